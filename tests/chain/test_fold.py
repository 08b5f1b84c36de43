"""State is what all events add up to, everywhere and after every way of storing it."""

import datetime as dt

import pytest

from chain.case import script
from chain.commands import DeleteNote, HideNote, StartPhase
from chain.decide import decide
from chain.events import Recorded, WritingLocked
from chain.fold import apply, fold
from chain.model import Facilitator, Tally
from chain.samples import sample
from chain.state import Workshop
from chain.vocabulary import Language, Letter
from tests.builders import LEAD, NOON, Play, a_workshop, about, person_by


@pytest.fixture(scope="module")
def played() -> Play:
    """The sample workshop, with its whole log."""
    play = Play()
    lead = Facilitator(id=LEAD.id, name="Saskia")
    for step in script(sample(), Language.NL, workshop_id="w1", code="KAAS42", facilitator=lead):
        play.do(step.command, step.by)
    return play


def test_replicas_that_read_the_same_log_are_equal(played: Play) -> None:
    assert fold(None, played.log) == played.state


def test_a_log_that_was_stored_as_json_gives_the_same_state(played: Play) -> None:
    stored = [Recorded.model_validate_json(one.model_dump_json()) for one in played.log]

    assert fold(None, stored) == played.state


@pytest.mark.parametrize("at", [1, 50, 200])
def test_a_snapshot_stands_for_all_events_before_it(played: Play, at: int) -> None:
    half = fold(None, played.log[:at])
    assert half is not None

    restored = Workshop.model_validate_json(half.model_dump_json())

    assert restored == half
    assert fold(restored, played.log[at:]) == played.state


def test_an_event_that_is_not_the_next_one_is_refused(played: Play) -> None:
    for seq in (played.state.seq, played.state.seq + 2):
        late = Recorded(seq=seq, at=NOON, by=LEAD, act="x", event=WritingLocked(locked=True))
        with pytest.raises(ValueError, match="does not follow"):
            apply(played.state, late)


def test_nothing_happens_before_a_workshop_is_created() -> None:
    first = Recorded(seq=1, at=NOON, by=LEAD, act="x", event=WritingLocked(locked=True))

    with pytest.raises(ValueError, match="does not follow"):
        apply(None, first)
    assert fold(None, []) is None


def test_applying_an_event_leaves_the_state_before_it_untouched(played: Play) -> None:
    before = a_workshop(at=Letter.T)
    kept, copy = before.state, before.state.model_copy(deep=True)

    before.write("noor")

    assert kept == copy
    assert before.state != copy


def test_deciding_changes_nothing() -> None:
    play = a_workshop(at=Letter.T)
    copy = play.state.model_copy(deep=True)

    assert decide(play.state, StartPhase(phase="W"), LEAD, NOON)
    assert play.state == copy


def test_running_counts_are_what_counting_gives() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor", target=about("deli"))
    play.write("noor")
    play.write("kees", target=about("deli"))

    tally = play.state.tallies[Letter.T]

    assert tally == Tally(notes=3, authors={"noor": 2, "kees": 1}, targets={"actor:deli": 2, "chain:": 1})


def test_it_is_counted_which_notes_are_answered_by_hidden_ones_too() -> None:
    play = a_workshop(at=Letter.T)
    threat, other = play.write("noor"), play.write("kees")
    play.reveal()
    play.start("W")
    first = play.write("noor", letter=Letter.W, responds_to=(threat, other))
    second = play.write("kees", letter=Letter.W, responds_to=(threat,))
    play.do(HideNote(id=second))

    assert play.state.tallies[Letter.W].answered == {threat: 2, other: 1}

    play.do(DeleteNote(id=first), person_by("noor"))
    assert play.state.tallies[Letter.W].answered == {threat: 1}


def test_notes_stand_in_the_order_of_writing_also_when_one_comes_back() -> None:
    play = a_workshop(at=Letter.T)
    for _ in range(3):
        play.wait(1)
        play.write("noor")

    first = play.log[-3].event
    assert first.kind == "note_written"
    play.now += dt.timedelta(seconds=1)
    state = play.state.model_copy(
        update={"notes": {id: one for id, one in play.state.notes.items() if id != "n1"}}
    )
    again = Recorded(seq=state.seq + 1, at=play.now, by=LEAD, act="x", event=first)

    assert list(apply(state, again).notes) == ["n1", "n2", "n3"]
