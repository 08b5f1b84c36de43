"""A drawing in separately addressable elements, so that an edit costs only what it changes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from chain.map.pen import element

Attributes = Mapping[str, str]
Places = Mapping[str, Attributes]
"""Attributes that say where something stands, by the id of the element that they are of."""


def _nowhere() -> Places:
    return {}


class Element:
    """A piece of SVG with an id of its own: drawn when somebody asks for it, and only then."""

    __slots__ = ("_draw", "_places", "_svg", "group", "shows", "stands")

    def __init__(
        self,
        group: str,
        shows: Hashable,
        draw: Callable[[], str],
        stands: Hashable = None,
        places: Callable[[], Places] = _nowhere,
    ) -> None:
        """Take what to draw.

        Args:
            group: id of the group that it lives in; empty for none.
            shows: all that it is made from, but for its place and the manner of the drawing.
            draw: how it is drawn.
            stands: all that its place is made from.
            places: how its place is written down; without it ``shows`` holds that too.
        """
        self.group, self.shows, self.stands = group, shows, stands
        self._draw, self._places = draw, places
        self._svg = ""

    @property
    def svg(self) -> str:
        """Return it drawn."""
        self._svg = self._svg or self._draw()
        return self._svg

    def moved(self, before: "Element") -> Places:
        """Return the attributes that bring an element to its place which shows the same somewhere else."""
        if self.stands == before.stands:
            return {}
        there = before._places()
        return {id: place for id, place in self._places().items() if place != there.get(id)}


@dataclass(frozen=True, slots=True)
class Parts:
    """A drawing: its frame, its groups in the order of painting, and what lives in them."""

    frame: str
    """The ``viewBox``."""
    groups: Mapping[str, Mapping[str, object]]
    """Id of each group -> its attributes, which are the same in every drawing of a style."""
    elements: Mapping[str, Element]
    """By id, in the order of painting."""
    attributes: Mapping[str, object]
    """Those of the ``svg`` element besides its frame."""
    manner: Hashable = None
    """What all elements depend on, such as the language and the look."""

    def svg(self) -> str:
        """Return the whole drawing."""
        inside = defaultdict[str, list[str]](list)
        for one in self.elements.values():
            inside[one.group].append(one.svg)
        loose = inside.pop("", [])
        groups = (
            element("g", *inside[id], id=id, class_=id, **attributes)
            for id, attributes in self.groups.items()
        )
        return element("svg", *loose, *groups, viewBox=self.frame, **self.attributes)

    def alters(self, id: str, before: "Parts") -> bool:
        """Say whether an element of both drawings has to be drawn anew; it may also have moved only."""
        one, there = self.elements[id], before.elements[id]
        if self.manner == before.manner:
            return one.shows != there.shows
        return one.svg != there.svg
