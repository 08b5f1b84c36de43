"""Who reaches whom and who is cut off: on chains to see through, and against brute force."""

from collections.abc import Mapping

import networkx as nx
import pytest
from hypothesis import given

from chain.analysis.graphs import directed, ends, origins
from chain.analysis.reach import pairs, reach, removal_impact
from chain.model import Chain
from tests.chain.analysis.maps import a_map, any_map


def joined(chain: Chain, without: str) -> set[tuple[str, str]]:
    """The pairs by the letter of the definition: a path for each, one after another."""
    graph = directed(chain)
    asked = [(one, end) for one in origins(chain) for end in ends(chain) if one != end]
    graph.remove_nodes_from([without])
    return {pair for pair in asked if without not in pair and nx.has_path(graph, *pair)}


def by_force(chain: Chain) -> Mapping[str, float | None]:
    """Take away each actor in turn."""
    found: dict[str, float | None] = {}
    for actor in chain.actor.keys() - set(ends(chain)):
        among = {pair for pair in joined(chain, "") if actor not in pair}
        found[actor] = 1 - len(joined(chain, actor)) / len(among) if among else None
    return found


@given(any_map())
def test_the_impact_of_every_actor_is_what_taking_it_away_does(chain: Chain) -> None:
    assert removal_impact(chain) == pytest.approx(by_force(chain))


@given(any_map())
def test_the_reach_is_all_that_a_path_joins(chain: Chain) -> None:
    found = {(one, end) for one, those in reach(chain).items() for end in those}

    assert found == joined(chain, "")
    assert pairs(reach(chain)) == len(found)


@given(any_map())
def test_who_is_on_no_path_has_no_impact(chain: Chain) -> None:
    graph = directed(chain)
    on_a_path = {
        actor
        for one, end in joined(chain, "")
        for actor in nx.descendants(graph, one) & nx.ancestors(graph, end)
    }

    assert all(not impact for id, impact in removal_impact(chain).items() if id not in on_a_path)


@pytest.mark.parametrize(
    ("tiers", "arrows", "expected"),
    [
        ("a|b|c", "a>b b>c", {"a": 0, "b": 1}),  # the only way of all others
        ("a|b c|d", "a>b a>c b>d c>d", {"a": 0, "b": 0, "c": 0}),  # a tie: each can stand in for the other
        ("a|b|c", "a>b b>a b>c", {"a": 0, "b": 1}),  # a loop is no second way
        ("a b|c|d e", "a>c c>d b>e", {"a": 0, "b": 0, "c": 0.5}),
        ("a|b|c", "", {"a": None, "b": None}),  # nothing to cut is not the same as nothing cut
        ("", "", {}),
    ],
)
def test_impact(tiers: str, arrows: str, expected: Mapping[str, float | None]) -> None:
    assert removal_impact(a_map(tiers, arrows)) == expected


def test_the_empty_chain_reaches_nothing() -> None:
    assert reach(Chain()) == {}
    assert pairs(reach(Chain())) == 0
