"""What comes back, by undo or redo, finds its place as if it were asked for now; or it stays away."""

from collections.abc import Callable

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.model import Facilitator, Theme
from chain.vocabulary import LETTERS, Cell, Letter, NoteKind
from tests.builders import SECOND, Play, a_participant, a_workshop, person_by

NOOR, KEES = person_by("noor"), person_by("kees")
T = Letter.T


@pytest.fixture
def play() -> Play:
    """Saskia and Joost lead; opa has no device."""
    play = a_workshop()
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.do(c.Join(participant=a_participant("opa", actor="stall", proxy=True)))
    return play


def closed_letters(play: Play) -> None:
    for letter in LETTERS:
        play.open(letter) if letter is T else play.start(letter.value)
        play.write("noor", id=f"{letter.value}-note", letter=letter)
        play.reveal(letter)
    play.start("close")


def moderation_taken_back(play: Play) -> None:
    play.open(T)
    play.do(m.SetModeration(moderated=True))
    play.do(m.SetModeration(moderated=False))


def a_card_taken_back(play: Play) -> None:
    play.do(m.GiveCard(id="k", to="farm", text="x", participant="opa"))
    play.do(m.TakeCardBack(id="k"))


def a_thought_pulled(play: Play) -> None:
    play.do(m.PlantThought(id="g1", text="x"), KEES)
    play.do(m.PlantThought(id="g2", text="x", builds_on="g1"), NOOR)
    play.do(m.PullThought(id="g2"), NOOR)


def a_focus_dropped(play: Play) -> None:
    for id in ("f1", "f2", "f3"):
        play.do(m.WriteFocus(id=id, cell=Cell.WT, text="x"))
    play.do(m.TakeStance(focus="f1", agrees=True, participant="opa"))
    play.do(m.DropFocus(id="f1"))


def a_question_freed(play: Play) -> None:
    play.open(T)
    play.write("noor", id="q", note_kind=NoteKind.QUESTION)
    play.reveal(T)
    play.do(m.ParkQuestion(note="q", owner="opa"))
    play.do(m.ParkQuestion(note="q", owner="kees"))


def two_chosen(play: Play) -> None:
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence="x")))
        play.do(m.ChooseTheme(candidate=id))


def an_open_vote(play: Play) -> None:
    two_chosen(play)
    play.do(m.OpenThemeVote())


def an_open_matrix(play: Play) -> None:
    closed_letters(play)
    play.do(m.OpenMatrix())


def a_closed_matrix(play: Play) -> None:
    an_open_matrix(play)
    play.do(m.CloseMatrix())


def test_a_closed_matrix_does_not_go_on_while_a_letter_is_open(play: Play) -> None:
    a_closed_matrix(play)
    reopened(play)

    assert play.refusal(m.OpenMatrix()) == "gate-closed"


def without_opa(play: Play) -> object:
    return play.do(c.RemoveParticipant(id="opa"), SECOND)


def reopened(play: Play) -> object:
    return play.do(c.ReopenLetter(letter=T), SECOND)


UNDONE: dict[str, tuple[Callable[[Play], object], Callable[[Play], object]]] = {
    "reading along, once somebody wrote trusting that nobody does": (
        moderation_taken_back,
        lambda p: p.write("noor"),
    ),
    "a card of somebody who left": (a_card_taken_back, without_opa),
    "a focus point beside three others": (
        a_focus_dropped,
        lambda p: p.do(m.WriteFocus(id="f4", cell=Cell.SO, text="x"), SECOND),
    ),
    "a focus point with the yes of somebody who left": (a_focus_dropped, without_opa),
    "a stick in the hands of somebody who left": (
        lambda p: (p.do(m.StartRound()), p.do(m.EndRound())),
        without_opa,
    ),
    "a group with somebody who left": (
        lambda p: (p.do(m.MakeGroups(size=2)), p.do(m.DropGroups())),
        without_opa,
    ),
    "a question for somebody who left": (a_question_freed, without_opa),
    "a theme that is off the list": (two_chosen, lambda p: p.do(m.DropTheme(id="one"), SECOND)),
    "a matrix while a letter is open": (a_closed_matrix, reopened),
}


@pytest.mark.parametrize(("given", "since"), UNDONE.values(), ids=UNDONE)
def test_undo_does_not_bring_back(
    play: Play, given: Callable[[Play], object], since: Callable[[Play], object]
) -> None:
    given(play)
    since(play)

    assert play.refusal(c.Undo()) == "undo-too-late"


def test_a_thought_does_not_come_back_on_one_that_is_gone(play: Play) -> None:
    a_thought_pulled(play)
    play.do(m.PullThought(id="g1"), KEES)

    assert play.refusal(c.Undo(), NOOR) == "undo-too-late"


REDONE: dict[str, tuple[Callable[[Play], object], Callable[[Play], object]]] = {
    "reading along, once somebody wrote trusting that nobody does": (
        lambda p: (p.open(T), p.do(m.SetModeration(moderated=True))),
        lambda p: p.write("noor"),
    ),
    "a matrix while a letter is open": (an_open_matrix, reopened),
    "a vote on what is no choice": (
        an_open_vote,
        lambda p: p.do(m.DropTheme(id="one"), SECOND),
    ),
    "a phase that is no longer on the agenda": (
        lambda p: (p.start("welcome"), p.start("T")),
        lambda p: p.do(
            c.SetAgenda(
                agenda=tuple(
                    one.model_copy(update={"id": "T2"}) if one.id == "T" else one for one in p.state.agenda
                )
            ),
            SECOND,
        ),
    ),
}


@pytest.mark.parametrize(("given", "since"), REDONE.values(), ids=REDONE)
def test_redo_does_not_bring_back(
    play: Play, given: Callable[[Play], object], since: Callable[[Play], object]
) -> None:
    given(play)
    play.do(c.Undo())
    since(play)

    assert play.refusal(c.Redo()) == "redo-too-late"


# --- what a closed door keeps out, undo and redo do not let in -----------------------------------


def drawn(play: Play) -> None:
    play.do(c.OpenMap(open=True))
    play.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": "x"}),)), NOOR)


def written(play: Play) -> None:
    play.open(T)
    play.write("noor")


@pytest.mark.parametrize(
    ("given", "shut", "code"),
    [
        (drawn, c.OpenMap(open=False), "map-closed"),
        (written, c.LockWriting(locked=True), "writing-locked"),
    ],
)
def test_a_shut_map_and_pens_that_are_down_hold_for_undo_and_redo_too(
    play: Play, given: Callable[[Play], object], shut: c.Command, code: str
) -> None:
    given(play)
    play.do(shut)
    assert play.refusal(c.Undo(), NOOR) == code
    play.do(c.Undo())
    play.do(c.Undo(), NOOR)
    play.do(shut)

    assert play.refusal(c.Redo(), NOOR) == code


def test_a_facilitator_takes_back_what_was_drawn_with_the_map_shut_to_others(play: Play) -> None:
    play.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": "x"}),)))

    play.do(c.Undo())
    play.do(c.Redo())

    assert play.state.chain.actor["farm"].name == "x"
