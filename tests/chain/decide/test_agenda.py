"""The gates: letters in order, nobody skips, going back is logged; and the clock and the screens."""

import pytest

from chain import commands as c
from chain import events as e
from chain.errors import Invalid
from chain.model import Timer
from chain.vocabulary import LETTERS, SEQUENCES, Letter, LetterStatus, Scene
from tests.builders import NOON, a_creation, a_phase, a_workshop, an_agenda, person_by

T, W, O, S = LETTERS  # noqa: E741 - the letters of the method
WAITING, OPEN, CLOSED = LetterStatus.WAITING, LetterStatus.OPEN, LetterStatus.CLOSED


def statuses(play) -> list[LetterStatus]:
    return [play.state.letters[letter].status for letter in play.state.sequence]


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_the_letters_open_one_after_the_other(sequence) -> None:
    play = a_workshop(sequence=sequence)

    for number, letter in enumerate(sequence):
        play.open(letter) if not number else play.start(letter.value)
        assert statuses(play) == [CLOSED] * number + [OPEN] + [WAITING] * (3 - number)


SKIPS = [
    *((None, to) for to in ("W", "walk", "O", "S", "close")),
    *((T, to) for to in ("walk", "O", "S", "close")),
    *((W, to) for to in ("S", "close")),
    (O, "close"),
]


@pytest.mark.parametrize(("at", "to"), SKIPS)
def test_no_letter_is_skipped(at: Letter | None, to: str) -> None:
    assert a_workshop(at=at).refusal(c.StartPhase(phase=to)) == "gate-closed"


@pytest.mark.parametrize(("at", "to"), [(W, "O"), (O, "S"), (S, "close")])
def test_a_phase_without_a_letter_may_be_passed_by(at: Letter, to: str) -> None:
    play = a_workshop(at=at)

    play.start(to)
    assert play.state.letters[at].status is CLOSED


def test_a_letter_opens_with_its_own_phase_only() -> None:
    play = a_workshop()
    play.start("welcome")

    assert play.state.open_letter is None
    assert play.refusal(c.WriteNote(id="n", letter=T, text="x"), person_by("noor")) == "letter-not-open"


def test_moving_on_closes_the_letter_and_opens_the_next_in_one_act() -> None:
    play = a_workshop(at=T)

    events = play.do(c.StartPhase(phase="W"))

    assert events == [e.LetterClosed(letter=T), e.PhaseStarted(phase="W"), e.LetterOpened(letter=W)]


def test_pressing_next_twice_moves_on_once() -> None:
    play = a_workshop(at=T)

    play.start("W")
    assert play.do(c.StartPhase(phase="W")) == []


def test_a_letter_with_unrevealed_notes_cannot_close() -> None:
    play = a_workshop(at=T)
    play.write("noor")

    assert play.refusal(c.StartPhase(phase="W")) == "reveal-first"
    assert play.refusal(c.CloseLetter(letter=T)) == "reveal-first"
    play.reveal()
    play.start("W")


def test_a_hidden_note_is_revealed_like_any_other() -> None:
    play = a_workshop(at=T)
    play.write("noor")
    play.do(c.HideNote(id="n1"))

    assert play.refusal(c.StartPhase(phase="W")) == "reveal-first"


def test_a_letter_with_an_open_round_cannot_close() -> None:
    play = a_workshop(at=T)
    play.write("noor")
    play.reveal()
    play.open_dots()

    assert play.refusal(c.StartPhase(phase="W")) == "dots-open"
    assert play.refusal(c.CloseLetter(letter=T)) == "dots-open"


def test_a_closed_letter_is_not_started_again_but_reopened() -> None:
    play = a_workshop(at=W)

    assert play.refusal(c.StartPhase(phase="T")) == "letter-closed"
    events = play.do(c.ReopenLetter(letter=T))
    assert events == [e.LetterPaused(letter=W), e.LetterReopened(letter=T), e.PhaseStarted(phase="T")]
    assert statuses(play) == [OPEN, WAITING, WAITING, WAITING]


def test_a_letter_that_waits_keeps_all_it_has_and_goes_on_later() -> None:
    play = a_workshop(at=W)
    note = play.write("noor", letter=W)
    play.do(c.ReopenLetter(letter=T))

    assert play.refusal(c.EditNote(id=note, text="x"), person_by("noor")) == "letter-not-open"
    play.start("W")
    assert play.state.notes[note].letter is W
    assert statuses(play) == [CLOSED, OPEN, WAITING, WAITING]


def test_a_later_letter_waits_while_an_earlier_one_is_open_again() -> None:
    play = a_workshop(at=O)
    play.do(c.ReopenLetter(letter=T))

    assert statuses(play) == [OPEN, CLOSED, WAITING, WAITING]
    play.start("O")
    assert statuses(play) == [CLOSED, CLOSED, OPEN, WAITING]


def test_a_letter_that_has_not_been_open_is_not_reopened() -> None:
    assert a_workshop(at=T).refusal(c.ReopenLetter(letter=O)) == "gate-closed"


def test_a_later_letter_is_not_reopened_before_an_earlier_one_is_closed() -> None:
    play = a_workshop(at=O)
    play.do(c.ReopenLetter(letter=T))
    assert play.refusal(c.ReopenLetter(letter=W)) == "gate-closed"

    play.do(c.CloseLetter(letter=T))
    play.do(c.ReopenLetter(letter=W))
    assert statuses(play) == [CLOSED, OPEN, WAITING, WAITING]


def test_stepping_back_to_an_earlier_phase_leaves_the_letter_open() -> None:
    play = a_workshop(at=T)

    play.start("welcome")
    assert play.state.open_letter is T


def test_what_is_already_so_gives_no_event() -> None:
    play = a_workshop(at=W)
    for again in (
        c.CloseLetter(letter=T),
        c.ReopenLetter(letter=W),
        c.LockWriting(locked=False),
        c.ShowScene(scene=None),
        c.PauseTimer(),
        c.SetAgenda(agenda=play.state.agenda),
    ):
        assert play.do(again) == []


def test_an_unknown_phase_is_refused() -> None:
    assert a_workshop().refusal(c.StartPhase(phase="x")) == "phase-not-found"


# --- what an agenda may look like --------------------------------------------------------------


@pytest.mark.parametrize(
    ("agenda", "code"),
    [
        (an_agenda((T, O, W, S)), "agenda-letters"),
        (an_agenda()[:-3], "agenda-letters"),
        ((*an_agenda(), a_phase("again", T)), "agenda-letters"),
        (tuple(one.model_copy(update={"slow_minutes": 0}) for one in an_agenda()), "agenda-hurried"),
        ((*an_agenda(), a_phase("close")), "id-taken"),
    ],
)
def test_an_agenda_against_the_method_is_refused(agenda, code: str) -> None:
    play = a_workshop()

    assert play.refusal(c.SetAgenda(agenda=agenda)) == code


def test_a_workshop_is_not_created_with_an_agenda_against_the_method() -> None:
    assert a_workshop().refusal(a_creation()) == "workshop-exists"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"slow_minutes": 21}, "slow-over-minutes"), ({"minutes": -1, "slow_minutes": 0}, "command-invalid")],
)
def test_minutes_that_cannot_be_are_refused(fields: dict[str, int], code: str) -> None:
    phase = {**a_phase("p").model_dump(mode="json"), **fields}

    with pytest.raises(Invalid, match=code):
        c.read_command({"kind": "set_agenda", "agenda": [phase]})


def test_a_phase_that_was_held_stays_in_the_agenda_with_its_letter() -> None:
    play = a_workshop(at=W)
    agenda = play.state.agenda
    swapped = [one.model_copy(update={"id": {"T": "W", "W": "T"}.get(one.id, one.id)}) for one in agenda]

    assert play.refusal(c.SetAgenda(agenda=agenda[1:])) == "phase-was-held"
    assert play.refusal(c.SetAgenda(agenda=())) == "phase-is-current"
    assert play.refusal(c.SetAgenda(agenda=tuple(swapped))) == "phase-is-current"
    play.do(c.SetAgenda(agenda=(*agenda[:3], *agenda[4:])))
    assert "walk" not in [phase.id for phase in play.state.agenda]


# --- clock and screens -------------------------------------------------------------------------


def test_the_clock_starts_with_the_minutes_of_the_phase_and_goes_with_it() -> None:
    play = a_workshop(at=T)

    play.do(c.StartTimer())
    assert play.state.timer is not None
    assert play.state.timer.left(NOON) == 20 * 60
    play.start("W")
    assert play.state.timer is None


def test_a_paused_clock_goes_on_where_it_was() -> None:
    play = a_workshop()
    play.do(c.StartTimer(seconds=100))
    play.wait(30)
    play.do(c.PauseTimer())
    play.wait(1000)
    assert play.state.timer == Timer(remaining=70)

    play.do(c.StartTimer())
    assert play.state.timer.left(play.now) == 70


@pytest.mark.parametrize(("change", "left"), [(60, 160), (-60, 40), (-600, 0)])
@pytest.mark.parametrize("paused", [False, True])
def test_time_is_given_and_taken_but_never_below_zero(change: int, left: int, paused: bool) -> None:
    play = a_workshop()
    play.do(c.StartTimer(seconds=100))
    if paused:
        play.do(c.PauseTimer())

    play.do(c.AdjustTimer(seconds=change))
    assert play.state.timer is not None
    assert play.state.timer.left(play.now) == left


def test_a_clock_that_was_not_set_is_not_moved() -> None:
    assert a_workshop().refusal(c.AdjustTimer(seconds=5)) == "timer-missing"


def test_a_chosen_scene_goes_when_a_phase_starts() -> None:
    play = a_workshop(at=T)
    play.do(c.ShowScene(scene=Scene.MAP))
    assert play.as_projector().scene is Scene.MAP

    play.start("W")
    assert play.as_projector().chosen_scene is None
