"""Undo is mine: it takes my own latest act back, or does it again, by facts logged like any other."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chain import commands as c
from chain import events as e
from chain.analysis.confrontation import in_matrix
from chain.contact import takes_back_own
from chain.decide import fitting
from chain.decide.agenda import check_can_close, check_history
from chain.decide.mapping import check_ends, check_shares
from chain.decide.rule import Moment, rule
from chain.errors import ChainError, NotAllowed
from chain.fold import apply
from chain.inverse import list_open, stands, stands_undone
from chain.method_events import MatrixOpened
from chain.model import By, Model, Note, Target
from chain.state import Act, Workshop
from chain.vocabulary import Letter, LetterStatus, Scope


@rule(c.Undo)
def undo(moment: Moment, command: c.Undo) -> Sequence[e.Event]:
    """Return the events that take back the latest act of this person, if nobody has built on it."""
    act = _latest(moment.state.undoable, moment.by)
    if act is None:
        raise NotAllowed("nothing-to-undo")
    _check_may_come(moment, act.inverse)
    if not stands(moment.state, act) or not _fits(moment, act.inverse):
        raise NotAllowed("undo-too-late")
    return [e.ActUndone(of=act.seq, name=act.name), *act.inverse]


@rule(c.Redo)
def redo(moment: Moment, command: c.Redo) -> Sequence[e.Event]:
    """Return the events of the act that this person has just taken back, if nobody has built on that."""
    act = _latest(moment.state.redoable, moment.by)
    if act is None:
        raise NotAllowed("nothing-to-redo")
    _check_may_come(moment, act.events)
    if not stands_undone(moment.state, act) or not _fits(moment, act.events):
        raise NotAllowed("redo-too-late")
    return [e.ActRedone(of=act.seq, name=act.name), *act.events]


def undoable(state: Workshop, by: By) -> str:
    """Return the name of the act that this person can take back; empty where that would be refused."""
    act, moment = _latest(state.undoable, by), _at_any_time(state, by)
    if act is None or not _passes(_check_may_come, moment, act.inverse):
        return ""
    if any(isinstance(event, _BUILT_ON_IN_SECRET) for event in act.events):
        return act.name
    return act.name if stands(state, act) and _fits(moment, act.inverse) else ""


def redoable(state: Workshop, by: By) -> str:
    """Return the name of the act that this person took back and can do again; empty where there is none."""
    act, moment = _latest(state.redoable, by), _at_any_time(state, by)
    if act is None or not _passes(_check_may_come, moment, act.events):
        return ""
    # A cluster that came back stands until it has a dot: to stop offering would tell that it has one.
    if any(isinstance(event, e.ClusterSet) for event in act.inverse):
        return act.name
    return act.name if stands_undone(state, act) and _fits(moment, act.events) else ""


_BUILT_ON_IN_SECRET = (e.DotsOpened, e.DotsReopened, e.ClusterSet, MatrixOpened)
"""What stays on offer to be undone: to stop offering would tell that somebody has given a dot, or a score."""


def _latest(acts: Mapping[str, Sequence[Act]], by: By) -> Act | None:
    mine = acts.get(by.key)
    return mine[-1] if mine else None


def _at_any_time(state: Workshop, by: By) -> Moment:
    """Return a moment in which to ask what would be allowed; no rule of these asks what time it is."""
    return Moment(state, by, state.created_at)


def _check_may_come(moment: Moment, events: Sequence[e.Event]) -> None:
    """Refuse what others keep or have closed since.

    Raises:
        NotAllowed: ``not-your-seller``, ``map-closed`` or ``writing-locked``.
    """
    if not takes_back_own(moment.state, moment.by, events):
        raise NotAllowed("not-your-seller")
    _check_open(moment, events)


def _check_open(moment: Moment, events: Sequence[e.Event]) -> None:
    """Refuse participants what a facilitator has closed since: the map, or everybody's pens.

    Raises:
        NotAllowed: ``map-closed`` or ``writing-locked``.
    """
    if moment.leads:
        return
    for event in events:
        drawn = isinstance(event, e.PartAdded | e.PartChanged | e.PartRemoved) and event.sort != "route"
        if drawn and not moment.state.map_open:
            raise NotAllowed("map-closed")
        if moment.state.writing_locked and isinstance(event, e.NoteWritten | e.NoteEdited | e.NoteDeleted):
            raise NotAllowed("writing-locked")


def _fits(moment: Moment, back: Sequence[e.Event]) -> bool:
    """Say whether these events still have their place: others may have moved on without touching the act."""
    state = moment.state
    for event in back:
        check = _FITS.get(type(event))
        if check and not check(state, event):
            return False
        after = e.Recorded(seq=state.seq + 1, at=moment.now, by=moment.by, act="", event=event)
        state = apply(state, after)
    parts = [one for one in back if isinstance(one, e.PartAdded | e.PartChanged)]
    return _passes(check_shares, state.chain, parts)


def _phase_possible(state: Workshop, event: e.PhaseStarted) -> bool:
    """A phase in which notes were written was held, whoever started it by mistake; one may have left."""
    if event.phase is not None and all(phase.id != event.phase for phase in state.agenda):
        return False
    letters = [phase.letter for phase in state.agenda if phase.id == event.instead_of and phase.letter]
    return not any(note.letter in letters for note in state.notes.values())


def _closable(state: Workshop, event: e.LetterClosed) -> bool:
    return _passes(check_can_close, state, event.letter)


def _agenda_possible(state: Workshop, event: e.AgendaSet) -> bool:
    return _passes(check_history, state, event.agenda)


def _part_possible(state: Workshop, event: e.PartAdded) -> bool:
    return event.part.id not in getattr(state.chain, event.sort) and _passes(
        check_ends, state.chain, event.part
    )


def _change_possible(state: Workshop, event: e.PartChanged) -> bool:
    part = getattr(state.chain, event.sort)[event.id]
    return _passes(check_ends, state.chain, part.model_copy(update=dict(event.changes)))


def _note_possible(state: Workshop, event: e.NoteWritten | e.NoteEdited) -> bool:
    note = event.note
    known = note.author in state.participants and note.id not in state.clusters
    return known and _target_there(state, note.target) and list_open(state, note.letter)


def _target_there(state: Workshop, target: Target) -> bool:
    return target.scope is Scope.CHAIN or target.id in getattr(state.chain, target.scope.value)


def _cluster_possible(state: Workshop, event: e.ClusterSet) -> bool:
    """Its notes are there and in no other cluster, and no note has taken its id."""
    cluster = event.cluster
    notes: list[Note | None] = [state.notes.get(id) for id in cluster.members]
    free = all(note is not None and note.cluster in (None, cluster.id) for note in notes)
    return free and cluster.id not in state.notes and _open(state, cluster.letter)


def _dissolvable(state: Workshop, event: e.ClusterDissolved) -> bool:
    return _open(state, state.clusters[event.id].letter) and not in_matrix(state, event.id)


def _open(state: Workshop, letter: Letter) -> bool:
    return state.letters[letter].status is LetterStatus.OPEN


def _passes(check: Callable[..., None], *args: object) -> bool:
    try:
        check(*args)
    except ChainError:
        return False
    return True


_FITS: dict[type[Model], Callable[[Workshop, Any], bool]] = {
    e.PhaseStarted: _phase_possible,
    e.LetterClosed: _closable,
    e.AgendaSet: _agenda_possible,
    e.PartAdded: _part_possible,
    e.PartChanged: _change_possible,
    e.NoteWritten: _note_possible,
    e.NoteEdited: _note_possible,
    e.NoteDeleted: lambda state, event: not in_matrix(state, event.id),
    e.ClusterSet: _cluster_possible,
    e.ClusterDissolved: _dissolvable,
    **fitting.FITS,
}
