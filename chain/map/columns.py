"""Divides a chain over columns: one for each tier, or several side by side where a tier is long."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from chain.model import Actor, Chain

MARGIN = 44.0
_ROW = 112.0
_HEAD = 250.0
_SHEET = (1920.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures that a whole map shares: wide boxes with long lines where rows are scarce."""

    box: float
    gap: float
    text_sizes: tuple[float, ...]

    @property
    def pitch(self) -> float:
        """From the beginning of one column to that of the next."""
        return self.box + self.gap


_ROOMY = Grid(box=272.0, gap=160.0, text_sizes=(26.0, 23.0, 20.0))
_CROWDED = Grid(box=336.0, gap=140.0, text_sizes=(28.0, 25.0, 22.0))
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

    def left(self, column: int) -> float:
        """Return where the boxes of this column begin."""
        return MARGIN + column * self.grid.pitch


def columns(chain: Chain) -> Columns:
    """Return the columns of a chain, from source to end customer; a tier without actors keeps one."""
    tiers = _members(chain)
    sizes = [len(members) for members in tiers.values()]
    rows = _rows(sizes)
    grid = _ROOMY if max(sizes, default=0) <= _ROOMY_ROWS else _CROWDED
    found: list[list[Actor]] = []
    of_tier: dict[str, range] = {}
    for tier, members in tiers.items():
        wide = max(1, ceil(len(members) / rows))
        of_tier[tier] = range(len(found), len(found) + wide)
        found += _parted(members, wide)
    of_actor = {actor.id: number for number, column in enumerate(found) for actor in column}
    for actor in chain.actor.values():
        if at := actor.position:
            of_actor[actor.id] = min(
                max(round((at[0] - MARGIN - grid.box / 2) / grid.pitch), 0), len(found) - 1
            )
    return Columns(tuple(map(tuple, found)), of_actor, of_tier, grid)


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
        width = sum(max(1, ceil(size / rows)) for size in sizes) * _CROWDED.pitch
        return max(width / _SHEET[0], (_HEAD + rows * _ROW) / _SHEET[1])

    most = max([*sizes, _ROOMY_ROWS])
    return min([rows for rows in _LENGTHS if rows < most] + [most], key=shrinks)
