"""How far a session in a file had come, and the steps that bring a new one to the same point."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from pydantic import Field

from chain import commands as c
from chain.case.rows import Row, build, row
from chain.model import LetterState, Look, Model, Phase
from chain.vocabulary import Letter, LetterStatus, Scene

_DONE = LetterState(status=LetterStatus.CLOSED, revealed=True)


class Progress(Model):
    """Which phases were held, how far the letters are, and what is on the screens."""

    current: str | None = None
    held: tuple[str, ...] = Field((), max_length=60)
    letters: Mapping[Letter, LetterState] = {}
    writing_locked: bool = False
    scene: Scene | None = None
    map_open: bool = False
    look: Look = Look()

    def held_of(self, agenda: Sequence[Phase]) -> list[Phase]:
        """Return the phases that were held, in the order of the agenda, in which every gate opens.

        Phases that were moved behind a letter that has not been opened are left out.
        """
        within_reach = takewhile(lambda phase: phase.letter is None or phase.id in self.held, agenda)
        return [phase for phase in within_reach if phase.id in self.held]


def progress_of(case: Row, agenda: Sequence[Phase]) -> Progress:
    """Return what the file says of its progress; a file that says nothing has worked through all letters."""
    session = row(case, "session")
    if "progress" not in session:
        return _all_letters(agenda)
    told = build(Progress, row(session, "progress"), "session", "progress")
    waiting = {letter: LetterState() for letter in Letter}
    return told.model_copy(update={"letters": {**waiting, **told.letters}})


def _all_letters(agenda: Sequence[Phase]) -> Progress:
    """End in the phase after the last letter, or in the last letter itself, closed."""
    last = max((number for number, phase in enumerate(agenda) if phase.letter), default=-1)
    held = tuple(phase.id for phase in agenda[: last + 2])
    return Progress(current=held[-1] if held else None, held=held, letters=dict.fromkeys(Letter, _DONE))


def last_open(progress: Progress, agenda: Sequence[Phase]) -> Letter | None:
    """Return the letter of the last phase that was held: no phase after it has closed it."""
    held = progress.held_of(agenda)
    return held[-1].letter if held else None


def settle(progress: Progress, agenda: Sequence[Phase], open_now: Letter | None) -> Iterator[c.Command]:
    """Yield what came after all held phases: letters closed or gone back to, and the choice of screens."""
    held = progress.held_of(agenda)
    worked = [phase for phase in held if phase.letter]
    now = held[-1].id if held else None
    for command in _letters(progress, worked, open_now):
        yield command
        now = _phase_after(command, agenda) or now
    current = next((phase for phase in held if phase.id == progress.current != now), None)
    if current:
        yield from _go_to(current, progress)
    if progress.writing_locked:
        yield c.LockWriting(locked=True)
    if progress.scene:
        yield c.ShowScene(scene=progress.scene)
    if progress.map_open:
        yield c.OpenMap(open=True)
    if progress.look != Look():
        yield c.ShowMap(look=progress.look)


def _letters(progress: Progress, worked: Sequence[Phase], open_now: Letter | None) -> Iterator[c.Command]:
    """Bring letters from "closed one after the other" to where they were."""
    status = {phase.letter: progress.letters[phase.letter].status for phase in worked if phase.letter}
    if open_now and status[open_now] is LetterStatus.CLOSED:
        yield c.CloseLetter(letter=open_now)
        open_now = None
    paused = [letter for letter, one in status.items() if one is LetterStatus.WAITING]
    # A letter is paused by going back to an earlier one; that one is paused in its turn, or stays open.
    back = [*reversed(paused), *(letter for letter, one in status.items() if one is LetterStatus.OPEN)]
    closed = [letter for letter, one in status.items() if one is LetterStatus.CLOSED]
    pause_by = closed[:1] if paused and len(back) == len(paused) else []
    for letter in (*back, *pause_by):
        if letter is not open_now:
            yield c.ReopenLetter(letter=letter)
    yield from (c.CloseLetter(letter=letter) for letter in pause_by)


def _phase_after(command: c.Command, agenda: Sequence[Phase]) -> str | None:
    if not isinstance(command, c.ReopenLetter):
        return None
    return next(phase.id for phase in agenda if phase.letter is command.letter)


def _go_to(phase: Phase, progress: Progress) -> Iterator[c.Command]:
    """Start the current phase; that of a closed letter is reached by reopening and closing the letter."""
    if phase.letter is None:
        yield c.StartPhase(phase=phase.id)
    elif progress.letters[phase.letter].status is LetterStatus.CLOSED:
        yield c.ReopenLetter(letter=phase.letter)
        yield c.CloseLetter(letter=phase.letter)
