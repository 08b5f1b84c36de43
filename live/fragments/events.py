"""What an event changes on the screens that everybody of a role shares."""

from collections.abc import Iterable, Sequence
from typing import Any

from chain import events as e
from chain import method_events as m
from chain.view import View
from chain.vocabulary import ANSWERS, LETTERS, Letter, LetterStatus, Role, Scene
from live.fragments.board import board_changes, item_patch, note_patch
from live.fragments.desk import REGIONS as REGIONS_OF_THE_DESK
from live.fragments.desk import STEADY, TIMELY, early, on_the_desk
from live.fragments.drawings import Drawings
from live.fragments.edits import EDITS, composer, edited
from live.fragments.methods import CHANGED, REGIONS, TURNS, thought_patches
from live.fragments.parts import SCENES, on_the_table
from live.fragments.patch import Patch
from live.fragments.screen import Region, map_counts, map_here, patch
from live.fragments.turn import Changed, Turn

_REGIONS: dict[Role, frozenset[str]] = {
    Role.PARTICIPANT: frozenset(
        {"head", "tabs", "panes", "welcome", "state", "compose", "count", "round", "board", "map", "news"}
        | {"here", "clock", "tiers", "answered", "hint", "reading", "drawing"}
        | {"drawn-by"}
        | REGIONS[Role.PARTICIPANT]
    ),
    Role.FACILITATOR: frozenset(
        {"agenda", "next", "now", "timer", "clock", "tabs", "control", "compose", "count", "my", "board"}
        | {"answered", "proxies", "people", "houses", "here", "scenes", "looks", "news", "finished"}
        | {"map", "drawing", "drawn-by"}
        | REGIONS[Role.FACILITATOR]
        | REGIONS_OF_THE_DESK
    ),
    Role.PROJECTOR: frozenset(
        {"scene", "board", "count", "clock", "foot", "here", "tiers", "map", "news", "answered", "finished"}
        | {"reading"}
        | REGIONS[Role.PROJECTOR]
    ),
}
"""The regions that each screen has; what an event changes elsewhere is left out."""

_SESSION = (
    "head",
    "agenda",
    "now",
    "timer",
    "tabs",
    "panes",
    "welcome",
    "scenes",
    "looks",
    "scene",
    "foot",
    "news",
    "hint",
    *TURNS,
)
_MAP = Region("map")
_PAUSED = tuple(map(Region, ("head", "now", "timer", "scene", "foot", "news")))
_SEATS = (e.ParticipantJoined, e.ParticipantChanged, e.ParticipantRemoved)
_LETTER = ("state", "compose", "control", "proxies", "round", "board", "my", "count", "coverage")


def patches(
    before: View, after: View, events: Sequence[e.Event], drawings: Drawings | None = None
) -> tuple[Patch, ...]:
    """Return what these events change on the screen of a role; one note costs the same on any board.

    ``drawings`` remembers what was drawn, so that an edit of the map is drawn once for all roles.
    """
    regions = dict[Region, None]()
    notes = dict[str, None]()
    for event in events:
        note = _note_of(event)
        if note:
            notes[note] = None
        regions |= dict.fromkeys(_ALWAYS.get(type(event), ()))
        regions |= dict.fromkeys(on_the_desk(before, after, event))
        if type(event) in _CHANGED:
            regions |= dict.fromkeys(_CHANGED[type(event)](Turn(before, after, event)))
    shown = [one for one in regions if one.name in _REGIONS[after.viewer.role]]
    boards = [one.key for one in shown if one.name == "board"]
    drawings = drawings or Drawings()
    found = [one for region in shown for one in _drawn(before, after, region, drawings)]
    if "map" in _REGIONS[after.viewer.role] and any(isinstance(event, _SEATS) for event in events):
        found += map_here(after)
    for id in notes:
        found += _note_patches(before, after, id, boards)
    for event in events:
        found += thought_patches(after, event)
    if "compose" in _REGIONS[after.viewer.role] and any(isinstance(event, EDITS) for event in events):
        found += composer(before, after)
    return tuple(found)


def _drawn(before: View, after: View, region: Region, drawings: Drawings) -> Iterable[Patch]:
    """Draw a region anew; of the map and of a board only what has changed."""
    if region == _MAP:
        return drawings.patches(before, after)
    if region.name == "board":
        return board_changes(before, after, Letter(region.key))
    return (patch(after, region),)


def presence(view: View) -> tuple[Patch, ...]:
    """Return what changes on a screen when people come and go."""
    names = {"people", "here", "tiers"} & _REGIONS[view.viewer.role]
    on_map = map_here(view) if "map" in _REGIONS[view.viewer.role] else ()
    return (*(patch(view, Region(name)) for name in sorted(names)), *on_map)


def steady(view: View, *, moved: bool = True) -> tuple[Patch, ...]:
    """Return what a cockpit shows of the passing of time; where something has ``moved``, of many acts too."""
    return tuple(patch(view, Region(name)) for name in (TIMELY + STEADY if moved else TIMELY))


# --- notes -------------------------------------------------------------------------------------


def _note_of(event: e.Event) -> str:
    """Return the id of the one note that an event is about; empty when it is about none, or about many."""
    if isinstance(event, e.NoteWritten | e.NoteEdited):
        return event.note.id
    if isinstance(event, e.NoteDeleted | e.NoteHidden):
        return event.id
    if isinstance(event, e.NoteReadBack | e.ReadBackAnswered | m.QuestionParked):
        return event.note
    return event.id if isinstance(event, e.NoteShown) else ""


def _note_patches(before: View, after: View, id: str, boards: Sequence[str]) -> Iterable[Patch]:
    """Draw one note where this role may see it, and take it away where it may not any more."""
    note, old = after.note(id), before.note(id)
    seen = note or old
    if seen is None:
        return
    letter = seen.letter
    if note and note.mine:
        yield patch(after, Region("mine", id), into=f"my-{letter}")
    elif old and old.mine:
        yield Patch(f"mine-{id}", "")
    if letter in boards or not after.letter(letter).revealed:
        yield from early(after, id, letter)
        return
    yield from map_counts(after, {one.target for one in (note, old) if one})
    if note is None:
        yield Patch(f"note-{id}", "")
        yield from _item_gone(after, (old.cluster if old else None) or id)
    elif old:
        yield from note_patch(after, id)
    elif note.cluster:
        yield from note_patch(after, id, into=f"notes-{note.cluster}")
    else:
        yield from item_patch(after, id)


def _item_gone(after: View, id: str) -> Iterable[Patch]:
    if after.item(id) is None:
        yield Patch(f"item-{id}", "")


# --- regions -----------------------------------------------------------------------------------


def _composer(view: View) -> Iterable[Region]:
    if view.open_letter:
        yield Region("compose", view.open_letter.value)


def _dots_for_others(view: View) -> Iterable[Region]:
    """Draw what is there to put dots on for people without a device; elsewhere nothing changes."""
    letter = view.open_letter
    found = view.letter(letter).round if letter and view.leads else None
    if letter and found and not found.closed:
        yield from (Region(name, letter.value) for name in ("finished", "proxies"))


def _counts(turn: Turn) -> Iterable[Region]:
    id = _note_of(turn.event)
    seen = turn.after.note(id) or turn.before.note(id)
    # A note that this role may not see is counted all the same, under the letter that is open.
    letter = seen.letter if seen else turn.after.open_letter
    if letter:
        yield Region("count", letter.value)
        yield from _answered(turn.after, letter)
        if 0 in (turn.before.letter(letter).notes, turn.after.letter(letter).notes):
            yield Region("next")  # going past a letter without a note is asked about first
        yield from _methods_of_letter(turn.after, letter)
    yield from _dots_for_others(turn.after)


def _methods_of_letter(view: View, letter: Letter) -> Iterable[Region]:
    """Draw what the methods make of the notes on the table: unused sources, what waits to be heard."""
    if letter.outside:
        yield Region("coverage", letter.value)
    if view.matrix or (view.leads and "back" in on_the_table(view)):
        yield Region("method")
    if view.matrix and view.scene is Scene.MATRIX:
        yield Region("scene")


def _answered(view: View, letter: Letter) -> Iterable[Region]:
    """Draw what the next letter answers; while a letter is open, nothing of it is asked about yet."""
    if view.letter(letter).status is LetterStatus.CLOSED:
        yield from (Region("answered", to.value) for to, of in ANSWERS.items() if of is letter)


def _heard(turn: Turn) -> Iterable[Region]:
    """Draw what waits to be read back."""
    if turn.after.leads and "back" in on_the_table(turn.after):
        yield Region("back")


def _shown(turn: Turn) -> Iterable[Region]:
    """Draw the board anew: a note that comes back stands where it stood, not at the end."""
    note = turn.after.note(turn.event.id)
    if note and not turn.before.note(turn.event.id):
        yield Region("board", note.letter.value)
    yield from _counts(turn)


def _clustered(turn: Turn) -> Iterable[Region]:
    yield Region("board", turn.event.cluster.letter.value)
    yield from _methods_of_letter(turn.after, turn.event.cluster.letter)
    yield from _dots_for_others(turn.after)


def _dissolved(turn: Turn) -> Iterable[Region]:
    item = turn.before.item(turn.event.id)
    if item:
        yield Region("board", item.notes[0].letter.value)
        yield from _methods_of_letter(turn.after, item.notes[0].letter)
    yield from _dots_for_others(turn.after)


def _letter(turn: Turn) -> Iterable[Region]:
    yield from map(Region, _SESSION)
    yield from (Region(name, turn.event.letter.value) for name in _LETTER)
    yield from (Region("answered", letter.value) for letter in ANSWERS)
    yield from _composer(turn.after)


def _revealed(turn: Turn) -> Iterable[Region]:
    yield from _letter(turn)
    yield Region("map")


def _dots_set(turn: Turn) -> Iterable[Region]:
    yield from (Region(name, turn.event.letter.value) for name in ("finished", "proxies"))


def _locked(turn: Turn) -> Iterable[Region]:
    yield from map(Region, ("head", "panes", "scene", "news", "hint"))
    if turn.after.open_letter:
        yield from (
            Region(name, turn.after.open_letter.value) for name in ("state", "compose", "control", "my")
        )


def _map(turn: Turn) -> Iterable[Region]:
    yield from edited(turn)
    if turn.event.sort == "actor":
        yield from _dots_for_others(turn.after)


def _agreed(turn: Turn) -> Iterable[Region]:
    """Draw what shows demand routes: which of them this role may see has changed."""
    yield from map(Region, ("looks", "map", "reading", "news", *_doors(turn)))


def _doors(turn: Turn) -> Iterable[str]:
    """Return the region of the closed-door test, while that is what the wall shows."""
    return ("scene",) if turn.after.scene is Scene.CLOSED_DOOR else ()


def _seated(turn: Turn) -> Iterable[Region]:
    yield from map(Region, ("people", "here", "tiers", "method"))
    if turn.after.scene in SCENES.values():
        yield Region("scene")
    if turn.after.leads:
        yield from _composer(turn.after)
    yield from _dots_for_others(turn.after)


def _person_changed(turn: Turn) -> Iterable[Region]:
    """Draw the notes typed for others anew too: they are gone for whoever now has a device of their own."""
    yield from _seated(turn)
    yield from (Region("my", letter.value) for letter in LETTERS if turn.after.leads)
    if _tier(turn.before, turn.event) != _tier(turn.after, turn.event):
        yield from (Region("board", letter.value) for letter in LETTERS if turn.after.letter(letter).revealed)


def _tier(view: View, event: e.ParticipantChanged) -> str:
    """Return the tier that stands under somebody's notes."""
    return next((one.tier for one in view.people if one.id == event.participant.id), "")


_ALWAYS: dict[type[Any], tuple[Region, ...]] = {
    e.WorkshopDescribed: tuple(map(Region, ("head", "now", "welcome", "scene"))),
    e.ThemeSet: tuple(map(Region, ("head", "now", "welcome", "scene"))),
    e.AgendaSet: tuple(map(Region, ("agenda", "now", "head", "scene", "welcome"))),
    e.PhaseStarted: (*map(Region, _SESSION), *(Region("state", letter.value) for letter in LETTERS)),
    e.SceneShown: tuple(map(Region, ("head", "scenes", "looks", "scene", "foot", "news", *TURNS))),
    e.MapOpened: tuple(map(Region, ("looks", "drawing", "drawn-by", "hint", "news"))),
    e.MapOrdered: (Region("map"),),
    e.MapShown: tuple(map(Region, ("looks", "map", "drawing", "reading", "news"))),
    e.TimerSet: (Region("clock"), Region("timer")),
    m.SessionPaused: _PAUSED,
    m.SessionResumed: _PAUSED,
}
"""Regions that an event changes whatever it says."""

_CHANGED: dict[type[Any], Changed] = {
    e.PartAdded: _map,
    e.PartChanged: _map,
    e.PartRemoved: _map,
    e.RoutesAgreed: _agreed,
    e.ParticipantJoined: _seated,
    e.ParticipantChanged: _person_changed,
    e.ParticipantRemoved: _seated,
    e.LetterOpened: _letter,
    e.LetterClosed: _letter,
    e.LetterReopened: _letter,
    e.LetterPaused: _letter,
    e.NotesRevealed: _revealed,
    e.NotesConcealed: _revealed,
    e.DotsOpened: _letter,
    e.DotsSet: _dots_set,
    e.DotsClosed: _letter,
    e.DotsReopened: _letter,
    e.DotsCancelled: _letter,
    e.WritingLocked: _locked,
    e.NoteWritten: _counts,
    e.NoteEdited: _counts,
    e.NoteDeleted: _counts,
    e.NoteHidden: _counts,
    e.NoteShown: _shown,
    e.ClusterSet: _clustered,
    e.ClusterDissolved: _dissolved,
    e.NoteReadBack: _heard,
    e.ReadBackAnswered: _heard,
    **CHANGED,
}
"""Regions that depend on what the event is about."""
