"""Explains the map below it: how to read this look, what its signs mean, and which kinds there are."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from chain.i18n import t
from chain.map import signs, tags
from chain.map.lines import FAINT_STATUSES, sample
from chain.map.measure import text_width, wrap
from chain.map.overlays import reading
from chain.map.overlays.marking import Sample, Stroke, stroke_of
from chain.map.pen import Pen, element, shift, words, write
from chain.map.sketch import Sketch
from chain.vocabulary import LETTERS, Letter, LinkType

TEXT = 20.0
_ROWS = 42.0, 38.0
_READINGS = 24.0, 21.0
"""Height of a row and size of the sentence: usually, and on the wall, where height makes names larger."""
_GAP, _LEAST_GAP = 26.0, 18.0
"""Between entries, and where a row is full."""
_LINE = 50.0
_MOST_LINES = 3
_KIND_ROWS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: a picture with its middle line on the x axis, and what it means."""

    picture: str
    room: float
    """Width of the picture."""
    word: str

    @property
    def width(self) -> float:
        """How wide picture and word are together."""
        return self.room + 10 + text_width(self.word, TEXT)


def sentence(sketch: Sketch, width: float) -> tuple[str, float]:
    """Return how to read this look, from the origin down, and its height; nothing on a plain map."""
    text = reading(sketch.look, sketch.pen.language)
    if not text:
        return "", 0.0
    size = _READINGS[sketch.plan.grid.compact]
    lines = wrap(text, size, width, most=_MOST_LINES)
    said = write(lines, (0.0, size), size, leading=1.3, fill=sketch.pen.colours.ink, font_weight=500)
    return said, size * 1.3 * len(lines) + size / 2


def legend(sketch: Sketch, width: float) -> tuple[str, float]:
    """Return the legend within this width, from the origin down, and its height."""
    return _legend(_Explained(_signs_on(sketch), width, sketch))


@dataclass(frozen=True, slots=True)
class _Explained:
    """What is to be explained; maps with the same signs on them have the same legend."""

    signs: Hashable
    width: float
    sketch: Sketch = field(compare=False)


def _signs_on(sketch: Sketch) -> Hashable:
    links, marks = sketch.chain.link.values(), sketch.marks
    types, faint = (
        frozenset(link.type for link in links),
        any(link.status in FAINT_STATUSES for link in links),
    )
    chairs = any(actor.empty_chair for actor in sketch.chain.actor.values())
    return sketch.manner, marks.legend, marks.types, types, faint, chairs, tuple(sketch.kinds.values())


@lru_cache(maxsize=16)
def _legend(explained: _Explained) -> tuple[str, float]:
    sketch, width = explained.sketch, explained.width
    drawn, y, height = list[str](), 0.0, _ROWS[sketch.plan.grid.compact]
    kinds = () if sketch.plan.tells_kinds else _of_kinds(sketch)
    kind_rows = 1 if sketch.scale > 1 else _KIND_ROWS
    for entries, most in (((*_of_overlay(sketch), *_of_map(sketch)), 9), (kinds, kind_rows)):
        for row in _rows(list(entries), width, most, sketch.pen):
            y += height
            drawn += _row(row, sketch.pen, y - height / 2, width)
    return element("g", *drawn, class_="map-legend", aria_hidden="true"), y


def _rows(entries: Sequence[Entry], width: float, most: int, pen: Pen) -> Iterator[Sequence[Entry]]:
    """Yield the entries by rows; when they need too many, the last row says that the cards say the rest."""
    rows: list[list[Entry]] = [[]]
    x = 0.0
    for entry in entries:
        if rows[-1] and x + entry.width > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += entry.width + _LEAST_GAP
    if len(rows) > most:
        rows = [*rows[: most - 1], _shortened(rows[most - 1], width, pen)]
    yield from filter(None, rows)


def _shortened(row: Sequence[Entry], width: float, pen: Pen) -> list[Entry]:
    more = Entry("", 0.0, t(pen.language, "map.legend.more_kinds"))
    kept = list(row)
    while kept and sum(one.width + _LEAST_GAP for one in kept) + more.width > width:
        kept.pop()
    return [*kept, more]


def _row(entries: Sequence[Entry], pen: Pen, y: float, width: float) -> Iterator[str]:
    left = width - sum(one.width for one in entries)
    x, gap = 0.0, min(_GAP, left / max(len(entries) - 1, 1))
    for entry in entries:
        at = entry.room + 10 if entry.room else 0.0
        word = element("text", words(entry.word), x=at, y=7.0, font_size=TEXT, fill=pen.colours.soft)
        yield element("g", entry.picture, word, transform=shift(x, y))
        x += entry.width + gap


def _of_overlay(sketch: Sketch) -> Iterator[Entry]:
    for one in sketch.marks.legend:
        picture, room = _pictured(sketch, one)
        yield Entry(picture, room, one.word)


def _pictured(sketch: Sketch, one: Sample) -> tuple[str, float]:
    pen = sketch.pen
    if one.tag:
        return tags.tag(pen, one.tag, _LINE)
    if one.heat or one.ring:
        return _swatch(sketch, one), 46.0
    line = sample(pen, one.stroke or Stroke("line"), _LINE, faint=one.faint)
    middle = shift(_LINE / 2, 0)
    if one.plate:
        long = sample(pen, one.stroke or Stroke("line"), 2 * _LINE, faint=False)
        return long + element("g", tags.need(pen, one.plate), transform=shift(_LINE, 0)), 2 * _LINE
    if one.crossed:
        return line + element("g", tags.cross(pen), transform=middle), _LINE
    return line + (_sign(sketch, one.sign) if one.sign else ""), _LINE


def _sign(sketch: Sketch, name: str) -> str:
    """Return a sign on the middle of a line; signs are defined as large as they stand on the map."""
    return element("g", signs.sign(name, x=0, y=0), transform=signs.at((_LINE / 2, 0.0), 1 / sketch.scale))


def _swatch(sketch: Sketch, one: Sample) -> str:
    """Return a small card with a ring or a glow around it."""
    pen, out = sketch.pen, 2 + 7 * one.heat
    letter = sketch.marks.letter
    glow = ""
    if one.heat and letter:
        fill, strength = pen.colours.letters[letter].fill, f"{0.2 + 0.5 * one.heat:.2f}"
        place = {"x": 8 - out, "y": -9 - out, "width": 30 + 2 * out, "height": 18 + 2 * out}
        glow = element("rect", rx=5 + out, fill=fill, opacity=strength, **place)
    edge = {"stroke": pen.hue(one.ring or "line"), "stroke_width": 4 if one.ring else 1.5}
    return glow + element("rect", x=8, y=-9, width=30, height=18, rx=5, fill=pen.colours.surface, **edge)


def _of_map(sketch: Sketch) -> Iterator[Entry]:
    pen, links = sketch.pen, sketch.chain.link.values()
    for type in LinkType if sketch.marks.types else ():
        if any(link.type is type for link in links):
            line = sample(pen, stroke_of(type), _LINE, faint=False)
            word = t(pen.language, f"vocabulary.link_type.{type.value}")
            yield Entry(line + _sign(sketch, type.value), _LINE, word)
    if sketch.marks.types and any(link.status in FAINT_STATUSES for link in links):
        faint = sample(pen, Stroke("line"), _LINE, faint=True)
        yield Entry(faint, _LINE, t(pen.language, "map.legend.faint"))
    for letter in _letters(sketch):
        picture, room = signs.letter_badge(pen, letter)
        yield Entry(picture, room, t(pen.language, f"vocabulary.letter.{letter}"))
    if sketch.shows_people:
        yield Entry(_moved(signs.people(pen, 2), 46), 46, t(pen.language, "map.legend.here"))
    if any(actor.empty_chair for actor in sketch.chain.actor.values()):
        yield Entry(_moved(signs.empty_chair(pen), 16), 32, t(pen.language, "map.legend.empty_chair"))


def _letters(sketch: Sketch) -> Sequence[Letter]:
    """Return the letters to explain: not under an overlay that is about something else."""
    if sketch.marks.letter:
        return (sketch.marks.letter,)
    return LETTERS if sketch.marks.types else ()


def _of_kinds(sketch: Sketch) -> Iterator[Entry]:
    for kind in sketch.kinds.values():
        stripe = element(
            "path",
            d="M5-11V11",
            stroke=sketch.pen.colours.kinds[kind.tone],
            stroke_width=7,
            stroke_dasharray=kind.dashes,
            stroke_linecap="round",
        )
        yield Entry(stripe, 10.0, kind.word)


def _moved(picture: str, x: float) -> str:
    return element("g", picture, transform=shift(x, 0))
