"""Writes SVG: the only place of the drawing where text becomes markup, and therefore where it is escaped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Literal

from chain.map.palette import PALETTE, Palette, as_variables
from chain.map.route import Point
from chain.vocabulary import Language

Style = Literal["screen", "print"]

# XML 1.0 has no room for these, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TO_ESCAPE = re.compile(f"[&<>\"'{_NOT_XML.pattern[1:-1]}]")
"""Few texts hold any of these: looking for one costs less than replacing each."""
_VARIABLES = as_variables()
_STRAIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Pen:
    """What everything that is drawn has to know: for whom, and where it will be seen."""

    language: Language
    style: Style

    @property
    def colours(self) -> Palette:
        """The colours to draw with: variables that follow the page, or plain colours on paper."""
        return _VARIABLES if self.style == "screen" else PALETTE["print"]

    def hue(self, name: str) -> str:
        """Return the plain colour of this name."""
        return str(getattr(self.colours, name))

    @property
    def on_screen(self) -> bool:
        """Say whether people can point at the drawing."""
        return self.style == "screen"


def element(name: str, *children: str, **attributes: object) -> str:
    """Return an element; children are markup already, attributes that are None are left out.

    Underscores in the names of attributes stand for hyphens, and one at the end is dropped (``class_``).
    """
    written = "".join(
        [f' {_named(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None]
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def words(text: str) -> str:
    """Return a text as markup that shows exactly that text."""
    return escape(_NOT_XML.sub("\ufffd", text), quote=True) if _TO_ESCAPE.search(text) else text


def write(
    lines: Iterable[str], at: Point, size: float, *, leading: float = 1.22, **attributes: object
) -> str:
    """Return lines of text; ``at`` is the start (or middle, by ``text_anchor``) of the first base line."""
    x, y = at
    spans = [
        element("tspan", words(line), x=x, y=y + number * size * leading) for number, line in enumerate(lines)
    ]
    return element("text", *spans, font_size=size, **attributes)


def curve(points: Sequence[Point]) -> str:
    """Return the path data of a chain of Bézier curves: relative, and with lines where they are straight."""
    (x, y), rest = points[0], points[1:]
    written = [f"M{number(x)} {number(y)}"]
    x, y = round(x, 1), round(y, 1)
    for one, other, end in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if max(abs(point[1] - y) for point in (one, other, end)) < _STRAIGHT:
            written.append(f"H{number(end[0])}")
            x = round(end[0], 1)
        else:
            steps = [(round(at - x, 1), round(down - y, 1)) for at, down in (one, other, end)]
            written.append("c" + " ".join(f"{number(at)} {number(down)}" for at, down in steps))
            x, y = round(x + steps[-1][0], 1), round(y + steps[-1][1], 1)
    return "".join(written)


def shift(x: float, y: float) -> str:
    """Return the transformation that moves a group."""
    return f"translate({number(x)} {number(y)})"


def number(value: float) -> str:
    """Return a number as it is written in markup."""
    return f"{value:.1f}".removesuffix(".0")


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else words(str(value))
