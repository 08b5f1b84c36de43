"""Takes the letters off the drawing of the map, so that the typesetter can set them itself.

The typesetter's own SVG reader cannot shape every script, and PDF/UA then refuses the page (typst 0.15); in
its own text it can, with the fonts of the rest of the report. The drawing of ``chain.map.draw`` moves and
enlarges its groups, and does nothing else to those that hold text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)(?: scale\(([\d.]+)\))?")

ElementTree.register_namespace("", _SVG[1:-1])


class Letters(NamedTuple):
    """One line of letters: where its base line begins (or has its middle or end), and how it looks."""

    text: str
    x: float
    y: float
    size: float
    weight: int
    fill: str
    anchor: str
    """``start``, ``middle`` or ``end``."""


class Plate(NamedTuple):
    """A drawing without its letters, and the letters to print over it; all in units of the drawing."""

    width: float
    height: float
    svg: str
    letters: tuple[Letters, ...]


def unlettered(svg: str) -> Plate:
    """Return the drawing and its letters apart."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing, in which every text is escaped
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    letters = tuple(_taken(root, _Place(-left, -top)))
    return Plate(width, height, ElementTree.tostring(root, encoding="unicode"), letters)


class _Place(NamedTuple):
    """Where the origin of a group stands, how large a unit of it is there, and how faint it is."""

    x: float
    y: float
    scale: float = 1.0
    opacity: float = 1.0

    def inside(self, group: ElementTree.Element) -> "_Place":
        """Return the place of a group inside this one."""
        opacity = self.opacity * float(group.get("opacity", "1"))
        moved = _MOVED.fullmatch(group.get("transform", ""))
        right, down, scale = (float(one or 1) for one in moved.groups()) if moved else (0.0, 0.0, 1.0)
        return _Place(self.x + self.scale * right, self.y + self.scale * down, self.scale * scale, opacity)


def _taken(parent: ElementTree.Element, place: _Place) -> Iterator[Letters]:
    """Remove every text below this element, which stands at this place, and yield its lines."""
    for child in list(parent):
        if child.tag == f"{_SVG}text":
            parent.remove(child)
            yield from _lines(child, place)
        else:
            yield from _taken(child, place.inside(child))


def _lines(text: ElementTree.Element, place: _Place) -> Iterator[Letters]:
    for line in list(text) or [text]:
        yield Letters(
            text=line.text or "",
            x=place.x + place.scale * float(line.attrib["x"]),
            y=place.y + place.scale * float(line.attrib["y"]),
            size=place.scale * float(text.attrib["font-size"]),
            weight=int(text.get("font-weight", "400")),
            fill=_on_paper(text.attrib["fill"], place.opacity),
            anchor=text.get("text-anchor", "start"),
        )


def _on_paper(fill: str, opacity: float) -> str:
    """Return the colour that letters have on white paper, where they are as faint as their group."""
    if opacity >= 1:
        return fill
    parts = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - opacity * (255 - part)):02X}" for part in parts)
