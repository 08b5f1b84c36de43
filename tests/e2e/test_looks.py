"""Who leads chooses how the map is looked at, and the wall and every phone follow."""

import pytest
from playwright.sync_api import expect

from bench.server import Server
from chain.commands import ChangePart, EditChain
from chain.map.overlays import reading
from chain.model import By, Look
from chain.vocabulary import Overlay, Role
from tests.e2e.access import violations_in_both_themes as violations
from tests.e2e.moments import LEAD, Scene, hub_of, sample_at
from tests.e2e.people import LAPTOP, PHONE, WALL, Facilitator, Guest, Visitors, Wall

SELLER, KEEPS = "Hotel Het Havenhuis", "Café 't Terras"
"""A house that agreed to show who knows its guest, and one that keeps its figures."""


def _room(visitors: Visitors, scene: Scene, language: str) -> tuple[Facilitator, Wall, Guest]:
    """Who leads in the cockpit, the wall, and a guest with the map on a phone."""
    lead = visitors.facilitator(scene.table, language=language)
    wall = visitors.wall(scene.table, language=language)
    guest = visitors.passer_by(size=PHONE, language=language)
    guest.page.request.get(guest.url + scene.guest, max_redirects=0)
    guest.go(f"/room/{scene.table.workshop}?lang={language}")
    guest.press("room.pane.map")
    return lead, wall, guest


@pytest.mark.parametrize("language", ["nl", "en"])
def test_wall_and_phone_follow_the_look_that_is_chosen(visitors: Visitors, server: Server, language: str):
    lead, wall, guest = _room(visitors, sample_at(server, "map", language), language)

    for overlay in Overlay:
        lead.press(f"vocabulary.overlay.{overlay.value}")

        how = reading(Look(overlay=overlay), lead.language)
        button = lead.button(f"vocabulary.overlay.{overlay.value}")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(lead.page.locator("#looks")).to_contain_text(how)
        expect(guest.page.locator("#reading")).to_contain_text(how)
        for screen in (wall, guest):
            expect(screen.page.locator("#map-reading")).to_contain_text(how.split(" ", 1)[0])
            expect(screen.page.locator("#map-legend")).not_to_be_empty()
    lead.press("cockpit.looks.plain")
    expect(wall.page.locator("#map-reading")).to_have_text("")


def test_who_is_cut_off_stands_on_the_wall_until_it_is_switched_on_again(visitors: Visitors, server: Server):
    lead, wall, guest = _room(visitors, sample_at(server, "map"), "nl")
    lead.press("vocabulary.overlay.what_if")

    for name in ("Horecagroothandel Noordkust", "geld"):
        lead.page.locator("#look-switch").select_option(label=name)
        lead.press("cockpit.looks.switch_off")
        expect(lead.page.locator("#looks .chip").filter(has_text=name)).to_be_visible()

    told = "Krijgt niets meer aangeleverd: Restaurant Thalassa"
    for place in (
        lead.page.locator("#looks .cut-off"),
        *(one.page.locator("#reading") for one in (wall, guest)),
    ):
        expect(place).to_contain_text(told)
    lead.page.locator("#looks .chip").filter(has_text="Horecagroothandel").click()
    expect(wall.page.locator("#reading")).not_to_contain_text(told)
    expect(lead.page.locator("#looks .chip")).to_have_count(1)


def test_the_map_is_opened_for_the_room_and_tidied_up(visitors: Visitors, server: Server):
    scene = sample_at(server, "map")
    with hub_of(server) as hub:
        moved = ChangePart(sort="actor", id="a01", changes={"position": (500, 900)})
        hub.submit(scene.table.workshop, EditChain(edits=(moved,)), By(role=Role.FACILITATOR, id=LEAD.id))
    lead, wall, guest = _room(visitors, scene, "nl")
    place = str(wall.page.locator("#actor-a01").get_attribute("transform"))

    lead.press("cockpit.looks.open")
    expect(guest.page.locator("#hint")).to_contain_text(guest.says("room.map_open"))
    expect(guest.page.locator(".kf > .unseen")).to_contain_text(guest.says("live.news.map_open"))
    lead.press("cockpit.looks.open")
    expect(guest.page.locator("#hint")).not_to_contain_text(guest.says("room.map_open"))

    lead.confirm("cockpit.looks.tidy", "cockpit.looks.tidy_it")
    expect(wall.page.locator("#actor-a01")).not_to_have_attribute("transform", place)


def test_with_all_doors_closed_nobody_is_named_who_did_not_agree(visitors: Visitors, server: Server):
    lead, wall, _ = _room(visitors, sample_at(server, "map"), "nl")

    lead.press("vocabulary.scene.closed_door")

    expect(wall.scene).to_contain_text(wall.says("projector.doors.question"))
    row = wall.page.locator(".doors tr").filter(has_text=SELLER)
    expect(row.locator("td:not(:has(div))")).to_have_text(["28 %", "7 %", "65 %"])
    expect(wall.page.locator("#screen")).not_to_contain_text(KEEPS)
    assert _clipped(wall) == []


@pytest.mark.parametrize("size", [WALL, (1280, 720)], ids=["large", "small"])
@pytest.mark.parametrize("moment", ["map", "doors", "board", "welcome", "write"])
def test_nothing_on_the_wall_is_clipped_and_its_foot_is_one_line(
    visitors: Visitors, server: Server, moment: str, size: tuple[int, int]
):
    wall = visitors.wall(sample_at(server, moment).table, size=size)

    lines = wall.page.locator(".foot p").evaluate_all(
        "all => all.map(one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )

    assert len(lines) == 2
    assert all(height < 1.5 for height in lines)
    assert _clipped(wall) == []


def _clipped(wall: Wall) -> list[str]:
    """Return the texts that stand, in part, outside the wall or over its foot."""
    found: list[str] = wall.page.evaluate("""() => {
        const foot = document.querySelector('#foot').getBoundingClientRect().top;
        const walker = document.createTreeWalker(document.querySelector('#scene'), NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = range.getBoundingClientRect();
          if (!node.data.trim() || node.parentElement.closest('.unseen, title, desc, [data-pages]')) continue;
          const inside = box.left > -1 && box.right < innerWidth + 1 && box.bottom < foot + 1;
          if (!inside) found.push(node.data.trim());
        }
        return found;
    }""")
    return found


@pytest.mark.slow
def test_the_new_screens_hold_the_rules(visitors: Visitors, server: Server):
    scene = sample_at(server, "map")
    lead = visitors.facilitator(scene.table, size=LAPTOP)
    wall = visitors.wall(scene.table)

    found = list[str]()
    for overlay in Overlay:
        lead.press(f"vocabulary.overlay.{overlay.value}")
        expect(lead.button(f"vocabulary.overlay.{overlay.value}")).to_have_attribute("aria-pressed", "true")
        found += [*violations(lead), *violations(wall)]
    lead.press("vocabulary.scene.closed_door")
    expect(wall.page.locator(".doors")).to_be_visible()

    assert [*found, *violations(wall)] == []
