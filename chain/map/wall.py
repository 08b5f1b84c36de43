"""Chooses the measures with which a map can be shown largest on the projector."""

from dataclasses import replace

from chain.map.boxes import tallest
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
    legend = _LEGENDS[not second]
    gaps = _GAPS[len(chain.link) > _CROWDED * len(chain.actor) :]
    found = list[tuple[float, float, Grid]]()
    for box in _BOXES:
        grid = _with_room_for_headings(chain, replace(WALL, box=box, second=second))
        height = grid.top + tallest(chain, grid, order) + grid.margin + legend
        for wide in (replace(grid, gap=gap) for gap in gaps):
            found.append((_shown(wide, len(columns.actors), height), wide.gap, wide))
    best = max(found, key=lambda one: (min(one[0], _LARGE), one[1]))
    return best[0], best[2]


def _with_room_for_headings(chain: Chain, grid: Grid) -> Grid:
    lines = max((len(heading_lines(tier.name, grid, 1)) for tier in chain.tiers), default=1)
    rule = grid.margin / 2 + lines * grid.heading * grid.leading + 8
    return replace(grid, rule=rule, top=rule + 32)


def _shown(grid: Grid, columns: int, height: float) -> float:
    """Return how large this grid can be shown."""
    width = 2 * grid.margin + columns * grid.pitch - grid.gap
    return min(_SHEET[0] / width, _SHEET[1] / height)
