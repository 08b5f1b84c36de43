"""Wishes about the columns of the map, ready to be put on buttons: add one, move one."""

from collections.abc import Mapping, Sequence
from typing import Any

from chain.model import Chain, Tier
from chain.vocabulary import Position

Wish = Mapping[str, Any]


def new_tier(chain: Chain) -> Wish:
    """Return the fields of a tier that comes after all others."""
    last = chain.tiers[-1] if chain.tier else None
    return _beside(last, last.order + 1 if last else 1, after=True)


def tier_moves(chain: Chain, tier: Tier, name: str) -> Mapping[str, Wish]:
    """Return the wishes that move a tier, or put a new one of this name beside it."""
    row = list(chain.tiers)
    at = row.index(tier)
    found = {}
    if at > 0:
        found["left"] = _edit(_in_order([*row[: at - 1], tier, row[at - 1], *row[at + 1 :]]))
    if at < len(row) - 1:
        found["right"] = _edit(_in_order([*row[:at], row[at + 1], tier, *row[at + 2 :]]))
    for way, place in (("add_left", at), ("add_right", at + 1)):
        part = {"name": name, **_beside(tier, place + 1, after=place > at)}
        added = {"do": "add", "sort": "tier", "part": part}
        found[way] = _edit([added, *_in_order([*row[:place], None, *row[place:]])])
    return found


def _beside(tier: Tier | None, order: int, *, after: bool) -> Wish:
    """Return the fields of a new tier: of the same side as its neighbour, or of one side of the house."""
    position = tier.position if tier else Position.UPSTREAM
    if position is Position.FOCAL:
        position = Position.DOWNSTREAM if after else Position.UPSTREAM
    return {"order": min(order, 99), "position": position.value}


def _in_order(row: Sequence[Tier | None]) -> list[Wish]:
    """Return the edits that give the tiers these places; None keeps a place free."""
    return [
        {"do": "change", "sort": "tier", "id": tier.id, "changes": {"order": place}}
        for place, tier in enumerate(row, start=1)
        if tier and tier.order != place
    ]


def _edit(edits: list[Wish]) -> Wish:
    return {"kind": "edit_chain", "edits": edits}
