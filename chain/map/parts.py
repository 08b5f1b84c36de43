"""A drawing in separately addressable elements, so that an edit costs only what it changes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chain.map.pen import element


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of SVG with an id of its own, and the id of the group that it lives in."""

    svg: str
    group: str


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
