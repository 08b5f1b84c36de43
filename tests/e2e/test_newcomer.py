"""Somebody who has read nothing but the README leads a whole workshop, from the first page to the PDF."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import CHAIN
from tests.e2e.people import PHONE, Facilitator, Guest, Person, Table, Visitors, Wall, text_of

WORDS = {
    "T": ("De brug is te vaak dicht", "Gasten boeken bij een platform"),
    "W": ("Wij bellen niemand na", "Wij weten niet wie er komt"),
    "O": ("De gast wil de maker ontmoeten", "De stille maanden"),
    "S": ("De Rijpkelder legt alles uit", "De korst is beroemd"),
}
TITLE = "Ketendag in de haven"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_newcomer_leads_a_workshop_from_the_first_page_to_the_pdf(
    visitors: Visitors, language: str, tmp_path: Path
):
    lead = visitors.newcomer(language=language)
    table = _start_on_home(lead)
    _draw_the_chain(lead, table)
    noor = _come_in(visitors.passer_by(language=language), table, "Noor", "De Rijpkelder")
    piet = _come_in(visitors.passer_by(language=language), table, "Piet", "De Zilte Weide")
    fenna = _come_in(visitors.passer_by(language=language, size=PHONE), table, "Fenna", "De Gouden Korst")
    wall = visitors.wall(table, language=language)
    expect(wall.scene).to_contain_text(table.code)
    expect(wall.page.locator("#here")).to_have_text(wall.counts("live.here", 3))

    for letter in "TWOS":
        _work_through(letter, lead, (noor, fenna), piet, wall)

    _take_home(lead, tmp_path)


def _start_on_home(lead: Facilitator) -> Table:
    """Start a workshop on the first page, keep the secret link, and open the cockpit."""
    lead.go(f"/?lang={lead.language}")
    lead.field("pages.home.start_title").fill(TITLE)
    lead.field("pages.home.start_theme").fill("Wie kent onze gast nog?")
    lead.field("pages.home.your_name").first.fill("Saskia")
    lead.press("pages.home.start_button")
    link = lead.page.get_by_text("/f/").inner_text().strip().removeprefix(lead.url)
    lead.press("pages.home.open_cockpit")
    expect(lead.page.locator("#agenda")).to_be_visible()
    workshop = lead.page.url.split("w=")[1].split("&")[0]
    return Table(lead.url, workshop, lead.page.locator(".invite .code").inner_text(), link)


def _draw_the_chain(lead: Facilitator, table: Table) -> None:
    """Put three houses on the map by typing them, and go back to the cockpit."""
    lead.page.get_by_role("link", name=lead.says("cockpit.link.prepare"), exact=True).last.click()
    lead.open_tab("pages.prepare.tab_chain")
    lead.field("pages.prepare.quick_label").fill(CHAIN[lead.language])
    lead.field("pages.prepare.quick_label").press("Control+Enter")
    expect(lead.page.get_by_text(lead.says("pages.prepare.map_planned"))).to_be_visible()
    lead.press("pages.prepare.quick_save")
    expect(lead.page.get_by_text(lead.says("pages.prepare.map"), exact=True)).to_be_visible()
    expect(lead.page.get_by_alt_text(lead.says("pages.prepare.map_alt", actors=3, links=2))).to_be_visible()
    lead.go(f"/cockpit?w={table.workshop}&lang={lead.language}")
    expect(lead.page.locator("#agenda")).to_be_visible()
    lead.alive()


def _come_in(guest: Guest, table: Table, name: str, house: str) -> Guest:
    """Type the code, say name and house: the next thing is to write."""
    guest.go(f"/join?lang={guest.language}")
    guest.page.locator("#code").fill(table.code.lower())
    guest.press("door.continue")
    expect(guest.page.get_by_role("heading", name=TITLE)).to_be_visible()
    guest.page.locator("#name").fill(name)
    guest.page.locator("#actor").select_option(label=house)
    guest.page.locator("[name=consent]").check()
    guest.press("door.sit_down")
    expect(guest.page.locator("#me")).to_contain_text(name)
    guest.alive()
    return guest


def _work_through(
    letter: str, lead: Facilitator, writers: Sequence[Guest], reader: Guest, wall: Wall
) -> None:
    """Write, reveal, merge, give dots, close: one letter as it goes in a room."""
    first, second = WORDS[letter]
    everybody: tuple[Person, ...] = (*writers, reader, lead, wall)
    lead.start(letter)
    if letter == "T":
        _see_the_scenes(lead, wall, reader)
    for writer, text in zip(writers, WORDS[letter], strict=True):
        expect(writer.words).to_be_visible()
        writer.write(text)
        expect(writer.mine(letter)).to_contain_text(text)
    expect(reader.page.locator(f"#count-{letter}")).to_have_text(reader.counted(letter, 2, 2))
    expect(reader.board(letter).locator(".note")).to_have_count(0)

    lead.reveal(letter)
    lead.press("cockpit.scene.auto")
    for one in everybody:
        expect(one.board(letter).locator(".note")).to_have_count(2)
    if letter == "T":
        lead.merge([first, second], "Wat de weg verspert")
        expect(reader.board(letter).locator("h4")).to_have_text("Wat de weg verspert")

    lead.open_dots(1)
    reader.give_dot(first)
    expect(reader.page.locator(f"#left-{letter}")).to_have_text(_dots_left(reader, 0))
    for one in (*writers, lead, wall):
        expect(one.board(letter).locator(".result")).to_have_count(0)
    lead.close_dots()
    for one in everybody:
        expect(one.item(first).locator(".sum")).to_contain_text(one.counts("live.dots", 1))
    lead.close_letter(letter)


def _dots_left(guest: Guest, left: int) -> str:
    return f"○ {guest.counts('room.dots.left', left)}"


def _see_the_scenes(lead: Facilitator, wall: Wall, reader: Guest) -> None:
    """Bring prompt, map, board and darkness on the wall by hand; the board shows nothing yet."""
    scenes = lead.page.locator("#scenes")
    for scene, seen in (("map", "svg.map"), ("board", "h1"), ("dark", ""), ("prompt", "h1")):
        scenes.get_by_role("button", name=lead.says(f"vocabulary.scene.{scene}"), exact=True).click()
        expect(wall.page.locator(f".scene-{scene}")).to_be_visible()
        if seen:
            expect(wall.scene.locator(seen).first).to_be_visible()
    expect(reader.words).to_be_visible()


def _take_home(lead: Facilitator, folder: Path) -> None:
    """Download the report in both languages, and read it."""
    lead.page.get_by_role("link", name=lead.says("pages.report.title"), exact=True).first.click()
    for language, threats in (("nl", "edreigingen"), ("en", "hreats")):
        path = folder / f"{language}.pdf"
        lead.download(f"pages.report.pdf_{language}").save_as(path)
        text = text_of(path)
        assert TITLE in text
        assert threats in text
        assert "Wat de weg verspert" in text
        assert all(note in text for notes in WORDS.values() for note in notes)
        assert "Noor" in text
