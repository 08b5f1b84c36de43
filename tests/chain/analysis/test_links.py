"""What one link says: bounds of the bands, and what is not known."""

import datetime as dt
from typing import Any

import pytest

from chain.analysis.links import (
    Attention,
    age,
    asymmetry,
    attention,
    friction,
    has_high_friction,
    link_measures,
)
from chain.model import Chain
from chain.vocabulary import LinkStatus
from tests.chain.analysis.maps import a_link, a_map

DAY = dt.date(2026, 10, 8)


@pytest.mark.parametrize(
    ("source", "target", "expected"), [(5, 1, 4), (1, 5, -4), (3, 3, 0), (None, 3, None), (3, None, None)]
)
def test_asymmetry_is_who_needs_whom_more(source: int | None, target: int | None, expected: Any) -> None:
    assert asymmetry(a_link("a>b", dependence_source=source, dependence_target=target)) == expected


@pytest.mark.parametrize(
    ("entry", "exit", "expected", "flagged"),
    [
        (2, 3, 1.5, False),
        (2, 4, 2, True),
        (1, 0, 0, False),
        (0, 4, None, False),
        (None, 4, None, False),
        (1, None, None, False),
    ],
)
def test_friction_is_flagged_above_one_and_a_half(
    entry: Any, exit: Any, expected: Any, flagged: bool
) -> None:
    link = a_link("a>b", entry_steps=entry, exit_steps=exit)

    assert (friction(link), has_high_friction(link)) == (expected, flagged)


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, Attention.GREEN),
        (90, Attention.GREEN),
        (91, Attention.AMBER),
        (365, Attention.AMBER),
        (366, Attention.RED),
    ],
)
def test_attention_fades_after_ninety_days_and_a_year(days: int, band: Attention) -> None:
    link = a_link("a>b", last_meaningful_contact=DAY - dt.timedelta(days=days))

    assert (age(link, DAY), attention(link, DAY)) == (days, band)


def test_attention_of_which_nobody_knows_has_no_age() -> None:
    assert (age(a_link("a>b"), DAY), attention(a_link("a>b"), DAY)) == (None, Attention.UNKNOWN)


def test_contact_after_the_session_day_is_fresh() -> None:
    link = a_link("a>b", last_meaningful_contact=DAY + dt.timedelta(days=7))

    assert (age(link, DAY), attention(link, DAY)) == (0, Attention.GREEN)


def test_links_that_do_not_count_have_no_measures() -> None:
    assert list(link_measures(a_map("a|b|c", "a>b b>a"), DAY)) == ["a-b", "b-a"]
    assert link_measures(a_map("a|b|c", "a>b", status=LinkStatus.PROSPECT), DAY) == {}
    assert link_measures(Chain(), DAY) == {}
