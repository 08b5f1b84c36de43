"""What of a workshop may be taken home to be opened again elsewhere; asked for by ``View.archive`` only."""

from collections.abc import Container

from chain.analysis.votes import given, items
from chain.model import Note, Round
from chain.seen import Archive
from chain.state import Workshop


def archive(state: Workshop) -> Archive:
    """Return the people, what was revealed, and the dots of rounds that were closed."""
    # What a facilitator typed for others is in sight before the reveal, and no less private for it.
    notes = {note.id: note for note in state.notes.values() if state.letters[note.letter].revealed}
    return Archive(
        participants=tuple(state.participants.values()),
        agenda=state.agenda,
        current=state.current,
        notes=tuple(_answering(note, notes) for note in notes.values()),
        clusters=tuple(state.clusters.values()),
        rounds=tuple(_as_counted(state, one) for one in state.rounds.values() if _counts(state, one)),
    )


def _answering(note: Note, those: Container[str]) -> Note:
    """Return the note without its answers to notes that are not among those."""
    left = tuple(id for id in note.responds_to if id in those)
    return note.model_copy(update={"responds_to": left})


def _counts(state: Workshop, round: Round) -> bool:
    return round.closed and bool(items(state, round.letter))


def _as_counted(state: Workshop, round: Round) -> Round:
    """Put every dot on the item for which it counts now."""
    dots = {person: given(state, round, person) for person in round.dots}
    return round.model_copy(update={"dots": dots})
