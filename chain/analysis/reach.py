"""Which actors reach which end customers over goods and service, and who is cut off when one falls away."""

from collections.abc import Iterator, Mapping, Sequence

from chain.analysis.graphs import directed, ends, origins
from chain.model import Chain

Reach = Mapping[str, frozenset[str]]
"""Origin -> the end customers that a path joins it to."""


class _Flow:
    """D with numbers for actors: it is walked once for every end customer, and numbers make light steps."""

    def __init__(self, chain: Chain) -> None:
        graph = directed(chain)
        self.ids: Sequence[str] = list(graph)
        self.number = {id: number for number, id in enumerate(self.ids)}
        self.before = [[self.number[one] for one in graph.predecessors(id)] for id in self.ids]
        self.after = [[self.number[one] for one in graph.successors(id)] for id in self.ids]

    def towards(self, end: str) -> Sequence[int]:
        """Return the actors that reach this end, the nearest first, the end itself before them."""
        order = [self.number[end]]
        known = set(order)
        for actor in order:
            for one in self.before[actor]:
                if one not in known:
                    known.add(one)
                    order.append(one)
        return order


def reach(chain: Chain) -> Reach:
    """Return for every origin the end customers that it reaches, itself left out."""
    flow, found = _Flow(chain), {one: list[str]() for one in origins(chain)}
    for end in ends(chain):
        for actor in flow.towards(end)[1:]:
            if flow.ids[actor] in found:
                found[flow.ids[actor]].append(end)
    return {one: frozenset(those) for one, those in found.items()}


def pairs(reached: Reach) -> int:
    """Return the number of ordered pairs of an origin and an end customer that it reaches."""
    return sum(map(len, reached.values()))


def removal_impact(chain: Chain) -> Mapping[str, float | None]:
    """Return the share of pairs that would be cut when an actor falls away, pairs of its own left out.

    Taking away each actor in turn would walk the whole chain for each. Instead: an actor cuts a pair exactly
    when every path of the pair runs by way of it, when it *dominates* the origin seen from the end customer.
    """
    flow, last, first = _Flow(chain), ends(chain), set(origins(chain))
    is_origin = [id in first for id in flow.ids]
    all_pairs, own, cut = 0, [0] * len(is_origin), [0] * len(is_origin)
    for end in last:
        for actor, behind in _behind(flow, end, is_origin):
            mine = is_origin[actor]
            all_pairs += mine
            own[actor] += mine
            cut[actor] += behind - mine
    asked = {id: flow.number[id] for id in flow.ids if id not in set(last)}
    return {
        id: cut[one] / (all_pairs - own[one]) if all_pairs > own[one] else None for id, one in asked.items()
    }


def _behind(flow: _Flow, end: str, is_origin: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield each actor that reaches the end, with how many origins, itself too, do so only by way of it."""
    order = flow.towards(end)
    dominator = _dominators(flow, order)
    behind = [int(is_origin[actor]) for actor in order]
    for place in range(len(order) - 1, 0, -1):
        yield order[place], behind[place]
        behind[dominator[place]] += behind[place]


def _dominators(flow: _Flow, order: Sequence[int]) -> Sequence[int]:
    """Return for each place in the order that of the nearest actor that every path to the end runs by way of.

    Cooper, Harvey and Kennedy (2001), numbered by distance instead of depth: a dominator is always nearer.
    ``nx.immediate_dominators`` says the same in more time, and here it is asked for every end customer.
    """
    place = {actor: number for number, actor in enumerate(order)}
    after = [[place[one] for one in flow.after[actor] if one in place] for actor in order]
    found = [0] + [-1] * (len(order) - 1)
    open_yet, changed = list(range(1, len(order))), True
    while changed:
        changed = False
        for number in open_yet:
            nearest = _common(found, after[number])
            changed = changed or nearest != found[number]
            found[number] = nearest
        # Nothing is nearer than the end itself: who has come there stays there.
        open_yet = [number for number in open_yet if found[number]]
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
