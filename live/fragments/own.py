"""What is one person's own on a shared screen: their notes, their dots, what they can take back."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, get_args

from chain import events as e
from chain import method_events as m
from chain.events import Recorded
from chain.methods import Stick
from chain.state import Workshop
from chain.view import View
from chain.vocabulary import LETTERS, Letter, Role
from live.fragments.methods import others_than_author, own_changed, own_parts
from live.fragments.opening import opens
from live.fragments.patch import Patch
from live.fragments.screen import Region, patch, render

_OnTheBoard = (
    e.ClusterSet | e.ClusterDissolved | e.NoteHidden | e.NoteShown | e.NoteReadBack | e.ReadBackAnswered
)
_ON_THE_BOARD = get_args(_OnTheBoard)
_QUIET = (
    e.WorkshopDescribed,
    e.ThemeSet,
    e.PartAdded,
    e.PartChanged,
    e.PartRemoved,
    e.MapOrdered,
    e.MapShown,
    e.RoutesAgreed,
    e.FacilitatorAdded,
    e.FacilitatorRemoved,
    e.AgendaSet,
    e.TimerSet,
    e.NoteDeleted,
    e.ActUndone,
    e.ActRedone,
    m.SessionPaused,
    m.SessionResumed,
    m.LeadHandedOver,
    m.PitchCalled,
)
"""Events that change nothing of anybody's own, but for what their author can take back."""


def touched(before: Workshop, after: Workshop, log: Sequence[Recorded]) -> frozenset[str] | None:
    """Return the ids of the people whose own parts of the screen changed; None: everybody's."""
    people = set[str]()
    for recorded in log:
        others = _others(before, after, recorded.event)
        if others is None:
            return None
        people |= {recorded.by.id, *others}
    return frozenset(people - {""})


def _others(before: Workshop, after: Workshop, event: e.Event) -> Iterable[str] | None:
    if isinstance(event, e.NoteWritten | e.NoteEdited):
        return (event.note.author,)
    if isinstance(event, e.DotsSet):
        return (event.participant,)
    if isinstance(event, e.ParticipantJoined):
        return None  # who came first may meet who comes now
    if isinstance(event, e.ParticipantChanged):
        return (event.participant.id,)
    if isinstance(event, m.StickMoved):
        return _turn_passed(before.methods.stick, event.stick)
    if isinstance(event, _ON_THE_BOARD):
        return _around(before, after, event)
    return () if isinstance(event, _QUIET) else others_than_author(event)


def _turn_passed(old: Stick | None, new: Stick | None) -> Iterable[str] | None:
    """Return whose turn came or went; a stick that comes out or is put away is everybody's."""
    if old is None or new is None or old.away != new.away:
        return None
    return {old.holder or "", new.holder or "", *set(old.waiting) ^ set(new.waiting)}


def _around(before: Workshop, after: Workshop, event: _OnTheBoard) -> Iterable[str] | None:
    """Return who wrote the notes that this is about, who read them back, and who could undo it."""
    notes = {**before.notes, **after.notes}
    about = [notes[id] for id in _notes_of(before, after, event) if id in notes]
    rounds = (after.rounds.get(note.letter) for note in about)
    if any(round and not round.closed for round in rounds):
        return None  # dots move along with the notes that they were put on
    readers = (one.by for note in about for one in note.read_backs)
    return {*(note.author for note in about), *readers, *after.facilitators}


def _notes_of(before: Workshop, after: Workshop, event: _OnTheBoard) -> Iterable[str]:
    if isinstance(event, e.NoteReadBack | e.ReadBackAnswered):
        return (event.note,)
    if isinstance(event, e.NoteHidden | e.NoteShown):
        return (event.id,)
    id = event.cluster.id if isinstance(event, e.ClusterSet) else event.id
    stood = (state.clusters[id].members for state in (before, after) if id in state.clusters)
    return {*chain(*stood), *(event.cluster.members if isinstance(event, e.ClusterSet) else ())}


def own(view: View) -> tuple[Patch, ...]:
    """Return all that is this person's own, to be put into the screen that the role shares."""
    if view.me is None:
        return _undo(view)
    found = [patch(view, Region("me"))]
    for letter in LETTERS:
        found += _own_of(view, letter)
    return (*found, *own_parts(view), *_undo(view))


def own_patches(after: View, events: Sequence[e.Event]) -> tuple[Patch, ...]:
    """Return what these events changed of this person's own."""
    found = dict[str, Patch]()
    for event in events if after.me else ():
        found |= {one.id: one for one in _changed(after, event)}
    return (*found.values(), *_undo(after))


def _changed(view: View, event: Any) -> Iterable[Patch]:
    if isinstance(event, e.NoteWritten | e.NoteEdited):
        return _my_note(view, event.note.id)
    if isinstance(event, e.NoteDeleted):
        return (Patch(f"mine-{event.id}", ""),)
    if isinstance(event, e.NoteHidden | e.NoteShown):
        return (*_my_note(view, event.id), *own_parts(view))  # what stands in the matrix can be read by all
    if isinstance(event, e.NoteReadBack | e.ReadBackAnswered):
        return _my_note(view, event.note)
    if isinstance(event, e.DotsSet):
        return _my_dot(view, event)
    return _after_a_turn(view, event)


def _after_a_turn(view: View, event: Any) -> Iterable[Patch]:
    """Draw anew what depends on how far a letter is: what may be edited, what can get a dot."""
    if isinstance(event, e.ClusterSet):
        return _own_of(view, event.cluster.letter)
    if isinstance(event, e.WritingLocked | e.ClusterDissolved):
        return _own_of(view, view.open_letter) if view.open_letter else ()
    letter = getattr(event, "letter", None)
    if letter is not None:
        waiting = own_parts(view) if view.matrix else ()  # a matrix waits while a letter is open again
        return (*_own_of(view, letter), *waiting)
    if isinstance(event, e.ParticipantJoined | e.ParticipantChanged):
        return _seated(view, event.participant.id)
    return own_changed(view, event)


def _seated(view: View, person: str) -> Iterable[Patch]:
    if view.me and person == view.me.id:
        yield patch(view, Region("me"))
    if opens(view):
        yield patch(view, Region("my-greeting"))


def _own_of(view: View, letter: Letter) -> Iterable[Patch]:
    yield patch(view, Region("my", letter.value))
    yield from _my_dots(view, letter)


def _my_note(view: View, id: str) -> Iterable[Patch]:
    note = view.note(id)
    if note and note.mine:
        yield patch(view, Region("mine", id), into=f"my-{note.letter}")


def _my_dots(view: View, letter: Letter) -> Iterable[Patch]:
    """Draw how many dots are left, and what has some; without any left the browser bars the rest."""
    yield patch(view, Region("left", letter.value))
    yield from (patch(view, Region("dots", item)) for item in view.my_dots(letter))


def _my_dot(view: View, event: e.DotsSet) -> Iterable[Patch]:
    if view.me and event.participant == view.me.id:
        yield patch(view, Region("left", event.letter.value))
        yield patch(view, Region("dots", event.item))


def _undo(view: View) -> tuple[Patch, ...]:
    if view.viewer.role is Role.PROJECTOR or not view.viewer.id:
        return ()
    return (Patch("undo", render(view, Region("undo"))),)
