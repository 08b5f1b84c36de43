"""Draws the tiers: their names over their columns, and the columns themselves for a hand to point at."""

from collections.abc import Iterator
from functools import partial

from chain.map.layout import Heading
from chain.map.parts import Element, Places
from chain.map.pen import element, number, write
from chain.map.sketch import Sketch


def headings(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield every heading by its id."""
    for heading in sketch.plan.headings:
        shows = heading, sketch.chain.tier[heading.id].name
        yield f"tier-{heading.id}", Element("map-tiers", shows, partial(_heading, sketch, heading))


def columns(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield every tier's columns by their id: an unseen plate as high as the map."""
    height = sketch.plan.height
    for heading in sketch.plan.headings:
        draw, places = partial(_columns, heading, height), partial(_columns_place, heading, height)
        yield f"column-{heading.id}", Element("map-columns", None, draw, (heading, height), places)


def _columns_place(heading: Heading, height: float) -> Places:
    place = {"x": heading.x, "width": heading.width, "height": height}
    return {f"column-{heading.id}": {name: number(value) for name, value in place.items()}}


def _columns(heading: Heading, height: float) -> str:
    id = f"column-{heading.id}"
    look = {"class_": "map-column", "data_tier": heading.id, "y": 0, "fill": "transparent"}
    return element("rect", id=id, **look, **_columns_place(heading, height)[id])


def _heading(sketch: Sketch, heading: Heading) -> str:
    plan, colours = sketch.plan, sketch.pen.colours
    first = plan.rule - 14 * plan.scale - (len(heading.lines) - 1) * plan.heading_size * plan.leading
    name = write(
        heading.lines,
        (heading.x, first),
        plan.heading_size,
        leading=plan.leading,
        fill=colours.soft,
        font_weight=600,
    )
    path = f"M{heading.x:.1f} {plan.rule:.1f}h{heading.width:.1f}"
    rule = element("path", d=path, stroke=colours.hair, stroke_width=2 * plan.scale)
    said = sketch.chain.tier[heading.id].name if sketch.pen.on_screen else None
    return element(
        "g",
        name,
        rule,
        id=f"tier-{heading.id}",
        class_="map-tier",
        role="group" if said else None,
        tabindex=-1 if said else None,
        aria_label=said,
        data_tier=heading.id,
        data_name=said,
    )
