"""Who knows the guest: what of a seller's demand is given away, not known, or in reach when doors are closed.

The product's own measure (dossier 2.9). Given away is about the intermediary: one table with the platform.
Not known is about ourselves: write the number down.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import fsum

from chain.model import Chain, DemandRoute, Model
from chain.vocabulary import ContactOwner

RED_BELOW = 0.25
AMBER_BELOW = 0.60

_OWN = {ContactOwner.SELF: 1.0, ContactOwner.NOBODY: 1.0, ContactOwner.SHARED: 0.5, ContactOwner.OTHER: 0.0}
_DIGITS = 9
"""Sums of binary fractions are compared to a bound after so many digits: 0.6 is 0.6."""


class Band(StrEnum):
    """How much of its demand a seller can call itself: under 25 per cent, under 60, more."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Contact(Model):
    """A seller's demand by who knows it; the three parts add up to ``coverage``."""

    given_away: float
    not_known: float
    closed_door_reach: float
    coverage: float
    """The part of the demand for which routes are known, 0-1."""

    @property
    def exposure(self) -> float:
        """Return the part of the demand that is lost when others, or the door, stand between."""
        return self.given_away + self.not_known

    @property
    def band(self) -> Band:
        """Return the band of the closed-door reach."""
        reach = round(self.closed_door_reach, _DIGITS)
        return Band.RED if reach < RED_BELOW else Band.AMBER if reach < AMBER_BELOW else Band.GREEN


class Held(Model):
    """What of a seller's demand comes by way of somebody, and of what part of it the names stay there."""

    seller: str
    demand: float
    names: float


def own(route: DemandRoute) -> float:
    """Return which part of the contact on a route is the seller's own: what nobody holds is free to take.

    >>> route = DemandRoute(id="d", seller="deli", end="us", share=1, contact_owner="shared", known_share=0)
    >>> own(route), own(route.model_copy(update={"contact_owner": ContactOwner.NOBODY}))
    (0.5, 1.0)
    """
    return _OWN[route.contact_owner]


def contacts(chain: Chain) -> Mapping[str, Contact]:
    """Return the contact of every seller with demand routes in this chain."""
    found = {seller: _contact(routes) for seller, routes in _by_seller(chain.route.values()).items()}
    return {seller: one for seller, one in found.items() if one.coverage}


def contact(chain: Chain, seller: str) -> Contact | None:
    """Return the contact of one seller; None as long as it has no routes, or none with a share.

    >>> contact(Chain(), "deli") is None
    True
    """
    return contacts(chain).get(seller)


def _by_seller(routes: Iterable[DemandRoute]) -> Mapping[str, list[DemandRoute]]:
    found = defaultdict[str, list[DemandRoute]](list)
    for route in routes:
        found[route.seller].append(route)
    return found


def _contact(routes: Iterable[DemandRoute]) -> Contact:
    routes = tuple(routes)
    return Contact(
        given_away=fsum(one.share * (1 - own(one)) for one in routes),
        not_known=fsum(one.share * own(one) * (1 - one.known_share) for one in routes),
        closed_door_reach=fsum(one.share * own(one) * one.known_share for one in routes),
        coverage=fsum(one.share for one in routes),
    )


def held(chain: Chain) -> Mapping[str, tuple[Held, ...]]:
    """Return by actor what demand of which sellers comes by way of it; most first, then order of coming.

    Structure alone misses this: a platform past which other ways lead cuts nobody off, and keeps the names.
    """
    by_pair = defaultdict[tuple[str, str], list[DemandRoute]](list)
    for route in chain.route.values():
        for actor in route.via:
            by_pair[actor, route.seller].append(route)
    found = defaultdict[str, list[Held]](list)
    for (actor, seller), routes in by_pair.items():
        demand, names = fsum(one.share for one in routes), fsum(one.share * (1 - own(one)) for one in routes)
        found[actor].append(Held(seller=seller, demand=demand, names=names))
    return {actor: tuple(sorted(those, key=lambda one: -one.demand)) for actor, those in found.items()}
