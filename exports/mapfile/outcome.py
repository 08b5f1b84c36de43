"""What bringing in a file would do to the map: the edits, the map after them, and how many of what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chain.commands import AddPart, ChangePart, Edit
from chain.model import PARTS, Chain, Sort


class Count(NamedTuple):
    """How many parts of one sort a file adds, changes and leaves as they are."""

    added: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a file would do to the map."""

    edits: tuple[Edit, ...]
    standing: tuple[str, ...]
    """The order in which the actors stood, where the file has one and the map had nobody; else empty."""
    chain: Chain
    """The map as it would become."""
    counts: Mapping[Sort, Count]
    renamed: tuple[tuple[str, str], ...] = ()
    """Names of actors and what they would become: a sign that ids of two files were mixed up."""


def outcome(
    before: Chain,
    after: Mapping[Sort, Mapping[str, Any]],
    edits: Sequence[Edit],
    *,
    rows: Mapping[Sort, int],
    standing: Sequence[str] = (),
) -> Outcome:
    """Return what these edits do; ``rows`` are how many of each sort the file speaks of."""
    done = Counter((type(edit), edit.sort) for edit in edits)
    counts: dict[Sort, Count] = {}
    for sort in PARTS:
        added, changed = done[AddPart, sort], done[ChangePart, sort]
        counts[sort] = Count(added, changed, max(0, rows.get(sort, 0) - added - changed))
    parts: dict[str, object] = {sort: after[sort] for sort in PARTS}
    chain = before.model_copy(update=parts | {"standing": tuple(standing) or before.standing})
    return Outcome(tuple(edits), tuple(standing), chain, counts, _renamed(before, edits))


def _renamed(before: Chain, edits: Sequence[Edit]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (before.actor[edit.id].name, str(edit.changes["name"]))
        for edit in edits
        if isinstance(edit, ChangePart) and edit.sort == "actor" and "name" in edit.changes
    )
