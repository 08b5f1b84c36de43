"""Draws the tiers: their names over their columns, and the columns themselves for a hand to point at."""

from collections.abc import Iterator

from chain.map.layout import Heading
from chain.map.pen import element, write
from chain.map.sketch import Sketch


def headings(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """Yield the id and the drawing of every heading."""
    for heading in sketch.plan.headings:
        yield f"tier-{heading.id}", _heading(sketch, heading)


def columns(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """Yield the id of every tier's columns, and an unseen plate as high as the map."""
    plan = sketch.plan
    for heading in plan.headings:
        id = f"column-{heading.id}"
        yield (
            id,
            element(
                "rect",
                id=id,
                class_="map-column",
                data_tier=heading.id,
                x=heading.x,
                y=0,
                width=heading.width,
                height=plan.height,
                fill="transparent",
            ),
        )


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
