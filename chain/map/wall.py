"""Chooses the measures with which a map can be shown largest on the projector."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from chain.map.boxes import height_of, width_of_lane, with_ports, with_spaces
from chain.map.columns import Columns
from chain.map.grid import WALL, Grid, heading_lines
from chain.map.order import Order
from chain.model import Chain

_BOXES = (300.0, 320.0, 340.0, 350.0, 360.0, 380.0, 405.0, 430.0, 455.0, 480.0, 510.0, 540.0, 575.0, 610.0)
"""Widths to choose from: wide boxes need fewer lines for a name, narrow ones leave room for more columns."""
_GAPS = (80.0, 120.0, 160.0)
_CROWDED = 2.0
"""Links for each actor above which the narrowest gap has no room for what is said of them."""
_LARGE = 0.95
"""Where letters are as large as this already, the room that is left goes to the links."""
_SHEET = (1840.0, 905.0)
"""What the projector has for the map, in pixels; only their ratio counts."""
_LEGENDS = 115.0, 170.0
"""About how high the legend is: without a row for kinds where every card names its own, and with one."""
_SECONDS = (24.0, 27.0, 30.0)
"""Sizes, on the sheet, to choose from for what a card says besides its name; else it says nothing more."""
_LEAST_SECOND = 20.0
"""Pixels below which nobody at the back reads what a card says besides its name."""
_GRIDS: Mapping[float, tuple[Grid, ...]] = {
    second: tuple(replace(WALL, box=box, second=second) for box in _BOXES) for second in (0.0, *_SECONDS)
}
"""The grids to choose from, by the size of what a card says besides its name."""
_MANY = 300
"""Actors above which nobody can read names on a wall anyhow."""


def on_wall(chain: Chain, columns: Columns, order: Order) -> Columns:
    """Return the columns with the grid on which they can be shown largest."""
    if len(chain.actor) > _MANY:
        return replace(columns, grid=_with_room_for_headings(chain, replace(WALL, second=0.0)))
    if any(actor.kind or actor.for_whom for actor in chain.actor.values()):
        for second in _SECONDS:
            shown, grid = _largest(chain, columns, order, second)
            if second * shown >= _LEAST_SECOND:
                return replace(columns, grid=grid)
            if max(_SECONDS) * shown < _LEAST_SECOND:
                break
    return replace(columns, grid=_largest(chain, columns, order, 0.0)[1])


def _largest(chain: Chain, columns: Columns, order: Order, second: float) -> tuple[float, Grid]:
    """Return how large the map can be shown, and the grid for that; what is left goes to the links."""
    legend, columns_wide = _LEGENDS[not second], len(columns.actors)
    gaps = _GAPS[len(chain.link) > _CROWDED * len(chain.actor) :]
    found = list[tuple[float, float, Grid]]()
    for box, tallest in zip(_GRIDS[second], _tallest(chain, order, second), strict=True):
        grid = _with_room_for_headings(chain, box)
        height = grid.top + tallest + grid.margin + legend
        for wide in (replace(grid, gap=gap) for gap in gaps):
            found.append((_shown(wide, columns_wide, height), wide.gap, wide))
    best = max(found, key=lambda one: (min(one[0], _LARGE), one[1]))
    return best[0], best[2]


def _tallest(chain: Chain, order: Order, second: float) -> Sequence[float]:
    """Return how high the longest column is on each of the grids."""
    heights = {
        actor.id: _heights(actor.name, bool(actor.kind or actor.for_whom), ports, second)
        for actor, ports in with_ports(chain, order)
    }
    lengths = [(0.0,) * len(_BOXES)]
    for column, spaces in with_spaces(chain, WALL, order):
        lanes = sum(width_of_lane(slot, order) for slot in column if not isinstance(slot, str))
        boxes = [heights[slot] for slot in column if isinstance(slot, str)]
        same = lanes + sum(spaces)
        lengths.append(
            tuple(same + sum(those) for those in zip(*boxes, strict=True)) or (same,) * len(_BOXES)
        )
    return [max(those) for those in zip(*lengths, strict=True)]


@lru_cache(maxsize=8192)
def _heights(name: str, says_more: bool, ports: int, second: float) -> tuple[int, ...]:
    """Return how high the box of an actor is on each of the grids; another edit seldom changes that."""
    return tuple(height_of(name, ports, grid, says_more=says_more) for grid in _GRIDS[second])


def _with_room_for_headings(chain: Chain, grid: Grid) -> Grid:
    lines = max((len(heading_lines(tier.name, grid, 1)) for tier in chain.tiers), default=1)
    rule = grid.margin / 2 + lines * grid.heading * grid.leading + 8
    return replace(grid, rule=rule, top=rule + 32)


def _shown(grid: Grid, columns: int, height: float) -> float:
    """Return how large this grid can be shown."""
    width = 2 * grid.margin + columns * grid.pitch - grid.gap
    return min(_SHEET[0] / width, _SHEET[1] / height)
