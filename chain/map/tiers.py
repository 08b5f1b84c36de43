"""Draws the tiers: their names over their columns, and the columns themselves for a hand to point at."""

from collections.abc import Iterator

from chain.map.layout import Heading
from chain.map.parts import Element, Places
from chain.map.pen import element, number, write
from chain.map.sketch import Sketch


def headings(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield every heading by its id."""
    for heading in sketch.plan.headings:
        shows = heading, sketch.chain.tier[heading.id].name
        yield f"tier-{heading.id}", Element("map-tiers", _heading, heading, shows)


def columns(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield every tier's columns by their id: an unseen plate as high as the map."""
    for heading in sketch.plan.headings:
        stands = heading, sketch.plan.height
        yield f"column-{heading.id}", Element("map-columns", _columns, heading, None, stands, _columns_place)


def _columns(sketch: Sketch, heading: Heading) -> str:
    id = f"column-{heading.id}"
    look = {"class_": "map-column", "data_tier": heading.id, "y": 0, "fill": "transparent"}
    return element("rect", id=id, **look, **_columns_place(sketch, heading)[id])


def _columns_place(sketch: Sketch, heading: Heading) -> Places:
    place = {"x": heading.x, "width": heading.width, "height": sketch.plan.height}
    return {f"column-{heading.id}": {name: number(value) for name, value in place.items()}}


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
