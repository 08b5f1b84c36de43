"""What a method has at its fullest stays within the wall, and can be read from afar."""

from collections.abc import Iterator
from itertools import cycle

from playwright.sync_api import expect

from bench.server import Server
from chain import method_commands as m
from chain.commands import Command, Join, StartPhase
from chain.model import By, Participant, Theme
from chain.view import View
from chain.vocabulary import LETTERS, Letter, Role
from tests.e2e.moments import GUEST, LEAD, Moment, kind, never, phase, played
from tests.e2e.people import Visitors

Act = tuple[By, Command]

BY_LEAD = By(role=Role.FACILITATOR, id=LEAD.id)
A_NAME = "Maximiliaan van der Grinten-Oosterwijk tot Nieuwenhuizen en Zoon"
A_STORY = "De vraag naar kaas uit onze streek verschuift sneller dan wij kunnen rijpen. " * 12

_OVER_THE_EDGE = """() => {
  const scene = document.querySelector(".scene");
  const walker = document.createTreeWalker(document.querySelector("#screen"), NodeFilter.SHOW_TEXT);
  const small = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const size = parseFloat(getComputedStyle(element).fontSize);
    const seen = node.data.trim() && element.checkVisibility({visibilityProperty: true});
    if (seen && size < 28 && !element.closest(".unseen, style")) small.push([size, node.data.trim()]);
  }
  const high = scene.scrollHeight - scene.clientHeight;
  const sheets = [...scene.querySelectorAll("[data-pages] > div")];
  const cut = sheets.filter(one => one.scrollHeight > one.clientHeight + 2);
  return [high > 2 ? high : 0, cut.length, small];
}"""


def _everybody(count: int) -> Iterator[Act]:
    for nth in range(count):
        id = f"more-{nth}"
        yield (
            By(role=Role.STRANGER, id=id),
            Join(participant=Participant(id=id, name=A_NAME, house="De Waard")),
        )


def _long_name(seen: View) -> Iterator[Act]:
    yield from _everybody(1)
    yield BY_LEAD, m.StartRound()
    for _ in range(len(seen.people) + 1):
        yield BY_LEAD, m.HandOn()
    yield By(role=Role.PARTICIPANT, id="more-0"), m.AskTurn()


def _long_card(seen: View) -> Iterator[Act]:
    guest = By(role=Role.PARTICIPANT, id=GUEST)
    yield guest, m.GiveCard(id="card-long", to=next(iter(seen.chain.actor)), text=A_STORY)
    yield guest, m.ReadCardOut(id="card-long")


def _long_themes(seen: View) -> Iterator[Act]:
    long = Theme(sentence=A_STORY[:199], felt_first_by=A_STORY[:199], if_nothing_happens=A_STORY[:499])
    for nth in range(5):
        yield BY_LEAD, m.ProposeTheme(id=f"theme-{nth}", theme=long)


def _ten_by_ten(seen: View) -> Iterator[Act]:
    """Confront ten with ten, about which people disagree."""
    first = {letter: tuple(one.id for one in seen.board(letter)[:5]) for letter in LETTERS}
    outside, inside = (*first[Letter.T], *first[Letter.O]), (*first[Letter.W], *first[Letter.S])
    yield BY_LEAD, m.OpenMatrix(external=outside, internal=inside)
    scores = cycle((2, -2, 1, -1, 0, 2, 1))
    for one in seen.people[:2]:
        for external in outside:
            for internal in inside:
                cell = m.ScoreCell(external=external, internal=internal, score=next(scores))
                yield By(role=Role.PARTICIPANT, id=one.id), cell
    yield BY_LEAD, m.CloseMatrix()


def _many_words(seen: View) -> Iterator[Act]:
    yield BY_LEAD, StartPhase(phase="close")
    yield from _everybody(45)
    for nth in range(45):
        word = m.SayWord(word="dat wij elkaar nodig hebben, echt waar"[: 10 + nth % 30])
        yield By(role=Role.PARTICIPANT, id=f"more-{nth}"), word


FULLEST = {
    "stick": (phase("appreciate"), _long_name),
    "cards": (phase("flip"), _long_card),
    "themes": (kind("choose_theme"), _long_themes),
    "matrix": (kind("open_matrix"), _ten_by_ten),
    "words": (never, _many_words),
}
"""What is on the wall then: where the sample stops, and what is done to fill it."""


def test_nothing_runs_over_the_edge_of_the_wall(visitors: Visitors, server: Server):
    tables = {
        scene: played(server, Moment(over), "nl", acts).table for scene, (over, acts) in FULLEST.items()
    }
    wall = visitors.wall(tables["stick"])

    for scene, table in tables.items():
        wall.open(table)
        expect(wall.page.locator(f".scene-{scene}")).to_be_visible()
        assert wall.page.evaluate(_OVER_THE_EDGE) == [0, 0, []], scene
