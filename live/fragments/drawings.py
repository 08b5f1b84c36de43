"""The map in the parts of its drawing, kept as last sent, so that an edit sends only what it changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chain.map.draw import Parts, in_language, parts
from chain.view import View
from chain.vocabulary import Language, Role, Scene
from live.fragments.patch import Patch

_COMMON = Language.NL
"""The language in which plain maps are compared; a look says something, in each language in its own way."""


class _Change(NamedTuple):
    """A patch whose markup is still to be drawn, in whatever language; or one without markup."""

    patch: Patch
    draws: bool


@dataclass(slots=True)
class _Turn:
    """What was drawn last: at which event, from what, and what had changed."""

    seq: int
    source: object
    """What stands on the map; the numbers of notes and people on it have patches of their own."""
    old: Parts
    new: Parts
    changes: Sequence[_Change]
    told: dict[Language, tuple[Patch, ...]] = field(default_factory=dict)

    def patches(self, language: Language) -> tuple[Patch, ...]:
        """Return the changes in a language: most of what is on a map has no words."""
        if language not in self.told:
            drawings = self.old, self.new
            if language is not self.new.language:
                drawings = in_language(self.old, language), in_language(self.new, language)
            self.told[language] = tuple(_worded(self.changes, *drawings))
        return self.told[language]


class Drawings:
    """The latest drawings of one room: for screens and for the wall, in a look for each language."""

    def __init__(self) -> None:
        """Start with nothing drawn."""
        self._last: dict[tuple[bool, Language], _Turn] = {}

    def patches(self, before: View, after: View) -> tuple[Patch, ...]:
        """Return what changed on the map; nothing for a wall that shows something else."""
        wall, language = after.viewer.role is Role.PROJECTOR, after.viewer.language
        if wall and after.scene is not Scene.MAP:
            return ()
        key = wall, _COMMON if _is_plain(before) and _is_plain(after) else language
        last = self._last.get(key)
        if last is None or last.seq != after.seq:  # else another role or language was first
            last = self._last[key] = _next(last, before, after, key[1])
        return last.patches(language)


def _is_plain(view: View) -> bool:
    return view.look.overlay is None and not view.look.mirrored


def _next(last: _Turn | None, before: View, after: View, language: Language) -> _Turn:
    kept = last.new if last and last.source == _source(before) else None
    old, new = kept or drawn(before, language), drawn(after, language)
    return _Turn(after.seq, _source(after), old, new, tuple(_changes(old, new)))


def _source(view: View) -> object:
    public = view.public
    return public.chain, public.look, view.day


def drawn(view: View, language: Language | None = None) -> Parts:
    """Draw the map as everybody may see it: who leads has figures that houses did not agree to show."""
    public = view.public
    return parts(
        public.chain,
        language=language or view.viewer.language,
        counts=view.counts(),
        here=view.here,
        look=public.look,
        day=view.day,
        wall=view.viewer.role is Role.PROJECTOR,
    )


def changes(old: Parts, new: Parts) -> Iterable[Patch]:
    """Yield the patches that make one drawing of the other; what is new goes where a reload would show it."""
    return _worded(_changes(old, new), old, new)


def _changes(old: Parts, new: Parts) -> Iterable[_Change]:
    if [id for id in old.elements if id in new.elements] != [id for id in new.elements if id in old.elements]:
        yield _Change(Patch("map"), draws=True)  # tiers changed places, or the map was turned around
        return
    yield from (_Change(Patch(id), draws=False) for id in old.elements.keys() - new.elements.keys())
    altered = new.altered(old)
    following = {"": next(iter(new.groups), "")}  # what is in no group lies below all groups
    for id, one in reversed(tuple(new.elements.items())):
        if id not in old.elements:
            patch = Patch(id, into=one.group or "map", before=following.get(one.group, ""))
            yield _Change(patch, draws=True)
        elif id in altered:
            yield _Change(Patch(id), draws=True)
        else:
            moves = new.moves(id, old).items()
            yield from (_Change(Patch(part, set=place), draws=False) for part, place in moves)
        following[one.group] = id


def _worded(changes: Iterable[_Change], old: Parts, new: Parts) -> Iterable[Patch]:
    """Yield the patches with the words of these drawings; how high a legend is hangs on the words, too."""
    if old.frame != new.frame:
        yield Patch("map", set={"viewBox": new.frame})
    for patch, draws in changes:
        yield patch._replace(html=new.drawn(patch.id)) if draws else patch
