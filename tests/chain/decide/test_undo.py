"""Undo takes back one's own latest act, and never somebody else's work."""

from collections.abc import Callable

import pytest

from chain import commands as c
from chain import events as e
from chain import method_commands as m
from chain.model import Actor, By, Facilitator, Look, Theme, Tier
from chain.vocabulary import LETTERS, Cell, Scene, Step
from tests.builders import (
    LEAD,
    SECOND,
    STRANGER,
    Play,
    a_map,
    a_participant,
    a_phase,
    a_workshop,
    about,
    person_by,
)

T, W, *_ = LETTERS
NOOR, KEES = person_by("noor"), person_by("kees")


@pytest.fixture
def play() -> Play:
    """Under T, revealed: n1 and n2 by Noor in cluster g, n3 and n4 by Kees. Joost leads as well."""
    play = a_workshop(at=T)
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    for person in ("noor", "noor", "kees", "kees"):
        play.wait(1)
        play.write(person)
    play.reveal()
    play.merge("g", "n1", "n2")
    return play


def without_history(play: Play) -> dict[str, object]:
    """All but what remembers: that an actor was held in its place is no part of what was done."""
    return play.state.model_dump(
        exclude={
            "seq": True,
            "undoable": True,
            "undoing": True,
            "redoable": True,
            "deeds": True,
            "self_kept": True,
            "chain": {"standing"},
        }
    )


def closed_with_dots(play: Play) -> None:
    play.open_dots()
    play.dot("noor", "n3")
    play.close_dots()


def two_themes(play: Play) -> None:
    for id in ("th1", "th2"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)))


ACTS: dict[str, tuple[Callable[[Play], object], c.Command, By]] = {
    "describe": (lambda _: None, c.DescribeWorkshop(title="Anders"), LEAD),
    "step": (lambda _: None, m.GoToStep(step=Step.DOTS), LEAD),
    "card": (lambda _: None, m.GiveCard(id="k", to="farm", text="x"), person_by("noor")),
    "third question": (lambda _: None, m.AskThirdQuestion(), LEAD),
    "round": (lambda _: None, m.StartRound(), LEAD),
    "hand on": (lambda p: p.do(m.StartRound()), m.HandOn(), LEAD),
    "groups": (lambda _: None, m.MakeGroups(size=2), LEAD),
    "thought": (lambda _: None, m.PlantThought(id="g9", text="x"), person_by("noor")),
    "candidate": (lambda _: None, m.ProposeTheme(id="th", theme=Theme(sentence="x")), LEAD),
    "theme vote": (two_themes, m.OpenThemeVote(), LEAD),
    "choose theme": (two_themes, m.ChooseTheme(candidate="th2"), LEAD),
    "focus": (lambda _: None, m.WriteFocus(id="f", cell=Cell.WT, text="x"), LEAD),
    "moderation": (lambda _: None, m.SetModeration(moderated=True), LEAD),
    "open map": (lambda _: None, c.OpenMap(open=True), LEAD),
    "show map": (lambda _: None, c.ShowMap(look=Look(mirrored=True)), LEAD),
    "agree routes": (lambda _: None, c.AgreeRoutes(seller="deli", agreed=True), person_by("noor")),
    "theme": (lambda _: None, c.SetTheme(theme=Theme(sentence="x")), LEAD),
    "add parts": (lambda _: None, a_map(Actor(id="mill", name="De Molen", tier="source")), LEAD),
    "change part": (
        lambda _: None,
        c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": " x ", "tier": "shop"}),)),
        LEAD,
    ),
    "remove link": (lambda _: None, c.EditChain(edits=(c.RemovePart(sort="link", id="cheese"),)), LEAD),
    "agenda": (lambda _: None, c.SetAgenda(agenda=(*a_workshop().state.agenda, a_phase("more"))), LEAD),
    "next phase": (lambda p: p.do(c.StartTimer(seconds=60)), c.StartPhase(phase="W"), LEAD),
    "step back": (lambda p: p.do(c.ShowScene(scene=Scene.MAP)), c.StartPhase(phase="welcome"), LEAD),
    "close letter": (lambda _: None, c.CloseLetter(letter=T), LEAD),
    "reopen letter": (lambda p: p.start("W"), c.ReopenLetter(letter=T), LEAD),
    "reveal": (lambda p: (p.start("W"), p.write("noor", letter=W)), c.RevealNotes(letter=W), LEAD),
    "open dots": (lambda _: None, c.OpenDots(letter=T), LEAD),
    "close dots": (
        lambda p: (p.open_dots(), p.dot("noor", "n3")),
        c.CloseDots(letter=T),
        LEAD,
    ),
    "reopen dots": (closed_with_dots, c.OpenDots(letter=T), LEAD),
    "lock": (lambda _: None, c.LockWriting(locked=True), LEAD),
    "scene": (lambda _: None, c.ShowScene(scene=Scene.MAP), LEAD),
    "write": (lambda _: None, c.WriteNote(id="new", letter=T, text="x", target=about("deli")), NOOR),
    "edit": (lambda _: None, c.EditNote(id="n3", text="x"), KEES),
    "delete": (lambda _: None, c.DeleteNote(id="n3"), KEES),
    "delete from cluster": (lambda p: p.merge("g", "n3"), c.DeleteNote(id="n3"), KEES),
    "delete from pair": (lambda p: p.merge("h", "n3", "n4"), c.DeleteNote(id="n3"), KEES),
    "hide": (lambda _: None, c.HideNote(id="n1"), LEAD),
    "show": (lambda p: p.do(c.HideNote(id="n1")), c.ShowNote(id="n1"), LEAD),
    "merge": (lambda _: None, c.MergeNotes(id="h", items=("n3", "n4")), LEAD),
    "merge cluster": (lambda p: p.merge("h", "n3", "n4"), c.MergeNotes(id="h", items=("g",)), LEAD),
    "rename": (lambda _: None, c.RenameCluster(id="g", title="x"), LEAD),
    "take out": (lambda p: p.merge("g", "n3"), c.TakeOut(note="n3"), LEAD),
    "take one's own out": (lambda p: p.merge("g", "n3"), c.TakeOut(note="n3"), KEES),
    "take apart": (lambda _: None, c.TakeOut(note="n1"), LEAD),
}


@pytest.mark.parametrize(("given", "command", "by"), ACTS.values(), ids=ACTS)
def test_undo_restores_all_that_the_act_changed(
    play: Play, given: Callable[[Play], object], command: c.Command, by: By
) -> None:
    given(play)
    before = without_history(play)
    order = list(play.state.notes)
    assert play.do(command, by)

    after = {**without_history(play), "moved_by": "", "started": {}}

    play.do(c.Undo(), by)

    assert without_history(play) == before
    assert list(play.state.notes) == order

    play.do(c.Redo(), by)  # the undo of the undo

    assert {**without_history(play), "moved_by": "", "started": {}} == after


def test_undo_is_a_fact_in_the_log_and_is_not_undone_itself(play: Play) -> None:
    play.do(c.LockWriting(locked=True))
    seq = play.state.seq

    assert play.do(c.Undo()) == [e.ActUndone(of=seq, name="writing_locked"), e.WritingLocked(locked=False)]
    assert play.as_lead().undoable == "cluster_set"


def test_undo_is_mine(play: Play) -> None:
    play.do(c.LockWriting(locked=True), SECOND)
    play.do(c.Undo(), LEAD)

    assert play.state.writing_locked
    assert not play.state.clusters


def test_undo_does_not_pass_to_somebody_who_came_with_the_same_id(play: Play) -> None:
    play.do(c.LockWriting(locked=True), SECOND)
    play.do(c.RemoveFacilitator(id=SECOND.id))
    play.do(c.Join(participant=a_participant(SECOND.id, actor="farm")), STRANGER)

    assert play.as_person(SECOND.id).undoable == ""
    assert play.refusal(c.Undo(), person_by(SECOND.id)) == "nothing-to-undo"


def test_a_note_comes_back_although_what_it_answered_is_gone(play: Play) -> None:
    play.start("W")
    play.write("bas", letter=W, id="w1", responds_to=("n3",))
    play.do(c.DeleteNote(id="w1"), person_by("bas"))
    play.do(c.ReopenLetter(letter=T))
    play.do(c.DeleteNote(id="n3"), KEES)
    play.start("W")

    play.do(c.Undo(), person_by("bas"))
    assert "w1" in play.state.notes


def test_there_may_be_nothing_to_undo() -> None:
    play = a_workshop("noor")

    assert play.refusal(c.Undo(), NOOR) == "nothing-to-undo"


def test_the_latest_twenty_acts_can_be_taken_back(play: Play) -> None:
    for number in range(25):
        play.do(c.LockWriting(locked=number % 2 == 0))
    for _ in range(20):
        play.do(c.Undo())

    assert play.refusal(c.Undo()) == "nothing-to-undo"


def reveal_of_w(play: Play) -> None:
    play.start("W")
    play.write("noor", letter=W, id="w1")
    play.write("kees", letter=W, id="w2")
    play.reveal(W)


TOO_LATE: dict[str, tuple[Callable[[Play], object], By, Callable[[Play], object]]] = {
    "a title that was changed again": (
        lambda p: p.do(c.DescribeWorkshop(title="a")),
        LEAD,
        lambda p: p.do(c.DescribeWorkshop(title="b"), SECOND),
    ),
    "an actor that somebody wrote about": (
        lambda p: p.do(a_map(Actor(id="mill", name="x", tier="source"))),
        LEAD,
        lambda p: p.write("noor", target=about("mill")),
    ),
    "a link whose end has left the map": (
        lambda p: p.do(c.EditChain(edits=(c.RemovePart(sort="link", id="cheese"),))),
        LEAD,
        lambda p: (
            p.do(c.EditChain(edits=(c.RemovePart(sort="link", id="counter"),)), SECOND)
            and p.do(c.RemoveParticipant(id="hanneke"), SECOND)
            and p.do(c.EditChain(edits=(c.RemovePart(sort="actor", id="farm"),)), SECOND)
        ),
    ),
    "a letter after which another opened": (
        lambda p: p.do(c.CloseLetter(letter=T)),
        LEAD,
        lambda p: p.do(c.StartPhase(phase="W"), SECOND),
    ),
    "a letter under which somebody wrote": (
        lambda p: p.start("W"),
        LEAD,
        lambda p: p.write("noor", letter=W),
    ),
    "a reopening after which a round opened": (
        lambda p: (p.do(c.CloseLetter(letter=T)), p.do(c.ReopenLetter(letter=T))),
        LEAD,
        lambda p: p.do(c.OpenDots(letter=T), SECOND),
    ),
    "a reveal with which somebody worked": (reveal_of_w, LEAD, lambda p: p.read_back("kees", "w1")),
    "a reveal of a letter that was closed": (
        reveal_of_w,
        LEAD,
        lambda p: p.do(c.StartPhase(phase="walk"), SECOND),
    ),
    "a round with dots": (lambda p: p.open_dots(), LEAD, lambda p: p.dot("noor", "n3")),
    "a closed round of a closed letter": (
        closed_with_dots,
        LEAD,
        lambda p: p.do(c.StartPhase(phase="W"), SECOND),
    ),
    "a merge that got dots": (
        lambda p: p.merge("h", "n3", "n4"),
        LEAD,
        lambda p: (p.do(c.OpenDots(letter=T), SECOND), p.dot("noor", "h")),
    ),
    "a merge that grew": (
        lambda p: p.merge("h", "n3", "n4"),
        LEAD,
        lambda p: p.do(c.MergeNotes(id="h", items=("g",)), SECOND),
    ),
    "a cluster whose note was deleted": (
        lambda p: p.do(c.TakeOut(note="n1")),
        LEAD,
        lambda p: p.do(c.DeleteNote(id="n2"), NOOR),
    ),
    "a cluster whose note went elsewhere": (
        lambda p: p.do(c.TakeOut(note="n1")),
        LEAD,
        lambda p: p.do(c.MergeNotes(id="h", items=("n1", "n3")), SECOND),
    ),
    "a note that was read back": (lambda p: p.write("noor"), NOOR, lambda p: p.read_back("kees", "n5")),
    "a note on a closed list": (
        lambda p: p.write("noor"),
        NOOR,
        lambda p: p.do(c.OpenDots(letter=T), SECOND),
    ),
    "a deletion from a closed list": (
        lambda p: p.do(c.DeleteNote(id="n3"), KEES),
        KEES,
        lambda p: p.do(c.OpenDots(letter=T), SECOND),
    ),
    "a deletion from a closed letter": (
        lambda p: p.do(c.DeleteNote(id="n3"), KEES),
        KEES,
        lambda p: p.start("W"),
    ),
    "an agenda of which a phase was held": (
        lambda p: p.do(
            c.SetAgenda(agenda=(*p.state.agenda[:2], a_phase("extra"), *p.state.agenda[2:])),
        ),
        LEAD,
        lambda p: p.do(c.StartPhase(phase="extra"), SECOND),
    ),
}


@pytest.mark.parametrize(("act", "by", "work"), TOO_LATE.values(), ids=TOO_LATE)
def test_undo_comes_too_late_for(
    play: Play, act: Callable[[Play], object], by: By, work: Callable[[Play], object]
) -> None:
    act(play)
    work(play)

    assert play.refusal(c.Undo(), by) == "undo-too-late"


def test_a_note_about_something_that_has_left_the_map_does_not_come_back(play: Play) -> None:
    play.write("noor", target=about("stall"))
    play.do(c.DeleteNote(id="n5"), NOOR)
    play.do(c.RemoveParticipant(id="daan"))
    play.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="stall", changes={"name": "x"}),)))
    play.do(
        c.ChangeParticipant(participant=play.state.participants["kees"].model_copy(update={"actor": "deli"}))
    )
    play.do(c.EditChain(edits=(c.RemovePart(sort="actor", id="stall"),)))

    assert play.refusal(c.Undo(), NOOR) == "undo-too-late"


def test_parts_that_came_together_are_taken_back_together(play: Play) -> None:
    before = play.state.chain
    play.do(a_map(Tier(id="new", name="Nieuw", order=4), Actor(id="shop9", name="Nieuw", tier="new")))

    play.do(c.Undo())
    assert play.state.chain.model_copy(update={"standing": before.standing}) == before


def test_a_field_that_one_act_changed_twice_is_taken_back(play: Play) -> None:
    before = play.state.chain
    edits = [c.ChangePart(sort="actor", id="farm", changes={"name": name}) for name in ("Eerst", "Dan")]
    play.do(c.EditChain(edits=tuple(edits)))

    play.do(c.Undo())
    assert play.state.chain == before


def test_a_letter_that_was_opened_by_mistake_stays_when_somebody_revealed_it(play: Play) -> None:
    play.start("W")
    play.do(c.RevealNotes(letter=W), SECOND)

    assert play.refusal(c.Undo()) == "undo-too-late"


def test_going_back_to_a_phase_by_mistake_leaves_what_was_held(play: Play) -> None:
    play.start("W")
    held = play.state.held

    play.start("welcome")
    play.do(c.Undo())
    assert play.state.held == held
    play.do(c.Undo())
    assert play.state.held == held[:-1]
