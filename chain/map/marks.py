"""Finds a place for the sign on each link, clear of other signs and of boxes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import hypot

from chain.map.route import Box, Point

_TRIES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.44, 0.56, 0.2, 0.8, 0.33, 0.67, 0.15, 0.85)
_CELL = 64.0


def marks(
    curves: Mapping[str, tuple[Point, ...]], boxes: Mapping[str, Box], radius: float
) -> dict[str, Point]:
    """Return the place of each link's sign: where it is free, else where it is freest."""
    crowd = _Crowd(radius)
    for box in boxes.values():
        crowd.block(box)
    found = dict[str, Point]()
    for id, points in curves.items():
        x, y = _freest(points, crowd, enough=2 * radius + 4)
        found[id] = round(x), round(y)
        crowd.add(found[id])
    return found


def _freest(points: tuple[Point, ...], crowd: "_Crowd", enough: float) -> Point:
    best, most = points[0], float("-inf")
    for place in _places(points):
        clearance = crowd.clearance(place)
        if clearance >= enough:
            return place
        if clearance > most:
            best, most = place, clearance
    return best


def _places(points: tuple[Point, ...]) -> Iterator[Point]:
    """Yield places on the curves where they bend, that is, in the gaps between columns."""
    for at in range(0, len(points) - 1, 6):
        for t in _TRIES:
            yield _on_curve(points[at : at + 4], t)


def _on_curve(curve: tuple[Point, ...], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))
    return x, y


class _Crowd:
    """What is taken already, by cells of the sheet, so that three thousand signs take no time."""

    def __init__(self, radius: float) -> None:
        self._radius = radius
        self._signs = defaultdict[tuple[int, int], list[Point]](list)
        self._boxes = defaultdict[tuple[int, int], list[Box]](list)

    def add(self, sign: Point) -> None:
        self._signs[_cell(sign)].append(sign)

    def block(self, box: Box) -> None:
        left, top = _cell((box.x, box.y))
        right, bottom = _cell((box.right, box.y + box.height))
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                self._boxes[column, row].append(box)

    def clearance(self, place: Point) -> float:
        """Return the distance to the nearest sign; less than nothing on a box."""
        column, row = _cell(place)
        if any(self._touches(box, place) for box in self._boxes[column, row]):
            return -1.0
        near = (sign for dx in (-1, 0, 1) for dy in (-1, 0, 1) for sign in self._signs[column + dx, row + dy])
        return min((hypot(sign[0] - place[0], sign[1] - place[1]) for sign in near), default=_CELL)

    def _touches(self, box: Box, place: Point) -> bool:
        r = self._radius
        return box.x - r < place[0] < box.right + r and box.y - r < place[1] < box.y + box.height + r


def _cell(place: Point) -> tuple[int, int]:
    return int(place[0] // _CELL), int(place[1] // _CELL)
