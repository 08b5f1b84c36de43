"""A drawing in separately addressable elements, so that an edit costs only what it changes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chain.map.pen import element
from chain.map.sketch import Sketch
from chain.vocabulary import Language

Places = Mapping[str, Mapping[str, str]]
"""Attributes that say where something stands, by the id of the element that they are of."""


def nowhere(_sketch: Sketch, _part: Any) -> Places:
    """Return no places: those of an element that is drawn anew wherever it goes."""
    return {}


class Element(NamedTuple):
    """A piece of SVG with an id of its own: what it is made from, and how it is drawn once somebody asks."""

    group: str
    """Id of the group that it lives in; empty for none."""
    draw: Callable[[Sketch, Any], str]
    part: Any
    """What it pictures."""
    shows: Hashable
    """All that it is made from, but for its place and the manner of the drawing."""
    stands: Hashable = None
    """All that its place is made from, where that can change alone."""
    places: Callable[[Sketch, Any], Places] = nowhere
    """Writes down its place."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A drawing: its frame, its groups in the order of painting, and what lives in them."""

    sketch: Sketch
    """What all elements are drawn from."""
    frame: str
    """The ``viewBox``."""
    groups: Mapping[str, Mapping[str, object]]
    """Id of each group -> its attributes, which are the same in every drawing of a style."""
    elements: Mapping[str, Element]
    """By id, in the order of painting."""
    attributes: Mapping[str, object]
    """Those of the ``svg`` element besides its frame."""
    _places: dict[str, Places] = field(default_factory=dict)
    """Those that were written down, which the next drawing asks for again."""

    def svg(self) -> str:
        """Return the whole drawing."""
        inside = defaultdict[str, list[str]](list)
        for id, one in self.elements.items():
            inside[one.group].append(self.drawn(id))
        loose = inside.pop("", [])
        groups = (
            element("g", *inside[id], id=id, class_=id, **attributes)
            for id, attributes in self.groups.items()
        )
        return element("svg", *loose, *groups, viewBox=self.frame, **self.attributes)

    @property
    def language(self) -> Language:
        """The language of what is said on it."""
        return self.sketch.pen.language

    def drawn(self, id: str) -> str:
        """Return an element as markup; the whole drawing has an id, too."""
        if id == self.attributes["id"]:
            return self.svg()
        one = self.elements[id]
        return one.draw(self.sketch, one.part)

    def altered(self, before: "Parts") -> frozenset[str]:
        """Return the ids of the elements of both drawings that have to be drawn anew."""
        both = self.elements.keys() & before.elements.keys()
        if self.sketch.manner != before.sketch.manner:
            return frozenset(id for id in both if self.drawn(id) != before.drawn(id))
        shown = before.elements
        return frozenset(id for id in both if self.elements[id].shows != shown[id].shows)

    def moves(self, id: str, before: "Parts") -> Places:
        """Return the attributes that bring an element to its place which shows the same as before."""
        if self.elements[id].stands == before.elements[id].stands:
            return {}
        was, now = before._places_of(id), self._places_of(id)
        return {name: place for name, place in now.items() if place != was.get(name)}

    def _places_of(self, id: str) -> Places:
        if id not in self._places:
            one = self.elements[id]
            self._places[id] = one.places(self.sketch, one.part)
        return self._places[id]
