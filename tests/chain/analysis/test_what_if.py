"""Switching off actors, links, types and routes: who is cut off."""

import pytest
from hypothesis import given

from chain.analysis.graphs import ends
from chain.analysis.reach import removal_impact
from chain.analysis.what_if import what_if, without
from chain.model import Chain
from chain.vocabulary import LinkType
from tests.chain.analysis.maps import a_link, a_map, a_route, any_map, with_links, with_routes

LINE = a_map("a|b|x|d e", "a>b b>x x>d b>e")


def test_an_actor_that_falls_away_takes_its_links_along() -> None:
    found = what_if(LINE, ["actor:x"])

    assert found.off.links == {"b-x", "x-d"}
    assert found.lost == {"a": ("d",), "b": ("d",)}
    assert (found.pairs, found.pairs_lost, found.share_lost) == (4, 2, 0.5)
    assert found.without_supplier == ("d",)
    assert found.alone == ("d",)
    assert found.without_way == ()


def test_a_link_that_falls_away_leaves_who_has_another_way() -> None:
    assert what_if(LINE, ["link:b-e"]).lost == {"a": ("e",), "b": ("e",)}
    assert what_if(with_links(LINE, a_link("a>e")), ["link:b-e"]).lost == {"b": ("e",)}


def test_a_type_that_falls_away_cuts_all_its_links() -> None:
    found = what_if(LINE, ["type:goods"])

    assert found.share_lost == 1
    assert found.without_way == ("a", "b", "x")
    assert what_if(LINE, ["type:money"]).pairs_lost == 0


def test_without_contact_is_who_met_somebody_and_no_longer_does() -> None:
    chain = with_links(LINE, a_link("a>x", id="call", type=LinkType.CONTACT))

    assert what_if(chain, ["type:contact"]).without_contact == ("a", "x")
    assert what_if(chain, ["link:call"]).lost == {}


def test_a_loop_does_not_feed_itself() -> None:
    loop = a_map("a|b|c|d", "a>b b>a b>c c>d")

    assert what_if(loop, ["link:b-c"]).lost == {"a": ("d",), "b": ("d",)}


def test_of_two_equal_ways_one_is_enough() -> None:
    assert what_if(a_map("a|b c|d", "a>b a>c b>d c>d"), ["actor:b"]).lost == {}


def test_a_route_or_who_is_on_it_takes_demand_away_even_where_nobody_is_cut_off() -> None:
    routes = (
        a_route("own", 0.4, seller="b"),
        a_route("site", 0.6, "other", seller="b", via=("x",)),
        a_route("far", 1, seller="a", end="e"),
    )
    chain = with_routes(with_links(LINE, a_link("b>d")), *routes)

    assert what_if(chain, ["route:own"]).demand_lost == {"b": 0.4}
    assert what_if(chain, ["actor:x"]).demand_lost == {"b": 0.6}
    assert what_if(chain, ["actor:x"]).pairs_lost == 0
    assert what_if(chain, ["actor:d", "route:own"]).demand_lost == {"b": pytest.approx(1)}
    assert what_if(chain, ["actor:b"]).demand_lost == {}
    assert what_if(chain, ["type:goods"]).demand_lost == {}


def test_keys_of_what_is_gone_or_unheard_of_do_nothing() -> None:
    found = what_if(LINE, ["actor:nobody", "link:", "type:steam", "b", ""])

    assert (found.off.actors, found.off.links, found.pairs_lost) == (frozenset(), frozenset(), 0)


def test_an_empty_chain_loses_nothing() -> None:
    found = what_if(Chain(), ["actor:a"])

    assert (found.pairs, found.share_lost, found.lost) == (0, None, {})


@given(any_map())
def test_switching_one_actor_off_cuts_as_much_as_its_removal_impact(chain: Chain) -> None:
    for actor, impact in removal_impact(chain).items():
        assert what_if(chain, [f"actor:{actor}"]).share_lost == pytest.approx(impact)


@given(any_map())
def test_what_is_left_has_the_same_end_customers_but_for_those_off(chain: Chain) -> None:
    for actor in chain.actor:
        off = what_if(chain, [f"actor:{actor}"]).off

        assert ends(without(chain, off)) == tuple(end for end in ends(chain) if end != actor)
