"""The small pictures on the map: a sign for each type of link, a person, an empty chair and the letters."""

from collections.abc import Mapping

from chain.i18n import n
from chain.map.layout import RADIUS
from chain.map.measure import text_width
from chain.map.pen import Pen, element, shift, words
from chain.map.route import Point
from chain.vocabulary import LETTERS, Letter, LinkType

BADGE_HEIGHT = 30.0
_BADGE_TEXT = 21.0
_BADGE_GAP = 6.0
_MOST = 99

_TYPES = {
    LinkType.GOODS: "M-5-2.2L-3.4-5.2H3.4L5-2.2V5H-5ZM-5-2.2H5",
    LinkType.SERVICE: "M-6.2 4.4H6.2M-4.8 4.2A4.8 5.6 0 0 1 4.8 4.2M0-1.4V-4.2M-1.6-4.2H1.6",
    LinkType.MONEY: "M4.2-4A5 5 0 1 0 4.2 4M-6-1.4H1.8M-6 1.4H1.2",
    LinkType.INFORMATION: "M0-1V5M0-4.9V-4.7",
    LinkType.CONTACT: "M-5.6-4.6H5.6V2.2H0.6L-2.8 5.2V2.2H-5.6Z",
}
_PERSON = "M0-.9A2.7 2.7 0 1 0-.01-.9ZM-5 5.8A5 5 0 0 1 5 5.8"
_CHAIR = "M-3.6-6.2V6.2M-3.6.6H3.8V6.2"


def type_signs(pen: Pen) -> str:
    """Return the signs of all types of links, defined once for ``type_sign`` to repeat."""
    return element("defs", *(_type_sign(pen, type) for type in LinkType))


def _type_sign(pen: Pen, type: LinkType) -> str:
    colours = pen.colours
    disc = element("circle", r=RADIUS, fill=colours.background, stroke=colours.line, stroke_width=1.5)
    width = 2.6 if type is LinkType.INFORMATION else 1.7
    picture = element("g", _picture(_TYPES[type], pen, width), transform=f"scale({RADIUS / 11:.2f})")
    return element("g", disc, picture, id=f"sign-{type.value}")


def type_sign(type: LinkType, at: Point) -> str:
    """Return the sign of a type of link around this point."""
    return element("use", href=f"#sign-{type.value}", x=at[0], y=at[1])


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
    return _plate(pen, -width, width) + element("g", person(pen), transform=shift(-width + 16, 0)) + number


def person(pen: Pen) -> str:
    """Return a person around the origin."""
    return _picture(_PERSON, pen, 1.7)


def empty_chair(pen: Pen) -> str:
    """Return an empty chair on a plate around the origin."""
    return _plate(pen, -16, 32) + _picture(_CHAIR, pen, 2)


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


def _plate(pen: Pen, x: float, width: float) -> str:
    return element(
        "rect",
        x=x,
        y=-BADGE_HEIGHT / 2,
        width=width,
        height=BADGE_HEIGHT,
        rx=BADGE_HEIGHT / 2,
        fill=pen.colours.surface,
        stroke=pen.colours.line,
        stroke_width=1.5,
    )


def _picture(path: str, pen: Pen, width: float) -> str:
    return element(
        "path",
        d=path,
        fill="none",
        stroke=pen.colours.ink,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _short(count: int) -> str:
    return str(count) if count <= _MOST else f"{_MOST}+"
