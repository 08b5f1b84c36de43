"""What an overlay puts on cards and links: tags with a word, plates with two numbers, and crosses."""

from math import cos, pi, sin

from chain.map.measure import text_width, wrap
from chain.map.overlays.dependence import STRONG
from chain.map.overlays.marking import Tag
from chain.map.pen import Pen, element, shift, words
from chain.map.signs import PICTURES, outline, plate

PLATE, PLATE_HEIGHT = 46.0, 25.0
"""How wide and how high a plate with two numbers is."""
PLATE_OVER = 6.0
"""How far it may lie over the edge of a card, where no name is."""

_TEXT = 18.8
_BOLD = 1.2
"""How much wider heavy letters are."""
_NEEDS = {
    1: "M-4.6 0H4.6M1-3.8L4.6 0L1 3.8",
    -1: "M4.6 0H-4.6M-1-3.8L-4.6 0L-1 3.8",
    0: "M-4-2.4H4M-4 2.4H4",
}
"""Who needs whom: an arrow to the one who is needed, or as much as the other."""
_WAYS = {1: "right", -1: "left", 0: "even"}


def cross(pen: Pen) -> str:
    """Return a small cross around the origin, for a link that is switched off."""
    return outline("M-9-9L9 9M9-9L-9 9", 4, pen.colours.far)


def crossing(pen: Pen, width: float, height: float) -> str:
    """Return a cross over a card of this size, for an actor that is switched off."""
    path = f"M8 8L{width - 8:.1f} {height - 8:.1f}M{width - 8:.1f} 8L8 {height - 8:.1f}"
    return outline(path, 5, pen.colours.far)


def needs(pen: Pen) -> str:
    """Return the plates of all needs, defined once for ``need`` to repeat."""
    kinds = [(strong, way) for strong in (False, True) for way in _NEEDS if way or not strong]
    return "".join(_need(pen, strong, way) for strong, way in kinds)


def _need(pen: Pen, strong: bool, way: int) -> str:
    hue = pen.hue("far" if strong else "middle" if way else "line")
    colour = pen.colours.background if strong else pen.colours.ink
    fill = hue if strong else pen.colours.background
    place = {"x": -PLATE / 2, "y": -PLATE_HEIGHT / 2, "width": PLATE, "height": PLATE_HEIGHT, "rx": 12.5}
    plate = element("rect", fill=fill, stroke=hue, stroke_width=1.5, **place)
    return element("g", plate, outline(_NEEDS[way], 2.2, colour), id=_named(strong, way))


def _named(strong: bool, way: int) -> str:
    return f"need-{'strong' if strong else 'plain'}-{_WAYS[way]}"


def need(pen: Pen, said: tuple[int, int, int]) -> str:
    """Return a plate around the origin: dependence of the left and of the right end, and who needs whom."""
    left, right, way = said
    strong = abs(left - right) >= STRONG
    colour = pen.colours.background if strong else pen.colours.ink
    numbers = (element("tspan", str(one), x=x, y=6.2) for one, x in ((left, -14.0), (right, 14.0)))
    look = {"font_size": _TEXT, "font_weight": 700, "fill": colour, "text_anchor": "middle", "stroke": "none"}
    return element("use", href=f"#{_named(strong, way)}") + element("text", *numbers, **look)


def tag(pen: Pen, tag: Tag, room: float) -> tuple[str, float]:
    """Return a tag to the right of the origin, within this room, and its width."""
    hue, width = pen.hue(tag.hue), 30.0
    picture = _disc(tag.part, hue) if tag.part is not None else ""
    picture += outline(PICTURES[tag.sign], 1.9, hue) if tag.sign else ""
    label = ""
    if tag.word:
        word = wrap(tag.word, _TEXT * _BOLD, room - width - 8, most=1)[0]
        width += text_width(word, _TEXT * _BOLD) + 8
        look = {"font_size": _TEXT, "font_weight": 700, "fill": pen.colours.ink}
        label = element("text", words(word), x=28.0, y=6.4, **look)
    return plate(pen, 0, width, hue) + element("g", picture, transform=shift(15, 0)) + label, width


def _disc(part: float, hue: str) -> str:
    """Return a disc of which this part is filled, clockwise from the top."""
    ring = element("circle", r=9.0, fill="none", stroke=hue, stroke_width=1.6)
    if part <= 0:
        return ring
    if part >= 1:
        return element("circle", r=9.0, fill=hue)
    x, y = 9 * sin(2 * pi * part), -9 * cos(2 * pi * part)
    return ring + element("path", d=f"M0 0V-9A9 9 0 {int(part > 0.5)} 1 {x:.1f} {y:.1f}Z", fill=hue)
