"""Who knows the guest: the three parts, their bands, and what others hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain.analysis.contact import Band, Contact, Held, contact, contacts, held
from chain.model import Chain
from chain.vocabulary import ContactOwner
from tests.chain.analysis.maps import a_map, a_route, with_routes

MAP = a_map("a|b c|x y|d e")


@pytest.mark.parametrize(
    ("owner", "known", "expected"),
    [
        ("self", 1, (0, 0, 1)),
        ("self", 0, (0, 1, 0)),
        ("nobody", 0.25, (0, 0.75, 0.25)),  # nobody's contact is free to take
        ("shared", 0.5, (0.5, 0.25, 0.25)),
        ("other", 1, (1, 0, 0)),
    ],
)
def test_who_holds_the_contact_decides_which_part_a_route_is(
    owner: str, known: float, expected: tuple[float, ...]
) -> None:
    found = contact(with_routes(MAP, a_route("r", 1, owner, known)), "c")

    assert found is not None
    assert (found.given_away, found.not_known, found.closed_door_reach) == expected
    assert found.exposure == 1 - found.closed_door_reach


@pytest.mark.parametrize(
    ("known", "band"), [(0.2499, Band.RED), (0.25, Band.AMBER), (0.5999, Band.AMBER), (0.6, Band.GREEN)]
)
def test_bands_begin_at_a_quarter_and_at_sixty_per_cent(known: float, band: Band) -> None:
    found = contact(with_routes(MAP, a_route("r", 1, "self", known)), "c")

    assert found is not None
    assert found.band is band


def test_a_bound_that_is_reached_in_small_steps_is_reached() -> None:
    routes = (a_route(f"r{at}", 0.1, known=1) for at in range(6))
    found = contact(with_routes(MAP, *routes), "c")

    assert found is not None
    assert found.band is Band.GREEN


def test_without_routes_or_shares_there_is_no_rate_yet() -> None:
    assert contact(MAP, "c") is None
    assert contact(with_routes(MAP, a_route("r", 0)), "c") is None
    assert contacts(Chain()) == {}


def test_routes_that_are_not_all_known_say_how_much_is() -> None:
    found = contact(with_routes(MAP, a_route("r", 0.4)), "c")

    assert found == Contact(given_away=0, not_known=0, closed_door_reach=0.4, coverage=0.4)


def test_who_demand_comes_by_way_of_holds_it_and_the_names_that_were_given_away() -> None:
    chain = with_routes(
        MAP,
        a_route("r1", 0.25, "other", via=("x", "y")),
        a_route("r2", 0.5, "shared", via=("x",)),
        a_route("r3", 0.9, "self", seller="b", via=("x",)),
    )

    assert held(chain) == {
        "x": (
            Held(seller="b", demand=0.9, names=0),
            Held(seller="c", demand=0.75, names=0.5),
        ),
        "y": (Held(seller="c", demand=0.25, names=0.25),),
    }


ROUTES = st.tuples(st.floats(0, 1), st.sampled_from(ContactOwner), st.floats(0, 1))


@given(st.lists(ROUTES, max_size=6))
def test_the_three_parts_are_the_whole_of_the_routes(told: list[tuple[float, ContactOwner, float]]) -> None:
    chain = with_routes(MAP, *(a_route(f"r{at}", *one) for at, one in enumerate(told)))

    for found in contacts(chain).values():
        parts = found.given_away + found.not_known + found.closed_door_reach
        assert parts == pytest.approx(sum(share for share, _, _ in told))
