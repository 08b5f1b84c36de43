"""Explains the signs of the map below it: only what the map can show."""

from collections.abc import Iterator
from dataclasses import dataclass

from chain.i18n import t
from chain.map import signs
from chain.map.measure import text_width
from chain.map.pen import Pen, element, shift, words
from chain.model import Chain
from chain.vocabulary import LETTERS, LinkType

FAINT = 0.42
DASHES = "6 8"
FAINT_STATUSES = ("prospect", "ended")
_TEXT = 20.0
_ROW = 42.0
_GAP = 34.0
_SAMPLE = 58.0


@dataclass(frozen=True, slots=True)
class _Entry:
    picture: str
    room: float
    """Width of the picture."""
    word: str

    @property
    def width(self) -> float:
        return self.room + 10 + text_width(self.word, _TEXT)


def legend(chain: Chain, pen: Pen, width: float) -> tuple[str, float]:
    """Return the legend within this width, with its left upper corner in the origin, and its height."""
    drawn, x, y = [], 0.0, _ROW / 2
    for entry in _entries(chain, pen):
        if x and x + entry.width > width:
            x, y = 0.0, y + _ROW
        drawn.append(_draw(entry, pen, x, y))
        x += entry.width + _GAP
    return element("g", *drawn, class_="map-legend", aria_hidden="true"), y + _ROW / 2


def _draw(entry: _Entry, pen: Pen, x: float, y: float) -> str:
    word = element(
        "text", words(entry.word), x=entry.room + 10, y=7.0, font_size=_TEXT, fill=pen.colours.soft
    )
    return element("g", entry.picture, word, transform=shift(x, y))


def _entries(chain: Chain, pen: Pen) -> Iterator[_Entry]:
    links = chain.link.values()
    for type in LinkType:
        if any(link.type is type for link in links):
            yield _Entry(_line(pen, type), _SAMPLE, t(pen.language, f"vocabulary.link_type.{type.value}"))
    if any(link.status in FAINT_STATUSES for link in links):
        yield _Entry(_line(pen, None), _SAMPLE, t(pen.language, "map.legend.faint"))
    for letter in LETTERS:
        picture, room = signs.letter_badge(pen, letter)
        yield _Entry(picture, room, t(pen.language, f"vocabulary.letter.{letter}"))
    yield _Entry(_moved(signs.people(pen, 2), 46), 46, t(pen.language, "map.legend.here"))
    if any(actor.empty_chair for actor in chain.actor.values()):
        yield _Entry(_moved(signs.empty_chair(pen), 16), 32, t(pen.language, "map.legend.empty_chair"))


def _line(pen: Pen, type: LinkType | None) -> str:
    line = element(
        "path",
        d=f"M0 0H{_SAMPLE:.0f}",
        fill="none",
        stroke=pen.colours.line,
        stroke_width=2,
        stroke_dasharray=dashes(type),
        stroke_linecap="round",
        opacity=None if type else FAINT,
    )
    return line + (signs.type_sign(type, (_SAMPLE / 2, 0.0)) if type else "")


def dashes(type: LinkType | None) -> str | None:
    """Return the dashes of a link: none where something tangible passes (Allee 2008)."""
    return None if type is None or type.tangible else DASHES


def _moved(picture: str, x: float) -> str:
    return element("g", picture, transform=shift(x, 0))
