"""Chooses the measures with which a map can be shown largest on the projector."""

from dataclasses import replace

from chain.map.boxes import tallest
from chain.map.columns import Columns
from chain.map.grid import WALL, Grid, heading_lines
from chain.map.order import Order
from chain.model import Chain

_BOXES = (300.0, 320.0, 340.0, 360.0, 380.0, 405.0, 430.0, 455.0, 480.0, 510.0, 540.0, 575.0, 610.0)
"""Widths to choose from: wide boxes need fewer lines for a name, narrow ones leave room for more columns."""
_GAPS = (80.0, 120.0, 160.0)
_LARGE = 0.95
"""Where letters are as large as this already, the room that is left goes to the links."""
_SHEET = (1760.0, 900.0)
"""What the projector has for the map, in pixels; only their ratio counts."""
_LEGEND = 170.0
_MANY = 300
"""Actors above which nobody can read names on a wall anyhow."""


def on_wall(chain: Chain, columns: Columns, order: Order) -> Columns:
    """Return the columns with the grid on which they can be shown largest."""
    if len(chain.actor) > _MANY:
        return replace(columns, grid=_with_room_for_headings(chain, WALL))
    found = list[tuple[tuple[float, float], Grid]]()
    for box in _BOXES:
        grid = _with_room_for_headings(chain, replace(WALL, box=box))
        height = grid.top + tallest(chain, grid, order) + grid.margin + _LEGEND
        for wide in (replace(grid, gap=gap) for gap in _GAPS):
            found.append(((min(_shown(wide, len(columns.actors), height), _LARGE), wide.gap), wide))
    return replace(columns, grid=max(found, key=lambda one: one[0])[1])


def _with_room_for_headings(chain: Chain, grid: Grid) -> Grid:
    lines = max((len(heading_lines(tier.name, grid, 1)) for tier in chain.tiers), default=1)
    rule = grid.margin / 2 + lines * grid.heading * grid.leading + 8
    return replace(grid, rule=rule, top=rule + 32)


def _shown(grid: Grid, columns: int, height: float) -> float:
    """Return how large this grid can be shown."""
    width = 2 * grid.margin + columns * grid.pitch - grid.gap
    return min(_SHEET[0] / width, _SHEET[1] / height)
