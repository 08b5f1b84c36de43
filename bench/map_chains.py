"""Chains to lay out and draw: of any size, the same each time."""

import itertools
import random

from chain.model import Actor, Chain, Link, Tier
from chain.vocabulary import LinkType


def a_chain(actors: int, links: int, tiers: int = 6) -> Chain:
    """Return a chain of this size, the same each time: most links go one tier on, some further or back."""
    chance = random.Random(5)
    columns = {f"t{at}": Tier(id=f"t{at}", name=f"Laag {at}", order=at) for at in range(1, tiers + 1)}
    houses = {
        f"a{at}": Actor(id=f"a{at}", name=f"Schakel {at} aan de haven", tier=f"t{at % tiers + 1}")
        for at in range(actors)
    }
    ways = dict[str, Link]()
    for at in itertools.count():
        if len(ways) == links:
            break
        source, target = chance.sample(list(houses), 2)
        step = int(houses[target].tier[1:]) - int(houses[source].tier[1:])
        if step == 1 or chance.random() < 0.03:
            ways[f"l{at}"] = Link(
                id=f"l{at}", source=source, target=target, type=chance.choice(list(LinkType))
            )
    return Chain(tier=columns, actor=houses, link=ways)


def assorted() -> dict[str, Chain]:
    """Return twenty chains of 5 to 60 actors: sparse and dense ones, with long links, some within a tier."""
    sizes = (5, 7, 9, 11, 13, 15, 17, 19, 22, 25, 28, 31, 34, 37, 40, 44, 48, 52, 56, 60)
    return {f"{size} actors": _assorted(size, seed) for seed, size in enumerate(sizes)}


def _assorted(actors: int, seed: int) -> Chain:
    chance = random.Random(seed)
    tiers = chance.randint(3, min(7, max(3, actors // 3)))
    tier_of = [at % tiers for at in range(tiers)] + [chance.randrange(tiers) for _ in range(actors - tiers)]
    # Everybody is linked to a tier beside its own, so that the ranks of dot are the tiers.
    ends = [
        (at, chance.choice(_in(tier_of, tier_of[at] + (1 if tier_of[at] == 0 else -1))))
        for at in range(actors)
    ]
    links = round(actors * chance.uniform(1.2, 3))
    while len(ends) < links:
        source, target = chance.sample(range(actors), 2)
        step = abs(tier_of[source] - tier_of[target])
        if chance.random() < (0.08, 1.0, 0.25, 0.1)[min(step, 3)]:
            ends.append((source, target))
    houses = [
        Actor(id=f"a{at}", name=f"Schakel {at} aan de haven", tier=f"t{tier}")
        for at, tier in enumerate(tier_of)
    ]
    chance.shuffle(houses)
    return Chain(
        tier={f"t{at}": Tier(id=f"t{at}", name=f"Laag {at}", order=at + 1) for at in range(tiers)},
        actor={one.id: one for one in houses},
        link={
            f"l{at}": Link(id=f"l{at}", source=f"a{a}", target=f"a{b}", type=chance.choice(list(LinkType)))
            for at, (a, b) in enumerate(ends)
        },
    )


def _in(tier_of: list[int], tier: int) -> list[int]:
    return [at for at, one in enumerate(tier_of) if one == tier]
