"""Outside-in: each letter opens when the one before it is closed, and going back loses nothing."""

from playwright.sync_api import expect

from tests.e2e.people import Table, Visitors


def test_no_letter_can_be_skipped(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)

    opportunities = lead.page.locator("#agenda li").filter(has=lead.page.locator(".badge.is-O"))
    opportunities.locator("summary").click()

    expect(opportunities).to_contain_text(lead.says("cockpit.gate.gate-closed"))
    expect(opportunities.get_by_role("button")).to_have_count(0)
    for letter in ("W", "O", "S"):
        tab = lead.page.locator(f"#tabs .tab.is-{letter}")
        expect(tab).to_contain_text(lead.says("live.letter_state.waiting"))


def test_weaknesses_wait_in_words_while_threats_lie_face_down(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    noor.write("Niemand kent de gast nog")
    expect(noor.mine("T")).to_have_count(1)

    lead.next_button.click()

    expect(lead.toast).to_contain_text(lead.says("error.reveal-first", letter="T"))
    expect(lead.page.locator("#agenda li.current .badge.is-T")).to_be_visible()
    expect(lead.page.locator("#tabs .tab.is-W")).to_contain_text(lead.says("live.letter_state.waiting"))


def test_weaknesses_wait_in_words_while_dots_are_given(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    noor.write("Niemand kent de gast nog")
    expect(noor.mine("T")).to_have_count(1)
    lead.reveal("T")
    lead.open_dots(1)
    expect(noor.dot("Niemand kent")).to_be_visible()

    lead.next_button.click()

    expect(lead.toast).to_contain_text(lead.says("error.dots-open", letter="T"))


def test_going_back_to_a_letter_loses_nothing_of_either(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    noor.write("Niemand kent de gast nog")
    expect(noor.mine("T")).to_have_count(1)
    lead.reveal("T")
    lead.close_letter("T")
    lead.start("W")
    noor.write("Wij bellen nooit na")
    expect(noor.mine("W")).to_have_count(1)

    lead.reopen_letter("T")

    expect(lead.page.locator("#agenda li.current .badge.is-T")).to_be_visible()
    expect(lead.page.locator("#undo")).to_contain_text(lead.says("act.letter_paused"))
    noor.write("En niemand belt ons")
    expect(noor.board("T").locator(".note")).to_have_count(2)
    lead.close_letter("T")
    lead.start("W")
    expect(noor.mine("W")).to_contain_text("Wij bellen nooit na")


def test_a_question_that_was_answered_closes(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    noor.write("Niemand kent de gast nog")
    expect(noor.mine("T")).to_have_count(1)
    lead.reveal("T")

    lead.close_letter("T")

    expect(lead.page.locator("#control-T summary")).to_have_text(lead.says("cockpit.letter.reopen"))
    expect(lead.button("cockpit.letter.reopen_it")).to_have_count(0)
