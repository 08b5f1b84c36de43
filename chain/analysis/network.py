"""Every measure of the chain map as a whole, each on its own graph (dossier 2.9)."""

from collections.abc import Mapping

import networkx as nx

from chain.analysis.exchange import Concentration, Exchange, concentration, exchanges, reciprocity
from chain.analysis.graphs import Graph, contact_bearing, ends, undirected
from chain.analysis.position import (
    Betweenness,
    Degree,
    betweenness_directed,
    betweenness_undirected,
    degrees,
    hops,
)
from chain.analysis.reach import pairs, reach, removal_impact
from chain.model import Chain, Model


class Network(Model):
    """What the map says; values by id of the actor, None where there is nothing to count."""

    degrees: Mapping[str, Degree]
    betweenness_directed: Betweenness
    betweenness_undirected: Betweenness
    breaking_points: tuple[str, ...]
    """Actors without which U falls apart; those among ``ends`` are customers, to be named so."""
    bridges: tuple[tuple[str, str], ...]
    """Pairs whose tie is the only one between two parts of U."""
    ends: tuple[str, ...]
    """The end customers."""
    base_pairs: int
    """How many pairs of an origin and an end customer a path joins."""
    removal_impact: Mapping[str, float | None]
    hops: Mapping[str, int | None]
    concentration: Mapping[str, Concentration]
    exchanges: Mapping[str, Exchange]
    reciprocity: float | None
    density: float | None
    components: int
    without_contact: tuple[str, ...]
    """Actors none of whose links has a person or a telephone in it (K); those without links left out."""


def network(chain: Chain) -> Network:
    """Return all measures of the map."""
    graph = undirected(chain)
    return Network(
        degrees=degrees(chain),
        betweenness_directed=betweenness_directed(chain),
        betweenness_undirected=betweenness_undirected(chain),
        breaking_points=breaking_points(graph),
        bridges=bridges(graph),
        ends=ends(chain),
        base_pairs=pairs(reach(chain)),
        removal_impact=removal_impact(chain),
        hops=hops(chain),
        concentration=concentration(chain),
        exchanges=exchanges(chain),
        reciprocity=reciprocity(chain),
        density=density(graph),
        components=nx.number_connected_components(graph),
        without_contact=without_contact(chain),
    )


def breaking_points(graph: Graph) -> tuple[str, ...]:
    """Return the actors of U without which a part of it falls apart, by id.

    >>> breaking_points(nx.path_graph(["farm", "deli", "family"]))
    ('deli',)
    >>> breaking_points(nx.cycle_graph(["farm", "deli", "family"]))
    ()
    """
    return tuple(sorted(nx.articulation_points(graph)))


def bridges(graph: Graph) -> tuple[tuple[str, str], ...]:
    """Return the pairs of U whose tie is the only one, each pair and all of them by id.

    >>> bridges(nx.path_graph(["farm", "deli", "family"]))
    (('deli', 'family'), ('deli', 'farm'))
    """
    return tuple(sorted((min(pair), max(pair)) for pair in nx.bridges(graph)))


def density(graph: Graph) -> float | None:
    """Return which share of the possible pairs of U is joined; None with fewer than two actors.

    >>> density(nx.path_graph(["farm", "deli", "family"])) == 2 / 3, density(nx.Graph())
    (True, None)
    """
    return float(nx.density(graph)) if len(graph) > 1 else None


def without_contact(chain: Chain) -> tuple[str, ...]:
    """Return the actors that have links, and none with a person or a telephone in it."""
    linked, met = undirected(chain), contact_bearing(chain)
    return tuple(id for id in chain.actor if linked.degree(id) and not met.degree(id))
