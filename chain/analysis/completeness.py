"""What the map still lacks before the session: each finding says what, and where to mend it."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

import networkx as nx

from chain.analysis.contact import contacts
from chain.analysis.graphs import directed, ends
from chain.model import Actor, Chain, Model, Sort
from chain.vocabulary import Position

TIERS_UPSTREAM = 1
TIERS_DOWNSTREAM = 2
FULL = 0.99
"""From this share on the demand routes of a seller are all of them; the rest is rounding."""


class Lack(StrEnum):
    """What may be missing; its sentence is ``finding.<lack>``."""

    NO_HOST_TIER = "no-host-tier"
    NO_TIER_UPSTREAM = "no-tier-upstream"
    NO_CUSTOMER_OF_CUSTOMER = "no-customer-of-customer"
    TIER_EMPTY = "tier-empty"
    NO_FOR_WHOM = "no-for-whom"
    NO_UPKEEP = "no-upkeep"
    NO_LINKS = "no-links"
    END_WITHOUT_WAY = "end-without-way"
    END_WITHOUT_ROUTE = "end-without-route"
    SELLER_WITHOUT_ROUTE = "seller-without-route"
    ROUTES_NOT_WHOLE = "routes-not-whole"


class Finding(Model):
    """Something that the map lacks, and the part to open; None: the map as a whole."""

    lack: Lack
    sort: Sort | None = None
    id: str = ""
    name: str = ""
    """The name of that part, for the sentence."""


def findings(chain: Chain) -> tuple[Finding, ...]:
    """Return what is missing: tiers first, then actors in the order in which they came.

    Demand routes are judged as far as they are in this chain: of a view, those that its viewer may see.

    >>> [finding.lack.value for finding in findings(Chain())]
    ['no-host-tier', 'no-tier-upstream', 'no-customer-of-customer']
    """
    return (*_tiers(chain), *_actors(chain), *_ends(chain), *_sellers(chain))


def _tiers(chain: Chain) -> Iterator[Finding]:
    count = Counter(tier.position for tier in chain.tier.values())
    if not count[Position.FOCAL]:
        yield Finding(lack=Lack.NO_HOST_TIER)
    if count[Position.UPSTREAM] < TIERS_UPSTREAM:
        yield Finding(lack=Lack.NO_TIER_UPSTREAM)
    if count[Position.DOWNSTREAM] < TIERS_DOWNSTREAM:
        yield Finding(lack=Lack.NO_CUSTOMER_OF_CUSTOMER)
    filled = {actor.tier for actor in chain.actor.values()}
    for tier in chain.tiers:
        if tier.id not in filled:
            yield Finding(lack=Lack.TIER_EMPTY, sort="tier", id=tier.id, name=tier.name)


def _actors(chain: Chain) -> Iterator[Finding]:
    linked = {end for link in chain.link.values() for end in (link.source, link.target)}
    for actor in chain.actor.values():
        if not actor.for_whom:
            yield _of(actor, Lack.NO_FOR_WHOM)
        if not actor.upkeep:
            yield _of(actor, Lack.NO_UPKEEP)
        if actor.id not in linked:
            yield _of(actor, Lack.NO_LINKS)


def _ends(chain: Chain) -> Iterator[Finding]:
    """Yield end customers whom nothing reaches, by goods and service or by a demand route."""
    graph, met = directed(chain), {route.end for route in chain.route.values()}
    for id in ends(chain):
        if not graph.in_degree(id):
            yield _of(chain.actor[id], Lack.END_WITHOUT_WAY)
        if id not in met:
            yield _of(chain.actor[id], Lack.END_WITHOUT_ROUTE)


def _sellers(chain: Chain) -> Iterator[Finding]:
    """Yield actors of the host's tier that reach end customers, and have not said by which routes."""
    reaching = {
        id for layer in nx.bfs_layers(directed(chain).reverse(copy=False), ends(chain)) for id in layer
    }
    focal = {tier.id for tier in chain.tier.values() if tier.position is Position.FOCAL}
    known = contacts(chain)
    for actor in chain.actor.values():
        if actor.id in known and known[actor.id].coverage < FULL:
            yield _of(actor, Lack.ROUTES_NOT_WHOLE)
        elif actor.id not in known and actor.tier in focal and actor.id in reaching:
            yield _of(actor, Lack.SELLER_WITHOUT_ROUTE)


def _of(actor: Actor, lack: Lack) -> Finding:
    return Finding(lack=lack, sort="actor", id=actor.id, name=actor.name)
