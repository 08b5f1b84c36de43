"""Decides where everything on the map stands: tiers as columns, from the source to the end customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain as joined

from chain.map.boxes import boxes_and_lanes
from chain.map.columns import MARGIN, Columns, columns
from chain.map.marks import marks
from chain.map.measure import wrap
from chain.map.order import order
from chain.map.route import Box, Route, routes
from chain.model import Chain, Tier

HEADING_SIZE = 24.0
RADIUS = 13.0
"""Half the size of the signs on the links."""
LEAST_HEIGHT = 480.0


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a tier over its columns: where it begins, how wide they are, and the lines of the name."""

    id: str
    x: float
    width: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in layout units with the origin in the left upper corner."""

    width: float
    height: float
    headings: tuple[Heading, ...]
    boxes: Mapping[str, Box]
    routes: Mapping[str, Route]


def layout(chain: Chain) -> Layout:
    """Return where everything on the map stands; the same chain always gives the same layout."""
    cols = columns(chain)
    ordered = order(chain, cols)
    boxes, lanes = boxes_and_lanes(chain, cols, ordered)
    curves = routes(ordered, cols, boxes, lanes)
    signs = marks(curves, boxes, RADIUS)
    headings = tuple(_heading(tier, cols) for tier in chain.tiers)
    points = list(joined.from_iterable(curves.values()))
    right = [*(box.right for box in boxes.values()), *(one.x + one.width for one in headings)]
    return Layout(
        width=max([*right, *(x for x, _ in points)], default=0.0) + MARGIN,
        height=max([LEAST_HEIGHT, *(box.bottom for box in boxes.values()), *(y for _, y in points)]) + MARGIN,
        headings=headings,
        boxes=boxes,
        routes={id: Route(id, curve, signs[id]) for id, curve in curves.items()},
    )


def _heading(tier: Tier, columns: Columns) -> Heading:
    over = columns.of_tier[tier.id]
    x, width = columns.left(over[0]), (len(over) - 1) * columns.grid.pitch + columns.grid.box
    return Heading(tier.id, x, width, wrap(tier.name, HEADING_SIZE, width + MARGIN, most=2))
