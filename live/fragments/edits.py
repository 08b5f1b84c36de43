"""What an edit of the map changes beside the map: only what tells of that part is drawn anew."""

from collections.abc import Iterable, Mapping
from typing import Any

from chain import events as e
from chain.model import Sort
from chain.view import View
from chain.vocabulary import Overlay, Scene
from live.fragments.choices import changed
from live.fragments.parts import on_the_table
from live.fragments.patch import Patch
from live.fragments.screen import Region, patch
from live.fragments.turn import Turn
from live.rendering import templates

EDITS = (e.PartAdded, e.PartChanged, e.PartRemoved)

_MANY = 40
"""Changed choices of the composer from which its whole list is the smaller message."""
_NAMING = (Overlay.NEIGHBOURS, Overlay.WHAT_IF)
"""Looks whose words name parts of the map."""

_TOLD: Mapping[Sort, Mapping[str, tuple[str, ...]]] = {
    "tier": {
        "name": ("houses", "people", "tiers", "method"),
        "order": ("drawing", "houses", "people", "tiers", "method"),
        "position": ("drawing",),
    },
    "actor": {
        "name": ("houses", "people", "method"),
        "tier": ("houses", "people", "tiers", "method"),
        "empty_chair": ("people", "method"),
    },
}
"""By sort and field of a part: the regions that tell it."""


def edited(turn: Turn) -> Iterable[Region]:
    """Yield the regions that an edit of the map changes."""
    yield Region("map")
    if turn.after.look.overlay in _NAMING:
        yield from map(Region, ("looks", "reading"))
    if turn.after.scene is Scene.CLOSED_DOOR:
        yield Region("scene")
    if bool(turn.before.chain.actor) != bool(turn.after.chain.actor):
        yield Region("drawing")
    for region in _telling(turn.event):
        if region != "method" or on_the_table(turn.after):
            yield Region(region)


def _telling(event: e.PartAdded | e.PartChanged | e.PartRemoved) -> Iterable[str]:
    told = _TOLD.get(event.sort, {})
    for field in event.changes if isinstance(event, e.PartChanged) else told:
        yield from told.get(field, ())


def composer(before: View, after: View) -> Iterable[Patch]:
    """Yield what edits of the map changed of the composer: single choices, or all of it."""
    letter = after.open_letter
    if letter is None:
        return
    old, new = changed(before.chain, after.chain)
    regrouped = any(key in old and old[key].group != one.group for key, one in new.items())
    if regrouped or _frame(before) != _frame(after) or len(old.keys() | new.keys()) > _MANY:
        yield patch(after, Region("compose", letter.value))
        return
    yield from (Patch(f"target-{letter}-{key}") for key in sorted(old.keys() - new.keys()))
    written: Any = templates().get_template("parts/_target.html").module
    for key, one in new.items():
        yield Patch(
            f"target-{letter}-{key}", written.choice(letter.value, one), into=f"targets-{letter}-{one.group}"
        )


def _frame(view: View) -> object:
    """Return what the composer is made from besides its choices, as far as the map says it."""
    typed_for = [(one.id, one.name, one.house) for one in view.people if one.proxy] if view.leads else []
    return (
        [(one.id, one.name) for one in view.chain.tiers],
        bool(view.chain.link),
        view.empty_chairs,
        typed_for,
    )
