"""Orders the columns of a layered graph so that its edges cross as little as possible.

Sweeps over the columns (Sugiyama, Tagawa and Toda 1981) bring a good order; then each slot tries every place
in its column (sifting: Matuszewski, Schönfeld and Molitor 1999). Slots that are held keep their order.
"""

from bisect import bisect_right, insort
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations, islice

_PATIENCE = 3
"""After so many sweeps without fewer crossings a start is exhausted."""
_SWEEPS = 24
_LEANINGS = (0, 1, -1, 0) * 3
"""Rounds of sifting: where places cross equally little, a slot stays, moves down or moves up in turn.

Moving without gain leads out of many a dead end.
"""
_FEW, _SOME, _MANY = 60, 600, 1500
"""Numbers of slots: up to the first all is tried, above the last one sweep there and back has to do."""
_EFFORT = 300_000
"""So many pairs of slots may be compared while a start is sifted; large graphs get few rounds or none."""

Layers = list[list[int]]
Ends = tuple[list[float], list[float]]
"""Where the neighbours of a slot stand: on the left and on the right."""


class LayeredGraph:
    """Slots, numbered from 0, each in a layer, with edges from layer to layer; repeated edges weigh more."""

    def __init__(
        self,
        layer_of: Sequence[int],
        edges: Iterable[tuple[int, int]],
        arches: Iterable[tuple[int, int]],
        held: Mapping[int, int],
    ) -> None:
        """Take the layer of each slot, its edges, and the ranks of slots that are held.

        Args:
            layer_of: the layer of each slot.
            edges: each from a slot to one in the next layer.
            arches: edges between two slots of one layer, which are drawn as arches behind it.
            held: slots that keep their order in their layer, with their ranks.
        """
        self._layer_of = layer_of
        self._held = held
        self._before: list[list[int]] = [[] for _ in layer_of]
        self._after: list[list[int]] = [[] for _ in layer_of]
        self._beside: list[list[int]] = [[] for _ in layer_of]
        for left, right in edges:
            self._after[left].append(right)
            self._before[right].append(left)
        for one, other in arches:
            self._beside[one].append(other)
            self._beside[other].append(one)

    def order(self, starts: Iterable[Sequence[float]]) -> Layers:
        """Return the best order of each layer that can be found from these starts (a height per slot)."""
        slots = len(self._layer_of)
        if slots > _MANY:
            return self._there_and_back(self._sorted(next(iter(starts))))
        tried, kept = (16, 5) if slots <= _FEW else (8, 2) if slots <= _SOME else (1, 1)
        swept = [self._swept(self._sorted(heights)) for heights in islice(starts, tried)]
        swept.sort(key=self.crossings)
        pairs = sum(len(layer) ** 2 for layer in swept[0])
        rounds = _LEANINGS[: _EFFORT // max(pairs, 1)]
        return min((self._sifted(layers, rounds) for layers in swept[:kept]), key=self.crossings)

    def crossings(self, layers: Layers) -> int:
        """Return how many edges cross."""
        at = _places(layers, len(self._layer_of))
        edges = sum(
            _inversions([place for slot in layer for place in sorted([at[one] for one in self._after[slot]])])
            for layer in layers
        )
        return edges + sum(self._under_arches(layer) for layer in layers)

    def _under_arches(self, layer: Sequence[int]) -> int:
        """Return how many edges and arches begin below an arch and end outside of it."""
        place = {slot: at for at, slot in enumerate(layer)}
        found = 0
        for one in layer:
            for other in self._beside[one]:
                top, bottom = place[one], place[other]
                for slot in layer[top + 1 : bottom]:
                    found += len(self._after[slot])
                    found += sum(place[end] > bottom for end in self._beside[slot])
        return found

    def _sorted(self, heights: Sequence[float]) -> Layers:
        layers: Layers = [[] for _ in range(max(self._layer_of, default=-1) + 1)]
        for slot, layer in enumerate(self._layer_of):
            layers[layer].append(slot)
        return [self._by_height(layer, [heights[slot] for slot in layer]) for layer in layers]

    def _by_height(self, layer: list[int], heights: Sequence[float]) -> list[int]:
        """Sort by height; what is held gets the nearest heights that keep its order."""
        height = dict(zip(layer, heights, strict=True))
        held = sorted((slot for slot in layer if slot in self._held), key=self._held.__getitem__)
        if held:
            height.update(zip(held, never_falling([(height[slot], 1.0) for slot in held]), strict=True))
        # The held ones come first in the sort, in their order: among equals the sort keeps it.
        free = [slot for slot in layer if slot not in self._held]
        return sorted([*held, *free], key=height.__getitem__)

    def _swept(self, layers: Layers) -> Layers:
        best, least, waited = layers, self.crossings(layers), 0
        for sweep in range(_SWEEPS):
            layers = self._sweep(layers, self._before if sweep % 2 == 0 else self._after)
            crossings = self.crossings(layers)
            if crossings < least:
                best, least, waited = layers, crossings, 0
            else:
                waited += 1
            if waited == _PATIENCE or least == 0:
                break
        return best

    def _there_and_back(self, layers: Layers) -> Layers:
        return self._sweep(self._sweep(layers, self._before), self._after)

    def _sweep(self, layers: Layers, near: Sequence[Sequence[int]]) -> Layers:
        """Sort each layer by the mean place of the neighbours on one side, from that side on."""
        way = range(len(layers)) if near is self._before else reversed(range(len(layers)))
        swept = list(layers)
        at = _places(layers, len(self._layer_of))
        for number in way:
            heights = [
                _mean([at[one] for one in near[slot]] + [at[one] for one in self._beside[slot]], at[slot])
                for slot in swept[number]
            ]
            swept[number] = self._by_height(swept[number], heights)
            _put(swept[number], at)
        return swept

    def _sifted(self, layers: Layers, rounds: Sequence[int]) -> Layers:
        best, least = layers, self.crossings(layers)
        found, at, waited = [list(layer) for layer in layers], _places(layers, len(self._layer_of)), 0
        for leaning in rounds:
            for layer in found if leaning >= 0 else found[::-1]:
                self._sift(layer, at, leaning)
            crossings = self.crossings(found)
            if crossings < least:
                best, least, waited = [list(layer) for layer in found], crossings, 0
            else:
                waited += 1
            if waited == _PATIENCE or least == 0:
                break
        return best

    def _sift(self, layer: list[int], at: list[float], leaning: int) -> None:
        """Move each free slot of a layer to where it crosses least."""
        free = [slot for slot in layer if slot not in self._held]
        turned = self._all_turned(layer, at) if free else {}
        arched = any(self._beside[slot] for slot in layer)
        for slot in free:
            here = layer.index(slot)
            there = self._best_place(layer, here, turned[slot], arched, leaning)
            if there != here:
                layer.insert(there, layer.pop(here))
        _put(layer, at)

    def _all_turned(self, layer: Sequence[int], at: Sequence[float]) -> dict[int, dict[int, int]]:
        """Return for each free slot how many crossings more there are with each other above it than below."""
        ends = [
            (slot, ([at[one] for one in self._before[slot]], [at[one] for one in self._after[slot]]))
            for slot in layer
        ]
        found: dict[int, dict[int, int]] = {slot: {} for slot in layer}
        for (one, mine), (other, its) in combinations(ends, 2):
            if one in self._held and other in self._held:
                continue
            more = turned(mine, its)
            found[other][one] = more
            found[one][other] = -more
        return found

    def _best_place(
        self, layer: Sequence[int], here: int, turned: Mapping[int, int], arched: bool, leaning: int
    ) -> int:
        """Return the place in the layer where this slot crosses least."""
        slot, best, least = layer[here], here, 0
        for step in (-1, 1):
            change = 0
            for at in range(here + step, len(layer) if step > 0 else -1, step):
                change += step * turned[layer[at]]
                if arched:
                    ahead = layer[at + 1 :] if step > 0 else layer[:at]
                    change += self._arches_turned(slot, layer[at], ahead)
                if change < least or (change == least == 0 and step == leaning):
                    best, least = at, change
        return best

    def _arches_turned(self, slot: int, passed: int, ahead: Container[int]) -> int:
        """Return how many crossings with arches there are more once a slot has passed its neighbour."""
        more = 0
        for one, other in ((slot, passed), (passed, slot)):
            # On its way to the far end of its own arch it leaves what it passes outside, and beyond it not.
            under = len(self._after[other])
            towards = -1 if one == slot else 1
            for end in self._beside[one]:
                if end != other:
                    more += under * (towards if end in ahead else -towards)
        return more


def turned(one: Ends, other: Ends) -> int:
    """Return how many crossings more there are with the first slot above the other one than below it."""
    more = 0
    for side in (0, 1):
        for a in one[side]:
            for b in other[side]:
                more += (a > b) - (a < b)
    return more


def never_falling(wishes: Sequence[tuple[float, float]]) -> list[float]:
    """Return the never falling series that is nearest to the weighted wishes (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in wishes:
        size = 1
        while blocks and blocks[-1][0] > value:
            before, its_weight, its_size = blocks.pop()
            value = (before * its_weight + value * weight) / (its_weight + weight)
            weight, size = weight + its_weight, size + its_size
        blocks.append((value, weight, size))
    return [value for value, _, size in blocks for _ in range(size)]


def _places(layers: Layers, count: int) -> list[float]:
    at = [0.0] * count
    for layer in layers:
        _put(layer, at)
    return at


def _put(layer: Sequence[int], at: list[float]) -> None:
    """Write down where each slot stands: between 0 and 1, so that columns of any length compare."""
    for place, slot in enumerate(layer):
        at[slot] = (place + 0.5) / len(layer)


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _inversions(values: Sequence[float]) -> int:
    """Return how many pairs stand in the wrong order."""
    seen: list[float] = []
    found = 0
    for value in values:
        found += len(seen) - bisect_right(seen, value)
        insort(seen, value)
    return found
