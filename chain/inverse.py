"""Taking an act back: which events undo an event, and whether what it did still stands."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any

from chain import events as e
from chain import inverse_methods
from chain.model import Model
from chain.state import Act, Workshop
from chain.vocabulary import Letter, LetterStatus

Back = tuple[e.Event, ...]


def inverse(state: Workshop, event: e.Event) -> Back | None:
    """Return the events that take this one back from the state before it; None: it cannot be taken back."""
    found = _INVERSE.get(type(event))
    return found(state, event) if found else None


_INVERSE: dict[type[Model], Callable[[Workshop, Any], Back]] = {
    e.WorkshopDescribed: lambda s, _: (e.WorkshopDescribed(title=s.title, date=s.date, location=s.location),),
    e.ThemeSet: lambda s, _: (e.ThemeSet(theme=s.theme),),
    e.PartAdded: lambda _, x: (e.PartRemoved(sort=x.sort, id=x.part.id),),
    e.PartRemoved: lambda s, x: (e.PartAdded(sort=x.sort, part=getattr(s.chain, x.sort)[x.id]),),
    e.PartChanged: lambda s, x: (_part_as_before(s, x),),
    e.MapOpened: lambda s, _: (e.MapOpened(open=s.map_open),),
    e.MapShown: lambda s, _: (e.MapShown(look=s.look),),
    e.RoutesAgreed: lambda s, x: (e.RoutesAgreed(seller=x.seller, agreed=x.seller in s.agreed),),
    e.AgendaSet: lambda s, _: (e.AgendaSet(agenda=s.agenda),),
    e.PhaseStarted: lambda s, x: _phase_as_before(s, x),
    e.LetterOpened: lambda _, x: (e.LetterPaused(letter=x.letter),),
    e.LetterPaused: lambda _, x: (e.LetterOpened(letter=x.letter),),
    e.LetterClosed: lambda _, x: (e.LetterReopened(letter=x.letter),),
    e.LetterReopened: lambda _, x: (e.LetterClosed(letter=x.letter),),
    e.NotesRevealed: lambda _, x: (e.NotesConcealed(letter=x.letter),),
    e.DotsOpened: lambda _, x: (e.DotsCancelled(letter=x.letter),),
    e.DotsClosed: lambda _, x: (e.DotsReopened(letter=x.letter),),
    e.DotsReopened: lambda _, x: (e.DotsClosed(letter=x.letter),),
    e.WritingLocked: lambda s, _: (e.WritingLocked(locked=s.writing_locked),),
    e.SceneShown: lambda s, _: (e.SceneShown(scene=s.scene),),
    e.NoteWritten: lambda _, x: (e.NoteDeleted(id=x.note.id),),
    e.NoteEdited: lambda s, x: (e.NoteEdited(note=s.notes[x.note.id]),),
    e.NoteDeleted: lambda s, x: (e.NoteWritten(note=s.notes[x.id]),),
    e.NoteHidden: lambda _, x: (e.NoteShown(id=x.id),),
    e.NoteShown: lambda _, x: (e.NoteHidden(id=x.id),),
    e.ClusterSet: lambda s, x: (_cluster_as_before(s, x),),
    e.ClusterDissolved: lambda s, x: (e.ClusterSet(cluster=s.clusters[x.id]),),
    **inverse_methods.INVERSE,
}


def _part_as_before(state: Workshop, event: e.PartChanged) -> e.PartChanged:
    before = getattr(state.chain, event.sort)[event.id].model_dump(mode="json")
    return e.PartChanged(sort=event.sort, id=event.id, changes={name: before[name] for name in event.changes})


def _phase_as_before(state: Workshop, event: e.PhaseStarted) -> Back:
    """Go back to the phase before, with its picture; a first start is no longer one."""
    first = None if event.phase in state.held else event.phase
    back: list[e.Event] = [e.PhaseStarted(phase=state.current, instead_of=first)]
    back += [e.SceneShown(scene=state.scene)] if state.scene else []
    return tuple(back)


def _cluster_as_before(state: Workshop, event: e.ClusterSet) -> e.Event:
    before = state.clusters.get(event.cluster.id)
    return e.ClusterSet(cluster=before) if before else e.ClusterDissolved(id=event.cluster.id)


MOVES = frozenset(
    {
        e.PhaseStarted,
        e.LetterOpened,
        e.LetterClosed,
        e.LetterReopened,
        e.LetterPaused,
        e.NotesRevealed,
        e.NotesConcealed,
        e.DotsOpened,
        e.DotsClosed,
        e.DotsReopened,
        e.DotsCancelled,
    }
)
"""What moves the session on or back; such acts are undone in the order in which they came, whoever leads."""


def moves(act: Act) -> bool:
    """Say whether this act moved the session."""
    return any(type(event) in MOVES for event in act.events)


def stands(state: Workshop, act: Act) -> bool:
    """Say whether all that this act did is still as it left it, so that undoing it destroys nobody's work."""
    if moves(act) and state.moved_by != act.id:
        return False
    if any(isinstance(event, e.PhaseStarted) for event in act.events) and _begun_in_phase(state):
        return False
    left = _net(act.events)
    return _parts_unused(state, left) and all(_as_left(state, event) for event in left)


def stands_undone(state: Workshop, act: Act) -> bool:
    """Say whether all is still as the undoing left it, so that doing it again destroys nothing."""
    if moves(act) and state.moved_by != act.moved_before:
        return False
    left = _gathered(_net(act.inverse))
    return _parts_unused(state, left) and all(_as_left(state, event) for event in left)


def _begun_in_phase(state: Workshop) -> bool:
    """Say whether something was begun that lasts as long as its phase: going back would lose it."""
    methods = state.methods
    return bool(state.scene or methods.step or methods.stick or methods.groups or methods.sheets)


def _gathered(events: Sequence[e.Event]) -> list[e.Event]:
    """Return the events with every note that came back in the cluster into which it was put after that."""
    into = {
        id: one.cluster.id for one in events if isinstance(one, e.ClusterSet) for id in one.cluster.members
    }
    return [
        e.NoteWritten(note=one.note.model_copy(update={"cluster": into[one.note.id]}))
        if isinstance(one, e.NoteWritten) and one.note.id in into
        else one
        for one in events
    ]


def _as_left(state: Workshop, event: e.Event) -> bool:
    """Say whether what an event did still stands; what has no way back, like the clock, is not judged."""
    check = _STANDS.get(type(event))
    return check is None or check(state, event)


def _net(events: Iterable[e.Event]) -> list[e.Event]:
    """Return what an act came to: of a part of the map that it touched twice, only how it left it."""
    net: dict[object, e.Event] = {}
    for number, event in enumerate(events):
        if isinstance(event, e.PartAdded):
            net[event.sort, event.part.id] = event
        elif isinstance(event, e.PartChanged):
            net[event.sort, event.id] = _changed_further(net.get((event.sort, event.id)), event)
        elif isinstance(event, e.PartRemoved) and isinstance(net.get((event.sort, event.id)), e.PartAdded):
            del net[event.sort, event.id]
        else:
            net[(event.sort, event.id) if isinstance(event, e.PartRemoved) else number] = event
    return list(net.values())


def _changed_further(before: e.Event | None, event: e.PartChanged) -> e.Event:
    if isinstance(before, e.PartAdded):
        part = type(before.part).model_validate({**before.part.model_dump(), **event.changes})
        return e.PartAdded(sort=event.sort, part=part)
    earlier = before.changes if isinstance(before, e.PartChanged) else {}
    return e.PartChanged(sort=event.sort, id=event.id, changes={**earlier, **event.changes})


def _parts_unused(state: Workshop, events: Iterable[e.Event]) -> bool:
    """Say whether nothing hangs on what came onto the map, but for what came with it."""
    own = {(event.sort, event.part.id) for event in events if isinstance(event, e.PartAdded)}
    return not own or own.isdisjoint(_in_use(state, own))


def _in_use(state: Workshop, own: Container[tuple[str, str]]) -> Iterator[tuple[str, str | None]]:
    """Yield the parts that others than these hang on."""
    chain = state.chain
    yield from (("tier", one.tier) for one in chain.actor.values() if ("actor", one.id) not in own)
    for link in (one for one in chain.link.values() if ("link", one.id) not in own):
        yield from (("actor", link.source), ("actor", link.target))
    for relation in (one for one in chain.relation.values() if ("relation", one.id) not in own):
        yield from (("actor", relation.upstream), ("actor", relation.downstream))
    for route in (one for one in chain.route.values() if ("route", one.id) not in own):
        yield from (("actor", id) for id in (route.seller, *route.via, route.end))
    yield from (("actor", one.actor) for one in state.participants.values())
    yield from ((note.target.scope.value, note.target.id) for note in state.notes.values())


def _part_as_added(state: Workshop, event: e.PartAdded) -> bool:
    return bool(getattr(state.chain, event.sort).get(event.part.id) == event.part)


def _part_still_changed(state: Workshop, event: e.PartChanged) -> bool:
    now = getattr(state.chain, event.sort).get(event.id)
    if now is None:
        return False
    fields = now.model_dump(mode="json")
    return all(fields[name] == value or getattr(now, name) == value for name, value in event.changes.items())


def _note_as(state: Workshop, event: e.NoteWritten | e.NoteEdited) -> bool:
    """A note can be taken back while its letter is open, until dots are given or a note answers it."""
    note = event.note
    answered = any(note.id in tally.answered for tally in state.tallies.values())
    return list_open(state, note.letter) and state.notes.get(note.id) == note and not answered


def list_open(state: Workshop, letter: Letter) -> bool:
    """Say whether notes of this letter can still come and go: it is open, and no dots were asked for."""
    return state.letters[letter].status is LetterStatus.OPEN and letter not in state.rounds


def _status(status: LetterStatus) -> Callable[[Workshop, Any], bool]:
    return lambda state, event: state.letters[event.letter].status is status


def _revealed_and_untouched(state: Workshop, event: e.NotesRevealed) -> bool:
    """A reveal can be taken back while its letter is open, until somebody has worked with what they saw."""
    notes = [note for note in state.notes.values() if note.letter is event.letter]
    touched = any(note.cluster or note.read_backs for note in notes)
    return list_open(state, event.letter) and state.letters[event.letter].revealed and not touched


def _no_dots_yet(state: Workshop, event: e.DotsOpened) -> bool:
    found = state.rounds.get(event.letter)
    return found is not None and not found.closed and not any(found.dots.values())


def _round_closed(closed: bool) -> Callable[[Workshop, Any], bool]:
    return lambda state, event: event.letter in state.rounds and state.rounds[event.letter].closed is closed


def _cluster_as(state: Workshop, event: e.ClusterSet) -> bool:
    """A merge can be taken back until the cluster has dots."""
    cluster = event.cluster
    found = state.rounds.get(cluster.letter)
    dotted = found is not None and any(cluster.id in dots for dots in found.dots.values())
    return state.clusters.get(cluster.id) == cluster and not dotted


def _hidden(hidden: bool) -> Callable[[Workshop, Any], bool]:
    return lambda state, event: event.id in state.notes and state.notes[event.id].hidden is hidden


_STANDS: dict[type[Model], Callable[[Workshop, Any], bool]] = {
    e.WorkshopDescribed: lambda s, x: (s.title, s.date, s.location) == (x.title, x.date, x.location),
    e.ThemeSet: lambda s, x: s.theme == x.theme,
    e.PartAdded: _part_as_added,
    e.PartRemoved: lambda s, x: x.id not in getattr(s.chain, x.sort),
    e.PartChanged: _part_still_changed,
    e.MapOpened: lambda s, x: s.map_open is x.open,
    e.MapShown: lambda s, x: s.look == x.look,
    e.RoutesAgreed: lambda s, x: (x.seller in s.agreed) is x.agreed,
    e.AgendaSet: lambda s, x: s.agenda == x.agenda,
    e.PhaseStarted: lambda s, x: s.current == x.phase,
    e.LetterOpened: _status(LetterStatus.OPEN),
    e.LetterReopened: _status(LetterStatus.OPEN),
    e.LetterPaused: _status(LetterStatus.WAITING),
    e.LetterClosed: _status(LetterStatus.CLOSED),
    e.NotesRevealed: _revealed_and_untouched,
    e.DotsOpened: _no_dots_yet,
    e.DotsClosed: _round_closed(True),
    e.DotsReopened: _round_closed(False),
    e.WritingLocked: lambda s, x: s.writing_locked is x.locked,
    e.SceneShown: lambda s, x: s.scene is x.scene,
    e.NoteWritten: _note_as,
    e.NoteEdited: _note_as,
    e.NoteDeleted: lambda s, x: x.id not in s.notes,
    e.NoteHidden: _hidden(True),
    e.NoteShown: _hidden(False),
    e.ClusterSet: _cluster_as,
    e.ClusterDissolved: lambda s, x: x.id not in s.clusters,
    e.NotesConcealed: lambda s, x: not s.letters[x.letter].revealed,
    e.DotsCancelled: lambda s, x: x.letter not in s.rounds,
    **inverse_methods.STANDS,
}
