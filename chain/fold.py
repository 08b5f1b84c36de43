"""State is a fold over events: ``apply`` is the only place where a workshop changes. Pure."""

from collections.abc import Iterable, Mapping

from chain import events as e
from chain import fold_methods, fold_time
from chain.answers import invited
from chain.contact import kept_by
from chain.evolve import EVOLVE, Changes, on, without
from chain.inverse import MOVES, inverse, moves
from chain.model import Chain, LetterState, Model, Note, Round, Tally
from chain.state import Act, Workshop
from chain.vocabulary import Letter, LetterStatus, Role

__all__ = ["apply", "edit_chain", "fold", "fold_methods"]

ACTS_KEPT = 20
"""How many acts each person can take back."""


def fold(state: Workshop | None, log: Iterable[e.Recorded]) -> Workshop | None:
    """Return the state after these events; None as long as there are none."""
    for recorded in log:
        state = apply(state, recorded)
    return state


def apply(state: Workshop | None, recorded: e.Recorded) -> Workshop:
    """Return the state after this event.

    Raises:
        ValueError: the first event does not create the workshop, or the event is not the next one.
    """
    event = recorded.event
    if isinstance(event, e.WorkshopCreated):
        return _created(event, recorded)
    if state is None or recorded.seq != state.seq + 1:
        raise ValueError(f"event {recorded.seq} does not follow {state.seq if state else None}")
    memory = {**_remembered(state, recorded), **_moved(state, recorded), **_kept(state, recorded)}
    memory |= {**fold_time.timed(state, recorded), **fold_time.logged(state, recorded), "seq": recorded.seq}
    return state.model_copy(update={**EVOLVE[type(event)](state, event), **memory})


def _created(event: e.WorkshopCreated, recorded: e.Recorded) -> Workshop:
    return Workshop(
        id=event.id,
        code=event.code,
        title=event.title,
        language=event.language,
        sequence=event.sequence,
        agenda=event.agenda,
        facilitators={event.facilitator.id: event.facilitator},
        created_at=recorded.at,
        seq=recorded.seq,
    )


def _remembered(state: Workshop, recorded: e.Recorded) -> Changes:
    """Keep what the person behind this event can take back, or forget what was just taken back."""
    person, event = recorded.by.key, recorded.event
    acts = state.undoable.get(person, ())
    if isinstance(event, e.ActUndone | e.ActRedone):
        return _turned_back(state, recorded)
    going_on = bool(acts) and acts[-1].id == recorded.act
    back = inverse(state, event)
    if going_on and isinstance(event, e.TimerSet) and recorded.by.role is Role.FACILITATOR:
        # By itself a clock is nothing to take back; what who leads did to it comes back with the act.
        back = (e.TimerSet(timer=state.timer),)
    if recorded.act == state.undoing or (back is None and not going_on):
        return {}
    if going_on:
        last = acts[-1]
        act = last.model_copy(
            update={"events": (*last.events, event), "inverse": (*(back or ()), *last.inverse)}
        )
        return {"undoable": {**state.undoable, person: (*acts[:-1], act)}}
    act = Act.model_construct(
        id=recorded.act, seq=recorded.seq, events=(event,), inverse=back or (), moved_before=state.moved_by
    )
    kept = {**state.undoable, person: (*acts, act)[-ACTS_KEPT:]}
    return {"undoable": kept, "redoable": without(state.redoable, person)}


def _turned_back(state: Workshop, recorded: e.Recorded) -> Changes:
    """Move the latest act from what can be taken back to what can be done again, or the other way."""
    person = recorded.by.key
    done, undone = state.undoable.get(person, ()), state.redoable.get(person, ())
    if isinstance(recorded.event, e.ActUndone):
        done, undone = done[:-1], (*undone, done[-1])
    else:
        again = {"id": recorded.act, "seq": recorded.seq, "moved_before": state.moved_by}
        done, undone = (*done, undone[-1].model_copy(update=again)), undone[:-1]
    return {
        "undoable": {**state.undoable, person: done},
        "redoable": {**state.redoable, person: undone},
        "undoing": recorded.act,
    }


def _moved(state: Workshop, recorded: e.Recorded) -> Changes:
    """Keep which act last moved the session; undoing that act makes it the one before."""
    event = recorded.event
    if isinstance(event, e.ActUndone):
        act = state.undoable[recorded.by.key][-1]
        return {"moved_by": act.moved_before} if moves(act) else {}
    if isinstance(event, e.ActRedone):
        return {"moved_by": recorded.act} if moves(state.redoable[recorded.by.key][-1]) else {}
    if type(event) not in MOVES or recorded.act == state.undoing:
        return {}
    return {"moved_by": recorded.act}


def _kept(state: Workshop, recorded: e.Recorded) -> Changes:
    """Remember that the people of a house hold the pen of its figures themselves."""
    seller = kept_by(state, recorded)
    return {"self_kept": (*state.self_kept, seller)} if seller and seller not in state.self_kept else {}


# --- one function an event ---------------------------------------------------------------------


@on(e.WorkshopDescribed)
def _described(state: Workshop, event: e.WorkshopDescribed) -> Changes:
    return {"title": event.title, "date": event.date, "location": event.location}


@on(e.ThemeSet)
def _theme_set(state: Workshop, event: e.ThemeSet) -> Changes:
    return {"theme": event.theme}


@on(e.PartAdded, e.PartChanged, e.PartRemoved)
def _chain_edited(state: Workshop, event: e.PartAdded | e.PartChanged | e.PartRemoved) -> Changes:
    return {"chain": edit_chain(state.chain, event)}


def edit_chain(chain: Chain, event: e.PartAdded | e.PartChanged | e.PartRemoved) -> Chain:
    """Return the chain after one edit that was decided."""
    parts = dict(getattr(chain, event.sort))
    if isinstance(event, e.PartAdded):
        parts[event.part.id] = event.part
    elif isinstance(event, e.PartRemoved):
        del parts[event.id]
    else:
        before = parts[event.id]
        parts[event.id] = type(before).model_validate({**before.model_dump(), **event.changes})
    return chain.model_copy(update={event.sort: parts})


@on(e.MapOrdered)
def _map_ordered(state: Workshop, event: e.MapOrdered) -> Changes:
    return {"chain": state.chain.model_copy(update={"standing": event.standing})}


@on(e.MapOpened)
def _map_opened(state: Workshop, event: e.MapOpened) -> Changes:
    return {"map_open": event.open}


@on(e.MapShown)
def _map_shown(state: Workshop, event: e.MapShown) -> Changes:
    return {"look": event.look}


@on(e.RoutesAgreed)
def _routes_agreed(state: Workshop, event: e.RoutesAgreed) -> Changes:
    others = tuple(one for one in state.agreed if one != event.seller)
    return {"agreed": tuple(sorted((*others, event.seller))) if event.agreed else others}


@on(e.ParticipantJoined, e.ParticipantChanged)
def _participant(state: Workshop, event: e.ParticipantJoined | e.ParticipantChanged) -> Changes:
    people = {**state.participants, event.participant.id: event.participant}
    return {"participants": people, "rsvps": invited(state.rsvps, people.values())}


@on(e.ParticipantRemoved)
def _participant_removed(state: Workshop, event: e.ParticipantRemoved) -> Changes:
    rounds = {
        letter: one.model_copy(update={"dots": without(one.dots, event.id)})
        for letter, one in state.rounds.items()
    }
    return {
        "participants": without(state.participants, event.id),
        "rounds": rounds,
        "methods": fold_methods.left(state.methods, event.id),
        "notes": {id: _disowned(note, event.id) for id, note in state.notes.items()},
    }


def _disowned(note: Note, person: str) -> Note:
    """Return the note as nobody's question again, if it was this person's to look into."""
    return note.model_copy(update={"owner": None}) if note.owner == person else note


@on(e.FacilitatorAdded)
def _facilitator_added(state: Workshop, event: e.FacilitatorAdded) -> Changes:
    return {"facilitators": {**state.facilitators, event.facilitator.id: event.facilitator}}


@on(e.FacilitatorRemoved)
def _facilitator_removed(state: Workshop, event: e.FacilitatorRemoved) -> Changes:
    return {"facilitators": without(state.facilitators, event.id)}


@on(e.AgendaSet)
def _agenda_set(state: Workshop, event: e.AgendaSet) -> Changes:
    return {"agenda": event.agenda}


@on(e.PhaseStarted)
def _phase_started(state: Workshop, event: e.PhaseStarted) -> Changes:
    held = tuple(phase for phase in state.held if phase != event.instead_of)
    if event.phase is not None and event.phase not in held:
        held = (*held, event.phase)
    methods = state.methods.model_copy(update={"step": None, "stick": None, "groups": ()})
    return {"current": event.phase, "held": held, "scene": None, "methods": methods}


_STATUS: dict[type[Model], LetterStatus] = {
    e.LetterOpened: LetterStatus.OPEN,
    e.LetterReopened: LetterStatus.OPEN,
    e.LetterPaused: LetterStatus.WAITING,
    e.LetterClosed: LetterStatus.CLOSED,
}


@on(e.LetterOpened, e.LetterReopened, e.LetterPaused, e.LetterClosed)
def _letter(
    state: Workshop, event: e.LetterOpened | e.LetterReopened | e.LetterPaused | e.LetterClosed
) -> Changes:
    return _letter_set(state, event.letter, status=_STATUS[type(event)])


@on(e.NotesRevealed, e.NotesConcealed)
def _revealed(state: Workshop, event: e.NotesRevealed | e.NotesConcealed) -> Changes:
    return _letter_set(state, event.letter, revealed=isinstance(event, e.NotesRevealed))


def _letter_set(state: Workshop, letter: Letter, **update: object) -> Changes:
    after: LetterState = state.letters[letter].model_copy(update=update)
    return {"letters": {**state.letters, letter: after}}


@on(e.DotsOpened)
def _dots_opened(state: Workshop, event: e.DotsOpened) -> Changes:
    opened = Round(letter=event.letter, per_person=event.per_person, max_per_item=event.max_per_item)
    return {"rounds": {**state.rounds, event.letter: opened}}


@on(e.DotsSet)
def _dots_set(state: Workshop, event: e.DotsSet) -> Changes:
    now = state.rounds[event.letter]
    mine = {**without(now.dots.get(event.participant, {}), event.item)}
    if event.count:
        mine[event.item] = event.count
    dots = {**now.dots, event.participant: mine}
    return {"rounds": {**state.rounds, event.letter: now.model_copy(update={"dots": dots})}}


@on(e.DotsClosed, e.DotsReopened)
def _dots_closed(state: Workshop, event: e.DotsClosed | e.DotsReopened) -> Changes:
    after = state.rounds[event.letter].model_copy(update={"closed": isinstance(event, e.DotsClosed)})
    return {"rounds": {**state.rounds, event.letter: after}}


@on(e.DotsCancelled)
def _dots_cancelled(state: Workshop, event: e.DotsCancelled) -> Changes:
    return {"rounds": without(state.rounds, event.letter)}


@on(e.WritingLocked)
def _writing_locked(state: Workshop, event: e.WritingLocked) -> Changes:
    return {"writing_locked": event.locked}


@on(e.RehearsalPaced)
def _rehearsal_paced(state: Workshop, event: e.RehearsalPaced) -> Changes:
    return {"rehearsal_pace": event.pace}


@on(e.SceneShown)
def _scene_shown(state: Workshop, event: e.SceneShown) -> Changes:
    return {"scene": event.scene}


@on(e.TimerSet)
def _timer_set(state: Workshop, event: e.TimerSet) -> Changes:
    return {"timer": event.timer}


@on(e.NoteWritten)
def _note_written(state: Workshop, event: e.NoteWritten) -> Changes:
    changes = _notes_set(state, event.note)
    latest = next(reversed(list(state.notes.values())), None)
    if latest is None or latest.written_at <= event.note.written_at:
        return changes
    # A note that comes back goes to its place in the order of writing.
    notes = sorted(changes["notes"].items(), key=lambda pair: pair[1].written_at)
    return {**changes, "notes": dict(notes)}


@on(e.NoteEdited)
def _note_edited(state: Workshop, event: e.NoteEdited) -> Changes:
    return _notes_set(state, event.note)


@on(e.NoteDeleted)
def _note_deleted(state: Workshop, event: e.NoteDeleted) -> Changes:
    note = state.notes[event.id]
    tallies = _tallied(state.tallies, note, -1)
    return {"notes": without(state.notes, event.id), "tallies": tallies}


@on(e.NoteHidden, e.NoteShown)
def _note_hidden(state: Workshop, event: e.NoteHidden | e.NoteShown) -> Changes:
    hidden = isinstance(event, e.NoteHidden)
    return _notes_set(state, state.notes[event.id].model_copy(update={"hidden": hidden}))


def _notes_set(state: Workshop, note: Note) -> Changes:
    before = state.notes.get(note.id)
    tallies = _tallied(state.tallies, before, -1) if before else state.tallies
    return {"notes": {**state.notes, note.id: note}, "tallies": _tallied(tallies, note, 1)}


def _tallied(tallies: Mapping[Letter, Tally], note: Note, step: int) -> Mapping[Letter, Tally]:
    """Count a note in (1) or out (-1); a hidden one counts for what it answers only."""
    tally = tallies[note.letter]
    answered = tally.answered
    for id in note.responds_to:
        answered = _added(answered, id, step)
    shown = 0 if note.hidden else step
    counted = Tally.model_construct(
        notes=tally.notes + shown,
        authors=_added(tally.authors, note.author, shown),
        targets=_added(tally.targets, note.target.key, shown),
        answered=answered,
    )
    return {**tallies, note.letter: counted}


def _added(counts: Mapping[str, int], key: str, step: int) -> Mapping[str, int]:
    if not step:
        return counts
    count = counts.get(key, 0) + step
    return {**counts, key: count} if count else without(counts, key)


@on(e.ClusterSet)
def _cluster_set(state: Workshop, event: e.ClusterSet) -> Changes:
    cluster, notes = event.cluster, dict(state.notes)
    before = state.clusters.get(cluster.id)
    for id in before.members if before else ():
        notes[id] = notes[id].model_copy(update={"cluster": None})
    for id in cluster.members:
        notes[id] = notes[id].model_copy(update={"cluster": cluster.id})
    return {"clusters": {**state.clusters, cluster.id: cluster}, "notes": notes}


@on(e.ClusterDissolved)
def _cluster_dissolved(state: Workshop, event: e.ClusterDissolved) -> Changes:
    notes = dict(state.notes)
    for id in state.clusters[event.id].members:
        notes[id] = notes[id].model_copy(update={"cluster": None})
    return {"clusters": without(state.clusters, event.id), "notes": notes}


@on(e.NoteReadBack)
def _note_read_back(state: Workshop, event: e.NoteReadBack) -> Changes:
    note = state.notes[event.note]
    after = note.model_copy(update={"read_backs": (*note.read_backs, event.read_back)})
    return {"notes": {**state.notes, note.id: after}}


@on(e.ReadBackAnswered)
def _read_back_answered(state: Workshop, event: e.ReadBackAnswered) -> Changes:
    note = state.notes[event.note]
    last = note.read_backs[-1].model_copy(update={"answer": event.answer})
    after = note.model_copy(update={"read_backs": (*note.read_backs[:-1], last)})
    return {"notes": {**state.notes, note.id: after}}


@on(e.ActUndone, e.ActRedone)
def _act_turned(state: Workshop, event: e.ActUndone | e.ActRedone) -> Changes:
    return {}
