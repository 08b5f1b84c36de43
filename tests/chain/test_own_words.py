"""Canary: what a facilitator wants to say in their own words is for who leads, on every way out."""

from itertools import product

import pytest

from chain import commands as c
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Letter, Role, Scene
from live.fragments.screen import screen
from tests.builders import Play, a_workshop
from tests.chain.test_view import who_sees
from tests.exports.reading import printed

CANARY = "CANARY-eigen-woorden"


@pytest.fixture(params=["", "welcome", Letter.T, "walk", "close"])
def play(request: pytest.FixtureRequest) -> Play:
    """Before the session, or in one of its phases: own words in every phase."""
    made = a_workshop()
    agenda = [phase.model_copy(update={"own_words": CANARY}) for phase in made.state.agenda]
    made.do(c.SetAgenda(agenda=tuple(agenda)))
    for phase in made.state.agenda if request.param else ():
        made.start(phase.id)
        if phase.id == request.param:
            break
    return made


def test_no_view_but_the_facilitators_holds_them(play: Play) -> None:
    assert who_sees(play, CANARY) == {"facilitator"}


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PROJECTOR])
def test_no_screen_of_the_room_holds_them(play: Play, role: Role) -> None:
    for scene, language in product((None, *Scene), Language):
        play.do(c.ShowScene(scene=scene))
        shared: View = view(play.state, Viewer(role=role, language=language))

        assert CANARY not in screen(shared), scene


def test_the_pdf_does_not_hold_them(play: Play) -> None:
    assert CANARY not in printed(play)
