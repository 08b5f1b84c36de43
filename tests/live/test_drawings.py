"""An edit of the map sends what it changed, and screens then show what a reload would show."""

import pytest

from bench.screen import Screen
from chain import commands as c
from chain.map.draw import Parts
from chain.model import Actor, Tier
from live.fragments.drawings import changes, drawn
from tests.builders import Play, a_creation, a_map

TIER = a_map(Tier(id="source", name="Bron", order=1))
FIRST = a_map(Actor(id="farm", name="De Zilte Weide", tier="source"))
SECOND = a_map(Actor(id="mill", name="De Molen", tier="source"))
GONE = c.EditChain(edits=(c.RemovePart(sort="actor", id="farm"),))


def after(*edits: c.EditChain) -> Parts:
    play = Play()
    play.do(a_creation())
    for edit in edits:
        play.do(edit)
    return drawn(play.as_lead())


def shown(parts: Parts) -> Screen:
    screen = Screen()
    screen.draw(parts.svg())
    return screen


@pytest.mark.parametrize(
    ("before", "edits"),
    [((), (TIER, FIRST)), ((TIER,), (FIRST,)), ((TIER, FIRST), (SECOND,)), ((TIER, FIRST), (GONE,))],
    ids=["from nothing", "the first actor", "one more", "the last one gone"],
)
def test_a_screen_that_followed_an_edit_is_like_one_that_was_reloaded(
    before: tuple[c.EditChain, ...], edits: tuple[c.EditChain, ...]
) -> None:
    old, new = after(*before), after(*before, *edits)
    screen = shown(old)

    for patch in changes(old, new):
        screen.apply(patch.as_json())

    assert screen.html() == shown(new).html()
