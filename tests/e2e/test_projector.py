"""The wall can be read from six metres: large, without scrollbars, light and dark."""

import re

import pytest
from playwright.sync_api import expect

from bench.server import Server
from chain.commands import ShowMap
from chain.model import By, Look
from chain.vocabulary import Overlay, Role
from tests.e2e.moments import LEAD, hub_of, sample_at
from tests.e2e.people import Visitors, Wall

SMALLEST = 28
"""Pixels of body text on a wall of 1920x1080."""
SMALLEST_NAME, SMALLEST_SIGN = 28, 20
"""On a map of nineteen houses: their names; and their kinds, headings, numbers and legend."""

_TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('#screen'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const seen = node.data.trim() && element.checkVisibility({visibilityProperty: true});
    if (!seen || box.width < 2 || box.height < 2 || element.closest('.unseen, title, desc')) continue;
    const map = element.closest('svg');
    const scale = map ? element.getScreenCTM().a : 1;
    const sort = element.closest('.map-actor > text[font-weight]') ? 'name' : map ? 'sign' : 'text';
    found.push([parseFloat(getComputedStyle(element).fontSize) * scale, sort, node.data.trim()]);
  }
  return found;
}"""
SCENES = {
    "welcome": "welcome",
    "prompt": "write",
    "map": "map",
    "closed_door": "doors",
    "board": "board",
    "dark": "dark",
}
"""What is on the wall, and at which moment of the sample."""
LOOKS = (*(Look(overlay=one) for one in Overlay), Look(mirrored=True))


@pytest.mark.parametrize("scene", SCENES)
def test_every_text_on_the_wall_can_be_read_from_afar(visitors: Visitors, server: Server, scene: str):
    wall = visitors.wall(sample_at(server, SCENES[scene]).table)
    expect(wall.page.locator(f".scene-{scene}")).to_be_visible()

    _can_be_read(wall, scene)
    with wall.other_theme():
        _can_be_read(wall, scene)


def _can_be_read(wall: Wall, scene: str) -> None:
    texts = wall.page.evaluate(_TEXTS)

    assert texts or scene == "dark"
    assert any(sort == "name" for _, sort, _ in texts) == (scene == "map")
    least = {"text": SMALLEST, "name": SMALLEST_NAME, "sign": SMALLEST_SIGN}
    small = [(size, text) for size, sort, text in texts if size < least[sort]]
    assert not small, small
    _shows_no_scrollbars(wall)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_look_of_the_map_can_be_read_from_afar(visitors: Visitors, server: Server, language: str):
    scenes = [sample_at(server, "map", language) for _ in LOOKS]
    with hub_of(server) as hub:
        for scene, look in zip(scenes, LOOKS, strict=True):
            hub.submit(scene.table.workshop, ShowMap(look=look), By(role=Role.FACILITATOR, id=LEAD.id))
    wall = visitors.wall(scenes[0].table, language=language)

    for scene, look in zip(scenes, LOOKS, strict=True):
        wall.open(scene.table)
        expect(wall.page.locator("#map-reading")).not_to_be_empty()
        texts = wall.page.evaluate(_TEXTS)

        least = {"text": SMALLEST, "name": SMALLEST_SIGN, "sign": SMALLEST_SIGN}
        small = [(size, text) for size, sort, text in texts if size < least[sort]]
        assert not small, (look, small)
        _shows_no_scrollbars(wall)


def _shows_no_scrollbars(wall: Wall) -> None:
    wide, high = wall.page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert (wide, high) == (1920, 1080)


_IN_SIGHT = """() => {
    const board = document.querySelector(".board").getBoundingClientRect();
    return [...document.querySelectorAll(".board > .item")]
        .map(one => [one.id, one.getBoundingClientRect()])
        .filter(([, box]) => box.left > board.left - 2 && box.right < board.right + 2)
        .map(([id]) => id);
}"""


def test_a_long_board_turns_its_pages(visitors: Visitors, server: Server):
    scene = sample_at(server, "weaknesses")
    lead, wall = visitors.facilitator(scene.table), visitors.wall(scene.table)
    guest = visitors.guest(scene.table, "Wiebe", "De Vuurtoren")
    for nth in range(12):
        guest.write(f"Nog een zwakte, nummer {nth}, met genoeg woorden voor drie regels op het scherm.")
    expect(guest.mine("W")).to_have_count(12)
    lead.reveal("W")
    expect(wall.board("W").locator(".note")).to_have_count(20)

    number = wall.page.locator("[data-page-number]")
    expect(number).to_have_text(re.compile(r"\d / [2-9]"))
    shown = set[str]()
    for _ in range(int(number.inner_text()[-1])):
        before = number.inner_text()
        wall.page.keyboard.press("ArrowRight")
        expect(number).not_to_have_text(before)
        shown |= set(wall.page.evaluate(_IN_SIGHT))

    assert len(shown) == 20
    _shows_no_scrollbars(wall)
