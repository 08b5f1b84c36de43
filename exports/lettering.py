"""Takes the letters off the drawing of the map, so that the typesetter can set them itself.

The typesetter's own SVG reader cannot shape every script, and PDF/UA then refuses the page (typst 0.15); in
its own text it can, with the fonts of the rest of the report. The drawing of ``chain.map.draw`` moves its
groups, and does nothing else to those that hold text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")

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
    letters = tuple(_taken(root, -left, -top))
    return Plate(width, height, ElementTree.tostring(root, encoding="unicode"), letters)


def _taken(parent: ElementTree.Element, x: float, y: float) -> Iterator[Letters]:
    """Remove every text below this element and yield its lines; (x, y) is where the element stands."""
    for child in list(parent):
        if child.tag == f"{_SVG}text":
            parent.remove(child)
            yield from _lines(child, x, y)
        else:
            moved = _MOVED.fullmatch(child.get("transform", ""))
            right, down = map(float, moved.groups()) if moved else (0.0, 0.0)
            yield from _taken(child, x + right, y + down)


def _lines(text: ElementTree.Element, x: float, y: float) -> Iterator[Letters]:
    for line in list(text) or [text]:
        yield Letters(
            text=line.text or "",
            x=x + float(line.attrib["x"]),
            y=y + float(line.attrib["y"]),
            size=float(text.attrib["font-size"]),
            weight=int(text.get("font-weight", "400")),
            fill=text.attrib["fill"],
            anchor=text.get("text-anchor", "start"),
        )
