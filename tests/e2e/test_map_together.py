"""Two who draw at once see each other, lose nothing, and decide themselves where both were first."""

import json
import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

from bench.server import Server
from chain.commands import OpenMap
from chain.model import By
from chain.view import Viewer
from chain.vocabulary import Role
from tests.e2e.conftest import NewTable
from tests.e2e.mapping import Hand, Point
from tests.e2e.moments import hub_of
from tests.e2e.people import PHONE, Person, Table, Visitors

FARM, CELLAR, CRUST = "De Zilte Weide", "De Rijpkelder", "De Gouden Korst"


@pytest.fixture
def open_table(server: Server, new_table: NewTable) -> Table:
    """Three houses in a row, on a map that everybody may draw on."""
    return _opened(server, new_table())


def _opened(server: Server, table: Table, *, open: bool = True) -> Table:
    with hub_of(server) as hub:
        lead = hub.view(table.workshop, Viewer(role=Role.PROJECTOR)).facilitators[0]
        hub.submit(table.workshop, OpenMap(open=open), By(role=Role.FACILITATOR, id=lead.id))
    return table


@pytest.fixture
def two(visitors: Visitors, open_table: Table) -> tuple[Hand, Hand]:
    """Saskia in the cockpit and Noor in the room, both drawing."""
    lead = Hand(visitors.facilitator(open_table)).open()
    return lead, Hand(visitors.guest(open_table, "Noor de Wit")).open()


def test_each_sees_by_name_what_the_other_has_in_hand(two: tuple[Hand, Hand]):
    lead, noor = two
    noor.select(CELLAR)

    expect(lead.rings("Noor")).to_have_count(1)
    expect(lead.rings()).not_to_contain_text("Wit")
    noor.select(CELLAR, CRUST)
    expect(lead.rings("Noor")).to_have_count(2)
    noor.page.locator("[data-hand=draw]").click()
    expect(lead.rings()).to_have_count(0)


def test_a_name_that_two_give_at_once_is_decided_by_the_second(two: tuple[Hand, Hand]):
    lead, noor = two
    for hand in (lead, noor):
        hand.mouse.dblclick(*hand.middle(hand.actor(FARM).locator(".map-card")))
        expect(hand.page.locator("#namer-name")).to_be_focused()
    noor._name("De Zoute Weide")
    expect(lead.actor("De Zoute Weide")).to_be_attached()
    lead.keys.type("De Zoete Weide")
    lead.keys.press("Enter")

    box = lead.page.locator("#namer .conflict")
    expect(box).to_contain_text("De Zoute Weide")
    expect(box).to_contain_text("De Zoete Weide")
    lead.one.press("canvas.conflict.mine")
    expect(noor.actor("De Zoete Weide")).to_be_attached()
    expect(lead.page.locator("#namer")).to_be_hidden()


@pytest.mark.parametrize(("keep", "stays"), [("mine", "app"), ("theirs", "phone")])
def test_a_field_that_two_fill_in_at_once_is_decided_by_the_second(
    two: tuple[Hand, Hand], keep: str, stays: str
):
    lead, noor = two
    for hand in (lead, noor):
        hand.select(FARM)
        hand.keys.press("k")
        expect(hand.field("carried_by")).to_be_attached()
    # Both have begun from the same; what Noor says is on its way while Saskia chooses.
    lead.page.evaluate("document.querySelector('#inspector').id = 'inspector-held'")
    noor.field("carried_by").select_option("phone")
    expect(noor.said).to_have_text(noor.one.says("canvas.say.saved"))
    lead.page.locator("#inspector-held [name=carried_by]").select_option("app")

    box = lead.page.locator(".conflict").locator("visible=true")
    expect(box).to_contain_text(lead.one.says("vocabulary.carrier.phone"))
    expect(box).to_contain_text(lead.one.says("vocabulary.carrier.app"))
    lead.page.evaluate("document.querySelector('#inspector-held').id = 'inspector'")
    lead.one.press(f"canvas.conflict.{keep}")
    if keep == "mine":
        expect(noor.field("carried_by")).to_have_value(stays)
    else:
        expect(box).to_have_count(0)
        expect(noor.field("carried_by")).to_have_value(stays)


def test_what_somebody_is_typing_stays_while_others_draw(two: tuple[Hand, Hand]):
    lead, noor = two
    lead.select(FARM)
    lead.field("for_whom").fill("Wie de polder wil")
    lead.keys.press("Home")
    noor.rename(FARM, "De Zoute Weide")
    noor.add("Kade 3", "Bron")
    expect(lead.actor("Kade 3")).to_be_attached()

    expect(lead.field("name")).to_have_value("De Zoute Weide")
    expect(lead.field("for_whom")).to_be_focused()
    expect(lead.field("for_whom")).to_have_value("Wie de polder wil")
    lead.keys.type("Al ")
    lead.keys.press("Tab")
    expect(lead.said).to_have_text(lead.one.says("canvas.say.saved"))
    noor.select("De Zoute Weide")
    expect(noor.field("for_whom")).to_have_value("Al Wie de polder wil")


def test_several_are_removed_in_one_step_and_come_back_in_one(two: tuple[Hand, Hand]):
    lead, noor = two
    lead.select(FARM, CELLAR)
    lead.keys.press("Delete")
    expect(noor.page.locator(".map-actor")).to_have_count(1)
    expect(noor.page.locator(".map-link")).to_have_count(0)

    lead.keys.press("Control+z")
    expect(noor.page.locator(".map-actor")).to_have_count(3)
    expect(noor.page.locator(".map-link")).to_have_count(2)


def test_a_step_is_taken_back_and_done_again_and_told_each_time(two: tuple[Hand, Hand]):
    lead, noor = two
    lead.rename(FARM, "De Zoute Weide")
    expect(lead.said).to_have_text(lead.one.says("canvas.say.renamed", name="De Zoute Weide"))
    act = lead.one.says("act.part_changed")
    for keys, word, name in (
        ("Control+z", "undone", FARM),
        ("Control+Shift+Z", "redone", "De Zoute Weide"),
        ("Control+z", "undone", FARM),
        ("Control+y", "redone", "De Zoute Weide"),
    ):
        ready = "data-act" if word == "undone" else "data-again"
        expect(lead.page.locator("#undo")).to_have_attribute(ready, "part_changed")
        lead.keys.press(keys)
        expect(noor.actor(name)).to_be_attached()
        expect(lead.said).to_have_text(lead.one.says(f"canvas.say.{word}", act=act))
    lead.one.press("live.undo", act=act)
    expect(lead.said).to_have_text(lead.one.says("canvas.say.undone", act=act))


def test_what_is_put_below_the_last_stays_below_it(two: tuple[Hand, Hand]):
    lead, noor = two
    lead.add("Kade 3", "Huis")
    lead.add("Kade 4", "Huis")

    expect(noor.actor("Kade 4")).to_be_attached()
    heights = [noor.middle(noor.actor(name).locator(".map-card"))[1] for name in (CELLAR, "Kade 3", "Kade 4")]
    assert heights == sorted(heights)


def test_the_links_of_an_actor_follow_it_while_it_is_carried(two: tuple[Hand, Hand]):
    lead, _ = two
    x, y = lead.middle(lead.actor(CELLAR).locator(".map-card"))
    lead.mouse.move(x, y)
    lead.mouse.down()
    lead.mouse.move(x + 20, y + 60)

    expect(lead.page.locator("#map-hands .trail")).to_have_count(2)
    lead.mouse.up()
    expect(lead.page.locator("#map-hands .trail")).to_have_count(0)
    expect(lead.page.locator(".map-link.carried")).to_have_count(0)


def test_an_actor_lies_where_the_last_hand_laid_it(two: tuple[Hand, Hand]):
    lead, noor = two
    x, y = lead.middle(lead.actor(FARM).locator(".map-card"))
    lead.mouse.move(x, y)
    lead.mouse.down()
    lead.mouse.move(x + 10, y + 40)
    noor_x, _ = noor.middle(noor.actor(FARM).locator(".map-card"))
    noor_to_x, _ = noor.middle(noor.actor(CELLAR).locator(".map-card"))
    noor.drag(FARM, (noor_to_x - noor_x, 120))
    house = noor.tier("Huis").get_attribute("data-tier") or ""
    expect(lead.actor(FARM)).to_have_attribute("data-tier", house)
    lead.mouse.move(x + 5, y + 90)
    lead.mouse.up()

    source = lead.tier("Bron").get_attribute("data-tier") or ""
    for hand in two:
        expect(hand.actor(FARM)).to_have_attribute("data-tier", source)
        expect(hand.page.locator(".conflict").locator("visible=true")).to_have_count(0)


def test_an_actor_is_dragged_to_another_tier_and_does_not_jump_back(two: tuple[Hand, Hand]):
    lead, noor = two
    card = lead.actor(FARM).locator(".map-card")
    from_x, _ = lead.middle(card)
    to_x, _ = lead.middle(lead.actor(CELLAR).locator(".map-card"))
    seen = lead.page.evaluate_handle(
        """() => {
          const seen = [];
          const card = document.querySelector('.map-actor .map-card');
          const look = () => { seen.push(card.getBoundingClientRect().x); requestAnimationFrame(look); };
          look();
          return seen;
        }"""
    )
    lead.drag(FARM, (to_x - from_x, 150))

    tier = noor.tier("Huis").get_attribute("data-tier")
    expect(noor.actor(FARM)).to_have_attribute("data-tier", tier or "")
    lead.page.wait_for_timeout(900)
    places = seen.json_value()
    far = max(places) - 30
    assert min(places[next(at for at, x in enumerate(places) if x > far) :]) > far - 40
    lead.keys.press("Control+z")
    expect(noor.actor(FARM)).not_to_have_attribute("data-tier", tier or "")


def test_drawing_ends_when_the_map_is_closed_and_nothing_gets_through(visitors: Visitors, open_table: Table):
    lead, noor = visitors.facilitator(open_table), visitors.guest(open_table, "Noor")
    hand = Hand(noor).open()
    hand.select(FARM)
    hand.keys.press("a")
    looks = lead.page.locator("#looks")
    looks.locator("[data-command*=open_map]").evaluate("button => button.click()")

    expect(noor.page.locator("#canvas")).to_have_class("canvas")
    expect(noor.page.locator("[data-hand=draw]")).to_have_count(0)
    expect(noor.page.locator("#namer")).to_be_hidden()


def test_what_a_note_is_aimed_at_is_told_to_nobody(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor")
    Hand(lead).open()
    sent: list[str] = []
    noor.page.on("websocket", lambda socket: socket.on("framesent", lambda text: sent.append(str(text))))
    noor.page.reload()
    expect(noor.page.locator('.kf[data-connection="on"]')).to_have_count(1)
    noor.page.locator("[data-show='pane:map']").click()
    noor.page.locator(".map-actor").nth(1).hover()
    noor.page.locator(".map-actor").nth(1).focus()
    noor.page.keyboard.press("ArrowRight")
    noor.page.locator(".map-actor").nth(1).click(position={"x": 5, "y": 5})
    expect(noor.words).to_be_focused()

    assert [text for text in sent if "at" in json.loads(text) or "command" in text] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_map_holds_the_rules_of_accessibility_while_two_draw(
    visitors: Visitors, open_table: Table, dark: bool
):
    lead = Hand(visitors.facilitator(open_table, dark=dark)).open()
    noor = Hand(visitors.guest(open_table, "Noor", dark=dark)).open()
    noor.select(FARM, CELLAR)
    expect(lead.rings("Noor")).to_have_count(2)
    lead.select(CRUST)
    expect(lead.field("name")).to_have_value(CRUST)
    found = list(_violations(lead.page))
    lead.keys.press("k")
    expect(lead.field("carried_by")).to_be_attached()
    lead.keys.press("a")
    found += [*_violations(lead.page), *_violations(noor.page)]
    lead.keys.press("Escape")
    lead.keys.press("?")
    expect(lead.page.locator("#map-keys")).to_be_visible()
    found += _violations(lead.page)

    assert not found, "\n".join(found)


def _violations(page: Page) -> Iterator[str]:
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for violation in Axe().run(page, options=rules).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:200]} {node['any'][:1]}"


# --- with a finger -----------------------------------------------------------------------------------


def still(what: Locator) -> FloatRect:
    """Return where something is once it has come to rest."""
    what.element_handle().wait_for_element_state("stable")
    box = what.bounding_box()
    assert box is not None
    return box


class Finger:
    """Touches on the screen of a phone, as the browser's own input has them."""

    def __init__(self, one: Person) -> None:
        self._page = one.page
        self._cdp = one.context.new_cdp_session(one.page)
        one.page.mouse.move(0, 0)  # the test's own mouse hovers over nothing

    def _touch(self, kind: str, *points: Point, **more: float) -> None:
        found = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
        self._cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found, **more})

    def tap_twice(self, at: Point) -> None:
        """Tap twice within a moment, however slow the machine is."""
        now = time.time()
        for moment in (now, now + 0.1):
            self._touch("touchStart", at, timestamp=moment)
            self._touch("touchEnd", timestamp=moment + 0.05)

    def stay(self, at: Point) -> None:
        """Press, and keep the finger there until the map has felt it."""
        self._touch("touchStart", at)
        expect(self._page.locator("[data-hand=several]")).to_have_attribute("aria-pressed", "true")
        self._touch("touchEnd")

    def slide(self, *ways: tuple[tuple[float, float], tuple[float, float]]) -> None:
        """Slide one finger, or several at once."""
        self._touch("touchStart", *(start for start, _ in ways))
        for part in (0.25, 0.5, 0.75, 1.0):
            points = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in ways]
            self._touch("touchMove", *points)
        self._touch("touchEnd")


def test_a_phone_adds_moves_links_and_pinches(visitors: Visitors, open_table: Table):
    noor = visitors.guest(open_table, "Noor", size=PHONE)
    hand, finger = Hand(noor).open(), Finger(noor)
    sheet = noor.page.locator("#sheet")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    wide = _wide(hand)
    (x, y) = middle
    finger.slide(((x - 30, y), (x - 100, y)), ((x + 30, y), (x + 100, y)))
    assert _wide(hand) > wide * 2

    noor.page.locator("[data-hand=more]").tap()
    noor.page.locator("[data-hand=fit]").tap()
    column = still(noor.page.locator(".map-column").first)
    finger.tap_twice((column["x"] + column["width"] / 2, column["y"] + column["height"] - 8))
    hand._name("Kotter")
    expect(hand.actor("Kotter")).to_be_focused()

    hand.actor("Kotter").tap()
    expect(noor.page.locator(".handle")).to_have_count(2)
    card = still(hand.actor("Kotter").locator(".map-card"))
    edge = (card["x"] + card["width"] + 4, card["y"] + card["height"] / 2)
    finger.slide((edge, hand.middle(hand.actor(CELLAR).locator(".map-card"))))
    noor.page.locator("#link-types [data-type=money]").click()
    expect(hand.link("Kotter", CELLAR, "money")).to_be_attached()

    place = hand.actor(FARM).get_attribute("transform")
    x, y = hand.middle(hand.actor(FARM).locator(".map-card"))
    finger.slide(((x, y), (x, y + 40)))
    expect(hand.actor(FARM)).not_to_have_attribute("transform", place or "")
    expect(noor.page.locator("#undo")).to_have_attribute("data-act", "part_changed")


def test_a_finger_that_stays_begins_to_select_several(visitors: Visitors, open_table: Table):
    noor = visitors.guest(open_table, "Noor", size=PHONE)
    hand, finger = Hand(noor).open(), Finger(noor)
    several = noor.page.locator("[data-hand=several]")
    mine = noor.page.locator("#map-hands .ring.is-me")

    finger.stay(hand.middle(hand.actor(FARM).locator(".map-card")))
    hand.actor(CELLAR).tap()
    expect(mine).to_have_count(2)
    several.tap()
    expect(mine).to_have_count(2)
    hand.actor(FARM).tap()
    expect(mine).to_have_count(1)


def test_the_buttons_for_drawing_take_one_row_of_a_phone(visitors: Visitors, open_table: Table):
    hand = Hand(visitors.facilitator(open_table, size=PHONE)).open()
    bar = hand.page.locator("#drawing").bounding_box()
    assert bar is not None
    assert bar["height"] < 60

    hand.page.locator("[data-hand=more]").click()
    expect(hand.page.locator("[data-hand=help]")).to_be_visible()


def _wide(hand: Hand) -> float:
    box = hand.actor(FARM).locator(".map-card").bounding_box()
    assert box is not None
    return box["width"]
