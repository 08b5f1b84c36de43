"""Who leads reads one panel and presses what it offers; time, pauses and handing over are on every screen."""

import pytest
from playwright.sync_api import expect

from bench.server import Server
from tests.e2e.access import violations_in_both_themes
from tests.e2e.moments import sample_at
from tests.e2e.people import LAPTOP, PHONE, WALL, Size, Table, Visitors
from tests.rehearsing import NOTES


@pytest.mark.parametrize("language", ["nl", "en"])
def test_somebody_who_reads_only_the_panel_turns_notes_over_and_goes_on(
    visitors: Visitors, table: Table, language: str
):
    lead = visitors.facilitator(table, language=language)
    guest = visitors.guest(table, "Noor", "De Gouden Korst", language=language)
    panel = lead.page.locator("#say")
    expect(panel.locator("blockquote")).not_to_be_empty()
    panel.get_by_role("button", name=lead.counts("cockpit.press.clock", 3)).click()
    guest.write("Te duur")
    panel.get_by_role("button", name=lead.says("cockpit.press.time_over")).click()
    panel.get_by_role("button", name=lead.says("cockpit.press.reveal_notes")).click()

    expect(lead.note("Te duur")).to_be_visible()
    panel.get_by_role("button").click()
    expect(lead.page.locator("#log")).to_contain_text(
        lead.says("deed.notes_revealed", who="Saskia", about=lead.letters("T")).split(":")[0]
    )


def test_a_pause_stands_on_every_screen_until_it_is_over(visitors: Visitors, table: Table):
    lead, wall = visitors.facilitator(table), visitors.wall(table)
    guest = visitors.guest(table, "Noor", "De Gouden Korst")

    lead.press("cockpit.pause")

    expect(wall.scene).to_contain_text(wall.says("projector.paused"))
    expect(guest.page.locator("#head")).to_contain_text(guest.says("room.paused"))
    lead.press("cockpit.resume")
    expect(wall.scene).not_to_contain_text(wall.says("projector.paused"))
    expect(guest.page.locator("#head")).not_to_contain_text(guest.says("room.paused"))


def test_the_tone_is_off_until_somebody_asks_for_it_and_is_remembered(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    tone = lead.button("cockpit.tone")
    expect(tone).to_have_attribute("aria-pressed", "false")

    tone.click()
    expect(tone).to_have_attribute("aria-pressed", "true")
    lead.reload()

    expect(tone).to_have_attribute("aria-pressed", "true")
    tone.click()
    expect(tone).to_have_attribute("aria-pressed", "false")


def test_what_was_taken_back_is_done_again(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    lead.press("cockpit.writing.lock")
    lead.undo("writing_locked")
    expect(lead.button("cockpit.writing.lock")).to_be_visible()

    lead.press("live.redo", act=lead.says("act.writing_locked"))

    expect(lead.button("cockpit.writing.unlock")).to_be_visible()


def test_a_rehearsal_fills_by_itself_and_is_left_with_one_press(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    lead.page.locator("summary").filter(has_text=lead.says("rehearsal.do")).click()

    with lead.context.expect_page() as opened:
        lead.press("rehearsal.start")

    beside = opened.value
    beside.wait_for_url("**/cockpit?w=rehearsal-*")
    workshop = beside.url.split("w=")[1].split("&")[0]
    lead.go(f"/cockpit/{workshop}?lang=nl")
    quick = lead.says("vocabulary.rehearsal_pace.quick").capitalize()
    lead.page.get_by_role("button", name=quick, exact=True).click()
    lead.start("T")
    expect(lead.page.locator("#count-T")).to_contain_text(lead.counted("T", NOTES, 3))

    lead.press("rehearsal.end")
    lead.page.wait_for_url(f"**/cockpit?w={table.workshop}")


@pytest.mark.parametrize("size", [LAPTOP, WALL, PHONE], ids=["laptop", "large", "phone"])
def test_what_to_say_is_on_the_first_screen_and_all_holds_the_rules(
    visitors: Visitors, server: Server, size: Size
):
    lead = visitors.facilitator(sample_at(server, "write").table, size=size)
    lead.page.locator(".side > .panel").evaluate_all("all => all.forEach(one => (one.open = true))")

    wide = lead.page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert list(violations_in_both_themes(lead)) == []
    assert wide <= 0
    lead.page.evaluate("scrollTo(0, 0)")
    box = lead.page.locator("#say blockquote").bounding_box()
    assert box
    assert box["y"] + box["height"] <= size[1]
