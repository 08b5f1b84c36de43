"""Concentration, reciprocity, give and take."""

import pytest
from hypothesis import given

from chain.analysis.exchange import concentration, exchanges, reciprocity
from chain.analysis.network import network
from chain.model import Chain
from chain.vocabulary import LinkStatus, LinkType
from tests.chain.analysis.maps import a_link, a_map, any_map, with_links

EMPTY = a_map("a b c d|e|f")


def fed(*shares: float) -> Chain:
    """``e`` is supplied by a, b, c … for these shares."""
    arrows = zip("abcd", shares, strict=False)
    return with_links(EMPTY, *(a_link(f"{one}>e", share_of_target_input=share) for one, share in arrows))


def test_one_supplier_is_one_and_four_equal_ones_are_four() -> None:
    assert concentration(fed(1))["e"].effective == 1
    assert concentration(fed(0.25, 0.25, 0.25, 0.25))["e"].effective == pytest.approx(4)
    assert concentration(fed(0.25, 0.25, 0.25, 0.25))["e"].hhi == pytest.approx(2500)


@pytest.mark.parametrize(
    ("shares", "shown"), [((0.49,), False), ((0.5,), True), ((0.1, 0.1, 0.1, 0.2), True), ((0.3, 0.1), False)]
)
def test_it_is_shown_from_half_of_the_inputs_on(shares: tuple[float, ...], shown: bool) -> None:
    assert concentration(fed(*shares))["e"].shown is shown


def test_parallel_links_of_one_supplier_add_up() -> None:
    chain = with_links(fed(0.3), a_link("a>e", id="again", share_of_target_input=0.3))

    assert concentration(chain)["e"].hhi == pytest.approx(3600)


def test_shares_of_nothing_have_no_effective_number() -> None:
    found = concentration(fed(0))["e"]

    assert (found.hhi, found.effective, found.shown) == (0, None, False)


def test_only_goods_that_count_and_of_which_the_share_is_known_are_inputs() -> None:
    links = [
        a_link("a>e", share_of_target_input=0.9, type=LinkType.SERVICE),
        a_link("b>e", share_of_target_input=0.9, status=LinkStatus.ENDED),
        a_link("c>e"),
    ]

    assert concentration(with_links(EMPTY, *links)) == {}


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [("", None), ("a>e", 0), ("a>e e>a", 1), ("a>e e>a b>e", 0.5), ("a>e e>a b>e e>c", 1 / 3)],
)
def test_reciprocity_is_the_share_of_pairs_with_arrows_both_ways(arrows: str, expected: float | None) -> None:
    assert reciprocity(a_map("a b c d|e|f", arrows)) == expected


def test_arrows_back_of_another_type_are_reciprocal_too() -> None:
    assert reciprocity(with_links(a_map("a|e|f", "a>e"), a_link("e>a", type=LinkType.MONEY))) == 1


def test_give_and_take_counts_every_arrow() -> None:
    chain = with_links(a_map("a|e|f", "a>e e>f"), a_link("e>f", id="news", type=LinkType.INFORMATION))
    found = exchanges(chain)

    assert (found["e"].give_ratio, found["e"].intangible_ratio) == (2, 0.5)
    assert (found["a"].give_ratio, found["a"].intangible_ratio) == (None, 0)
    assert (found["f"].give_ratio, found["f"].intangible_ratio) == (0, None)


def test_nothing_to_count_is_not_yet() -> None:
    found = network(Chain())

    assert (found.reciprocity, found.density, found.components, found.base_pairs) == (None, None, 0, 0)
    assert (found.breaking_points, found.bridges, found.removal_impact) == ((), (), {})


def test_a_loop_holds_together_without_any_of_its_three() -> None:
    found = network(a_map("a|b|c", "a>b b>c c>a"))

    assert (found.breaking_points, found.bridges, found.density, found.components) == ((), (), 1, 1)


def test_end_customers_among_the_breaking_points_are_told_apart() -> None:
    found = network(a_map("a|b|c|d", "a>b b>d c>d"))

    assert found.breaking_points == ("b", "d")
    assert found.ends == ("d",)


def test_a_person_has_disappeared_where_links_have_nobody_in_them() -> None:
    chain = with_links(a_map("a|b|c d", "a>b", carried_by="person"), a_link("b>c", carried_by="platform"))

    assert network(chain).without_contact == ("c",)


@given(any_map())
def test_every_measure_can_be_taken_of_every_map(chain: Chain) -> None:
    found = network(chain)

    assert all(impact is None or 0 <= impact <= 1 for impact in found.removal_impact.values())
    assert all(0 <= value <= 1 for value in found.betweenness_undirected.values.values())
    assert found.reciprocity is None or 0 <= found.reciprocity <= 1
    assert set(found.hops) == set(found.removal_impact) == set(chain.actor) - set(found.ends)
