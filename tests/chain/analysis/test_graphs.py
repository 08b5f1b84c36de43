"""Which links are in which graph, and where a chain begins and ends."""

import pytest

from chain.analysis.graphs import contact_bearing, directed, ends, origins, undirected
from chain.model import Chain
from chain.vocabulary import Carrier, LinkStatus, LinkType, Position
from tests.chain.analysis.maps import a_link, a_map, with_links

LOOP = a_map("a|b|c", "a>b b>a")


def test_parallel_links_and_loops_are_one_edge_without_direction_and_two_with() -> None:
    twice = with_links(LOOP, a_link("a>b", id="again"))

    assert list(undirected(twice).edges) == [("a", "b")]
    assert sorted(directed(twice).edges) == [("a", "b"), ("b", "a")]


def test_actors_without_links_are_in_every_graph() -> None:
    assert [sorted(graph(LOOP)) for graph in (undirected, directed, contact_bearing)] == [["a", "b", "c"]] * 3


@pytest.mark.parametrize("status", LinkStatus)
def test_prospects_and_what_ended_are_drawn_only_and_what_is_dormant_counts(status: LinkStatus) -> None:
    chain = a_map("a|b|c", "a>b", status=status, carried_by=Carrier.PERSON)
    there = status not in (LinkStatus.PROSPECT, LinkStatus.ENDED)

    assert [len(graph(chain).edges) for graph in (undirected, directed, contact_bearing)] == [there] * 3


@pytest.mark.parametrize("type", LinkType)
def test_only_goods_and_service_flow(type: LinkType) -> None:
    chain = a_map("a|b|c", "a>b", type=type)

    assert bool(directed(chain).edges) is (type in (LinkType.GOODS, LinkType.SERVICE))
    assert bool(undirected(chain).edges)


@pytest.mark.parametrize("carrier", Carrier)
def test_a_person_or_a_telephone_bears_contact(carrier: Carrier) -> None:
    chain = a_map("a|b|c", "a>b", type=LinkType.MONEY, carried_by=carrier)

    assert bool(contact_bearing(chain).edges) is (carrier in (Carrier.PERSON, Carrier.PHONE))


def test_contact_bears_contact_whatever_carries_it() -> None:
    assert contact_bearing(a_map("a|b|c", "a>b", type=LinkType.CONTACT, carried_by=Carrier.APP)).edges


def test_the_last_tier_by_order_is_of_end_customers_and_the_host_is_the_last_origin() -> None:
    chain = a_map("a|b|c|d e")

    assert ends(chain) == ("d", "e")
    assert origins(chain) == ("a", "b")


def test_with_two_focal_tiers_the_last_one_counts_and_with_none_all_before_the_end() -> None:
    chain = a_map("a|b|c|d")

    assert origins(_positions(chain, t1=Position.FOCAL, t3=Position.FOCAL)) == ("a", "b", "c")
    assert origins(_positions(chain, t2=Position.UPSTREAM)) == ("a", "b", "c")


def test_an_empty_chain_begins_and_ends_nowhere() -> None:
    assert (ends(Chain()), origins(Chain())) == ((), ())


def _positions(chain: Chain, **positions: Position) -> Chain:
    moved = {id: chain.tier[id].model_copy(update={"position": one}) for id, one in positions.items()}
    return chain.model_copy(update={"tier": {**chain.tier, **moved}})
