"""A table draws its map from nothing, by mouse and by keyboard alone, while somebody else draws along."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import expect

from bench.server import Server
from chain.commands import OpenMap
from chain.model import By
from chain.samples import sample
from chain.view import Viewer
from chain.vocabulary import Language, Role
from tests.e2e.mapping import Hand
from tests.e2e.moments import hub_of
from tests.e2e.people import WALL, Table, Visitors


class Wanted(NamedTuple):
    """The sample's map as names."""

    tiers: Sequence[str]
    actors: Sequence[tuple[str, str]]
    links: Sequence[tuple[str, str, str]]

    def seen(self) -> dict[str, Any]:
        """What every screen must show in the end."""
        return {
            "tiers": list(self.tiers),
            "actors": sorted(map(list, self.actors)),
            "links": sorted(map(list, self.links)),
        }


def _sample() -> Wanted:
    case = sample()
    tiers = {one["id"]: one["name"]["nl"] for one in sorted(case["tiers"], key=lambda one: one["order"])}
    names = {one["id"]: one["name"] for one in case["actors"]}
    names = {id: name["nl"] if isinstance(name, dict) else name for id, name in names.items()}
    return Wanted(
        tuple(tiers.values()),
        tuple((names[one["id"]], tiers[one["tier"]]) for one in case["actors"]),
        tuple((names[one["from"]], names[one["to"]], one["type"]) for one in case["links"]),
    )


@pytest.fixture
def empty_table(server: Server) -> Table:
    """A workshop in which nothing has been drawn yet, and everybody may."""
    with hub_of(server) as hub:
        made = hub.create("Ketendag", "", language=Language.NL, facilitator="Saskia")
        lead = hub.view(made.workshop, Viewer(role=Role.PROJECTOR)).facilitators[0]
        hub.submit(made.workshop, OpenMap(open=True), By(role=Role.FACILITATOR, id=lead.id))
    return Table(server.url, made.workshop, made.code, made.link)


@pytest.mark.slow
def test_the_sample_is_drawn_by_mouse_while_another_browser_draws_along(
    visitors: Visitors, empty_table: Table
):
    wanted = _sample()
    lead = Hand(visitors.facilitator(empty_table, size=WALL)).open()
    noor = Hand(visitors.guest(empty_table, "Noor", size=WALL)).open()
    for tier in wanted.tiers:
        lead.add_tier(tier)
    for at, (name, tier) in enumerate(wanted.actors):
        if at == 4:  # the other one gives this one its name, and adds the next
            lead.add("Nog geen naam", tier)
            expect(noor.actor("Nog geen naam")).to_be_attached()
            noor.rename("Nog geen naam", name)
        else:
            (noor if at == 5 else lead).add(name, tier)
        expect(lead.actor(name)).to_be_attached()
    for at, (source, target, type) in enumerate(wanted.links):
        hand = noor if at % 10 == 9 else lead
        expect(hand.page.locator(".map-link")).to_have_count(at)
        hand.connect(source, target, type)

    for hand in (lead, noor):
        expect(hand.page.locator(".map-link")).to_have_count(len(wanted.links))
        assert hand.chain() == wanted.seen()


@pytest.mark.slow
def test_the_sample_is_drawn_with_the_keyboard_alone_while_another_browser_draws_along(
    visitors: Visitors, empty_table: Table
):
    wanted = _sample()
    lead, noor = visitors.facilitator(empty_table, size=WALL), visitors.guest(empty_table, "Noor", size=WALL)
    other = Hand(noor).open()
    hand = Hand(lead)
    _tab_to(hand, "[data-show='letter:map']", "Enter")
    _tab_to(hand, "[data-hand=large]", "Enter")
    _tab_to(hand, "[data-hand=draw]", "Enter", back=True)
    expect(lead.page.locator("#sheet")).to_be_focused()

    for tier in wanted.tiers:
        hand.keys.press("t")
        hand._name(tier)
        expect(hand.tier(tier)).to_be_focused()
    for tier in wanted.tiers:
        _to_heading(hand, tier, wanted.tiers)
        for name in [one for one, of in wanted.actors if of == tier]:
            hand.type_actor("Nog geen naam" if name == wanted.actors[4][0] else name, None)
            if name == wanted.actors[4][0]:  # two at once: this one gets its name from the other browser
                expect(other.actor("Nog geen naam")).to_be_attached()
                other.rename("Nog geen naam", name)
                expect(hand.actor(name)).to_be_focused()
    for at, (source, target, type) in enumerate(wanted.links):
        expect(hand.page.locator(".map-link")).to_have_count(at)
        hand.type_link(source, target, type)

    for one in (hand, other):
        expect(one.page.locator(".map-link")).to_have_count(len(wanted.links))
        assert one.chain() == wanted.seen()


def _tab_to(hand: Hand, which: str, key: str, *, back: bool = False) -> None:
    goal = hand.page.locator(which)
    for _ in range(120):
        if goal.evaluate("one => one === document.activeElement"):
            break
        hand.keys.press("Shift+Tab" if back else "Tab")
    expect(goal).to_be_focused()
    hand.keys.press(key)


def _to_heading(hand: Hand, tier: str, tiers: Sequence[str]) -> None:
    """Go up out of the column, and along the headings."""
    while not hand.here.startswith("tier:"):
        hand.keys.press("ArrowUp")
    names = list(tiers)
    here = hand.page.evaluate("document.activeElement.dataset.name")
    steps = names.index(tier) - names.index(here)
    for _ in range(abs(steps)):
        hand.keys.press("ArrowRight" if steps > 0 else "ArrowLeft")
    expect(hand.tier(tier)).to_be_focused()
