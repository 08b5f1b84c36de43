"""Finds a column for actors of whom a file does not say in which tier they stand."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

Edge = tuple[str, str]


def ranks(nodes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Return how far each node lies from the sources, by the longest way there.

    A link that closes a circle is left out of account; circles are walked from their first source on, or
    from the node that came first.

    >>> ranks("abc", [("a", "b"), ("b", "c"), ("a", "c"), ("c", "b")])
    {'a': 0, 'b': 1, 'c': 2}
    """
    after = _forward(nodes, _among(nodes, edges))
    before = dict.fromkeys(nodes, 0)
    for ends in after.values():
        for end in ends:
            before[end] += 1
    found = dict.fromkeys(nodes, 0)
    queue = deque(node for node in nodes if not before[node])
    while queue:
        node = queue.popleft()
        for end in after[node]:
            found[end] = max(found[end], found[node] + 1)
            before[end] -= 1
            if not before[end]:
                queue.append(end)
    return found


def _forward(nodes: Sequence[str], edges: Iterable[Edge]) -> Mapping[str, Sequence[str]]:
    """Return where each node leads to, without the links that go back to a node that is being walked from."""
    after = defaultdict[str, list[str]](list)
    targets = set[str]()
    for source, target in dict.fromkeys(edges):
        after[source].append(target)
        targets.add(target)
    kept = defaultdict[str, list[str]](list)
    open_now, done = set[str](), set[str]()
    for start in (*(node for node in nodes if node not in targets), *nodes):
        stack = [(start, iter(after[start]))] if start not in done else []
        open_now.update(node for node, _ in stack)
        while stack:
            node, rest = stack[-1]
            end = next(rest, None)
            if end is None:
                stack.pop()
                open_now.discard(node)
                done.add(node)
            elif end not in open_now:
                kept[node].append(end)
                if end not in done:
                    open_now.add(end)
                    stack.append((end, iter(after[end])))
    return kept


def beside(
    nodes: Sequence[str], edges: Iterable[Edge], known: Mapping[str, int], count: int
) -> dict[str, int]:
    """Return a column for each node: as known, else one step from what it is linked with, else by its rank.

    >>> beside("abcd", [("a", "b"), ("b", "c")], {"c": 2}, 3)
    {'c': 2, 'b': 1, 'a': 0, 'd': 0}
    """
    links = list(edges)
    steps = defaultdict[str, list[tuple[str, int]]](list)
    for source, target in links:
        steps[source].append((target, 1))
        steps[target].append((source, -1))
    placed = dict(known)
    queue = deque(known)
    while queue:
        node = queue.popleft()
        for other, step in steps[node]:
            if other not in placed:
                placed[other] = min(max(placed[node] + step, 0), count - 1)
                queue.append(other)
    lost = [node for node in nodes if node not in placed]
    return placed | {node: min(rank, count - 1) for node, rank in ranks(lost, links).items()}


def _among(nodes: Sequence[str], edges: Iterable[Edge]) -> list[Edge]:
    kept = set(nodes)
    return [edge for edge in edges if kept.issuperset(edge)]
