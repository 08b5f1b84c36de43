"""Orders every column: actors as they stood, the rest so that links cross as little as possible."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from chain.map.columns import Columns
from chain.map.layers import LayeredGraph
from chain.map.newcomers import let_in
from chain.model import Chain, Link

_GOLDEN = 0.618034
"""Multiples of it, without their whole part, shuffle numbers, and always in the same way."""
Pair = tuple[str, str]
Slot = str | tuple[Pair, int]
"""What takes a place in a column: an actor, or the lane of a pair whose links pass through that column."""
Stand = tuple[tuple[str, ...], ...]
"""The actors of each column from top to bottom."""


@dataclass(frozen=True, slots=True)
class Order:
    """Actors and lanes of each column from top to bottom, and the links of each pair of actors."""

    slots: tuple[tuple[Slot, ...], ...]
    pairs: Mapping[Pair, tuple[Link, ...]]
    """Keyed by the actor in the left column and the one in the right column."""
    lanes: Mapping[Pair, range]
    """The columns that the links of a pair pass through."""


def order(chain: Chain, columns: Columns) -> Order:
    """Return the order of the columns: actors in ``chain.standing`` keep theirs, whatever comes or goes."""
    pairs = _pairs(chain, columns)
    lanes = {pair: range(columns.of_actor[pair[0]] + 1, columns.of_actor[pair[1]]) for pair in pairs}
    shape = (
        tuple(columns.of_actor.items()),
        tuple((pair, len(links)) for pair, links in pairs.items()),
        chain.standing,
        len(columns.actors),
    )
    return Order(_slots(_Asked(shape, chain, columns, pairs, lanes)), pairs, lanes)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be ordered; maps of one shape have one order, whatever their parts are called."""

    shape: tuple[object, ...]
    chain: Chain = field(compare=False)
    columns: Columns = field(compare=False)
    pairs: Mapping[Pair, tuple[Link, ...]] = field(compare=False)
    lanes: Mapping[Pair, range] = field(compare=False)


@lru_cache(maxsize=16)
def _slots(asked: _Asked) -> tuple[tuple[Slot, ...], ...]:
    chain, columns, pairs = asked.chain, asked.columns, asked.pairs
    graph = _Graph(columns, {pair: (asked.lanes[pair], len(links)) for pair, links in pairs.items()})
    if _is_known(chain):
        return graph.around(_kept(chain, columns, pairs))
    near = {id: by for id, by in _satellites(pairs, columns).items() if id not in chain.standing}
    return tuple(_beside(column, near) for column in graph.afresh(chain.standing))


def stand(chain: Chain, columns: Columns) -> Stand:
    """Return the actors as ``order`` has them, in no time where most of them stand already."""
    if _is_known(chain):
        return _kept(chain, columns, _pairs(chain, columns))
    return tuple(
        tuple(slot for slot in column if isinstance(slot, str)) for column in order(chain, columns).slots
    )


def _is_known(chain: Chain) -> bool:
    """Say whether so many actors stand already that each of the others can look for a place of its own."""
    return 2 * len(chain.actor.keys() & set(chain.standing)) >= len(chain.actor)


def _kept(chain: Chain, columns: Columns, pairs: Iterable[Pair]) -> Stand:
    known = [id for id in chain.standing if id in chain.actor]
    return let_in(columns.of_actor, known, _partners(pairs), _satellites(pairs, columns), len(columns.actors))


def _pairs(chain: Chain, columns: Columns) -> dict[Pair, tuple[Link, ...]]:
    rank = {id: (columns.of_actor[id], number) for number, id in enumerate(chain.actor)}
    pairs = defaultdict[Pair, list[Link]](list)
    for link in chain.link.values():
        left, right = sorted((link.source, link.target), key=rank.__getitem__)
        pairs[left, right].append(link)
    return {pair: tuple(links) for pair, links in pairs.items()}


def _partners(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    partners = defaultdict[str, list[str]](list)
    for left, right in pairs:
        partners[left].append(right)
        partners[right].append(left)
    return partners


def _satellites(pairs: Iterable[Pair], columns: Columns) -> dict[str, str]:
    """Return the actors with one partner only, in their own column, each with that partner."""
    partners = _partners(pairs)
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


class _Graph:
    """Actors and lanes as a layered graph."""

    def __init__(self, columns: Columns, ways: Mapping[Pair, tuple[range, int]]) -> None:
        self._count = len(columns.actors)
        self._number = {id: number for number, id in enumerate(columns.of_actor)}
        self._slots: list[Slot] = list(columns.of_actor)
        self._layers = list(columns.of_actor.values())
        self._edges: list[tuple[int, int]] = []
        self._arches: list[tuple[int, int]] = []
        self._between: list[tuple[int, int, float]] = []
        """Of each lane: between which actors it lies, and how far on the way."""
        for pair, (between, links) in ways.items():
            self._connect(pair, between, links)

    def _connect(self, pair: Pair, between: Sequence[int], links: int) -> None:
        left, right = (self._number[id] for id in pair)
        before = left
        for step, column in enumerate(between, start=1):
            lane = self._add((pair, column), column, (left, right, step / (len(between) + 1)))
            self._edges += [(before, lane)] * links
            before = lane
        if self._layers[before] < self._layers[right]:
            self._edges += [(before, right)] * links
        else:
            self._arches += [(left, right)] * links

    def _add(self, slot: Slot, layer: int, between: tuple[int, int, float]) -> int:
        self._slots.append(slot)
        self._layers.append(layer)
        self._between.append(between)
        return len(self._slots) - 1

    def around(self, stand: Stand) -> tuple[tuple[Slot, ...], ...]:
        """Return the order of the slots around actors that stand already."""
        heights = {
            self._number[id]: (at + 0.5) / len(column) for column in stand for at, id in enumerate(column)
        }
        held = {self._number[id]: at for column in stand for at, id in enumerate(column)}
        start = self._with_between([heights[number] for number in self._number.values()])
        return self._named(LayeredGraph(self._layers, self._edges, self._arches, held).order([start]))

    def afresh(self, known: Sequence[str]) -> tuple[tuple[Slot, ...], ...]:
        """Return the order that crosses least; the few that are known keep theirs."""
        held = {self._number[id]: at for at, id in enumerate(known) if id in self._number}
        graph = LayeredGraph(self._layers, self._edges, self._arches, held)
        layers = graph.order(self._with_between(start) for start in self._starts())
        return self._named(layers if held or not self._upside_down(layers) else [one[::-1] for one in layers])

    def _starts(self) -> Iterator[list[float]]:
        """Yield heights of the actors to begin with: as they came, and otherwise."""
        actors = len(self._number)
        yield [number / actors for number in range(actors)]
        for at in count(1):
            yield [number * at * _GOLDEN % 1 for number in range(actors)]

    def _with_between(self, heights: list[float]) -> list[float]:
        return heights + [
            heights[left] + (heights[right] - heights[left]) * way for left, right, way in self._between
        ]

    def _named(self, layers: Sequence[Sequence[int]]) -> tuple[tuple[Slot, ...], ...]:
        named = [tuple(self._slots[at] for at in layer) for layer in layers]
        named += [()] * (self._count - len(named))
        return tuple(named)

    def _upside_down(self, layers: Sequence[Sequence[int]]) -> bool:
        """Say whether the two that first shared a column have changed places.

        The mirrored order crosses as little; which of the two comes out may hang on one new actor.
        """
        first: dict[int, int] = {}
        for number in self._number.values():
            above = first.setdefault(self._layers[number], number)
            if above != number:
                layer = layers[self._layers[number]]
                return layer.index(above) > layer.index(number)
        return False
