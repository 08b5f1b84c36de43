"""Orders every column so that links cross as little as possible (Sugiyama, Tagawa and Toda 1981)."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import igraph

from chain.map.columns import Columns
from chain.model import Chain, Link

_ROUNDS = (1, 2, 3, 5, 10, 100)
_GOOD = 1.1
_MANY = 3000
Pair = tuple[str, str]
Slot = str | tuple[Pair, int]
"""What takes a place in a column: an actor, or the lane of a pair whose links pass through that column."""


@dataclass(frozen=True, slots=True)
class Order:
    """Actors and lanes of each column from top to bottom, and the links of each pair of actors."""

    slots: tuple[tuple[Slot, ...], ...]
    pairs: Mapping[Pair, tuple[Link, ...]]
    """Keyed by the actor in the left column and the one in the right column."""
    lanes: Mapping[Pair, range]
    """The columns that the links of a pair pass through."""


def order(chain: Chain, columns: Columns) -> Order:
    """Return the order of the columns; what came first stands on top where links leave the choice."""
    pairs = _pairs(chain, columns)
    lanes = {pair: range(columns.of_actor[pair[0]] + 1, columns.of_actor[pair[1]]) for pair in pairs}
    graph = _Graph(columns.of_actor)
    for (left, right), between in lanes.items():
        graph.connect(left, right, between)
    near = _satellites(pairs, columns)
    return Order(tuple(_beside(column, near) for column in graph.slots(len(columns.actors))), pairs, lanes)


def _pairs(chain: Chain, columns: Columns) -> dict[Pair, tuple[Link, ...]]:
    rank = {id: (columns.of_actor[id], number) for number, id in enumerate(chain.actor)}
    pairs = defaultdict[Pair, list[Link]](list)
    for link in chain.link.values():
        left, right = sorted((link.source, link.target), key=rank.__getitem__)
        pairs[left, right].append(link)
    return {pair: tuple(links) for pair, links in pairs.items()}


def _satellites(pairs: Iterable[Pair], columns: Columns) -> dict[str, str]:
    """Return the actors with one partner only, in their own column, each with that partner."""
    partners = defaultdict[str, list[str]](list)
    for left, right in pairs:
        partners[left].append(right)
        partners[right].append(left)
    return {
        id: others[0]
        for id, others in partners.items()
        if len(others) == 1
        and columns.of_actor[id] == columns.of_actor[others[0]]
        and len(partners[others[0]]) > 1
    }


def _beside(column: Sequence[Slot], near: Mapping[str, str]) -> tuple[Slot, ...]:
    """Return the column with every satellite right below its partner."""
    below = defaultdict[str, list[Slot]](list)
    for slot in column:
        if isinstance(slot, str) and slot in near:
            below[near[slot]].append(slot)
    found: list[Slot] = []
    for slot in column:
        if slot not in near:
            found += [slot, *below.get(slot, ())] if isinstance(slot, str) else [slot]
    return tuple(found)


def _inversions(values: Sequence[float]) -> int:
    """Return how many pairs stand in the wrong order."""
    seen: list[float] = []
    found = 0
    for value in values:
        found += len(seen) - bisect_right(seen, value)
        insort(seen, value)
    return found


class _Graph:
    """The layered graph: actors in the order in which they came, then what only helps to order them."""

    def __init__(self, of_actor: Mapping[str, int]) -> None:
        self._number = {id: number for number, id in enumerate(of_actor)}
        self._slots: list[Slot | None] = list(of_actor)
        self._layers = list(of_actor.values())
        self._edges: list[tuple[int, int]] = []

    def connect(self, left: str, right: str, between: Sequence[int]) -> None:
        before = self._number[left]
        for column in between:
            lane = self._add(((left, right), column), column)
            self._edges.append((before, lane))
            before = lane
        after = self._number[right]
        if self._layers[before] < self._layers[after]:
            self._edges.append((before, after))
        else:
            # Two actors in one column: a knot in the next column pulls them together.
            knot = self._add(None, self._layers[before] + 1)
            self._edges += [(before, knot), (after, knot)]

    def _add(self, slot: Slot | None, layer: int) -> int:
        self._slots.append(slot)
        self._layers.append(layer)
        return len(self._slots) - 1

    def slots(self, count: int) -> tuple[tuple[Slot, ...], ...]:
        across = self._across() if self._slots else []
        if self._upside_down(across):
            across = [-x for x in across]
        found: list[list[Slot]] = [[] for _ in range(count)]
        for number in sorted(range(len(self._slots)), key=lambda at: (across[at], at)):
            slot = self._slots[number]
            if slot is not None:
                found[self._layers[number]].append(slot)
        return tuple(map(tuple, found))

    def _across(self) -> list[float]:
        """Return a place in its column for every slot.

        More rounds are not always better, and fewer keep more of what people know: the first good one counts.
        """
        graph = igraph.Graph(n=len(self._slots), edges=self._edges, directed=True)
        rounds = _ROUNDS if len(self._slots) <= _MANY else _ROUNDS[:1]
        tries = [
            [x for x, _ in graph.layout_sugiyama(layers=self._layers, maxiter=most).coords] for most in rounds
        ]
        counts = [self._crossings(one) for one in tries] if len(tries) > 1 else [0]
        enough = min(counts) * _GOOD + 1
        return next(one for one, crossings in zip(tries, counts, strict=True) if crossings <= enough)

    def _crossings(self, across: Sequence[float]) -> int:
        gaps = defaultdict[int, list[tuple[float, float]]](list)
        for left, right in self._edges:
            gaps[self._layers[left]].append((across[left], across[right]))
        return sum(_inversions([right for _, right in sorted(gap)]) for gap in gaps.values())

    def _upside_down(self, across: Sequence[float]) -> bool:
        """Say whether the two that first shared a column have changed places.

        The mirrored order crosses as little; which of the two comes out may hang on one new actor.
        """
        first: dict[int, int] = {}
        for number in self._number.values():
            above = first.setdefault(self._layers[number], number)
            if above != number:
                return across[above] > across[number]
        return False
