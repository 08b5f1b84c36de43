"""Many hands on one table: two tabs, two writers, two facilitators, and undo that is one's own."""

from playwright.sync_api import expect

from tests.e2e.people import Table, Visitors


def test_two_tabs_of_one_browser_are_one_person(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    expect(noor.words).to_be_visible()
    tab = noor.another_tab()
    expect(tab.locator("#me")).to_contain_text("Noor")

    noor.write("Uit het eerste tabblad")
    tab.locator("form.compose textarea[name=text]").fill("Uit het tweede")
    tab.get_by_role("button", name=noor.says("room.composer.send"), exact=True).click()

    expect(noor.mine("T")).to_have_count(2)
    expect(tab.locator("#my-T > .note")).to_have_count(2)
    expect(lead.page.locator("#count-T")).to_contain_text(lead.counted("T", 2, 1))
    expect(lead.page.locator("#here")).to_have_text(lead.counts("live.here", 1))


def test_two_people_change_their_notes_at_once_and_both_changes_stand(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    noor.write("Noors eerste")
    piet.write("Piets eerste")
    expect(noor.mine("T")).to_have_count(1)
    expect(piet.mine("T")).to_have_count(1)
    lead.reveal("T")

    for writer in (noor, piet):
        writer.press("room.mine.edit")
    noor.words.fill("Noors tweede")
    piet.words.fill("Piets tweede")
    noor.press("room.composer.send")
    piet.press("room.composer.send")

    for one in (noor, piet, lead):
        expect(one.board("T")).to_contain_text("Noors tweede")
        expect(one.board("T")).to_contain_text("Piets tweede")
        expect(one.board("T").locator(".note")).to_have_count(2)


def test_what_somebody_is_typing_stays_while_others_write(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    noor.words.fill("Ik ben nog bezig met")
    piet.write("Klaar")
    expect(noor.page.locator("#count-T")).to_contain_text(noor.counted("T", 1, 1))
    lead.reveal("T")

    expect(noor.board("T")).to_contain_text("Klaar")
    expect(noor.words).to_have_value("Ik ben nog bezig met")
    expect(noor.words).to_be_focused()


def test_undo_takes_back_my_latest_act_and_nobody_elses(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    noor.write("Van Noor")
    expect(noor.mine("T")).to_have_count(1)
    piet.write("Van Piet")
    expect(piet.mine("T")).to_have_count(1)

    noor.undo("note_written")

    expect(noor.mine("T")).to_have_count(0)
    expect(piet.mine("T")).to_contain_text("Van Piet")
    expect(lead.page.locator("#count-T")).to_contain_text(lead.counted("T", 1, 1))


def test_a_wrong_reveal_can_be_taken_back(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    noor.write("Van Noor")
    expect(noor.mine("T")).to_have_count(1)
    lead.reveal("T")
    expect(piet.board("T")).to_contain_text("Van Noor")

    lead.undo("notes_revealed")

    expect(piet.board("T").locator(".note")).to_have_count(0)
    expect(noor.mine("T")).to_contain_text("Van Noor")


def test_a_hidden_note_leaves_the_board_and_can_come_back(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    wall = visitors.wall(table)
    noor.write("Dat ene bedrijf deugt niet")
    expect(noor.mine("T")).to_have_count(1)
    lead.reveal("T")
    expect(wall.board("T")).to_contain_text("deugt niet")

    lead.press("cockpit.note.hide")

    expect(piet.board("T").locator(".note")).to_have_count(0)
    expect(wall.board("T").locator(".note")).to_have_count(0)
    expect(noor.mine("T")).to_contain_text(noor.says("live.note.hidden"))
    lead.press("cockpit.note.show")
    expect(piet.board("T")).to_contain_text("deugt niet")
    expect(wall.board("T")).to_contain_text("deugt niet")


def test_pens_go_down_for_everybody_and_up_again(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    wall = visitors.wall(table)
    expect(noor.words).to_be_visible()

    lead.press("cockpit.writing.lock")

    expect(noor.words).to_have_count(0)
    expect(noor.page.locator("#head")).to_contain_text(noor.says("live.pens_down"))
    expect(wall.scene).to_contain_text(wall.says("live.pens_down"))
    lead.press("cockpit.writing.unlock")
    expect(noor.words).to_be_visible()


def test_the_room_goes_on_when_the_facilitator_leaves_and_another_machine_takes_over(
    visitors: Visitors, table: Table
):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    expect(noor.words).to_be_visible()

    lead.page.close()
    noor.write("Zonder begeleider")
    expect(noor.mine("T")).to_have_count(1)
    again = visitors.facilitator(table)

    expect(again.page.locator("#count-T")).to_contain_text(again.counted("T", 1, 1))
    again.reveal("T")
    expect(noor.board("T")).to_contain_text("Zonder begeleider")


def test_a_second_facilitator_gets_a_link_and_leads_as_well(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    lead.go(f"/prepare?w={table.workshop}&lang=nl")
    lead.open_tab("pages.prepare.tab_people")
    lead.page.get_by_label(lead.says("pages.people.co_facilitator")).fill("Joost")
    lead.press("pages.people.add_facilitator")
    link = lead.page.get_by_text("/f/").inner_text().strip()

    joost = visitors.facilitator(Table(table.url, table.workshop, table.code, link.removeprefix(table.url)))
    joost.start("T")

    expect(noor.words).to_be_visible()
    expect(lead.page.get_by_test_id("stMarkdown").filter(has_text="Joost")).to_be_visible()


def test_somebody_without_a_device_writes_under_their_own_name(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    lead.seat("Opa Sietse", "De Vuurtoren")
    proxy = lead.page.locator("#letter-T .proxy")
    proxy.locator("summary").first.click()
    proxy.locator("select[name=author]").select_option(label="Opa Sietse, De Vuurtoren")

    proxy.locator("textarea").fill("Vroeger kwam de visboer langs")
    lead.press("room.composer.send")

    expect(proxy.locator(".my")).to_contain_text("Opa Sietse, De Vuurtoren")
    expect(noor.page.locator("#count-T")).to_contain_text(noor.counted("T", 1, 1))
    lead.reveal("T")
    expect(lead.note("visboer")).to_contain_text("Opa Sietse, De Vuurtoren")
    expect(noor.board("T")).to_contain_text("visboer")
    expect(noor.board("T")).not_to_contain_text("Sietse")
