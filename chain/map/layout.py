"""Decides where everything on the map stands: tiers as columns, from the source to the end customer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain as joined

from chain.map.boxes import boxes_and_lanes, sizes
from chain.map.columns import Columns, columns
from chain.map.grid import Grid, heading_lines
from chain.map.marks import Shape, marks
from chain.map.order import Order, order
from chain.map.route import Box, Route, routes
from chain.map.wall import on_wall
from chain.model import Chain, Tier

RADIUS = 13.0
"""Half the usual size of the signs on the links."""
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
    grid: Grid

    @property
    def scale(self) -> float:
        """How much larger than usual everything is that has a size of its own: badges, signs, the legend."""
        return self.grid.scale

    @property
    def heading_size(self) -> float:
        """The size of the letters of headings."""
        return self.grid.heading

    @property
    def rule(self) -> float:
        """The height of the line below the headings."""
        return self.grid.rule

    @property
    def radius(self) -> float:
        """Half the size of the signs on the links."""
        return self.grid.radius

    @property
    def leading(self) -> float:
        """From one line of a name to the next, in sizes of its letters."""
        return self.grid.leading

    @property
    def tells_kinds(self) -> bool:
        """Say whether every card has room to name its kind so large that no legend is needed."""
        return self.grid.compact and self.grid.second > 0

    @property
    def margin(self) -> float:
        """What stays free at the edges."""
        return self.grid.margin


def layout(chain: Chain, *, mirrored: bool = False, wall: bool = False) -> Layout:
    """Return where everything on the map stands; the same chain always gives the same layout.

    Args:
        chain: what to lay out.
        mirrored: read from the other side, with the end customer on the left.
        wall: for the projector: as large as can be on a wide sheet, with the same neighbours.
    """
    plan = _laid_out(_shown(chain), wall)
    return _mirrored(plan) if mirrored else plan


@dataclass(frozen=True, slots=True)
class _Shown:
    """A chain, by what its layout depends on: the same for all in a room, whatever else each may see."""

    figures: tuple[object, ...]
    chain: Chain = field(compare=False)


def _shown(chain: Chain) -> _Shown:
    tiers = ((one.id, one.name, one.order) for one in chain.tier.values())
    actors = (
        (id, one.name, one.tier, one.position, bool(one.kind or one.for_whom))
        for id, one in chain.actor.items()
    )
    links = ((id, one.source, one.target) for id, one in chain.link.items())
    return _Shown((chain.standing, tuple(tiers), tuple(actors), tuple(links)), chain)


@lru_cache(maxsize=8)
def _laid_out(shown: _Shown, wall: bool) -> Layout:
    chain = shown.chain
    cols = columns(chain)
    ordered = order(chain, cols)
    cols = on_wall(chain, cols, ordered) if wall else cols
    sized = sizes(chain, cols.grid, ordered)
    placed = _placed(_Measured(_figures(chain, cols, ordered, sized), chain, cols, ordered, sized))
    headings = tuple(_heading(tier, cols) for tier in chain.tiers)
    return Layout(
        width=max([placed.right, *(one.x + one.width for one in headings)]) + cols.grid.margin,
        height=max(LEAST_HEIGHT, placed.lowest) + cols.grid.margin,
        headings=headings,
        boxes={id: _worded(box, sized[id]) for id, box in placed.boxes.items()},
        routes=placed.routes,
        grid=cols.grid,
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    """What is to be placed; maps with the same figures have the same places, whatever is written on them."""

    figures: tuple[object, ...]
    chain: Chain = field(compare=False)
    columns: Columns = field(compare=False)
    order: Order = field(compare=False)
    sized: Mapping[str, Box] = field(compare=False)


def _figures(chain: Chain, columns: Columns, order: Order, sized: Mapping[str, Box]) -> tuple[object, ...]:
    actors = (
        (id, sized[id].height, columns.of_actor[id], actor.position) for id, actor in chain.actor.items()
    )
    links = ((id, link.source, link.target) for id, link in chain.link.items())
    return columns.grid, columns.usual, len(columns.actors), order.slots, tuple(actors), tuple(links)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where boxes stand and links run, and how far they reach."""

    boxes: Mapping[str, Box]
    routes: Mapping[str, Route]
    right: float
    lowest: float


@lru_cache(maxsize=8)
def _placed(measured: _Measured) -> _Placed:
    cols, ordered, radius = measured.columns, measured.order, measured.columns.grid.radius
    boxes, lanes = boxes_and_lanes(measured.chain, cols, ordered, measured.sized)
    curves = routes(ordered, cols, boxes, lanes)
    signs, _ = marks(curves, boxes, Shape(radius, radius))
    points = list(joined.from_iterable(curves.values()))
    return _Placed(
        boxes=boxes,
        routes={id: Route(id, curve, signs[id]) for id, curve in curves.items()},
        right=max([*(box.right for box in boxes.values()), *(x for x, _ in points)], default=0.0),
        lowest=max([*(box.bottom for box in boxes.values()), *(y for _, y in points)], default=0.0),
    )


def _worded(box: Box, sized: Box) -> Box:
    """Return the box with the name that it has now; the same box where that is what it says already."""
    if (box.lines, box.text_size) == (sized.lines, sized.text_size):
        return box
    return replace(box, lines=sized.lines, text_size=sized.text_size)


def _heading(tier: Tier, columns: Columns) -> Heading:
    over, grid = columns.of_tier[tier.id], columns.grid
    x, width = columns.left(over[0]), (len(over) - 1) * grid.pitch + grid.box
    return Heading(tier.id, x, width, heading_lines(tier.name, grid, len(over)))


def _mirrored(plan: Layout) -> Layout:
    """Turn left and right around; what is written stays as it is, and links run from source to target."""
    width = plan.width
    return replace(
        plan,
        headings=tuple(replace(one, x=width - one.x - one.width) for one in reversed(plan.headings)),
        boxes={id: replace(box, x=width - box.right) for id, box in plan.boxes.items()},
        routes={
            id: Route(
                id, tuple((width - x, y) for x, y in route.points), (width - route.mark[0], route.mark[1])
            )
            for id, route in plan.routes.items()
        },
    )
