"""What the matrix says when its notes come and go."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.analysis.confrontation import confronted
from chain.model import Facilitator
from chain.vocabulary import LETTERS, Letter
from tests.builders import SECOND, Play, a_workshop, person_by

NOOR = person_by("noor")


def with_a_note_each() -> Play:
    play = a_workshop()
    for letter in LETTERS:
        play.open(letter) if letter is Letter.T else play.start(letter.value)
        play.write("noor", id=letter.value.lower(), letter=letter)
        play.reveal(letter)
    play.do(c.CloseLetter(letter=Letter.S))
    return play


@pytest.fixture
def play() -> Play:
    """One note under every letter, all in a matrix that Noor has scored in part."""
    play = with_a_note_each()
    play.do(m.OpenMatrix())
    play.do(m.ScoreCell(external="t", internal="s", score=2), NOOR)
    return play


def test_what_is_gone_is_confronted_no_more(play: Play) -> None:
    """Today nothing of a matrix can be deleted; logs hold what could be then."""
    notes = {id: one for id, one in play.state.notes.items() if id != "s"}

    matrix = confronted(play.state.model_copy(update={"notes": notes}))
    assert matrix
    assert (matrix.external, matrix.internal, matrix.scores["noor"]) == (("t", "o"), ("w",), {"t": {}})


def test_what_was_concealed_again_is_not_confronted() -> None:
    play = with_a_note_each()
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.do(m.OpenMatrix(), SECOND)
    play.do(c.Undo())
    play.do(c.Undo())

    matrix = confronted(play.state)
    assert matrix
    assert not play.state.letters[Letter.S].revealed
    assert "s" not in matrix.internal
