"""The matrix and its focus points: who agreed did so with these words, and no score is lost on the way."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.model import Facilitator
from chain.vocabulary import Cell, Letter
from tests.builders import SECOND, Play, a_workshop, person_by

NOOR, KEES = person_by("noor"), person_by("kees")
T, W, O, S = Letter  # noqa: E741 - the letters of the method
CELL = {"external": "T-note", "internal": "W-note"}


@pytest.fixture
def play() -> Play:
    """Two notes under every letter, all revealed and closed; those of T are a cluster."""
    play = a_workshop()
    for letter in (T, W, O, S):
        play.open(letter) if letter is T else play.start(letter.value)
        for id in (f"{letter.value}-note", f"{letter.value}-more"):
            play.write("noor", id=id, letter=letter)
        play.reveal(letter)
        if letter is T:
            play.merge("storm", "T-note", "T-more")
    play.start("close")
    return play


@pytest.fixture
def scored(play: Play) -> Play:
    """A matrix with the cluster of T in it, scored by Noor."""
    play.do(m.OpenMatrix(external=("storm", "O-note"), internal=("W-note", "S-note")))
    play.do(m.ScoreCell(external="storm", internal="W-note", score=-2), NOOR)
    return play


# --- focus points ------------------------------------------------------------------------------


def with_stances(play: Play) -> None:
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we bellen?"))
    play.do(m.TakeStance(focus="f", agrees=True), NOOR)
    play.do(m.TakeStance(focus="f", agrees=False, reason="Liever schrijven"), KEES)


@pytest.mark.parametrize(
    "other",
    [{"cell": Cell.WT, "text": "Hoe kunnen we zwijgen?"}, {"cell": Cell.SO, "text": "Hoe kunnen we bellen?"}],
)
def test_who_agreed_with_other_words_is_asked_again(play: Play, other: dict[str, str]) -> None:
    with_stances(play)

    play.do(m.WriteFocus(id="f", **other))

    found = play.state.methods.focus["f"]
    assert (found.agree, found.dissent, found.reworded) == ((), {}, True)
    assert play.as_person("noor").focus[0].mine is None
    assert play.as_person("noor").focus[0].reworded


def test_undo_brings_back_the_words_and_who_agreed_with_them(play: Play) -> None:
    with_stances(play)
    before = play.state.methods.focus
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we zwijgen?"))

    play.do(c.Undo())

    assert play.state.methods.focus == before


def test_other_sources_are_no_other_words(play: Play) -> None:
    with_stances(play)

    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we bellen?", sources=("storm",)))

    found = play.state.methods.focus["f"]
    assert (found.agree, found.dissent, found.reworded) == (("noor",), {"kees": "Liever schrijven"}, False)


def test_a_point_that_nobody_had_a_say_on_is_just_put_differently(play: Play) -> None:
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we bellen?"))
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we schrijven?"))

    assert not play.state.methods.focus["f"].reworded


def test_a_source_is_shown_as_long_as_everybody_can_read_it(play: Play) -> None:
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe?", sources=("storm", "W-note")))
    play.do(c.HideNote(id="W-note"))

    assert play.as_lead().focus[0].sources == play.as_person("kees").focus[0].sources == ("storm",)


# --- going back to a letter --------------------------------------------------------------------


def test_scoring_waits_while_a_letter_is_open_again(scored: Play) -> None:
    scored.do(c.ReopenLetter(letter=T))

    cell = m.ScoreCell(external="storm", internal="W-note", score=1)
    assert scored.refusal(cell, NOOR) == scored.refusal(m.CloseMatrix()) == "matrix-waits"
    assert scored.as_person("noor").matrix.waits  # type: ignore[union-attr]

    scored.do(c.CloseLetter(letter=T))
    assert scored.as_person("noor").matrix.mine == {"storm": {"W-note": -2}}  # type: ignore[union-attr]
    scored.do(cell, NOOR)
    scored.do(m.CloseMatrix())


def test_what_stands_in_the_matrix_is_not_merged_away(scored: Play) -> None:
    scored.do(c.ReopenLetter(letter=T))
    scored.write("kees", id="wave")

    assert scored.refusal(c.MergeNotes(id="weather", items=("storm", "wave"))) == "in-matrix"
    assert scored.refusal(c.TakeOut(note="T-more")) == "in-matrix"
    scored.merge("storm", "wave")  # what comes into it leaves its scores where they are
    scored.do(c.TakeOut(note="T-more"))

    assert scored.state.methods.matrix.scores == {"noor": {"storm": {"W-note": -2}}}  # type: ignore[union-attr]


def test_a_note_in_the_matrix_is_not_taken_back(scored: Play) -> None:
    scored.do(c.ReopenLetter(letter=W))

    assert scored.refusal(c.DeleteNote(id="W-note"), NOOR) == "in-matrix"
    scored.do(c.DeleteNote(id="W-more"), NOOR)


def test_no_undo_takes_away_what_stands_in_the_matrix(play: Play) -> None:
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.do(c.ReopenLetter(letter=W), SECOND)
    play.merge("weak", "W-note", "W-more")
    play.do(c.CloseLetter(letter=W), SECOND)
    play.do(m.OpenMatrix(external=("O-note",), internal=("weak",)), SECOND)
    play.do(c.ReopenLetter(letter=W), SECOND)

    assert play.refusal(c.Undo()) == "undo-too-late"


# --- what everybody can read -------------------------------------------------------------------


def test_what_not_everybody_can_read_is_not_laid_out(play: Play) -> None:
    play.do(c.HideNote(id="W-note"))

    assert play.refusal(m.OpenMatrix(external=("storm",), internal=("W-note",))) == "note-not-found"
    play.do(m.OpenMatrix(per_letter=1))
    assert play.state.methods.matrix.internal == ("W-more", "S-note")  # type: ignore[union-attr]


def test_what_is_taken_off_the_board_counts_no_longer_until_it_comes_back(scored: Play) -> None:
    scored.do(c.HideNote(id="W-note"))

    for found in (scored.as_lead(), scored.as_person("noor"), scored.as_projector()):
        assert found.matrix.internal == ("S-note",)  # type: ignore[union-attr]
        assert found.matrix.left_out == 1  # type: ignore[union-attr]

    scored.do(c.ShowNote(id="W-note"))
    assert scored.as_person("noor").matrix.mine == {"storm": {"W-note": -2}}  # type: ignore[union-attr]


def test_a_cluster_leaves_the_matrix_with_its_last_readable_note(scored: Play) -> None:
    scored.do(c.HideNote(id="T-note"))
    assert scored.as_projector().matrix.external == ("storm", "O-note")  # type: ignore[union-attr]

    scored.do(c.HideNote(id="T-more"))
    assert scored.as_projector().matrix.external == ("O-note",)  # type: ignore[union-attr]
