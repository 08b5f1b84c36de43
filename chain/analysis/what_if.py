"""What if this falls away: an actor, a link, a type of links or a demand route; who is then cut off."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import fsum

import networkx as nx

from chain.analysis.graphs import contact_bearing, directed, ends, undirected
from chain.analysis.reach import Reach, pairs, reach
from chain.model import Chain, DemandRoute, Link, Model


class Off(Model):
    """What is switched off, with what hangs on it."""

    actors: frozenset[str]
    links: frozenset[str]
    routes: frozenset[str]


class WhatIf(Model):
    """Who loses what, among those that are not switched off themselves."""

    off: Off
    lost: Mapping[str, tuple[str, ...]]
    """Origin -> the end customers that it no longer reaches."""
    pairs: int
    """How many pairs of an origin and an end customer were joined."""
    pairs_lost: int
    without_supplier: tuple[str, ...]
    """Actors that lose every supplier of goods and service."""
    without_way: tuple[str, ...]
    """Actors, of any tier before the last, that lose every way to an end customer."""
    without_contact: tuple[str, ...]
    """Actors that lose every link with a person or a telephone in it."""
    alone: tuple[str, ...]
    """Actors that lose their last link of any type."""
    demand_lost: Mapping[str, float]
    """Seller -> the share of its demand that falls away, of the routes in the given chain."""

    @property
    def share_lost(self) -> float | None:
        """Return which share of the pairs is cut; None without pairs."""
        return self.pairs_lost / self.pairs if self.pairs else None


def what_if(chain: Chain, keys: Collection[str]) -> WhatIf:
    """Return what switching off these does: ``actor:a01``, ``link:l01``, ``type:goods``, ``route:d01``.

    A key of what is no longer there does nothing. A link or a type takes no demand route away: a route says
    by way of whom demand comes, not over which links.
    """
    off = switched_off(chain, keys)
    rest = without(chain, off)
    before = {one: to - off.actors for one, to in reach(chain).items() if one not in off.actors}
    after = reach(rest)
    return WhatIf(
        off=off,
        lost=_lost(before, after, ends(rest)),
        pairs=pairs(before),
        pairs_lost=pairs(before) - pairs(after),
        without_supplier=_gone(_supplied(chain), rest, _supplied(rest)),
        without_way=_gone(_with_way(chain), rest, _with_way(rest)),
        without_contact=_gone(_met(chain), rest, _met(rest)),
        alone=_gone(_linked(chain), rest, _linked(rest)),
        demand_lost=_demand(chain, off),
    )


def switched_off(chain: Chain, keys: Collection[str]) -> Off:
    """Return what these keys take away from this chain, with the links and routes that hang on it."""
    actors = frozenset(id for id in chain.actor if f"actor:{id}" in keys)
    return Off(
        actors=actors,
        links=frozenset(one.id for one in chain.link.values() if _link_off(one, actors, keys)),
        routes=frozenset(one.id for one in chain.route.values() if _route_off(one, actors, keys)),
    )


def without(chain: Chain, off: Off) -> Chain:
    """Return the chain that is left; its tiers stay, so that origins and end customers stay what they are."""
    return chain.model_copy(
        update={
            "actor": {id: one for id, one in chain.actor.items() if id not in off.actors},
            "link": {id: one for id, one in chain.link.items() if id not in off.links},
            "route": {id: one for id, one in chain.route.items() if id not in off.routes},
        }
    )


def _link_off(link: Link, actors: Collection[str], keys: Collection[str]) -> bool:
    hangs = link.source in actors or link.target in actors
    return hangs or f"link:{link.id}" in keys or f"type:{link.type.value}" in keys


def _route_off(route: DemandRoute, actors: Collection[str], keys: Collection[str]) -> bool:
    return f"route:{route.id}" in keys or any(one in actors for one in (route.seller, *route.via, route.end))


def _lost(before: Reach, after: Reach, last: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    lost = {one: to - after[one] for one, to in before.items()}
    return {one: tuple(end for end in last if end in those) for one, those in lost.items() if those}


def _gone(before: Collection[str], rest: Chain, after: Collection[str]) -> tuple[str, ...]:
    """Return who of those that stay had it and has it no longer."""
    return tuple(id for id in rest.actor if id in before and id not in after)


def _supplied(chain: Chain) -> Collection[str]:
    return {id for id, suppliers in directed(chain).in_degree if suppliers}


def _with_way(chain: Chain) -> Collection[str]:
    graph, last = directed(chain).reverse(copy=False), set(ends(chain))
    return {id for layer in nx.bfs_layers(graph, last) for id in layer} - last


def _met(chain: Chain) -> Collection[str]:
    return {id for id, others in contact_bearing(chain).degree if others}


def _linked(chain: Chain) -> Collection[str]:
    return {id for id, others in undirected(chain).degree if others}


def _demand(chain: Chain, off: Off) -> Mapping[str, float]:
    shares = defaultdict[str, list[float]](list)
    for route in chain.route.values():
        if route.id in off.routes and route.seller not in off.actors:
            shares[route.seller].append(route.share)
    return {seller: fsum(those) for seller, those in shares.items()}
