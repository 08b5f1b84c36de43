"""What of a workshop may be taken home to be opened again elsewhere; asked for by ``View.archive`` only."""

from collections.abc import Container

from chain.analysis.confrontation import narrowed
from chain.analysis.votes import given, items
from chain.methods import Card, FocusPoint, Methods
from chain.model import Note, Participant, Round
from chain.seen import Archive
from chain.state import Workshop
from chain.vocabulary import NoteKind, Rsvp


def archive(state: Workshop) -> Archive:
    """Return the people, what was revealed and read out, and what was counted when a round closed."""
    # What a facilitator typed for others is in sight before the reveal, and no less private for it.
    notes = {note.id: note for note in state.notes.values() if state.letters[note.letter].revealed}
    return Archive(
        participants=tuple(map(_unanswered, state.participants.values())),
        agenda=state.agenda,
        current=state.current,
        notes=tuple(_fitting(note, notes) for note in notes.values()),
        clusters=tuple(state.clusters.values()),
        rounds=tuple(_as_counted(state, one) for one in state.rounds.values() if _counts(state, one)),
        methods=_methods(state, {*notes, *state.clusters}),
    )


def _unanswered(one: Participant) -> Participant:
    """Return somebody without their answer to the invitation, told in sums only; who did not come did not."""
    return one if one.rsvp is Rsvp.NO else one.model_copy(update={"rsvp": None})


def _fitting(note: Note, those: Container[str]) -> Note:
    """Return the note without its answers to notes that are not among those; only a question has an owner."""
    left = tuple(id for id in note.responds_to if id in those)
    owner = note.owner if note.kind is NoteKind.QUESTION else None
    return note.model_copy(update={"responds_to": left, "owner": owner})


def _counts(state: Workshop, round: Round) -> bool:
    return round.closed and bool(items(state, round.letter))


def _as_counted(state: Workshop, round: Round) -> Round:
    """Put every dot on the item for which it counts now."""
    dots = {person: given(state, round, person) for person in round.dots}
    return round.model_copy(update={"dots": dots})


def _methods(state: Workshop, there: Container[str]) -> Methods:
    """Return what stays; how rested people felt, who called a pitch and whose turn it was do not."""
    methods, vote = state.methods, state.methods.theme_vote
    matrix = narrowed(methods.matrix, there.__contains__) if methods.matrix else None
    return Methods(
        cards={id: one for id, one in methods.cards.items() if _was_given(state, one)},
        flip=methods.flip,
        garden=methods.garden,
        candidates={id: one.model_copy(update={"by": None}) for id, one in methods.candidates.items()},
        theme_vote=vote if vote and vote.closed else None,
        chosen=methods.chosen if methods.chosen in methods.candidates else None,
        matrix=matrix if matrix and matrix.closed and matrix.external and matrix.internal else None,
        focus={id: _sourced(one, there) for id, one in methods.focus.items()},
        words=methods.words,
    )


def _was_given(state: Workshop, card: Card) -> bool:
    """Say whether a card was read out to a house on the map that is not its writer's own by now."""
    to_another = state.participants[card.author].actor != card.to
    return card.read_out and to_another and card.to in state.chain.actor


def _sourced(focus: FocusPoint, there: Container[str]) -> FocusPoint:
    """Return the point with the sources that are there; that it was put differently was said at the table."""
    sources = tuple(id for id in focus.sources if id in there)
    return focus.model_copy(update={"sources": sources, "reworded": False})
