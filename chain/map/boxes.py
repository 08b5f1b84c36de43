"""Gives every actor a box and every lane a height, and makes room for what a hand has moved."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from chain.map.columns import MARGIN, Columns, Grid
from chain.map.measure import fits_unbroken, wrap, wrap_evenly
from chain.map.order import Order, Pair, Slot
from chain.map.place import Pull, Stack, make_room, place
from chain.map.route import LANE, Box
from chain.model import Actor, Chain

TOP = 128.0
"""Where the boxes begin, below the headings."""
LINE = 1.22
"""From one line of a name to the next, in text sizes."""
_PADDING = 14.0
_EDGE = 20.0
_LEAST_HEIGHT = 70.0
_MOST_HEIGHT = 300.0
_PORT_ROOM = 10.0
_LANE_ROOM = 22.0
_LANES_HEIGHT = 200.0

Lanes = Mapping[tuple[Pair, int], float]


def boxes_and_lanes(chain: Chain, columns: Columns, order: Order) -> tuple[dict[str, Box], Lanes]:
    """Return the box of every actor and the height of every lane; no two boxes overlap."""
    sized = {actor.id: _sized(actor, ports, columns.grid) for actor, ports in _with_ports(chain, order)}
    heights = _heights(chain, order, sized)
    boxes = {
        id: replace(sized[id], x=columns.left(columns.of_actor[id]), y=heights[id] - sized[id].height / 2)
        for id in chain.actor
        if id in heights
    }
    bottom = max((box.bottom for box in boxes.values()), default=TOP)
    edge = (columns.left(len(columns.actors)), bottom + columns.grid.pitch)
    moved = _moved(chain.actor.values(), sized, edge)
    boxes |= _around(boxes, moved)
    lanes = {slot: height for slot, height in heights.items() if not isinstance(slot, str)}
    return {id: moved.get(id) or boxes[id] for id in chain.actor}, lanes


def _with_ports(chain: Chain, order: Order) -> Iterable[tuple[Actor, int]]:
    """Yield each actor with the number of links on its busiest side."""
    sides = Counter[tuple[str, bool]]()
    for (left, right), links in order.pairs.items():
        sides[left, True] += len(links)
        sides[right, False] += len(links)
    for actor in chain.actor.values():
        yield actor, max(sides[actor.id, True], sides[actor.id, False])


def _sized(actor: Actor, ports: int, grid: Grid) -> Box:
    room = grid.box - 2 * _PADDING
    sizes = (one for one in grid.text_sizes if _is_calm(actor.name, one, room))
    size = next(sizes, grid.text_sizes[-1])
    lines = wrap_evenly(actor.name, size, room, most=4)
    height = max(2 * _EDGE + len(lines) * size * LINE, _LEAST_HEIGHT)
    busy = min(_PADDING + ports * _PORT_ROOM, _MOST_HEIGHT)
    return Box(actor.id, 0, 0, grid.box, max(height, busy), lines, size)


def _is_calm(name: str, size: float, room: float) -> bool:
    return fits_unbroken(name, size, room) and len(wrap(name, size, room, most=4)) <= 3


def _heights(chain: Chain, order: Order, sized: Mapping[str, Box]) -> dict[Slot, float]:
    """Return the height of the middle of every slot that no hand has moved, the highest box at the top."""
    loose = {actor.id for actor in chain.actor.values() if actor.position is None}
    columns = [
        [slot for slot in column if slot in loose or not isinstance(slot, str)] for column in order.slots
    ]
    gap = _gap(max((sum(isinstance(slot, str) for slot in column) for column in columns), default=0))
    half = {slot: _half(slot, order, sized) for column in columns for slot in column}
    stacks = []
    for column in columns:
        spaces = (_lane_step(column), _LANE_ROOM, gap)
        steps = (
            half[a] + half[b] + spaces[isinstance(a, str) + isinstance(b, str)] for a, b in pairwise(column)
        )
        stacks.append(Stack(tuple(column), tuple(steps)))
    heights = place(stacks, _pulls(order, set(half)))
    top = min((height - half[slot] for slot, height in heights.items()), default=0)
    return {slot: height - top + TOP for slot, height in heights.items()}


def _gap(rows: int) -> float:
    """Return the space between boxes: generous in a short column, less in a long one."""
    return min(max(54.0 - 4.0 * (rows - 6), 36.0), 54.0)


def _half(slot: Slot, order: Order, sized: Mapping[str, Box]) -> float:
    return sized[slot].height / 2 if isinstance(slot, str) else (len(order.pairs[slot[0]]) - 1) * LANE / 2


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


def _moved(actors: Iterable[Actor], sized: Mapping[str, Box], edge: tuple[float, float]) -> dict[str, Box]:
    """Return the boxes that a hand has put somewhere; one that covers an earlier one slides down below it."""
    moved: dict[str, Box] = {}
    for actor in actors:
        if at := actor.position:
            box = sized[actor.id]
            x = min(max(at[0] - box.width / 2, MARGIN), edge[0])
            y = min(max(at[1] - box.height / 2, TOP), edge[1])
            moved |= _around({actor.id: replace(box, x=x, y=y)}, moved)
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
