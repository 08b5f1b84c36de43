"""Finds a place for the sign on each link, clear of other signs and of boxes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from chain.map.route import Box, Point

_TRIES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.44, 0.56, 0.2, 0.8, 0.33, 0.67, 0.15, 0.85)
_MORE_TRIES = tuple(sorted((at / 32 for at in range(2, 31)), key=lambda t: abs(t - 0.5)))
_LANE_TRIES = (0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
_AIR = 3.0
_CELL = 80.0
_PUSHES = 2
"""How many signs may move on, one after the other, to leave their place to a new one."""
_MANY = 300
"""Links above which signs stay where they are, as nobody can read them anyhow."""

Curves = Mapping[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of all signs on a map: a disc, or a plate with round ends; in halves."""

    width: float
    height: float
    over: float = 0.0
    """How far it may lie over the edge of a box."""

    def distance(self, one: Point, other: Point) -> float:
        """Return how far two of them are apart; less than nothing where they overlap."""
        across = max(abs(one[0] - other[0]) - 2 * (self.width - self.height), 0.0)
        return hypot(across, one[1] - other[1]) - 2 * self.height

    def touches(self, box: Box, at: Point) -> bool:
        """Say whether one of them here lies on a box."""
        across, down = self.width - self.over, self.height
        return box.x - across < at[0] < box.right + across and box.y - down < at[1] < box.bottom + down


def marks(curves: Curves, boxes: Mapping[str, Box], shape: Shape) -> tuple[dict[str, Point], bool]:
    """Return the place of each link's sign, free if there is one, else the freest; and if all are apart."""
    signs = _Signs(curves, boxes, shape)
    pushes = 0 if signs.many else _PUSHES
    squeezed = [id for id in curves if not signs.settle(id, pushes)]
    for id in squeezed:
        signs.squeeze_in(id)
    return {id: signs.at[id] for id in curves}, not squeezed


class _Signs:
    """The signs that have a place, by cells of the sheet, so that three thousand of them take no time."""

    def __init__(self, curves: Curves, boxes: Mapping[str, Box], shape: Shape) -> None:
        self.at: dict[str, Point] = {}
        self.many = len(curves) > _MANY
        self._curves, self._shape = curves, shape
        self._cells = defaultdict[tuple[int, int], list[str]](list)
        self._boxes = defaultdict[tuple[int, int], list[Box]](list)
        self._found: dict[tuple[str, _Search], tuple[list[Point], Iterator[Point]]] = {}
        for box in boxes.values():
            self._block(box)

    def settle(self, id: str, pushes: int, held: frozenset[str] = frozenset()) -> bool:
        """Give a sign a free place, when others can move on for it; say whether there is one."""
        for search in (_in_gaps,) if self.many else (_in_gaps, _anywhere):
            for place in self._places(id, search):
                if self._is_free(place):
                    self._put(id, place)
                    return True
        return pushes > 0 and self._push(id, pushes, held | {id})

    def squeeze_in(self, id: str) -> None:
        """Give a sign the place that is least taken."""
        places = list(self._places(id, _in_gaps if self.many else _anywhere)) or [self._curves[id][0]]
        self._put(id, max(places, key=self._clearance))

    def _push(self, id: str, pushes: int, held: frozenset[str]) -> bool:
        """Take the place of another sign that finds a new one."""
        for other, place in self._taken_by_one(id).items():
            if other not in held:
                before = self._lift(other)
                self._put(id, place)
                if self.settle(other, pushes - 1, held):
                    return True
                self._lift(id)
                self._put(other, before)
        return False

    def _taken_by_one(self, id: str) -> dict[str, Point]:
        """Return the signs that are alone in the way, each with the place that it keeps taken."""
        found: dict[str, Point] = {}
        for place in self._places(id, _anywhere):
            blockers = self._blockers(place)
            if len(blockers) == 1:
                found.setdefault(blockers[0], place)
        return found

    def _places(self, id: str, search: "_Search") -> Iterator[Point]:
        """Yield the places of a sign that a search finds on its curves, clear of boxes, the best first.

        Most signs take one of the first, so that no more are looked for than somebody asks for.
        """
        if (id, search) not in self._found:
            self._found[id, search] = [], self._clear_places(search(self._curves[id]))
        found, further = self._found[id, search]
        yield from found
        for place in further:
            found.append(place)
            yield place

    def _clear_places(self, places: Iterable[Point]) -> Iterator[Point]:
        seen = set[Point]()
        for x, y in places:
            at: Point = (round(x), round(y))
            if at not in seen and self._is_clear_of_boxes(at):
                yield at
            seen.add(at)

    def _is_clear_of_boxes(self, at: Point) -> bool:
        return not any(self._shape.touches(box, at) for box in self._boxes[_cell(at)])

    def _block(self, box: Box) -> None:
        left, top = _cell((box.x - self._shape.width, box.y - self._shape.height))
        right, bottom = _cell((box.right + self._shape.width, box.bottom + self._shape.height))
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                self._boxes[column, row].append(box)

    def _is_free(self, place: Point) -> bool:
        return all(self._shape.distance(self.at[id], place) >= _AIR for id in self._near(place))

    def _blockers(self, place: Point) -> list[str]:
        return [id for id in self._near(place) if self._shape.distance(self.at[id], place) < _AIR]

    def _clearance(self, place: Point) -> float:
        apart = (self._shape.distance(self.at[id], place) for id in self._near(place))
        return min(apart, default=_CELL)

    def _near(self, place: Point) -> Iterator[str]:
        column, row = _cell(place)
        for x in (column - 1, column, column + 1):
            for y in (row - 1, row, row + 1):
                yield from self._cells.get((x, y), ())

    def _put(self, id: str, place: Point) -> None:
        self.at[id] = place
        self._cells[_cell(place)].append(id)

    def _lift(self, id: str) -> Point:
        place = self.at.pop(id)
        self._cells[_cell(place)].remove(id)
        return place


_Search = Callable[[tuple[Point, ...]], Iterator[Point]]


def _in_gaps(points: tuple[Point, ...]) -> Iterator[Point]:
    """Yield good places on a chain of curves: where they bend, in the gaps between columns."""
    return _on(points, 0, _TRIES)


def _anywhere(points: tuple[Point, ...]) -> Iterator[Point]:
    """Yield many places, also where the curves pass a column."""
    yield from _on(points, 0, _MORE_TRIES)
    yield from _on(points, 3, _LANE_TRIES)


def _on(points: tuple[Point, ...], first: int, tries: Sequence[float]) -> Iterator[Point]:
    for start in range(first, len(points) - 1, 6):
        for t in tries:
            yield _on_curve(points[start : start + 4], t)


def _on_curve(curve: tuple[Point, ...], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def _cell(place: Point) -> tuple[int, int]:
    return int(place[0] // _CELL), int(place[1] // _CELL)
