"""Divides a chain over columns: one for each tier, or several side by side where a tier is long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from chain.map.grid import CROWDED, ROOMY, Grid
from chain.model import Actor, Chain

_ROW = 112.0
_HEAD = 250.0
_SHEET = (1920.0, 1000.0)
_ROOMY_ROWS = 7
_LENGTHS = (7, 9, 11, 14, 17, 21, 26, 33, 41, 51, 64, 80, 100, 125, 156)
"""How long columns may be: in steps, so that a tier is seldom divided anew."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which actors stand in which column, in the order in which they came, and which columns a tier takes."""

    actors: tuple[tuple[Actor, ...], ...]
    of_actor: Mapping[str, int]
    of_tier: Mapping[str, range]
    grid: Grid
    usual: Grid
    """The grid on which hands move boxes; another one shows them at the same place among the others."""

    def left(self, column: int) -> float:
        """Return where the boxes of this column begin."""
        return self.grid.margin + column * self.grid.pitch


def columns(chain: Chain) -> Columns:
    """Return the columns of a chain, from source to end customer; a tier without actors keeps one."""
    tiers = _members(chain)
    sizes = [len(members) for members in tiers.values()]
    rows = _rows(sizes)
    usual = ROOMY if max(sizes, default=0) <= _ROOMY_ROWS else CROWDED
    found: list[list[Actor]] = []
    of_tier: dict[str, range] = {}
    for tier, members in tiers.items():
        wide = max(1, ceil(len(members) / rows))
        of_tier[tier] = range(len(found), len(found) + wide)
        found += _parted(members, wide)
    of_actor = {actor.id: number for number, column in enumerate(found) for actor in column}
    of_actor |= _by_hand(chain.actor.values(), usual, len(found))
    return Columns(
        actors=tuple(map(tuple, found)),
        of_actor=of_actor,
        of_tier=of_tier,
        grid=usual,
        usual=usual,
    )


def _by_hand(actors: Iterable[Actor], usual: Grid, count: int) -> Iterator[tuple[str, int]]:
    """Yield whom a hand has put somewhere, with the nearest column."""
    for actor in actors:
        if at := actor.position:
            nearest = round((at[0] - usual.margin - usual.box / 2) / usual.pitch)
            yield actor.id, min(max(nearest, 0), count - 1)


def _members(chain: Chain) -> dict[str, list[Actor]]:
    """Return the actors of each tier: first those that stand already, as they stand, then the others."""
    tiers: dict[str, list[Actor]] = {tier.id: [] for tier in chain.tiers}
    for id in dict.fromkeys((*chain.standing, *chain.actor)):
        if actor := chain.actor.get(id):
            tiers[actor.tier].append(actor)
    return tiers


def _parted(members: list[Actor], wide: int) -> Iterator[list[Actor]]:
    """Yield the columns of a tier, filled like lines of text: one more actor moves one to the next column."""
    size, longer = divmod(len(members), wide)
    start = 0
    for column in range(wide):
        end = start + size + (column < longer)
        yield members[start:end]
        start = end


def _rows(sizes: Sequence[int]) -> int:
    """Return the number of rows with which the map can be shown largest on a screen."""

    def shrinks(rows: int) -> float:
        width = sum(max(1, ceil(size / rows)) for size in sizes) * CROWDED.pitch
        return max(width / _SHEET[0], (_HEAD + rows * _ROW) / _SHEET[1])

    most = max([*sizes, _ROOMY_ROWS])
    return min([rows for rows in _LENGTHS if rows < most] + [most], key=shrinks)
