"""Checks of a whole map as a file would leave it: ends that differ, shares that fit in their whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from chain.decide.mapping import FULL
from chain.model import DemandRoute, Link, Part, Relation, Sort
from exports.mapfile.table import Problem
from exports.mapfile.told import Told

Rows = Mapping[Sort, Mapping[str, Told]]
Parts = Mapping[Sort, Mapping[str, Part]]


def ends_meet(rows: Rows, parts: Parts) -> Iterator[Problem]:
    """Yield a problem for every row by which an actor would be linked to itself."""
    for sort, field in _LAST_END.items():
        for id, one in rows[sort].items():
            ends = _ends(parts[sort][id])
            if len(set(ends)) < len(ends):
                yield Problem("to-itself", one.place(field))


_LAST_END: Mapping[Sort, str] = {"link": "target", "relation": "downstream", "route": "end"}
_WITH_SHARES: tuple[Sort, ...] = ("link", "route")


def _ends(part: Part) -> tuple[str, ...]:
    if isinstance(part, Link):
        return (part.source, part.target)
    if isinstance(part, Relation):
        return (part.upstream, part.downstream)
    return (part.seller, *part.via, part.end) if isinstance(part, DemandRoute) else ()


def shares_fit(rows: Rows, parts: Parts) -> Iterator[Problem]:
    """Yield a problem for every whole of which the shares add up to more than it, at its last row."""
    totals, last = defaultdict[tuple[str, ...], float](float), dict[tuple[str, ...], tuple[Told, str]]()
    for sort in _WITH_SHARES:
        for id, part in parts[sort].items():
            whole, share, field = _share(part)
            totals[whole] += share
            if share and id in rows[sort]:
                last[whole] = (rows[sort][id], field)
    for whole, (one, field) in last.items():
        if totals[whole] > FULL:
            actor = parts["actor"][whole[0]]
            percent = round(100 * totals[whole])
            yield Problem(
                "shares", one.place(field), {"name": getattr(actor, "name", ""), "percent": percent}
            )


def _share(part: Part) -> tuple[tuple[str, ...], float, str]:
    if isinstance(part, Link):
        return (part.target, part.type.value), part.share_of_target_input or 0.0, "share_of_target_input"
    if isinstance(part, DemandRoute):
        return (part.seller,), part.share, "share"
    return ("",), 0.0, ""
