"""What the map lacks before the session, and where to mend it."""

import pytest

from chain.analysis.completeness import Lack, findings
from chain.i18n import t
from chain.model import Chain, Sort
from chain.vocabulary import Language
from tests.chain.analysis.maps import a_map, a_route, with_routes

ROUTES = (a_route("r1", 0.6), a_route("r2", 0.4))


def answered(chain: Chain) -> Chain:
    """Return the chain with both starter questions answered by everybody."""
    told = {"for_whom": "Gezinnen", "upkeep": "Wij bellen"}
    return chain.model_copy(
        update={"actor": {id: one.model_copy(update=told) for id, one in chain.actor.items()}}
    )


WHOLE = answered(with_routes(a_map("a|c|x|d", "a>c c>x x>d"), *ROUTES))
"""Lacks nothing: a source, the host, an intermediary and the guest."""


def lacks(chain: Chain) -> list[tuple[Lack, Sort | None, str]]:
    return [(one.lack, one.sort, one.id) for one in findings(chain)]


def test_a_map_with_all_that_is_asked_lacks_nothing() -> None:
    assert lacks(WHOLE) == []


def test_one_tier_before_the_host_and_two_after_it_are_asked() -> None:
    assert (Lack.NO_CUSTOMER_OF_CUSTOMER, None, "") in lacks(a_map("a|c|d"))
    assert (Lack.NO_TIER_UPSTREAM, None, "") in lacks(a_map("c|d"))
    assert lacks(Chain())[0] == (Lack.NO_HOST_TIER, None, "")


def test_a_tier_without_anybody_is_empty() -> None:
    assert (Lack.TIER_EMPTY, "tier", "t3") in lacks(a_map("a|c||d", "a>c c>d"))


def test_both_starter_questions_are_asked_of_everybody() -> None:
    asked = [one for one in lacks(a_map("a|c|x|d")) if one[0] in (Lack.NO_FOR_WHOM, Lack.NO_UPKEEP)]

    assert asked[:2] == [(Lack.NO_FOR_WHOM, "actor", "a"), (Lack.NO_UPKEEP, "actor", "a")]
    assert len(asked) == 8


def test_who_has_no_links_is_alone_and_a_prospect_is_a_link() -> None:
    chain = answered(a_map("a|c|x|d", "a>c", status="prospect"))

    assert [id for lack, _, id in lacks(chain) if lack is Lack.NO_LINKS] == ["x", "d"]


def test_an_end_customer_needs_a_way_and_a_route() -> None:
    chain = answered(a_map("a|c|x|d", "a>c c>x x>d", type="money"))

    assert (Lack.END_WITHOUT_WAY, "actor", "d") in lacks(chain)
    assert (Lack.END_WITHOUT_ROUTE, "actor", "d") in lacks(chain)


def test_a_host_that_reaches_guests_says_by_which_routes_and_by_all_of_them() -> None:
    bare = WHOLE.model_copy(update={"route": {}})

    assert (Lack.SELLER_WITHOUT_ROUTE, "actor", "c") in lacks(bare)
    assert lacks(with_routes(WHOLE, ROUTES[0])) == [(Lack.ROUTES_NOT_WHOLE, "actor", "c")]


def test_a_loop_among_sources_is_no_way_to_a_guest() -> None:
    chain = answered(a_map("a|c|x|d", "a>c c>a"))

    assert Lack.SELLER_WITHOUT_ROUTE not in [lack for lack, _, _ in lacks(chain)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("lack", Lack)
def test_each_lack_has_a_sentence(lack: Lack, language: Language) -> None:
    assert t(language, f"finding.{lack}", name="De Meeuw")
