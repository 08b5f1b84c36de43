"""Where tiers stand, seen from the house of the host."""

import pytest

from chain.around import around, guessed, house
from chain.model import Tier
from chain.vocabulary import Position

UP, FOCAL, DOWN = Position


def tiers(*positions: Position) -> list[Tier]:
    return [
        Tier(id=f"t{at}", name=f"Laag {at}", order=at, position=position)
        for at, position in enumerate(positions, start=1)
    ]


def test_tiers_before_the_house_are_upstream_and_tiers_after_it_downstream() -> None:
    found = around(tiers(UP, UP, UP, UP), "t2")

    assert list(found.values()) == [UP, FOCAL, DOWN, DOWN]


@pytest.mark.parametrize(
    ("number", "expected"), [(0, []), (1, [FOCAL]), (2, [UP, FOCAL]), (3, [UP, FOCAL, DOWN])]
)
def test_the_middle_is_the_house_while_nobody_has_said_so(number: int, expected: list[Position]) -> None:
    assert [tier.position for tier in guessed(tiers(*[UP] * number))] == expected


def test_a_house_that_was_named_stays() -> None:
    named = tiers(FOCAL, UP, UP)

    assert guessed(named) == tuple(named)
    assert house(named) is named[0]


def test_without_a_house_there_is_none() -> None:
    assert house(tiers(UP, DOWN)) is None
