"""A phone is enough: nothing scrolls sideways, and a thumb hits what it aims at."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bench.server import Server
from tests.e2e.moments import sample_at
from tests.e2e.people import LAPTOP, PHONE, SMALL_PHONE, Guest, Person, Size, Table, Visitors

LONG_NAME = "Wilhelmina-Alexandrina-Theodora-van-Oldenbarneveldt-tot-Wierhaven-en-Omstreken-B"
LONG_HOUSE = "Coöperatieve-Vissersvereniging-Wierhaven-en-Omstreken-in-Liquidatie-sinds-1987-BV"
TEXTS = (
    "a" * 2000,
    "هذا نص من اليمين إلى اليسار وهو طويل بما يكفي ليملأ أكثر من سطر واحد على الهاتف",
    "👩‍👩‍👧‍👦" * 60,
    "全角文字だけで書かれたとても長いひとつの文" * 8,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
)
PHONES = [pytest.param(PHONE, id="390x844"), pytest.param(SMALL_PHONE, id="360x740")]

_SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, select, textarea, summary, .chips span, input:not([type=checkbox], [type=radio], [type=hidden])'
  )]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width > 1 && box.height > 1 && (box.height < 43.5 || box.width < 43.5))
  .map(([box, one]) => `${Math.round(box.width)}x${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`)"""


def _fits(one: Person) -> None:
    """Hold that nothing makes the page wider than the screen."""
    wide, screen = one.page.evaluate(
        "(page => [page.scrollWidth, page.clientWidth])(document.documentElement)"
    )
    assert wide <= screen, f"{one.page.url} is {wide} wide on {screen}"


def _sit(visitors: Visitors, server: Server, moment: str, size: Size) -> Guest:
    scene = sample_at(server, moment)
    one = visitors.passer_by(size=size)
    one.page.request.get(server.url + scene.guest, max_redirects=0)
    return one.use("light", scene.table)


def _panes(one: Guest) -> Iterator[str]:
    """Show the work, then the map."""
    for pane in ("work", "map"):
        one.page.locator(f"[data-show='pane:{pane}']").click()
        yield pane


@pytest.mark.parametrize("size", PHONES)
@pytest.mark.parametrize("moment", ["welcome", "weaknesses", "dots", "board", "dark"])
def test_the_room_fits_a_phone_and_can_be_hit_with_a_thumb(
    visitors: Visitors, server: Server, size: Size, moment: str
):
    guest = _sit(visitors, server, moment, size)

    for _ in _panes(guest) if moment != "dark" else range(1):
        _fits(guest)
        small = guest.page.evaluate(_SMALL_TARGETS)
        assert not small, "\n".join(small)


@pytest.mark.parametrize("size", PHONES)
def test_the_door_fits_a_phone_and_can_be_hit_with_a_thumb(visitors: Visitors, table: Table, size: Size):
    guest = visitors.passer_by(size=size)
    for path in ("/join", f"/join/{table.code}"):
        guest.go(path)
        if path != "/join":
            guest.page.locator("summary").click()
            guest.page.locator("#actor").select_option("other")
        _fits(guest)
        small = guest.page.evaluate(_SMALL_TARGETS)
        assert not small, "\n".join(small)


@pytest.mark.parametrize("size", [pytest.param(SMALL_PHONE, id="phone"), pytest.param(LAPTOP, id="laptop")])
def test_long_names_and_strange_scripts_break_no_layout(visitors: Visitors, table: Table, size: Size):
    guest = visitors.guest(table, LONG_NAME, LONG_HOUSE, size=size)
    lead, wall = visitors.facilitator(table, size=size), visitors.wall(table)
    for text in TEXTS:
        guest.write(text)
        _fits(guest)
    expect(guest.mine("T")).to_have_count(len(TEXTS))
    lead.reveal("T")

    for one in (guest, lead, wall):
        expect(one.board("T").locator(".note")).to_have_count(len(TEXTS))
        _fits(one)
    shown = guest.board("T").locator(".note .text").all_text_contents()
    assert sorted(text.strip() for text in shown) == sorted(TEXTS)


def test_a_text_that_is_too_long_is_stopped_while_it_is_typed(visitors: Visitors, table: Table):
    guest = visitors.guest(table, "Noor", "De Rijpkelder")

    guest.words.fill("b" * 2000)
    guest.words.press("b")

    expect(guest.words).to_have_value("b" * 2000)
    expect(guest.page.locator("[data-counter]").locator("visible=true")).to_have_text("0")
