"""How well the map is laid out: crossings and length of links, beside those of graphviz ``dot``.

Both get the same problem. ``dot`` is told our columns as ranks (``rank=same``, from left to right), our boxes
as sizes of nodes and our spaces as its spaces, and is left to do what it does. Both answers are then measured
alike: a link is a line from the middle of its box by way of its height in each column that it passes (of the
splines of dot: their height in the middle of that column) to the middle of the other box. Two links cross
between two columns where their heights on both sides are in opposite order. A link within one column is an
arch on its right side: it crosses what starts to the right between its ends, and arches that begin inside and
end outside. Links of one pair lie side by side and count each. Length is the sum of these lines, arches as
their straight line.

``dot`` is asked as a program; without it on the machine the bench says so and measures nothing.
"""

import datetime as dt
import json
import shutil
import subprocess
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, pairwise
from math import hypot
from typing import Any

from bench.map_chains import assorted
from bench.table import LEAD
from chain.case import script
from chain.map.boxes import boxes_and_lanes, sizes
from chain.map.columns import Columns, columns
from chain.map.order import Order, Pair, order
from chain.map.route import Box
from chain.model import Chain
from chain.play import play
from chain.samples import sample
from chain.vocabulary import Language

Point = tuple[float, float]
_GAP = 46.0
"""Between nodes of dot: what is between our boxes in a usual column."""
Ways = Mapping[Pair, Sequence[Point]]
"""The line of each pair, one point in every column from the left box to the right one."""


@dataclass(frozen=True)
class Quality:
    """How often links cross, and how long they are together."""

    crossings: int
    length: float


@dataclass(frozen=True)
class Compared:
    """One chain, laid out by us and by dot."""

    chain: str
    links: int
    ours: Quality
    dots: Quality


def compare_all() -> tuple[Compared, ...] | None:
    """Lay out the sample and twenty chains in both ways; None where there is no dot."""
    if shutil.which("dot") is None:
        return None
    chains = {"sample": _sample(), **assorted()}
    return tuple(_compare(name, chain) for name, chain in chains.items())


def totals(found: Sequence[Compared]) -> tuple[float, float]:
    """Return our crossings and our length, each divided by dot's, over all chains."""
    crossings = sum(one.ours.crossings for one in found) / sum(one.dots.crossings for one in found)
    length = sum(one.ours.length for one in found) / sum(one.dots.length for one in found)
    return round(crossings, 3), round(length, 3)


def as_data(found: Sequence[Compared]) -> list[dict[str, Any]]:
    """Return the comparison as it is kept beside the other results."""
    return [asdict(one) for one in found]


def as_table(found: Sequence[Compared]) -> str:
    """Return the comparison as a Markdown table."""
    lines = ["| chain | links | crossings | of dot | | length | of dot | |", "| --- " * 8 + "|"]
    for one in found:
        crossings, length = one.ours.crossings, one.ours.length
        lines.append(
            f"| {one.chain} | {one.links} "
            f"| {crossings} | {one.dots.crossings} | {_ratio(crossings, one.dots.crossings)} "
            f"| {length:,.0f} | {one.dots.length:,.0f} | {_ratio(length, one.dots.length)} |"
        )
    crossings_ratio, length_ratio = totals(found)
    return "\n".join([*lines, f"| **in total** | | | | **{crossings_ratio}x** | | | **{length_ratio}x** |"])


def _ratio(ours: float, dots: float) -> str:
    return f"{ours / dots:.2f}x" if dots else "-"


def _sample() -> Chain:
    steps = script(sample(), Language.NL, workshop_id="sample", code="SAMPLE", facilitator=LEAD)
    return play(steps, dt.datetime.now(dt.UTC)).chain


def _compare(name: str, chain: Chain) -> Compared:
    cols = columns(chain)
    ordered = order(chain, cols)
    boxes, lanes = boxes_and_lanes(chain, cols, ordered, sizes(chain, cols.grid, ordered))
    middle = {column: cols.left(column) + cols.grid.box / 2 for column in range(len(cols.actors))}
    ways = {
        pair: [
            (middle[cols.of_actor[pair[0]]], boxes[pair[0]].middle),
            *((middle[column], lanes[pair, column]) for column in ordered.lanes[pair]),
            (middle[cols.of_actor[pair[1]]], boxes[pair[1]].middle),
        ]
        for pair in ordered.pairs
    }
    return Compared(
        name, len(chain.link), _quality(ways, ordered), _quality(_dots(ordered, cols, boxes), ordered)
    )


def _quality(ways: Ways, ordered: Order) -> Quality:
    times = {pair: len(links) for pair, links in ordered.pairs.items()}
    length = sum(
        times[pair] * sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(way))
        for pair, way in ways.items()
    )
    pieces = [(times[pair], a, b) for pair, way in ways.items() for a, b in pairwise(way)]
    crossings = sum(n * m for (n, *one), (m, *other) in combinations(pieces, 2) if _cross(one, other))
    return Quality(crossings, length)


def _cross(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Say whether two pieces that begin in the same column cross."""
    if abs(one[0][0] - other[0][0]) > 1:
        return False
    arches = [abs(a[0] - b[0]) < 1 for a, b in (one, other)]
    if arches == [False, False]:
        return (one[0][1] - other[0][1]) * (one[1][1] - other[1][1]) < 0
    if arches == [False, True]:
        one, other = other, one
    top, bottom = sorted(y for _, y in one)
    within = [top < y < bottom for _, y in (other if all(arches) else other[:1])]
    return sum(within) == 1


def _dots(ordered: Order, cols: Columns, boxes: Mapping[str, Box]) -> Ways:
    """Ask dot, and read the heights of its nodes, and of its splines in the columns that they pass."""
    answer = subprocess.run(
        ["dot", "-Tjson"], input=_as_dot(ordered, cols, boxes), capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(answer.stdout)
    at = {one["name"]: _point(one["pos"]) for one in told["objects"] if "pos" in one}
    names = {one["_gvid"]: one["name"] for one in told["objects"]}
    found = dict[Pair, list[Point]]()
    middle = {cols.of_actor[name]: x for name, (x, _) in at.items()}
    for edge in told["edges"]:
        pair = (names[edge["tail"]], names[edge["head"]])
        spline = [_point(one) for one in edge["pos"].split() if one[0] not in "es"]
        between = [(middle[column], _height(spline, middle[column])) for column in ordered.lanes[pair]]
        found[pair] = [at[pair[0]], *between, at[pair[1]]]
    return found


def _as_dot(ordered: Order, cols: Columns, boxes: Mapping[str, Box]) -> str:
    lines = [
        "digraph {",
        f"rankdir=LR; nodesep={_GAP / 72}; ranksep={cols.grid.gap / 72};",
        "node [shape=box, fixedsize=true]; edge [arrowhead=none];",
    ]
    lines += [f"{id} [width={box.width / 72}, height={box.height / 72}];" for id, box in boxes.items()]
    for number in range(len(cols.actors)):
        members = "; ".join(id for id, column in cols.of_actor.items() if column == number)
        lines.append(f"{{rank=same; {members}}}")
    for (left, right), links in ordered.pairs.items():
        ranks = cols.of_actor[right] - cols.of_actor[left]
        lines.append(f"{left} -> {right} [minlen={ranks}, weight={len(links)}];")
    return "\n".join([*lines, "}"])


def _point(text: str) -> Point:
    x, y = text.split(",")[-2:]
    return float(x), -float(y)


def _height(spline: Sequence[Point], x: float) -> float:
    """Return the height of a chain of Bézier curves at this distance, by small straight pieces."""
    line = [_on(spline[at : at + 4], step / 16) for at in range(0, len(spline) - 1, 3) for step in range(17)]
    line.sort()
    at = min(max(bisect_left(line, (x, float("-inf"))), 1), len(line) - 1)
    (ax, ay), (bx, by) = line[at - 1], line[at]
    return ay if bx == ax else ay + (by - ay) * (x - ax) / (bx - ax)


def _on(curve: Sequence[Point], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x, y = (sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


if __name__ == "__main__":
    compared = compare_all()
    print(
        "There is no dot on this machine: nothing to compare with."
        if compared is None
        else as_table(compared)
    )
