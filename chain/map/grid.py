"""The measures that a whole map shares: usual ones, and larger ones for the projector."""

from dataclasses import dataclass
from functools import lru_cache

from chain.map.measure import fits_unbroken, wrap, wrap_evenly

MARGIN = 44.0
HEADING_SIZE = 24.0
LINE = 1.22
_BELOW_SECOND = 5.5


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures that a whole map shares: wide boxes with long lines where rows are scarce."""

    box: float
    gap: float
    text_sizes: tuple[float, ...]
    scale: float = 1.0
    """How much larger than usual is what has a size of its own: badges, arrows, the legend."""
    radius: float = 13.0
    """Half the size of the signs on links."""
    port: float = 16.0
    """From one link to the next at the side of a box, where there is room."""
    margin: float = MARGIN
    heading: float = HEADING_SIZE
    rule: float = 84.0
    """The height of the line below the headings."""
    top: float = 128.0
    """Where the boxes begin, below the headings."""
    leading: float = LINE
    """From one line of a name to the next, in text sizes."""
    edge: float = 20.0
    """Free above and below a name."""
    padding: float = 14.0
    """Free beside a name."""
    second: float = 14.5
    """Size of what a card says besides its name: kind, or for whom; 0 where nobody could read it."""
    least: float = 70.0
    """The least height of a box: what rides on its edges leaves a short name in sight."""
    spaces: tuple[float, float] = (36.0, 54.0)
    """Between boxes of a column: in a long one, and in a short one."""
    compact: bool = False
    """Whether a low sheet counts more than straight links."""
    row: float = 112.0
    """What an actor takes of a column, about: so far a hand's move reaches where another grid shows it."""

    @property
    def pitch(self) -> float:
        """From the beginning of one column to that of the next."""
        return self.box + self.gap

    @property
    def above(self) -> float:
        """What is free above the name of a card that says something besides it."""
        return max(self.edge, self.second + _BELOW_SECOND) if self.second else self.edge

    def space(self, rows: int) -> float:
        """Return the space between boxes: generous in a short column, less in a long one."""
        least, most = self.spaces
        return min(max(most - 4.0 * (rows - 6), least), most)

    def translated(self, at: tuple[float, float], usual: "Grid") -> tuple[float, float]:
        """Return where the middle of a box is here that a hand has put there on the usual grid."""
        across = (at[0] - usual.margin - usual.box / 2) / usual.pitch
        return (
            self.margin + self.box / 2 + across * self.pitch,
            self.top + (at[1] - usual.top) * self.row / usual.row,
        )


ROOMY = Grid(box=272.0, gap=160.0, text_sizes=(26.0, 23.0, 20.0))
CROWDED = Grid(box=336.0, gap=140.0, text_sizes=(28.0, 25.0, 22.0))
WALL = Grid(
    box=340.0,
    gap=80.0,
    text_sizes=(34.0, 32.0, 30.0),
    scale=1.3,
    radius=15.0,
    port=30.0,
    margin=24.0,
    heading=30.0,
    leading=1.12,
    edge=18.0,
    padding=18.0,
    second=24.0,
    least=84.0,
    spaces=(26.0, 41.0),
    compact=True,
)


def heading_lines(name: str, grid: Grid, columns: int) -> tuple[str, ...]:
    """Return the lines of a heading over so many columns."""
    return _heading_lines(name, grid.heading, (columns - 1) * grid.pitch + grid.box + grid.gap / 4)


@lru_cache(maxsize=4096)
def _heading_lines(name: str, size: float, room: float) -> tuple[str, ...]:
    return wrap(name, size, room, most=2)


def name_lines(name: str, grid: Grid) -> tuple[tuple[str, ...], float]:
    """Return the lines of a name in its box, and their size."""
    return _name_lines(name, grid.box - 2 * grid.padding, grid.text_sizes)


@lru_cache(maxsize=8192)
def _name_lines(name: str, room: float, sizes: tuple[float, ...]) -> tuple[tuple[str, ...], float]:
    calm = (
        one for one in sizes if fits_unbroken(name, one, room) and len(wrap(name, one, room, most=4)) <= 3
    )
    size = next(calm, sizes[-1])
    return wrap_evenly(name, size, room, most=4), size


def least_height(name: str, grid: Grid, *, says_more: bool) -> float:
    """Return how high a box has to be for a name, and for what it says besides it."""
    lines, size = name_lines(name, grid)
    above = grid.above if says_more else grid.edge
    return above + len(lines) * size * grid.leading + grid.edge
