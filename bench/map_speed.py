"""How fast a map is there: its layout, its drawing and all of its measures, for a usual and a huge chain.

Processor time: nothing here waits for anything, and so a shared machine disturbs it less.
"""

import datetime as dt
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from bench.map_chains import a_chain
from chain.analysis.measures import measures
from chain.map.draw import draw
from chain.map.layout import layout
from chain.map.standing import settled
from chain.model import Chain
from chain.vocabulary import Language

SIZES = {"60": (60, 150), "1000": (1_000, 3_000)}
_REPEATS = 7
_DAY = dt.date(2026, 3, 1)


def speed() -> dict[str, Any]:
    """Measure both sizes; every repeat has a chain of its own, because layouts are remembered."""
    return {size: _sized(*counts) for size, counts in SIZES.items()}


def _sized(actors: int, links: int) -> dict[str, Any]:
    repeats = _REPEATS if actors < 500 else 3
    fresh = [a_chain(actors, links) for _ in range(repeats)]
    standing = settled(fresh[0])
    edited = [
        one.model_copy(update={"standing": standing})
        for one in (a_chain(actors, links) for _ in range(repeats))
    ]
    newcomer = fresh[0].model_copy(update={"standing": standing[:-1]})
    found = {
        "layout_s": _each(layout, fresh),
        "draw_s": _each(lambda chain: draw(chain, language=Language.NL), fresh),
        "measures_s": _each(lambda chain: measures(chain, _DAY), fresh),
        "layout_as_it_stood_s": _each(layout, edited),
        "settle_one_s": _each(settled, [newcomer] * repeats),
        "svg_bytes": len(draw(fresh[0], language=Language.NL)),
    }
    found["together_s"] = round(found["layout_s"] + found["draw_s"] + found["measures_s"], 4)
    return found


def _each(act: Callable[[Chain], object], chains: list[Chain]) -> float:
    """Return the median over the chains, in seconds; drawing finds the layout that was made before."""
    return round(median(_once(act, chain) for chain in chains), 4)


def _once(act: Callable[[Chain], object], chain: Chain) -> float:
    start = time.process_time()
    act(chain)
    return time.process_time() - start


if __name__ == "__main__":
    for size, found in speed().items():
        print(f"{size} actors: {found}")
