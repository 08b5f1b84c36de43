"""Where tiers stand, seen from the house of the host: those before it upstream, those after it downstream."""

from collections.abc import Sequence

from chain.model import Tier
from chain.vocabulary import Position


def house(tiers: Sequence[Tier]) -> Tier | None:
    """Return the tier of the host, if one has been named."""
    return next((tier for tier in tiers if tier.position is Position.FOCAL), None)


def around(tiers: Sequence[Tier], id: str) -> dict[str, Position]:
    """Return the position of every tier, with the host in this one; they stand from the source on."""
    middle = next(at for at, tier in enumerate(tiers) if tier.id == id)
    before, after = tiers[:middle], tiers[middle + 1 :]
    return (
        dict.fromkeys((tier.id for tier in before), Position.UPSTREAM)
        | {id: Position.FOCAL}
        | dict.fromkeys((tier.id for tier in after), Position.DOWNSTREAM)
    )


def guessed(tiers: Sequence[Tier]) -> tuple[Tier, ...]:
    """Return the tiers with the host in the middle one, unless somebody has said where the host is."""
    if not tiers or house(tiers):
        return tuple(tiers)
    positions = around(tiers, tiers[len(tiers) // 2].id)
    return tuple(tier.model_copy(update={"position": positions[tier.id]}) for tier in tiers)
