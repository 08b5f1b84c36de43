"""The three graphs of a chain, which are never mixed, and where a chain begins and ends (dossier 2.9)."""

from collections.abc import Iterable
from typing import Any

import networkx as nx

from chain.model import Chain, Link
from chain.vocabulary import Carrier, LinkStatus, LinkType, Position

Graph = Any
"""A graph of networkx, which brings no types; its nodes are ids of actors."""

_NOT_THERE = (LinkStatus.PROSPECT, LinkStatus.ENDED)
_MATERIAL = (LinkType.GOODS, LinkType.SERVICE)


def counts(link: Link) -> bool:
    """Say whether a link is part of the measures: prospects and what has ended are only drawn.

    >>> [counts(Link(id="l", source="a", target="b", type="goods", status=one)) for one in LinkStatus]
    [False, True, True, True, False]
    """
    return link.status not in _NOT_THERE


def counting(chain: Chain) -> tuple[Link, ...]:
    """Return the links that count, in the order in which they came."""
    return tuple(link for link in chain.link.values() if counts(link))


def bears_contact(link: Link) -> bool:
    """Say whether people meet or speak each other over this link."""
    return link.type is LinkType.CONTACT or link.carried_by in (Carrier.PERSON, Carrier.PHONE)


def is_material(link: Link) -> bool:
    """Say whether goods or service run over this link."""
    return link.type in _MATERIAL


def undirected(chain: Chain) -> Graph:
    """Return U: who has anything to do with whom, by every link that counts."""
    return _graph(nx.Graph(), chain, counting(chain))


def directed(chain: Chain) -> Graph:
    """Return D: from whom goods and service run to whom."""
    return _graph(nx.DiGraph(), chain, filter(is_material, counting(chain)))


def contact_bearing(chain: Chain) -> Graph:
    """Return K: between whom there is a person or a telephone."""
    return _graph(nx.Graph(), chain, filter(bears_contact, counting(chain)))


def _graph(graph: Graph, chain: Chain, links: Iterable[Link]) -> Graph:
    """Fill a graph with every actor, also those without links; parallel links are one edge."""
    graph.add_nodes_from(chain.actor)
    graph.add_edges_from((one.source, one.target) for one in links if one.source != one.target)
    return graph


def ends(chain: Chain) -> tuple[str, ...]:
    """Return the end customers: the actors of the last tier (dossier 2.12)."""
    last = chain.tiers[-1].id if chain.tiers else None
    return tuple(id for id, actor in chain.actor.items() if actor.tier == last)


def origins(chain: Chain) -> tuple[str, ...]:
    """Return the actors of the tiers up to the last focal one; with none, of all tiers before the last."""
    tiers = chain.tiers
    focal = [number for number, tier in enumerate(tiers, 1) if tier.position is Position.FOCAL]
    upto = focal[-1] if focal else len(tiers) - 1
    those = {tier.id for tier in tiers[: max(upto, 0)]}
    return tuple(id for id, actor in chain.actor.items() if actor.tier in those)
