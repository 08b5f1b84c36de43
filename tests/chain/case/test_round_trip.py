"""A workshop that is written to a file and opened again looks the same, apart from what is private."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chain import commands as c
from chain.case import dump, read, script, unrevealed
from chain.model import Facilitator, Theme
from chain.play import play as opened
from chain.samples import sample
from chain.state import Workshop
from chain.view import View, Viewer, view
from chain.vocabulary import LETTERS, Language, Letter, ReadBackAnswer, Role, Scene
from tests.builders import LEAD, NOON, Play, a_participant, a_workshop, about, person_by

T, W, *_ = LETTERS
HISTORY = {"seq", "undoable", "undoing", "moved_by", "created_at", "code"}


def through_a_file(found: View) -> Workshop:
    data = json.dumps(dump(found), ensure_ascii=False).encode()
    lead = Facilitator(id=LEAD.id, name="Saskia")
    return opened(
        script(read(data), Language.EN, workshop_id=found.id, code=found.code, facilitator=lead), NOON
    )


def public(state: Workshop) -> dict[str, Any]:
    return state.model_dump(exclude=HISTORY)


def full(play: Play) -> None:
    """Something of everything: proxies, all fields of a note, clusters in clusters, hidden notes, tries."""
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True, rsvp="willing")))
    play.do(c.SetTheme(theme=Theme(sentence="Wie kent onze gast?", since="2020")))
    play.do(c.DescribeWorkshop(title="Haven", location="De rijpkelder"))
    play.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="deli", changes={"position": [1, 2]}),)))
    play.open(T)
    play.write(
        "noor",
        "<b>=1+1</b> 👩‍👩‍👧‍👦 سؤال\nregel",
        target=about("deli"),
        confidence=4,
        evidence={"type": "figures"},
    )
    play.write("kees", note_kind="question", assumed=True, to_boardroom=True)
    play.write("bas")
    play.do(c.WriteNote(id="opa1", letter=T, text="x", author="opa"))
    play.do(c.EditNote(id="n2", text="Anders"), person_by("kees"))
    play.reveal()
    play.merge("g", "n1", "n2", title="Lijsten")
    play.merge("h", "g", "n3")
    play.do(c.HideNote(id="n2"))
    play.read_back("kees", "n1", "Bijna")
    play.do(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.ALMOST), person_by("noor"))
    play.do(c.ReadBackNote(note="n1", text="Beter", by="opa"))
    play.open_dots(each=3, most=2)
    play.dot("noor", "h", 2)
    play.do(c.SetDots(letter=T, item="opa1", count=1, participant="opa"))
    play.close_dots()
    play.start("W")
    play.write("noor", letter=W, responds_to=("n1", "opa1"), competence="trust")
    play.reveal(W)


def test_the_sample_goes_through_a_file_unharmed() -> None:
    lead = Facilitator(id=LEAD.id, name="Saskia")
    before = opened(script(sample(), Language.NL, workshop_id="w", code="KAAS42", facilitator=lead), NOON)
    found = view(before, Viewer(role=Role.FACILITATOR, id=LEAD.id))

    assert public(through_a_file(found)) == public(before)
    assert unrevealed(found) == 0


def without_absorbed(state: dict[str, Any]) -> dict[str, Any]:
    """Which clusters a cluster took in matters until dots are counted; a file holds the counted ones."""
    clusters = {id: {**one, "absorbed": ()} for id, one in state["clusters"].items()}
    return {**state, "clusters": clusters}


def test_something_of_everything_goes_through_a_file_unharmed() -> None:
    play = a_workshop()
    full(play)

    again = through_a_file(play.as_lead())

    assert without_absorbed(public(again)) == without_absorbed(public(play.state))


WAYS: dict[str, Callable[[Play], object]] = {
    "before the start": lambda _: None,
    "in the welcome": lambda p: p.start("welcome"),
    "in a letter": lambda p: p.open(W),
    "in a letter that is closed": lambda p: (p.open(W), p.do(c.CloseLetter(letter=W))),
    "in the walk": lambda p: (p.open(W), p.start("walk")),
    "at the end": lambda p: (p.open(Letter.S), p.start("close")),
    "back in the welcome": lambda p: (p.open(T), p.start("welcome")),
    "back in T": lambda p: (p.open(W), p.do(c.ReopenLetter(letter=T))),
    "back in T from O": lambda p: (p.open(Letter.O), p.do(c.ReopenLetter(letter=T))),
    "back step by step": lambda p: (
        p.open(Letter.O),
        p.do(c.ReopenLetter(letter=W)),
        p.do(c.ReopenLetter(letter=T)),
    ),
    "back in T, closed again": lambda p: (
        p.open(W),
        p.do(c.ReopenLetter(letter=T)),
        p.do(c.CloseLetter(letter=T)),
    ),
    "back from the end": lambda p: (p.open(Letter.S), p.start("close"), p.do(c.ReopenLetter(letter=W))),
    "back in the walk": lambda p: (p.open(Letter.O), p.do(c.CloseLetter(letter=Letter.O)), p.start("walk")),
    "pens down": lambda p: (p.open(T), p.do(c.LockWriting(locked=True)), p.do(c.ShowScene(scene=Scene.MAP))),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_session_goes_on_where_it_was(way: Callable[[Play], object]) -> None:
    play = a_workshop()
    way(play)

    again, before = public(through_a_file(play.as_lead())), public(play.state)

    assert set(again.pop("held")) == set(before.pop("held"))
    assert again == before


def test_what_is_private_does_not_go_into_a_file() -> None:
    play = a_workshop(at=T)
    play.write("noor", "OPEN")
    play.reveal()
    play.open_dots()
    play.dot("kees", "n1")
    data = json.dumps(dump(play.as_lead()))
    assert '"dots": 1' not in data

    play.close_dots()
    play.start("W")
    play.write("noor", "SECRET", letter=W)
    play.write("kees", "SECRET", letter=W)
    data = json.dumps(dump(play.as_lead()))

    assert "OPEN" in data
    assert "SECRET" not in data
    assert '"dots": 1' in data
    assert unrevealed(play.as_lead()) == 2


def test_only_a_facilitator_writes_a_file() -> None:
    play = a_workshop()
    for found in (play.as_person("noor"), play.as_projector()):
        with pytest.raises(PermissionError):
            dump(found)


def test_a_file_opens_again_after_a_note_that_was_answered_was_deleted() -> None:
    play = a_workshop(at=T)
    play.write("noor")
    play.write("kees")
    play.reveal()
    play.start("W")
    play.write("bas", letter=W, id="w1", responds_to=("n1", "n2"))
    play.reveal(W)
    play.do(c.ReopenLetter(letter=T))
    play.do(c.DeleteNote(id="n1"), person_by("noor"))

    again = through_a_file(play.as_lead())

    assert set(again.notes) == set(play.state.notes)
    assert again.notes["w1"].responds_to == ("n2",)
