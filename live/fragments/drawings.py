"""The map in the parts of its drawing, kept as last sent, so that an edit sends only what it changed."""

from collections.abc import Iterable
from typing import NamedTuple

from chain.map.draw import Parts, parts
from chain.view import View
from chain.vocabulary import Language, Role, Scene
from live.fragments.patch import Patch


class _Turn(NamedTuple):
    """What was drawn last: at which event, from what, and what changed by it."""

    seq: int
    source: object
    """What stands on the map; the numbers of notes and people on it have patches of their own."""
    drawn: Parts
    changes: tuple[Patch, ...]


class Drawings:
    """The latest drawings of one room: one for each language, and those for the wall."""

    def __init__(self) -> None:
        """Start with nothing drawn."""
        self._last: dict[tuple[bool, Language], _Turn] = {}

    def patches(self, before: View, after: View) -> tuple[Patch, ...]:
        """Return what changed on the map; nothing for a wall that shows something else."""
        wall = after.viewer.role is Role.PROJECTOR
        if wall and after.scene is not Scene.MAP:
            return ()
        key = (wall, after.viewer.language)
        last = self._last.get(key)
        if last and last.seq == after.seq:
            return last.changes  # another role, which has the same drawing, was first
        old = last.drawn if last and last.source == _source(before) else drawn(before)
        new = drawn(after)
        self._last[key] = _Turn(after.seq, _source(after), new, tuple(changes(old, new)))
        return self._last[key].changes


def drawn(view: View) -> Parts:
    """Draw the map as everybody may see it: who leads has figures that houses did not agree to show."""
    public = view.public
    return parts(
        public.chain,
        language=view.viewer.language,
        counts=view.counts(),
        here=view.here,
        look=public.look,
        day=view.day,
        wall=view.viewer.role is Role.PROJECTOR,
    )


def _source(view: View) -> object:
    public = view.public
    return public.chain, public.look, view.day


def changes(old: Parts, new: Parts) -> Iterable[Patch]:
    """Yield the patches that make one drawing of the other; what is new goes where a reload would show it."""
    if [id for id in old.elements if id in new.elements] != [id for id in new.elements if id in old.elements]:
        yield Patch("map", new.svg())  # tiers changed places, or the map was turned around
        return
    if old.frame != new.frame:
        yield Patch("map", set={"viewBox": new.frame})
    yield from (Patch(id) for id in old.elements.keys() - new.elements.keys())
    following = {"": next(iter(new.groups), "")}  # what is in no group lies below all groups
    for id, one in reversed(tuple(new.elements.items())):
        if id not in old.elements:
            yield Patch(id, one.svg, into=one.group or "map", before=following.get(one.group, ""))
        elif new.alters(id, old):
            yield Patch(id, one.svg)
        else:
            yield from (Patch(part, set=place) for part, place in one.moved(old.elements[id]).items())
        following[one.group] = id
