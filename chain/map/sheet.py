"""The sheet that a map is drawn on: how large it is, and all that is on it in the order of painting."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from chain.i18n import t
from chain.map import cards, lines, signs, tags, tiers
from chain.map.legend import legend, sentence
from chain.map.measure import wrap
from chain.map.parts import Element, Places
from chain.map.pen import element, shift, write
from chain.map.route import Point
from chain.map.sketch import Sketch
from chain.vocabulary import LinkType

_LEAST_WIDTH = 1180.0
_EMPTY_SIZE = 26.0


class _Below(NamedTuple):
    """What is told below the map: by whom, how wide it may be, and where it begins."""

    id: str
    tell: Callable[[Sketch, float], tuple[str, float]]
    room: float
    at: Point


class Sheet:
    """The sheet that a sketch is drawn on: its frame, and its elements in their groups."""

    def __init__(self, sketch: Sketch) -> None:
        """Find out how large it has to be."""
        self._sketch, plan = sketch, sketch.plan
        self._width = plan.width if plan.grid.compact else max(plan.width, _LEAST_WIDTH)
        self._left = (plan.width - self._width) / 2
        self._room = (self._width - 2 * plan.margin) / plan.scale
        (self._sentence, above), (self._legend, below) = (
            tell(sketch, self._room) for tell in (sentence, legend)
        )
        self._at = plan.height + above * plan.scale
        self._height = self._at + (below * plan.scale + plan.margin / 2 if sketch.chain.actor else 0.0)

    @property
    def frame(self) -> str:
        """The view box; a small map stands in the middle of a wider sheet."""
        return f"{self._left:.1f} 0 {self._width:.1f} {self._height:.1f}"

    def elements(self) -> Iterator[tuple[str, Element]]:
        """Yield every element by its id, in the order of painting."""
        sketch = self._sketch
        yield from tiers.headings(sketch)
        if sketch.pen.on_screen:
            yield from tiers.columns(sketch)
        if not sketch.chain.actor:
            sheet = self._left + self._width / 2, self._width, self._height
            yield "map-empty", Element("map-below", _invitation, sheet, sheet)
            return
        yield "map-signs", Element("", _signs, None, _named(sketch))
        yield from (*lines.halos(sketch), *cards.halos(sketch))
        yield from lines.links(sketch)
        yield from cards.actors(sketch)
        yield from lines.badges(sketch)
        yield from self._below()

    def _below(self) -> Iterator[tuple[str, Element]]:
        plan, kinds = self._sketch.plan, tuple(self._sketch.kinds)
        x = self._left + plan.margin
        for told, shows in (
            (_Below("map-reading", sentence, self._room, (x, plan.height)), self._sentence),
            (_Below("map-legend", legend, self._room, (x, self._at)), (self._legend, kinds)),
        ):
            yield told.id, Element("map-below", _below, told, shows, told.at, _below_place)


def _named(sketch: Sketch) -> tuple[tuple[str, ...], bool]:
    """Return the names of the signs on the map, and whether there are plates."""
    marks = sketch.marks
    named = {one.sign for one in marks.links.values() if one.sign} | {one.sign for one in marks.legend}
    types = [type.value for type in LinkType] if marks.types else []
    return (*types, *sorted(filter(None, named))), any(one.plate for one in marks.legend)


def _signs(sketch: Sketch, _: None) -> str:
    names, plates = _named(sketch)
    found = signs.defined(sketch.pen, names, sketch.plan.radius)
    return element("defs", found, tags.needs(sketch.pen) if plates else "", id="map-signs")


def _below(sketch: Sketch, told: _Below) -> str:
    svg, _ = told.tell(sketch, told.room)
    return element("g", svg, id=told.id, **_below_place(sketch, told)[told.id])


def _below_place(sketch: Sketch, told: _Below) -> Places:
    return {told.id: {"transform": signs.at(told.at, sketch.scale)}}


def _invitation(sketch: Sketch, sheet: tuple[float, float, float]) -> str:
    """Return what an empty map says: two dashed boxes with a link between them, and where to begin."""
    pen, (middle, width, height) = sketch.pen, sheet
    said = wrap(t(pen.language, "map.empty"), _EMPTY_SIZE, width * 0.6, most=4)
    at = middle, height * 0.68
    return element(
        "g",
        element("g", signs.first_link(pen), transform=shift(middle, height * 0.42)),
        write(said, at, _EMPTY_SIZE, fill=pen.colours.ink, text_anchor="middle"),
        id="map-empty",
        class_="map-empty",
    )
