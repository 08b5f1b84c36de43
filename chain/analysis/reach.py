"""Which actors reach which end customers over goods and service, and who is cut off when one falls away."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import networkx as nx

from chain.analysis.graphs import Graph, directed, ends, origins
from chain.model import Chain

Reach = Mapping[str, frozenset[str]]
"""Origin -> the end customers that a path joins it to."""


def reach(chain: Chain) -> Reach:
    """Return for every origin the end customers that it reaches, itself left out."""
    graph = directed(chain)
    to = {end: nx.ancestors(graph, end) for end in ends(chain)}
    return {one: frozenset(end for end, before in to.items() if one in before) for one in origins(chain)}


def pairs(reached: Reach) -> int:
    """Return the number of ordered pairs of an origin and an end customer that it reaches."""
    return sum(map(len, reached.values()))


def removal_impact(chain: Chain) -> Mapping[str, float | None]:
    """Return the share of pairs that would be cut when an actor falls away, pairs of its own left out.

    Taking away each actor in turn would walk the whole chain for each. Instead: an actor cuts a pair exactly
    when every path of the pair runs by way of it, when it *dominates* the origin seen from the end customer.
    """
    graph, last, first = directed(chain), ends(chain), frozenset(origins(chain))
    all_pairs, own, cut = 0, dict.fromkeys(graph, 0), dict.fromkeys(graph, 0)
    for end in last:
        for actor, behind in _behind(graph, end, first):
            mine = actor in first
            all_pairs += mine
            own[actor] += mine
            cut[actor] += behind - mine
    left = {id: all_pairs - own[id] for id in graph if id not in set(last)}
    return {id: cut[id] / among if among else None for id, among in left.items()}


def _behind(graph: Graph, end: str, first: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield each actor that reaches the end, with how many origins, itself too, do so only by way of it."""
    order = _towards(graph, end)
    dominator = _dominators(graph, order)
    behind = [int(actor in first) for actor in order]
    for place in range(len(order) - 1, 0, -1):
        yield order[place], behind[place]
        behind[dominator[place]] += behind[place]


def _towards(graph: Graph, end: str) -> Sequence[str]:
    """Return the actors that reach this end, the nearest first, the end itself before them."""
    order, known = [end], {end}
    for actor in order:
        new = [one for one in graph.predecessors(actor) if one not in known]
        known.update(new)
        order += new
    return order


def _dominators(graph: Graph, order: Sequence[str]) -> Sequence[int]:
    """Return for each place in the order that of the nearest actor that every path to the end runs by way of.

    Cooper, Harvey and Kennedy (2001), numbered by distance instead of depth: a dominator is always nearer.
    ``nx.immediate_dominators`` says the same in more time, and here it is asked for every end customer.
    """
    place = {actor: number for number, actor in enumerate(order)}
    after = [[place[one] for one in graph.successors(actor) if one in place] for actor in order]
    found = [0] + [-1] * (len(order) - 1)
    changed = True
    while changed:
        changed = False
        for number in range(1, len(order)):
            nearest = _common(found, after[number])
            changed = changed or nearest != found[number]
            found[number] = nearest
    return found


def _common(found: Sequence[int], after: Sequence[int]) -> int:
    """Return the nearest place that the ways of all these run by; places not yet known say nothing."""
    nearest = -1
    for one in after:
        if found[one] < 0:
            continue
        if nearest < 0:
            nearest = one
        while nearest != one:
            if nearest > one:
                nearest = found[nearest]
            else:
                one = found[one]
        if nearest == 0:
            break
    return nearest
