"""A drawing in separately addressable elements, so that an edit costs only what it changes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from chain.map.pen import element


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of SVG with an id of its own, and the id of the group that it lives in."""

    svg: str
    group: str
    made_from: Hashable = field(default=None, compare=False, repr=False)
    """All that it was made from; None where it is cheaper to draw it than to know that."""


class Piece(NamedTuple):
    """An element to come: all that it is made from, and how it is drawn where that is new."""

    id: str
    made_from: Hashable
    draw: Callable[[], str]


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


class Former:
    """The drawing before this one: what is made from the same stays as it is, and need not be drawn again."""

    def __init__(self, before: Parts | None, manner: Hashable) -> None:
        """Take nothing over from a drawing in another manner."""
        self._elements = before.elements if before and before.manner == manner else {}

    def elements(self, pieces: Iterable[Piece], group: str) -> Iterator[tuple[str, Element]]:
        """Yield every element of a group by its id: the former one where it can stay, else a new one."""
        for id, made_from, draw in pieces:
            there = self._elements.get(id)
            same = there is not None and there.made_from == made_from
            yield id, there if there and same else Element(draw(), group, made_from)
