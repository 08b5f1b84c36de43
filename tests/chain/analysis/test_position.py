"""Degrees, betweenness and distance, with ties, in loops and of nothing."""

import pytest

from chain.analysis import position
from chain.analysis.position import Degree, betweenness_directed, betweenness_undirected, degrees, hops
from chain.model import Chain
from tests.chain.analysis.maps import a_link, a_map, with_links

LINE = a_map("a|b|c", "a>b b>c")
DIAMOND = a_map("a|b c|d", "a>b a>c b>d c>d")
LOOP = a_map("a|b|c", "a>b b>a b>c")


def test_parallel_links_make_one_neighbour() -> None:
    twice = with_links(LINE, a_link("a>b", id="again", type="service"), a_link("c>b", type="money"))

    assert degrees(twice)["b"] == Degree(taken=1, given=1)


def test_the_one_in_the_middle_is_the_go_between() -> None:
    assert betweenness_directed(LINE).values == {"a": 0, "b": 0.5, "c": 0}
    assert betweenness_undirected(LINE).values == {"a": 0, "b": 1, "c": 0}


def test_two_equal_ways_share_the_traffic() -> None:
    assert betweenness_directed(DIAMOND).values["b"] == betweenness_directed(DIAMOND).values["c"] == 1 / 12


def test_a_loop_leads_to_the_guest_as_well() -> None:
    assert hops(LOOP) == {"a": 2, "b": 1}
    assert betweenness_directed(LOOP).values == {"a": 0, "b": 0.5, "c": 0}


def test_strength_is_no_distance() -> None:
    strong = a_map("a|b c|d", "a>b a>c b>d c>d", strength=5)

    assert betweenness_undirected(strong) == betweenness_undirected(DIAMOND)


def test_the_nearest_guest_counts_and_no_way_is_none() -> None:
    chain = a_map("a|b c|d e", "a>b a>d b>e")

    assert hops(chain) == {"a": 1, "b": 1, "c": None}


def test_a_large_map_is_sampled_says_so_and_gives_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(position, "EXACT_UP_TO", 3)
    monkeypatch.setattr(position, "PIVOTS", 2)

    first, second = betweenness_undirected(DIAMOND), betweenness_undirected(DIAMOND)

    assert first == second
    assert first.pivots == 2
    assert betweenness_undirected(LINE).pivots is None


@pytest.mark.parametrize("measure", [degrees, hops])
def test_an_empty_chain_has_no_positions(measure) -> None:
    assert measure(Chain()) == {}
    assert betweenness_directed(Chain()).values == betweenness_undirected(Chain()).values == {}
