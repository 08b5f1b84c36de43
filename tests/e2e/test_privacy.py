"""What is private reaches nobody else's browser in any form, and nothing reaches for another host."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import expect

from bench.server import Server
from tests.e2e.moments import sample_at
from tests.e2e.people import Facilitator, Guest, Table, Visitors, Wall, text_of

CANARY = "kanariekwikstaart"


def test_an_unrevealed_note_reaches_no_other_browser_in_any_byte(visitors: Visitors, table: Table):
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    lead, wall = visitors.facilitator(table), visitors.wall(table)

    noor.write(f"{CANARY} onder ons")
    expect(noor.mine("T")).to_contain_text(CANARY)
    for reader in (piet, lead):
        expect(reader.page.locator("#count-T")).to_contain_text(reader.counted("T", 1, 1))
    _look_everywhere(table, piet, lead, wall)

    assert CANARY.encode() in noor.ear.heard
    for one in (piet, lead, wall):
        assert CANARY.encode() not in one.ear.heard
    lead.go(f"/cockpit/{table.workshop}?lang=nl")
    lead.reveal("T")
    expect(piet.board("T")).to_contain_text(CANARY)
    assert CANARY.encode() in piet.ear.heard


def _look_everywhere(table: Table, guest: Guest, lead: Facilitator, wall: Wall) -> None:
    """Open every page that could tell, take every file home, and bring every scene on the wall."""
    for scene in ("board", "map", "welcome", "prompt"):
        lead.page.locator("#scenes").get_by_role(
            "button", name=lead.says(f"vocabulary.scene.{scene}"), exact=True
        ).click()
        expect(wall.page.locator(f".scene-{scene}")).to_be_visible()
    for one, files in ((guest, ("pdf_nl", "csv")), (lead, ("pdf_nl", "csv", "json"))):
        one.go(f"/report?w={table.workshop}&lang=nl")
        for file in files:
            path = one.download(f"pages.report.{file}").path()
            one.ear.keep(text_of(path).encode() if file.startswith("pdf") else path.read_bytes())
        one.go(f"/{'room' if one is guest else 'prepare'}?w={table.workshop}&lang=nl")
        one.page.wait_for_load_state("networkidle")
    guest.use("light", table)


def test_dots_of_an_open_round_reach_no_other_browser(visitors: Visitors, table: Table):
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    piet = visitors.guest(table, "Piet", "De Zilte Weide")
    lead, wall = visitors.facilitator(table), visitors.wall(table)
    for text in ("Eerste", "Tweede"):
        noor.write(text)
    expect(noor.mine("T")).to_have_count(2)
    lead.reveal("T")
    lead.open_dots(1)
    expect(piet.dot("Tweede")).to_be_visible()
    expect(lead.page.locator("#finished-T")).to_contain_text(
        lead.says("cockpit.dots.finished", finished=0, people=2)
    )
    # Whatever the wall was sent before has come when it shows the next thing.
    lead.page.locator("#scenes").get_by_role("button", name=lead.says("vocabulary.scene.map")).click()
    expect(wall.page.locator(".scene-map")).to_be_visible()
    before = {one: len(one.ear.heard) for one in (piet, wall, lead)}

    noor.give_dot("Tweede")
    done = lead.says("cockpit.dots.finished", finished=1, people=2)
    expect(lead.page.locator("#finished-T")).to_contain_text(done)

    item = noor.item("Tweede").get_attribute("id")
    assert item
    for one in (piet, wall, lead):
        assert item.removeprefix("item-").encode() not in one.ear.heard[before[one] :]
    expect(piet.dot("Tweede")).to_have_attribute("aria-pressed", "false")
    lead.close_dots()
    expect(piet.item("Tweede").locator(".sum")).to_contain_text(piet.counts("live.dots", 1))


def test_no_page_of_any_role_asks_another_host_for_anything(visitors: Visitors, server: Server):
    scene = sample_at(server, "dots")
    lead = visitors.facilitator(scene.table, "streamlit")
    guest = visitors.passer_by()
    guest.page.request.get(server.url + scene.guest, max_redirects=0)
    stranger = visitors.passer_by()
    wall = visitors.wall(scene.table)

    for one, pages in (
        (lead, ("/", "/prepare", "/cockpit", "/projector", "/report", "/room")),
        (guest, ("/", "/room", "/report")),
        (stranger, ("/", "/prepare", "/cockpit", "/room", "/report")),
    ):
        for page in pages:
            one.go(f"{page}?w={scene.table.workshop}&lang=nl")
            one.page.wait_for_load_state("networkidle")
    for path in ("/join", "/join/NOPE22", f"/join/{scene.table.code}", f"/room/{scene.table.workshop}"):
        guest.go(path)
        guest.page.wait_for_load_state("networkidle")
    lead.go(f"/cockpit/{scene.table.workshop}")
    lead.page.wait_for_load_state("networkidle")

    ours = urlsplit(server.url).netloc
    asked = list(_asked(lead, guest, stranger, wall))
    assert len(asked) > 100
    assert {urlsplit(address).netloc for address in asked} == {ours}


def _asked(*people: Facilitator | Guest | Wall) -> Iterator[str]:
    """Yield every address that these browsers asked for over a network."""
    for one in people:
        yield from (address for address in one.ear.addresses if not address.startswith(("data:", "blob:")))
