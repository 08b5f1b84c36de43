"""Dividing a table into groups that mix tiers and levels (dossier 1.3, V10; 2.11, 1-2-4-All)."""

import random
from collections.abc import Mapping, Sequence
from math import ceil

from chain.model import Participant


def divided(
    people: Sequence[Participant], tiers: Mapping[str, str], size: int, *, seed: int
) -> tuple[tuple[str, ...], ...]:
    """Return groups as near to this size as they come out even, as ids; an odd one joins a pair.

    Args:
        people: who is at the table.
        tiers: the tier of each actor.
        size: how many make a group.
        seed: another one mixes otherwise.
    """
    chance = random.Random(seed)  # noqa: S311 - who sits with whom is no secret
    shuffled = chance.sample(list(people), len(people))
    # Dealt out one by one, neighbours in this order come to different tables.
    dealt = sorted(shuffled, key=lambda one: (tiers.get(one.actor or "", ""), one.house_key, one.level or ""))
    count = max(1, ceil(len(dealt) / size - 0.5))
    return tuple(tuple(one.id for one in dealt[start::count]) for start in range(count))
