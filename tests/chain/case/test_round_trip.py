"""A workshop that is written to a file and opened again looks the same, apart from what is private."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.case import dump, read, script, unrevealed
from chain.model import Facilitator, Theme
from chain.play import play as opened
from chain.samples import sample
from chain.state import Workshop
from chain.view import View, Viewer, view
from chain.vocabulary import LETTERS, Cell, Language, Letter, ReadBackAnswer, Role, Rsvp, Scene
from tests.builders import LEAD, NOON, Play, a_participant, a_phase, a_workshop, about, person_by

T, W, *_ = LETTERS
HISTORY = {"seq", "undoable", "undoing", "moved_by", "created_at", "code", "deeds", "started"}


def through_a_file(found: View) -> Workshop:
    data = json.dumps(dump(found), ensure_ascii=False).encode()
    lead = Facilitator(id=LEAD.id, name="Saskia")
    return opened(
        script(read(data), Language.EN, workshop_id=found.id, code=found.code, facilitator=lead), NOON
    )


def public(state: Workshop) -> dict[str, Any]:
    found = state.model_dump(exclude=HISTORY)
    for one in found["methods"]["candidates"].values():
        del one["by"]  # who proposed it stays behind
    for one in found["participants"].values():
        one["rsvp"] = one["rsvp"] is Rsvp.NO  # how the others come stays behind
    del found["rsvps"]
    return found


def full(play: Play) -> None:
    """Something of everything: proxies, all fields of a note, clusters in clusters, hidden notes, tries."""
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True, rsvp="no")))
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


def with_methods(play: Play) -> None:
    """What every method leaves, in an order that no agenda asks for; somebody has no device."""
    give_and_call(play)
    choose_a_theme(play)
    for letter in LETTERS:
        play.start(letter.value)
        for person in ("noor", "kees"):
            play.write(person, f"{letter} van {person}", letter=letter)
        play.reveal(letter)
    play.merge("g", "n7", "n8", title="Samen sterk")
    play.start("close")
    confront(play)
    play.do(m.SayWord(word="Stil"), person_by("noor"))
    play.do(m.SayWord(word="Rond", participant="opa"))


def give_and_call(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))
    play.do(m.GiveCard(id="k1", to="deli", text="Je bewaarde kaas"), person_by("kees"))
    play.do(m.GiveCard(id="k2", to="farm", text="Goede kaas", participant="opa"))
    play.do(m.ReadCardOut(id="k1"), person_by("kees"))
    play.do(m.ReadCardOut(id="k2"))
    play.do(m.CallOut(id="c1", text="=Bellen()"), person_by("bas"))
    play.do(m.CallOut(id="c2", text="Luisteren", participant="opa"))
    play.do(m.AskThirdQuestion())
    play.do(m.AnswerThirdQuestion(text="We hadden het druk"), person_by("bas"))
    play.do(m.PlantThought(id="t1", text="Kaas & vis"), person_by("daan"))
    play.do(m.PlantThought(id="t2", text="En brood", builds_on="t1", participant="opa"))


def choose_a_theme(play: Play) -> None:
    play.do(m.ProposeTheme(id="y", theme=Theme(sentence="Wie kent onze gast?", since="2020")))
    play.do(m.ProposeTheme(id="z", theme=Theme(sentence="Wie staat er aan de deur?")), person_by("noor"))
    play.do(m.OpenThemeVote())
    play.do(m.VoteTheme(candidate="y"), person_by("noor"))
    play.do(m.VoteTheme(candidate="z", participant="opa"))
    play.do(m.CloseThemeVote())
    play.do(m.ChooseTheme(candidate="y"))


def confront(play: Play) -> None:
    play.do(m.OpenMatrix(per_letter=1))
    play.do(m.ScoreCell(external="n1", internal="n3", score=-2), person_by("noor"))
    play.do(m.ScoreCell(external="n1", internal="g", score=2, participant="opa"))
    play.do(m.ScoreCell(external="n5", internal="g", score=1))
    play.do(m.CloseMatrix())
    play.do(m.WriteFocus(id="f1", cell=Cell.WT, text="Hoe kunnen we?", sources=("n1", "g")))
    play.do(m.TakeStance(focus="f1", agrees=True), person_by("noor"))
    play.do(m.TakeStance(focus="f1", agrees=False, reason="Laat ze met rust"), person_by("bas"))
    play.do(m.TakeStance(focus="f1", agrees=False, participant="opa"))


def test_what_the_methods_left_goes_through_a_file_unharmed() -> None:
    play = a_workshop()
    with_methods(play)

    again = through_a_file(play.as_lead())

    assert public(again) == public(play.state)


METHOD_WAYS: dict[str, Callable[[Play], object]] = {
    "put differently since": lambda p: p.do(c.SetTheme(theme=Theme(sentence="Scherper"))),
    "the third question put away": lambda p: p.do(m.AskThirdQuestion(asked=False)),
    "back in S": lambda p: p.do(c.ReopenLetter(letter=Letter.S)),
    "back in T, and S waits": lambda p: (
        p.do(c.ReopenLetter(letter=Letter.S)),
        p.do(c.ReopenLetter(letter=Letter.T)),
    ),
    "a note of the matrix hidden": lambda p: p.do(c.HideNote(id="n1")),
    "a note of the matrix clustered": lambda p: (
        p.do(c.ReopenLetter(letter=Letter.T)),
        p.merge("h", "n1", "n2"),
    ),
    "the theme back to the candidate list": lambda p: p.do(c.SetTheme(theme=Theme())),
}


@pytest.mark.parametrize("way", METHOD_WAYS.values(), ids=METHOD_WAYS)
def test_what_the_methods_left_survives_what_came_after(way: Callable[[Play], object]) -> None:
    play = a_workshop()
    with_methods(play)
    way(play)

    again, before = public(through_a_file(play.as_lead())), public(play.state)

    assert set(again.pop("held")) == set(before.pop("held"))
    assert again == before


def test_a_matrix_of_a_letter_that_no_phase_came_after_is_laid_out_again() -> None:
    play = a_workshop(agenda=tuple(one for one in a_workshop().state.agenda if one.id != "close"))
    for letter in LETTERS:
        play.start(letter.value)
        play.write("noor", letter=letter)
        play.reveal(letter)
    play.do(c.CloseLetter(letter=Letter.S))
    play.do(m.OpenMatrix())
    play.do(m.CloseMatrix())
    play.do(c.ReopenLetter(letter=Letter.S))

    assert public(through_a_file(play.as_lead())) == public(play.state)


def test_what_left_the_table_leaves_the_matrix_and_the_file() -> None:
    """Today nothing of a matrix can be dissolved; logs hold what could be then."""
    play = a_workshop()
    with_methods(play)
    state = play.state.model_copy(update={"clusters": {}})
    lead = play.as_lead().viewer

    seen = view(state, play.as_projector().viewer).matrix
    again = through_a_file(view(state, lead))

    assert seen is not None
    assert seen.result is not None
    assert seen.internal == ("n3",)
    assert again.methods.matrix is not None
    assert again.methods.matrix.internal == ("n3",)
    assert again.methods.matrix.scores == {"noor": {"n1": {"n3": -2}}}
    assert again.methods.focus["f1"].sources == ("n1",)


def test_methods_are_played_in_the_phases_that_have_them() -> None:
    phases = ("cards", "rapid_fire", "1-2-4-all", "group_scoring", "one_word")
    before, after = phases[:3], phases[3:]
    letters = tuple(a_phase(letter.value, letter, method="1-2-4-all+dots") for letter in LETTERS)
    play = a_workshop(
        agenda=(
            *(a_phase(f"p{n}", method=method) for n, method in enumerate(before)),
            *letters,
            *(a_phase(f"q{n}", method=method) for n, method in enumerate(after)),
        )
    )
    play.start("p0")
    give_and_call(play)
    play.start("p1")
    play.start("p2")
    choose_a_theme(play)
    for letter in LETTERS:
        play.start(letter.value)
        for person in ("noor", "kees"):
            play.write(person, letter=letter)
        play.reveal(letter)
    play.merge("g", "n7", "n8")
    play.start("q0")
    confront(play)
    lead = Facilitator(id=LEAD.id, name="Saskia")

    steps = script(
        read(json.dumps(dump(play.as_lead())).encode()),
        Language.NL,
        workshop_id="w1",
        code="KAAS42",
        facilitator=lead,
    )

    phase, found = "", dict[str, str]()
    for step in steps:
        if isinstance(step.command, c.StartPhase):
            phase = step.command.phase
        found[step.command.kind] = phase
    wanted = {"give_card": "p0", "call_out": "p1", "choose_theme": "p2", "score_cell": "q0"}
    assert {kind: found[kind] for kind in wanted} == wanted


def test_what_is_private_in_the_methods_does_not_go_into_a_file() -> None:
    play = a_workshop()
    with_methods(play)
    play.do(m.GiveCard(id="k3", to="deli", text="SECRET"), person_by("kees"))
    play.do(m.GiveCard(id="k4", to="deli", text="SECRET", participant="opa"))
    play.do(m.OpenThemeVote())
    play.do(m.OpenMatrix())
    for leaving in (False, True):
        play.do(m.RateRest(leaving=leaving, score=1), person_by("noor"))
    play.do(m.CallPitch(), person_by("noor"))

    case = dump(play.as_lead())

    assert "SECRET" not in json.dumps(case)
    assert case["theme_votes"] is None
    assert "scores" not in case["confrontation"]
    assert "rest" not in json.dumps(list(case))
    again = through_a_file(play.as_lead()).methods
    assert (again.rest, again.pitches, again.theme_vote, again.matrix) == ({}, 0, None, None)
    assert again.focus == play.state.methods.focus


def test_a_parked_question_keeps_its_owner() -> None:
    play = a_workshop(at=T)
    play.write("noor", note_kind="question", id="q")
    play.reveal()
    play.do(m.ParkQuestion(note="q", owner="kees"))

    assert through_a_file(play.as_lead()).notes["q"].owner == "kees"

    play.do(c.EditNote(id="q", text="Toch geen vraag"), person_by("noor"))
    assert through_a_file(play.as_lead()).notes["q"].owner is None


def test_a_card_to_what_has_become_ones_own_house_stays_behind() -> None:
    play = a_workshop()
    give_and_call(play)
    play.do(c.ChangeParticipant(participant=a_participant("kees", actor="deli")), person_by("kees"))

    assert set(through_a_file(play.as_lead()).methods.cards) == {"k2"}
