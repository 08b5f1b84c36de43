"""Lets new actors in among those that stand: each where its links cross least, and nobody else moves."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from chain.map.layers import Ends, turned


def let_in(
    of_actor: Mapping[str, int],
    standing: Sequence[str],
    partners: Mapping[str, Sequence[str]],
    near: Mapping[str, str],
    count: int,
) -> tuple[tuple[str, ...], ...]:
    """Return the actors of each column from top to bottom.

    Args:
        of_actor: the column of every actor, in the order in which new ones are let in.
        standing: those that stand already, from top to bottom.
        partners: with whom each actor has links.
        near: actors that belong right below another one of their column.
        count: the number of columns.
    """
    found = _Stands(of_actor, partners, count)
    for id in dict.fromkeys(standing):
        found.add(id, len(found.columns[of_actor[id]]))
    known = set(standing)
    for id in of_actor:
        if id not in known:
            found.add(id, found.below(near[id]) if near.get(id) in found else found.best(id))
    return tuple(map(tuple, found.columns))


class _Stands:
    """Who stands where so far."""

    def __init__(
        self, of_actor: Mapping[str, int], partners: Mapping[str, Sequence[str]], count: int
    ) -> None:
        self.columns: list[list[str]] = [[] for _ in range(count)]
        self._of_actor = of_actor
        self._partners = partners
        self._there = set[str]()

    def __contains__(self, id: str | None) -> bool:
        return id in self._there

    def add(self, id: str, place: int) -> None:
        self.columns[self._of_actor[id]].insert(place, id)
        self._there.add(id)

    def below(self, id: str) -> int:
        return self.columns[self._of_actor[id]].index(id) + 1

    def best(self, id: str) -> int:
        """Return the place where a new actor crosses least, else has the shortest links, else the lowest."""
        column, mine = self.columns[self._of_actor[id]], self._ends(id)
        heights = [self._height(one) for one in self._partners.get(id, ()) if one in self]
        wish = fmean(heights) if heights else float("inf")
        lowest = len(column)
        best, change = (0, abs(lowest / 2 - wish), 0), 0
        for place in range(lowest - 1, -1, -1):
            change -= turned(self._ends(column[place]), mine)
            best = min(best, (change, abs(place - lowest / 2 - wish), lowest - place))
        return lowest - best[2]

    def _ends(self, id: str) -> Ends:
        """Return the heights of the partners on the left and on the right."""
        ends: Ends = ([], [])
        here = self._of_actor[id]
        for other in self._partners.get(id, ()):
            if other in self and self._of_actor[other] != here:
                ends[self._of_actor[other] > here].append(self._height(other))
        return ends

    def _height(self, id: str) -> float:
        """Return how far from the middle of its column an actor stands."""
        column = self.columns[self._of_actor[id]]
        return column.index(id) - (len(column) - 1) / 2
