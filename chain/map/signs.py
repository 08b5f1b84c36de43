"""The small pictures on the map: signs of links, tags, a person, an empty chair and the letters."""

from collections.abc import Iterable, Mapping

from chain.analysis.links import Attention
from chain.i18n import n
from chain.map.measure import text_width
from chain.map.overlays.attention import STROKES as OF_ATTENTION
from chain.map.overlays.carried_by import STROKES as OF_CARRIERS
from chain.map.overlays.marking import Hue
from chain.map.pen import Pen, element, shift, words
from chain.map.route import Point
from chain.vocabulary import LETTERS, Carrier, Letter, LinkType

BADGE_HEIGHT = 30.0
_BADGE_TEXT = 21.0
_BADGE_GAP = 6.0
_MOST = 99

_PERSON = "M0-.9A2.7 2.7 0 1 0-.01-.9ZM-5 5.8A5 5 0 0 1 5 5.8"
_CHAIR = "M-3.6-6.2V6.2M-3.6.6H3.8V6.2"
PICTURES: Mapping[str, str] = {
    LinkType.GOODS: "M-5-2.2L-3.4-5.2H3.4L5-2.2V5H-5ZM-5-2.2H5",
    LinkType.SERVICE: "M-6.2 4.4H6.2M-4.8 4.2A4.8 5.6 0 0 1 4.8 4.2M0-1.4V-4.2M-1.6-4.2H1.6",
    LinkType.MONEY: "M4.2-4A5 5 0 1 0 4.2 4M-6-1.4H1.8M-6 1.4H1.2",
    LinkType.INFORMATION: "M0-1V5M0-4.9V-4.7",
    LinkType.CONTACT: "M-5.6-4.6H5.6V2.2H0.6L-2.8 5.2V2.2H-5.6Z",
    Carrier.PERSON: _PERSON,
    Carrier.PHONE: "M-4.8-5.4L-2.6-5.9L-1.1-2.8L-2.6-1.4A8 8 0 0 0 1.4 2.6L2.8 1.1L5.9 2.6L5.4 4.8"
    "A1.6 1.6 0 0 1 3.8 6A9.8 9.8 0 0 1-6-3.8A1.6 1.6 0 0 1-4.8-5.4Z",
    Carrier.EMAIL: "M-6-4.2H6V4.2H-6ZM-6-4L0 .8L6-4",
    Carrier.APP: "M-3.4-6.2H3.4V6.2H-3.4ZM-.6 3.9H.6",
    Carrier.PLATFORM: "M-6.2-5H6.2V2.6H-6.2ZM-3 5.8H3M0 2.6V5.8",
    Carrier.MACHINE: "M-5.4-2.6H5.4V5.2H-5.4ZM0-2.6V-5.8M-2.2.6V1.2M2.2.6V1.2M-7 .4V2.4M7 .4V2.4",
    Attention.GREEN: "M0-5.6A5.6 5.6 0 1 0 .01-5.6Z",
    Attention.AMBER: "M0-5.6A5.6 5.6 0 1 0 .01-5.6Z",
    Attention.RED: "M0-5.6A5.6 5.6 0 1 0 .01-5.6Z",
    Attention.UNKNOWN: "M-2.8-2.6A2.8 2.8 0 1 1 1-.2C.2.4 0 .8 0 1.8M0 5V5.2",
    "names": "M-4.4-6H5V6H-4.4ZM-6-2.8H-3M-6 2.8H-3M-1.4 2.6A2.2 2.2 0 0 1 2.6 2.6M.6-.4V-.6",
    "no-person": f"{_PERSON}M-6.4 6.4L6.4-6.4",
    "cut": "M-7.4 0H-3.4M3.4 0H7.4M-3.8 4.6L-1-4.6M1 4.6L3.8-4.6",
}
"""Lines that draw each sign around the origin, within a radius of about seven."""

_FILLED: Mapping[str, str] = {
    Attention.GREEN: PICTURES[Attention.GREEN],
    Attention.AMBER: "M0-5.6A5.6 5.6 0 0 0 0 5.6Z",
}
"""Signs of attention fill like a moon: all of it lately, half of it within the year."""

_HUES: Mapping[str, Hue] = {
    **{carrier.value: stroke.hue for carrier, stroke in OF_CARRIERS.items()},
    **{band.value: stroke.hue for band, stroke in OF_ATTENTION.items()},
}
"""Colours of signs that have one, the same as that of their lines."""


def defined(pen: Pen, names: Iterable[str], radius: float) -> str:
    """Return the definitions of these signs, for ``sign`` to repeat."""
    return "".join(_definition(pen, name, radius) for name in names)


def _definition(pen: Pen, name: str, radius: float) -> str:
    hue = pen.hue(_HUES.get(name, "line"))
    disc = element("circle", r=radius, fill=pen.colours.background, stroke=hue, stroke_width=1.5)
    heavy = name in (LinkType.INFORMATION, Attention.UNKNOWN)
    colour = hue if name in _HUES else pen.colours.ink
    fill = element("path", d=_FILLED[name], fill=hue, stroke="none") if name in _FILLED else ""
    picture = fill + outline(PICTURES[name], 2.6 if heavy else 1.7, colour)
    return element("g", disc, element("g", picture, transform=f"scale({radius / 11:.2f})"), id=f"sign-{name}")


def sign(name: str, **at: object) -> str:
    """Return a sign that was defined, around the point at ``x`` and ``y``."""
    return element("use", href=f"#sign-{name}", **at)


def at(place: Point, scale: float) -> str:
    """Return the transformation that moves a group, and enlarges it where the map is drawn large."""
    return shift(*place) if scale == 1 else f"{shift(*place)} scale({scale:.2f})"


def letter_badges(pen: Pen, counts: Mapping[Letter, int]) -> str:
    """Return a badge for each letter with notes, side by side, on a line through the origin."""
    badges, x = [], 0.0
    for letter in LETTERS:
        if counts.get(letter, 0) > 0:
            badge, width = _badge(pen, letter, _short(counts[letter]), x)
            badges.append(badge)
            x += width + _BADGE_GAP
    return "".join(badges)


def letter_badge(pen: Pen, letter: Letter) -> tuple[str, float]:
    """Return the badge of a letter without a number, and its width."""
    return _badge(pen, letter, "", 0.0)


def _badge(pen: Pen, letter: Letter, number: str, x: float) -> tuple[str, float]:
    tone = pen.colours.letters[letter]
    text = f"{letter} {number}".strip()
    width = text_width(text, _BADGE_TEXT) + 18
    plate = element(
        "rect",
        x=x,
        y=-BADGE_HEIGHT / 2,
        width=width,
        height=BADGE_HEIGHT,
        rx=BADGE_HEIGHT / 2,
        fill=tone.fill,
        stroke=pen.colours.background,
        stroke_width=2,
    )
    label = element(
        "text",
        words(text),
        x=x + width / 2,
        y=7.3,
        font_size=_BADGE_TEXT,
        font_weight=700,
        fill=tone.text,
        text_anchor="middle",
    )
    return plate + label, width


def spoken_counts(pen: Pen, counts: Mapping[Letter, int]) -> str:
    """Return the counts as a phrase, such as ``3 threats, 1 strength``; empty without notes."""
    seen = [letter for letter in LETTERS if counts.get(letter, 0) > 0]
    return ", ".join(n(pen.language, f"map.count.{letter}", counts[letter]) for letter in seen)


def people(pen: Pen, count: int) -> str:
    """Return the number of people in the room, to the left of the origin; nothing for nobody."""
    if count < 1:
        return ""
    width = 34 + text_width(_short(count), _BADGE_TEXT)
    number = element(
        "text",
        words(_short(count)),
        x=-11.0,
        y=7.3,
        font_size=_BADGE_TEXT,
        font_weight=700,
        fill=pen.colours.ink,
        text_anchor="end",
    )
    who = element("g", person(pen), transform=shift(-width + 16, 0))
    return plate(pen, -width, width, pen.colours.line) + who + number


def person(pen: Pen) -> str:
    """Return a person around the origin."""
    return outline(_PERSON, 1.7, pen.colours.ink)


def empty_chair(pen: Pen) -> str:
    """Return an empty chair on a plate around the origin."""
    return plate(pen, -16, 32, pen.colours.line) + outline(_CHAIR, 2, pen.colours.ink)


def first_link(pen: Pen) -> str:
    """Return two boxes that are still to be filled, with an arrow between them, around the origin."""
    boxes = (_waiting(pen, x) for x in (-260.0, 60.0))
    arrow = element(
        "path",
        d="M-52 0H48M38-7L50 0L38 7",
        fill="none",
        stroke=pen.colours.line,
        stroke_width=2,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    return "".join(boxes) + arrow


def _waiting(pen: Pen, x: float) -> str:
    return element(
        "rect",
        x=x,
        y=-38,
        width=200,
        height=76,
        rx=14,
        fill="none",
        stroke=pen.colours.line,
        stroke_width=2,
        stroke_dasharray="7 6",
    )


def plate(pen: Pen, x: float, width: float, edge: str) -> str:
    """Return a plate with round ends on a line through the origin."""
    return element(
        "rect",
        x=x,
        y=-BADGE_HEIGHT / 2,
        width=width,
        height=BADGE_HEIGHT,
        rx=BADGE_HEIGHT / 2,
        fill=pen.colours.surface,
        stroke=edge,
        stroke_width=1.5,
    )


def outline(path: str, width: float, colour: str) -> str:
    """Return a drawing in lines of this width and colour."""
    return element(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _short(count: int) -> str:
    return str(count) if count <= _MOST else f"{_MOST}+"
