"""The agenda and its gates: T, W, O, S in order; nobody skips, and going back is a fact of its own."""

import datetime as dt
from collections.abc import Iterable, Sequence

from chain import commands as c
from chain import events as e
from chain.decide.pace import left_behind
from chain.decide.rule import Moment, rule
from chain.decide.sheets import check_sheets_in
from chain.errors import Conflict, Invalid, NotAllowed, NotFound
from chain.model import Phase, Timer
from chain.state import Workshop
from chain.vocabulary import Letter, LetterStatus


def check_agenda(agenda: Sequence[Phase], sequence: Sequence[Letter]) -> None:
    """Refuse an agenda that breaks the method (dossier 2.12): letters in order, none skipped, some slow time.

    Raises:
        Invalid: ``agenda-letters``, ``agenda-hurried`` or ``id-taken``.
    """
    if not agenda:
        return
    if len({phase.id for phase in agenda}) < len(agenda):
        raise Invalid("id-taken", id="phase")
    if tuple(phase.letter for phase in agenda if phase.letter) != tuple(sequence):
        raise Invalid("agenda-letters", sequence=", ".join(sequence))
    if not sum(phase.slow_minutes for phase in agenda):
        raise Invalid("agenda-hurried")


@rule(c.SetAgenda)
def set_agenda(moment: Moment, command: c.SetAgenda) -> Sequence[e.Event]:
    """Write the agenda anew, keeping the phases that were held."""
    check_agenda(command.agenda, moment.state.sequence)
    if command.agenda == moment.state.agenda:
        return []
    check_history(moment.state, command.agenda)
    return [e.AgendaSet(agenda=command.agenda)]


def check_history(state: Workshop, agenda: Sequence[Phase]) -> None:
    """Refuse an agenda without a phase that was held, or with another letter in it.

    Raises:
        Conflict: ``phase-is-current``, when it is the phase that is going on.
        NotAllowed: ``phase-was-held``.
    """
    kept = {(phase.id, phase.letter) for phase in agenda}
    lost = [one.id for one in state.agenda if one.id in state.held and (one.id, one.letter) not in kept]
    if state.current in lost:
        raise Conflict("phase-is-current")
    if lost:
        raise NotAllowed("phase-was-held")


@rule(c.StartPhase)
def start_phase(moment: Moment, command: c.StartPhase) -> Sequence[e.Event]:
    """Move to a phase: the open letter closes, and that of the new phase opens if its gate is open."""
    state = moment.state
    phase = next((one for one in state.agenda if one.id == command.phase), None)
    if phase is None:
        raise NotFound("phase-not-found")
    if phase.id == state.current:
        return []
    events = [*_close_open_letter(state, phase), e.PhaseStarted(phase=phase.id)]
    done = {letter for letter, one in state.letters.items() if one.status is LetterStatus.CLOSED}
    done |= {event.letter for event in events if isinstance(event, e.LetterClosed)}
    _check_gate(state, phase, done)
    if phase.letter and phase.letter != state.open_letter:
        events.append(e.LetterOpened(letter=phase.letter))
    if state.timer:
        events.append(e.TimerSet(timer=None))
    if state.writing_locked:
        events.append(e.WritingLocked(locked=False))
    return events


def _close_open_letter(state: Workshop, to: Phase) -> list[e.Event]:
    """Close the open letter when the table moves on; a step back to an earlier phase leaves it open."""
    letter = state.open_letter
    if letter is None or to.letter is letter or _index(state, to.id) < _index_of_letter(state, letter):
        return []
    check_can_close(state, letter)
    return [e.LetterClosed(letter=letter)]


def check_can_close(state: Workshop, letter: Letter) -> None:
    """Refuse to close a letter that still hides something.

    Raises:
        NotAllowed: ``sheets-out``, ``reveal-first`` or ``dots-open``.
    """
    check_sheets_in(state, letter)
    written = any(note.letter is letter for note in state.notes.values())  # hidden ones may be shown again
    if written and not state.letters[letter].revealed:
        raise NotAllowed("reveal-first", letter=letter.value)
    if letter in state.rounds and not state.rounds[letter].closed:
        raise NotAllowed("dots-open", letter=letter.value)


def _check_gate(state: Workshop, phase: Phase, done: set[Letter]) -> None:
    if phase.letter in done:
        raise NotAllowed("letter-closed", letter=phase.letter.value)
    earlier = state.agenda[: _index(state, phase.id)]
    for letter in (one.letter for one in earlier if one.letter):
        if letter not in done:
            raise NotAllowed("gate-closed", letter=letter.value)


@rule(c.CloseLetter)
def close_letter(moment: Moment, command: c.CloseLetter) -> Sequence[e.Event]:
    """Close the open letter and stay in the phase."""
    if moment.state.letters[command.letter].status is LetterStatus.CLOSED:
        return []
    moment.letter(command.letter)
    check_can_close(moment.state, command.letter)
    return [e.LetterClosed(letter=command.letter)]


@rule(c.ReopenLetter)
def reopen_letter(moment: Moment, command: c.ReopenLetter) -> Sequence[e.Event]:
    """Go back to a closed letter; the one that was open waits, with all it has."""
    state, letter = moment.state, command.letter
    if state.letters[letter].status is LetterStatus.OPEN:
        return []
    earlier = state.sequence[: state.sequence.index(letter)]
    open_first = [one for one in earlier if state.letters[one].status is not LetterStatus.CLOSED]
    if open_first or state.letters[letter].status is LetterStatus.WAITING:
        raise NotAllowed("gate-closed", letter=(open_first or [letter])[0].value)
    if state.open_letter:
        check_sheets_in(state, state.open_letter)
    events: list[e.Event] = [e.LetterPaused(letter=state.open_letter)] if state.open_letter else []
    events.append(e.LetterReopened(letter=letter))
    phase = next((one for one in state.agenda if one.letter is letter), None)
    if phase and phase.id != state.current:
        events.append(e.PhaseStarted(phase=phase.id))
    return events


@rule(c.RevealNotes)
def reveal_notes(moment: Moment, command: c.RevealNotes) -> Sequence[e.Event]:
    """Show the notes of the open letter to everybody; the silence is over, with its clock."""
    if moment.state.letters[command.letter].revealed:
        return []
    moment.letter(command.letter)
    check_sheets_in(moment.state, command.letter)
    return [e.NotesRevealed(letter=command.letter), *left_behind(moment)]


@rule(c.LockWriting)
def lock_writing(moment: Moment, command: c.LockWriting) -> Sequence[e.Event]:
    """Pens down, or up again."""
    return [] if command.locked is moment.state.writing_locked else [e.WritingLocked(locked=command.locked)]


@rule(c.ShowScene)
def show_scene(moment: Moment, command: c.ShowScene) -> Sequence[e.Event]:
    """Choose what the projector shows."""
    return [] if command.scene is moment.state.scene else [e.SceneShown(scene=command.scene)]


@rule(c.StartTimer)
def start_timer(moment: Moment, command: c.StartTimer) -> Sequence[e.Event]:
    """Start the clock, or let a paused one go on."""
    timer, phase = moment.state.timer, moment.state.phase
    if timer and timer.ends_at and command.seconds is None:
        return []
    planned = phase.minutes * 60 if phase else 0
    seconds = command.seconds if command.seconds is not None else (timer.remaining if timer else planned)
    return [e.TimerSet(timer=Timer(ends_at=moment.now + dt.timedelta(seconds=seconds)))]


@rule(c.PauseTimer)
def pause_timer(moment: Moment, command: c.PauseTimer) -> Sequence[e.Event]:
    """Hold the clock."""
    timer = moment.state.timer
    if timer is None or timer.ends_at is None:
        return []
    return [e.TimerSet(timer=Timer(remaining=timer.left(moment.now)))]


@rule(c.AdjustTimer)
def adjust_timer(moment: Moment, command: c.AdjustTimer) -> Sequence[e.Event]:
    """Give or take time; a clock never runs below zero."""
    timer = moment.state.timer
    if timer is None:
        raise NotAllowed("timer-missing")
    left = min(86_400.0, max(0.0, timer.left(moment.now) + command.seconds))
    if timer.ends_at is None:
        return [e.TimerSet(timer=Timer(remaining=left))]
    return [e.TimerSet(timer=Timer(ends_at=moment.now + dt.timedelta(seconds=left)))]


def _index(state: Workshop, phase: str) -> int:
    return next(number for number, one in enumerate(state.agenda) if one.id == phase)


def _index_of_letter(state: Workshop, letter: Letter) -> int:
    found: Iterable[int] = (number for number, one in enumerate(state.agenda) if one.letter is letter)
    return next(iter(found), -1)
