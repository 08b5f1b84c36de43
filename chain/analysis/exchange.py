"""What runs in and out of actors: concentration of inputs, give and take, tangible or not, reciprocity."""

from collections import defaultdict
from collections.abc import Mapping
from math import fsum

from chain.analysis.graphs import counting
from chain.model import Chain, Link, Model
from chain.vocabulary import LinkType

ENOUGH_KNOWN = 0.5
"""From which known part of the inputs on a concentration is shown."""

_HAIR = 1e-9
"""What sums of shares may be off by, being binary fractions."""


class Concentration(Model):
    """How the goods that an actor takes in are spread over its suppliers, as far as shares are known."""

    hhi: float
    """Herfindahl-Hirschman index, 0-10,000: a lower bound when not all shares are known."""
    coverage: float
    """The part of the inputs of which the supplier is known, 0-1."""
    shown: bool
    effective: float | None
    """As many suppliers of equal size would give the same index; None when all known shares are 0."""


class Exchange(Model):
    """The arrows out of and into an actor, and what they say."""

    given: int
    taken: int
    intangible: int
    """How many of the arrows out are information or contact."""

    @property
    def intangible_ratio(self) -> float | None:
        """Return the share of what is given that nobody contracts; None without arrows out."""
        return self.intangible / self.given if self.given else None

    @property
    def give_ratio(self) -> float | None:
        """Return arrows out per arrow in; None without arrows in."""
        return self.given / self.taken if self.taken else None


def concentration(chain: Chain) -> Mapping[str, Concentration]:
    """Return the concentration of goods inputs of every actor of which a share is known."""
    shares: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for link in counting(chain):
        if link.type is LinkType.GOODS and link.share_of_target_input is not None:
            shares[link.target][link.source].append(link.share_of_target_input)
    return {id: _concentration([fsum(one) for one in by.values()]) for id, by in shares.items()}


def _concentration(shares: list[float]) -> Concentration:
    squares, coverage = fsum(share**2 for share in shares), fsum(shares)
    return Concentration(
        hhi=10_000 * squares,
        coverage=coverage,
        shown=coverage >= ENOUGH_KNOWN - _HAIR,
        effective=1 / squares if squares else None,
    )


def exchanges(chain: Chain) -> Mapping[str, Exchange]:
    """Return what every actor gives and takes, each link counted, also parallel ones."""
    out, into = defaultdict[str, list[Link]](list), defaultdict[str, int](int)
    for link in counting(chain):
        out[link.source].append(link)
        into[link.target] += 1
    return {
        id: Exchange(
            given=len(out[id]), taken=into[id], intangible=sum(not link.type.tangible for link in out[id])
        )
        for id in chain.actor
    }


def reciprocity(chain: Chain) -> float | None:
    """Return the share of the pairs with any arrow that have arrows both ways; None without pairs."""
    arrows = {(link.source, link.target) for link in counting(chain)}
    dyads = {frozenset(arrow) for arrow in arrows}
    both = {frozenset(arrow) for arrow in arrows if arrow[::-1] in arrows}
    return len(both) / len(dyads) if dyads else None
