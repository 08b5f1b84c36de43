"""Leads every link from box to box: ports on the sides, curves in the gaps, straight through columns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chain.map.columns import Columns
from chain.map.grid import Grid
from chain.map.order import Order, Pair
from chain.model import Link

Point = tuple[float, float]
LANE = 14.0
"""From one link to the next where they run side by side."""
_LEAST_GAP = 40.0


@dataclass(frozen=True, slots=True)
class Box:
    """An actor's box: its corner, its size and its name in lines."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    text_size: float

    @property
    def right(self) -> float:
        """Where the box ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The height at which the box ends."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a link from source to target: curves, a start and then two handles and an end each."""

    id: str
    points: tuple[Point, ...]
    mark: Point
    """Where the sign of the link's type stands."""

    @property
    def tip(self) -> tuple[Point, int]:
        """The point of the arrow, and whether it points right (1) or left (-1)."""
        (before, _), end = self.points[-2], self.points[-1]
        return end, 1 if end[0] >= before else -1


@dataclass(frozen=True, slots=True)
class _Wire:
    """A link on its way from the left box to the right one."""

    link: Link
    left: Box
    right: Box
    lanes: tuple[tuple[float, float], ...]
    """Where each lane on the way begins, and its height."""
    grid: Grid

    @property
    def bulges(self) -> bool:
        """Say whether the boxes stand above each other, so that the link leaves and enters on the right."""
        return self.left.right + _LEAST_GAP > self.right.x


def routes(
    order: Order, columns: Columns, boxes: Mapping[str, Box], lanes: Mapping[tuple[Pair, int], float]
) -> dict[str, tuple[Point, ...]]:
    """Return the curves of every link by its id."""
    wires = [wire for pair in order.pairs for wire in _wires(pair, order, columns, boxes, lanes)]
    ports = _ports(wires, columns.grid)
    return {wire.link.id: _curves(wire, ports) for wire in wires}


def _wires(
    pair: Pair,
    order: Order,
    columns: Columns,
    boxes: Mapping[str, Box],
    lanes: Mapping[tuple[Pair, int], float],
) -> Iterator[_Wire]:
    left, right = sorted((boxes[id] for id in pair), key=lambda box: box.x)
    links = order.pairs[pair]
    for number, link in enumerate(links):
        aside = (number - (len(links) - 1) / 2) * LANE
        ways = ((columns.left(column), lanes[pair, column] + aside) for column in order.lanes[pair])
        on_the_way = (way for way in ways if left.right < way[0] and way[0] + columns.grid.box < right.x)
        yield _Wire(link, left, right, tuple(on_the_way), columns.grid)


def _ports(wires: Sequence[_Wire], grid: Grid) -> dict[tuple[str, str], Point]:
    """Return where each link (by its id) touches each of its boxes, in the order in which they leave."""
    sides = defaultdict[tuple[Box, bool], list[tuple[float, int, str]]](list)
    for number, wire in enumerate(wires):
        for box, other, on_right in ((wire.left, wire.right, True), (wire.right, wire.left, wire.bulges)):
            sides[box, on_right].append((_heading_for(wire, box, other), number, wire.link.id))
    ports = dict[tuple[str, str], Point]()
    for (box, on_right), ends in sides.items():
        step = min(grid.port, (box.height - 12) / len(ends))
        height = box.middle - step * (len(ends) - 1) / 2
        for at, (_, _, id) in enumerate(sorted(ends)):
            ports[box.id, id] = (box.right if on_right else box.x, round(height + at * step))
    return ports


def _heading_for(wire: _Wire, box: Box, other: Box) -> float:
    """Return the height to which the link goes first from this box; what turns back stays at the outside."""
    if wire.bulges:
        return float("inf") if other.middle > box.middle else float("-inf")
    if not wire.lanes:
        return other.middle
    return wire.lanes[0 if box is wire.left else -1][1]


def _curves(wire: _Wire, ports: Mapping[tuple[str, str], Point]) -> tuple[Point, ...]:
    start, end = ports[wire.left.id, wire.link.id], ports[wire.right.id, wire.link.id]
    points = _bulge(start, end, wire.grid.gap) if wire.bulges else _through(start, wire, end)
    return tuple(points if wire.link.source == wire.left.id else reversed(points))


def _bulge(start: Point, end: Point, gap: float) -> list[Point]:
    out = max(start[0], end[0]) + min(30 + abs(end[1] - start[1]) / 4, gap * 0.9)
    return [start, (out, start[1]), (out, end[1]), end]


def _through(start: Point, wire: _Wire, end: Point) -> list[Point]:
    points, at = [start], start
    for x, height in wire.lanes:
        after = (x + wire.grid.box, height)
        points += [*_swing(at, (x, height)), *_swing((x, height), after)]
        at = after
    return points + _swing(at, end)


def _swing(start: Point, end: Point) -> list[Point]:
    half = (start[0] + end[0]) / 2
    return [(half, start[1]), (half, end[1]), end]
