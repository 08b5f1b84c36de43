"""Where actors stand in the chain: who gathers, who allots, who is a go-between, how far the guest is."""

from collections.abc import Mapping

import networkx as nx

from chain.analysis.graphs import Graph, directed, ends, undirected
from chain.model import Chain, Model

EXACT_UP_TO = 250
"""Up to so many actors betweenness is exact; beyond, it is estimated from a sample, always the same one."""

PIVOTS = 64
"""From how many actors the paths of a sample start."""

_SEED = 20_261_122


class Degree(Model):
    """From how many actors one takes goods or service, and to how many it gives."""

    taken: int
    given: int


class Betweenness(Model):
    """Share of the shortest paths between others that run by way of each actor, 0-1."""

    values: Mapping[str, float]
    pivots: int | None = None
    """From how many actors the paths were followed; None: from all, so the values are exact."""


def degrees(chain: Chain) -> Mapping[str, Degree]:
    """Return the degrees of every actor on D; parallel links between two actors count as one."""
    graph = directed(chain)
    return {id: Degree(taken=graph.in_degree(id), given=graph.out_degree(id)) for id in graph}


def betweenness_directed(chain: Chain) -> Betweenness:
    """Return who stands between others in the flow of goods and service (D)."""
    return _betweenness(directed(chain))


def betweenness_undirected(chain: Chain) -> Betweenness:
    """Return who stands between others by whatever link (U)."""
    return _betweenness(undirected(chain))


def _betweenness(graph: Graph) -> Betweenness:
    """Count every link as one step: in networkx a weight is a distance, and strength is the opposite."""
    pivots = PIVOTS if len(graph) > EXACT_UP_TO else None
    return Betweenness(values=nx.betweenness_centrality(graph, k=pivots, seed=_SEED), pivots=pivots)


def hops(chain: Chain) -> Mapping[str, int | None]:
    """Return the steps from each actor before the last tier to the nearest end customer; None: no way."""
    last = ends(chain)
    layers = nx.bfs_layers(directed(chain).reverse(copy=False), last)
    steps = {id: distance for distance, layer in enumerate(layers) for id in layer}
    return {id: steps.get(id) for id in chain.actor if id not in set(last)}
