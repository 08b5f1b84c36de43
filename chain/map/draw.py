"""Draws the chain map as SVG: one drawing for room, projector and report, whole or in its parts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from chain.i18n import n, t
from chain.map import overlays
from chain.map.badges import draw_counts, draw_here, draw_link_counts
from chain.map.kinds import kinds
from chain.map.layout import Layout, layout
from chain.map.marks import Shape, marks
from chain.map.overlays.marking import Sight
from chain.map.parts import Element, Parts
from chain.map.pen import Pen, Style, element, words
from chain.map.sheet import Sheet
from chain.map.sketch import Counts, Sketch
from chain.map.tags import PLATE, PLATE_HEIGHT, PLATE_OVER
from chain.model import Chain, Look
from chain.vocabulary import Language

__all__ = ["Counts", "Parts", "draw", "draw_counts", "draw_here", "draw_link_counts", "in_language", "parts"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PLAIN = Look()
SCREEN_FONT = "var(--map-font, system-ui, sans-serif)"
PRINT_FONT = "Noto Sans, Liberation Sans, DejaVu Sans, Arial, sans-serif"
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
    said = overlays.marks(Sight(chain, look, language, counts, day))
    plan = layout(chain, mirrored=look.mirrored, wall=wall)
    plates = any(one.plate for one in said.links.values())
    plan, plate_scale = _with_room(plan) if plates else (plan, plan.scale)
    named = {} if look.overlay else kinds(chain, language)
    sketch = Sketch(chain, Pen(language, style), plan, look, said, named, counts, here, plate_scale)
    sheet, texts = Sheet(sketch), {"title": title, "desc": description}
    told = {
        f"map-{tag}": Element("", _told, (tag, text), (text, look, _counted(chain)))
        for tag, text in texts.items()
    }
    elements = told | dict(sheet.elements())
    return Parts(sketch, sheet.frame, _groups(sketch.pen), elements, _attributes(sketch.pen, font))


def in_language(drawing: Parts, language: Language) -> Parts:
    """Return a plain drawing, of which nothing but the words depends on the language, in another one."""
    sketch = drawing.sketch
    named = kinds(sketch.chain, language) if sketch.kinds else {}
    sketch = replace(sketch, pen=replace(sketch.pen, language=language), kinds=named)
    return replace(drawing, sketch=sketch, frame=Sheet(sketch).frame)


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


def _told(sketch: Sketch, tag_and_text: tuple[str, str]) -> str:
    """Return what people hear who cannot see the map: its title or, if none was given, how large it is."""
    (tag, text), language = tag_and_text, sketch.pen.language
    text = text or (t(language, "map.title") if tag == "title" else _described(sketch))
    return element(tag, words(text), id=f"map-{tag}")


def _described(sketch: Sketch) -> str:
    look, language = sketch.look, sketch.pen.language
    counted = {name: n(language, f"map.description.{name}", many) for name, many in _counted(sketch.chain)}
    key = "map.description.mirrored" if look.mirrored else "map.description"
    return " ".join(filter(None, (t(language, key, **counted), overlays.reading(look, language))))


def _counted(chain: Chain) -> tuple[tuple[str, int], ...]:
    return ("tiers", len(chain.tier)), ("actors", len(chain.actor)), ("links", len(chain.link))
