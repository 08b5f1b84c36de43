"""What is one person's own on a shared screen: their notes, their dots, what they can take back."""

from collections.abc import Iterable, Sequence
from typing import Any

from chain import events as e
from chain import method_events as m
from chain.events import Recorded
from chain.view import View
from chain.vocabulary import LETTERS, Letter, Role
from live.fragments.methods import others_than_author, own_changed, own_parts
from live.fragments.opening import opens
from live.fragments.patch import Patch
from live.fragments.screen import Region, patch, render

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


def touched(log: Sequence[Recorded]) -> frozenset[str] | None:
    """Return the ids of the people whose own parts of the screen changed; None: everybody's."""
    people = set[str]()
    for recorded in log:
        others = _others(recorded.event)
        if others is None:
            return None
        people |= {recorded.by.id, *others}
    return frozenset(people - {""})


def _others(event: e.Event) -> tuple[str, ...] | None:
    if isinstance(event, e.NoteWritten | e.NoteEdited):
        return (event.note.author,)
    if isinstance(event, e.DotsSet):
        return (event.participant,)
    if isinstance(event, e.ParticipantJoined):
        return None  # who came first may meet who comes now
    if isinstance(event, e.ParticipantChanged):
        return (event.participant.id,)
    return () if isinstance(event, _QUIET) else others_than_author(event)


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
    yield patch(view, Region("left", letter.value))
    found = view.letter(letter).round
    out = found and not found.closed and not found.left
    for item in view.dottable(letter) if out else view.my_dots(letter):
        yield patch(view, Region("dots", item))


def _my_dot(view: View, event: e.DotsSet) -> Iterable[Patch]:
    if view.me and event.participant == view.me.id:
        found = view.letter(event.letter).round
        # Giving the last dot takes the others out of reach, and taking one back brings them within it.
        back = found.max_per_item - event.count if found else 0  # the most that can have come back just now
        turned = found is not None and not found.closed and found.left <= back
        yield patch(view, Region("left", event.letter.value))
        for item in sorted(view.dottable(event.letter)) if turned else (event.item,):
            yield patch(view, Region("dots", item))


def _undo(view: View) -> tuple[Patch, ...]:
    if view.viewer.role is Role.PROJECTOR or not view.viewer.id:
        return ()
    return (Patch("undo", render(view, Region("undo"))),)
