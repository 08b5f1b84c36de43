"""Gives every actor a box and every lane a height, and makes room for what a hand has moved."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from chain.map.columns import Columns
from chain.map.grid import Grid, least_height, name_lines
from chain.map.order import Order, Pair, Slot
from chain.map.place import Pull, Stack, make_room, place
from chain.map.route import LANE, Box
from chain.model import Actor, Chain

_PORTS_EDGE = 14.0
_MOST_HEIGHT = 300.0
_PORT_ROOM = 10.0
_LANE_ROOM = 22.0
_LANES_HEIGHT = 200.0

Lanes = Mapping[tuple[Pair, int], float]


def boxes_and_lanes(
    chain: Chain, columns: Columns, order: Order, sized: Mapping[str, Box]
) -> tuple[dict[str, Box], Lanes]:
    """Return the box of every actor at its place and the height of every lane; no two boxes overlap."""
    heights = _heights(chain, columns.grid, order, sized)
    boxes = {
        id: replace(
            sized[id], x=columns.left(columns.of_actor[id]), y=round(heights[id] - sized[id].height / 2)
        )
        for id in chain.actor
        if id in heights
    }
    moved = _moved(chain.actor.values(), sized, columns, boxes.values())
    boxes |= _around(boxes, moved)
    lanes = {slot: round(height) for slot, height in heights.items() if not isinstance(slot, str)}
    return {id: moved.get(id) or boxes[id] for id in chain.actor}, lanes


def sizes(chain: Chain, grid: Grid, order: Order) -> dict[str, Box]:
    """Return the box of every actor before it has a place: as large as its name and its links need."""
    return {actor.id: _sized(actor, ports, grid) for actor, ports in with_ports(chain, order)}


def with_ports(chain: Chain, order: Order) -> Iterable[tuple[Actor, int]]:
    """Yield each actor with the number of links on its busiest side."""
    sides = Counter[tuple[str, bool]]()
    for (left, right), links in order.pairs.items():
        sides[left, True] += len(links)
        sides[right, False] += len(links)
    for actor in chain.actor.values():
        yield actor, max(sides[actor.id, True], sides[actor.id, False])


def _sized(actor: Actor, ports: int, grid: Grid) -> Box:
    lines, size = name_lines(actor.name, grid)
    height = height_of(actor.name, ports, grid, says_more=bool(actor.kind or actor.for_whom))
    return Box(actor.id, 0, 0, grid.box, height, lines, size)


def height_of(name: str, ports: int, grid: Grid, *, says_more: bool) -> int:
    """Return how high the box of an actor with this name and so many links is."""
    busy = min(_PORTS_EDGE + ports * _PORT_ROOM, _MOST_HEIGHT)
    return ceil(max(least_height(name, grid, says_more=says_more), grid.least, busy))


def _heights(chain: Chain, grid: Grid, order: Order, sized: Mapping[str, Box]) -> dict[Slot, float]:
    """Return the height of the middle of every slot that no hand has moved, the highest box at the top."""
    stacks = _stacks(chain, grid, order, sized)
    present = {slot for stack in stacks for slot in stack.slots}
    heights = place(stacks, _pulls(order, present), compact=grid.compact)
    top = min((height - _half(slot, order, sized) for slot, height in heights.items()), default=0)
    return {slot: height - top + grid.top for slot, height in heights.items()}


def _stacks(chain: Chain, grid: Grid, order: Order, sized: Mapping[str, Box]) -> list[Stack]:
    stacks = []
    for column, spaces in with_spaces(chain, grid, order):
        half = [_half(slot, order, sized) for slot in column]
        steps = (above + space + below for (above, below), space in zip(pairwise(half), spaces, strict=True))
        stacks.append(Stack(tuple(column), tuple(steps)))
    return stacks


def with_spaces(chain: Chain, grid: Grid, order: Order) -> Iterable[tuple[Sequence[Slot], Sequence[float]]]:
    """Yield what no hand has moved of each column, with the spaces between one slot and the next."""
    loose = {actor.id for actor in chain.actor.values() if actor.position is None}
    columns = [
        [slot for slot in column if slot in loose or not isinstance(slot, str)] for column in order.slots
    ]
    gap = grid.space(max((sum(isinstance(slot, str) for slot in column) for column in columns), default=0))
    for column in columns:
        spaces = (_lane_step(column), _LANE_ROOM, gap)
        yield column, [spaces[isinstance(a, str) + isinstance(b, str)] for a, b in pairwise(column)]


def _half(slot: Slot, order: Order, sized: Mapping[str, Box]) -> float:
    return (sized[slot].height if isinstance(slot, str) else width_of_lane(slot, order)) / 2


def width_of_lane(slot: tuple[Pair, int], order: Order) -> float:
    """Return the distance from the first to the last link that runs through a lane."""
    return (len(order.pairs[slot[0]]) - 1) * LANE


def _lane_step(column: Sequence[Slot]) -> float:
    """Return the distance between the lanes of a column: the more lanes, the closer."""
    lanes = sum(not isinstance(slot, str) for slot in column)
    return min(max(_LANES_HEIGHT / max(lanes, 1), 2.0), LANE)


def _pulls(order: Order, present: set[Slot]) -> dict[Slot, list[Pull]]:
    """Return what pulls at each slot: lanes want to be straight, links pull at both of their boxes."""
    pulls = defaultdict[Slot, list[Pull]](list)
    for pair, links in order.pairs.items():
        way: list[Slot] = [pair[0], *((pair, column) for column in order.lanes[pair]), pair[1]]
        for one, other in pairwise(way):
            if one in present and other in present:
                weight = len(links) * 2.0 ** ((not isinstance(one, str)) + (not isinstance(other, str)))
                pulls[one].append((other, weight))
                pulls[other].append((one, weight))
    return pulls


def _moved(
    actors: Iterable[Actor], sized: Mapping[str, Box], columns: Columns, others: Iterable[Box]
) -> dict[str, Box]:
    """Return the boxes that a hand has put somewhere; one that covers an earlier one slides down below it."""
    grid, moved = columns.grid, dict[str, Box]()
    lowest = max((box.bottom for box in others), default=grid.top) + grid.pitch
    for actor in actors:
        if actor.position:
            box, (x, y) = sized[actor.id], grid.translated(actor.position, columns.usual)
            x = min(max(x - box.width / 2, grid.margin), columns.left(len(columns.actors)))
            y = min(max(y - box.height / 2, grid.top), lowest)
            moved |= _around({actor.id: replace(box, x=round(x), y=round(y))}, moved)
    return moved


def _around(boxes: Mapping[str, Box], taken: Mapping[str, Box]) -> dict[str, Box]:
    """Return the boxes, moved down where they meet what is taken or each other."""
    by_column = defaultdict[float, list[Box]](list)
    for box in boxes.values():
        by_column[box.x].append(box)
    found: dict[str, Box] = {}
    for column in by_column.values():
        beside = [one for one in taken.values() if one.x < column[0].right and column[0].x < one.right]
        if beside:
            column = make_room(column, beside)
        found |= {box.id: box for box in column}
    return found
