"""Draws the chain map as SVG: one drawing for room, projector and report, whole or in its parts."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from chain.i18n import n, t
from chain.map import cards, lines, overlays, signs, tags, tiers
from chain.map.badges import draw_counts, draw_here, draw_link_counts
from chain.map.kinds import kinds
from chain.map.layout import Layout, layout
from chain.map.legend import legend, sentence
from chain.map.marks import Shape, marks
from chain.map.measure import wrap
from chain.map.overlays.marking import Sight
from chain.map.parts import Element, Parts
from chain.map.pen import Pen, Style, element, shift, words, write
from chain.map.sketch import Counts, Sketch
from chain.map.tags import PLATE, PLATE_HEIGHT, PLATE_OVER
from chain.model import Chain, Look
from chain.vocabulary import Language, LinkType

__all__ = ["Counts", "Parts", "draw", "draw_counts", "draw_here", "draw_link_counts", "parts"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PLAIN = Look()
SCREEN_FONT = "var(--map-font, system-ui, sans-serif)"
PRINT_FONT = "Noto Sans, Liberation Sans, DejaVu Sans, Arial, sans-serif"
_LEAST_WIDTH = 1180.0
_EMPTY_SIZE = 26.0
_PLATE_SCALES = (1.15, 1.0, 0.85)
"""How much larger than usual plates are drawn: smaller than the rest, where many links share a gap."""


def draw(
    chain: Chain,
    *,
    language: Language,
    counts: Counts = _NOTHING,
    here: Mapping[str, int] = _NOTHING,
    look: Look = _PLAIN,
    day: dt.date | None = None,
    wall: bool = False,
    style: Style = "screen",
    title: str = "",
    description: str = "",
    font: str = "",
) -> str:
    """Return the map as one SVG element.

    Args:
        chain: what to draw; it must come from a view, so that nothing private is drawn.
        language: of the words that are not the chain's own.
        counts: notes by target and letter, from a view as well.
        here: number of people in the room by actor.
        look: what the map tells besides its shape, and from which end it is read.
        day: at which ages are counted; None leaves them unknown.
        wall: whether it is seen from across a room.
        style: ``screen`` follows the CSS variables of its page and can be pointed at; ``print`` is plain.
        title: its name for people who cannot see it; "Chain map" if left out.
        description: what it shows, likewise; the number of tiers, actors and links if left out.
        font: family of the letters.
    """
    return parts(
        chain,
        language=language,
        counts=counts,
        here=here,
        look=look,
        day=day,
        wall=wall,
        style=style,
        title=title,
        description=description,
        font=font,
    ).svg()


def parts(
    chain: Chain,
    *,
    language: Language,
    counts: Counts = _NOTHING,
    here: Mapping[str, int] = _NOTHING,
    look: Look = _PLAIN,
    day: dt.date | None = None,
    wall: bool = False,
    style: Style = "screen",
    title: str = "",
    description: str = "",
    font: str = "",
) -> Parts:
    """Return the same drawing as ``draw`` in its elements, each of which is drawn when it is asked for."""
    pen, said = Pen(language, style), overlays.marks(Sight(chain, look, language, counts, day))
    plan = layout(chain, mirrored=look.mirrored, wall=wall)
    plates = any(one.plate for one in said.links.values())
    plan, plate_scale = _with_room(plan) if plates else (plan, plan.scale)
    named = {} if look.overlay else kinds(chain, language)
    sketch = Sketch(chain, pen, plan, look, said, named, counts, here, plate_scale)
    sheet = _Sheet(sketch, wall)
    texts = {
        "title": title or t(language, "map.title"),
        "desc": description or _described(chain, look, language),
    }
    told = {
        f"map-{tag}": _drawn("", element(tag, words(text), id=f"map-{tag}")) for tag, text in texts.items()
    }
    elements = told | dict(sheet.elements())
    return Parts(sheet.frame, _groups(pen), elements, _attributes(pen, font), sketch.manner)


def _attributes(pen: Pen, font: str) -> Mapping[str, object]:
    return {
        "id": "map",
        "class_": "map",
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "group" if pen.on_screen else "img",
        "aria_labelledby": "map-title map-desc",
        "font_family": font or (SCREEN_FONT if pen.on_screen else PRINT_FONT),
    }


def _with_room(plan: Layout) -> tuple[Layout, float]:
    """Return the plan with the signs of links so far apart that plates fit, and how large these can be."""
    curves = {id: route.points for id, route in plan.routes.items()}
    for scale in (plan.scale, *(one for one in _PLATE_SCALES if one < plan.scale)):
        shape = Shape(PLATE / 2 * scale, PLATE_HEIGHT / 2 * scale, PLATE_OVER * plan.scale)
        places, apart = marks(curves, plan.boxes, shape)
        if apart:
            break
    routes = {id: replace(one, mark=places[id]) for id, one in plan.routes.items()}
    return replace(plan, routes=routes), scale


def _groups(pen: Pen) -> Mapping[str, Mapping[str, object]]:
    """Return the groups in the order in which they cover each other, with their attributes."""
    line = {"fill": "none", "stroke": pen.colours.line, "stroke_width": 2, "stroke_linecap": "round"}
    return {
        "map-columns": {},
        "map-tiers": {},
        "map-halos": {},
        "map-links": line,
        "map-actors": {},
        "map-badges": {},
        "map-below": {},
    }


def _described(chain: Chain, look: Look, language: Language) -> str:
    sorts = (("tiers", chain.tier), ("actors", chain.actor), ("links", chain.link))
    counted = {name: n(language, f"map.description.{name}", len(of)) for name, of in sorts}
    key = "map.description.mirrored" if look.mirrored else "map.description"
    return " ".join(filter(None, (t(language, key, **counted), overlays.reading(look, language))))


class _Sheet:
    """The sheet that a sketch is drawn on: its frame, and its elements in their groups."""

    def __init__(self, sketch: Sketch, wall: bool) -> None:
        self._sketch, plan = sketch, sketch.plan
        self._width = plan.width if wall else max(plan.width, _LEAST_WIDTH)
        self._left = (plan.width - self._width) / 2
        room = (self._width - 2 * plan.margin) / plan.scale
        self._sentence, above = sentence(sketch, room)
        self._legend, below = legend(sketch, room)
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
            yield "map-empty", _drawn("map-below", self._invitation())
            return
        yield "map-signs", self._signs()
        for id, svg in (*lines.halos(sketch), *cards.halos(sketch)):
            yield id, _drawn("map-halos", svg)
        yield from lines.links(sketch)
        yield from cards.actors(sketch)
        yield from lines.badges(sketch)
        yield "map-reading", self._below("map-reading", self._sentence, sketch.plan.height)
        yield "map-legend", self._below("map-legend", self._legend, self._at)

    def _signs(self) -> Element:
        marks, pen, radius = self._sketch.marks, self._sketch.pen, self._sketch.plan.radius
        named = {one.sign for one in marks.links.values() if one.sign} | {one.sign for one in marks.legend}
        types = [type.value for type in LinkType] if marks.types else []
        names = (*types, *sorted(filter(None, named)))
        plates = any(one.plate for one in marks.legend)

        def draw() -> str:
            needs = tags.needs(pen) if plates else ""
            return element("defs", signs.defined(pen, names, radius), needs, id="map-signs")

        return Element("", (names, plates), draw)

    def _below(self, id: str, svg: str, y: float) -> Element:
        at = {"transform": signs.at((self._left + self._sketch.plan.margin, y), self._sketch.scale)}
        draw = partial(element, "g", svg, id=id, **at)
        return Element("map-below", svg, draw, at["transform"], lambda: {id: at})

    def _invitation(self) -> str:
        """Return what an empty map says: two dashed boxes with a link between them, and where to begin."""
        pen, middle = self._sketch.pen, self._left + self._width / 2
        said = wrap(t(pen.language, "map.empty"), _EMPTY_SIZE, self._width * 0.6, most=4)
        return element(
            "g",
            element("g", signs.first_link(pen), transform=shift(middle, self._height * 0.42)),
            write(
                said, (middle, self._height * 0.68), _EMPTY_SIZE, fill=pen.colours.ink, text_anchor="middle"
            ),
            id="map-empty",
            class_="map-empty",
        )


def _drawn(group: str, svg: str) -> Element:
    """Return one of the few elements that are drawn each time."""
    return Element(group, svg, lambda: svg)
