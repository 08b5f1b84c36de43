"""What if this falls away: what is off is crossed out, and who is cut off says so."""

from chain.map.overlays import reading
from chain.model import Look
from chain.vocabulary import Language, Overlay
from tests.chain.map.looked_at import drawn


def look(*off: str) -> Look:
    return Look(overlay=Overlay.WHAT_IF, off=off)


def test_what_is_off_is_faint_and_says_so() -> None:
    found = drawn(look("actor:site"))

    assert found.is_faint("actor-site")
    assert found.said("actor-site").endswith("switched off")
    assert found.said("link-rooms").endswith("switched off")
    assert found.signs("link-rooms") == []
    assert not found.is_faint("actor-guest")


def test_who_is_cut_off_is_marked_with_a_word() -> None:
    found = drawn(look("link:counter"))

    assert "cut off" in found.words("actor-farm")
    assert "Cut off: no way to an end customer left" in found.said("actor-farm")


def test_an_actor_without_any_link_left_is_alone() -> None:
    found = drawn(look("actor:site"))

    assert "alone" in found.words("actor-inn")


def test_demand_that_falls_away_is_told_of_shown_routes_only() -> None:
    found = drawn(look("route:booked"))

    assert "−65% demand" in found.words("actor-inn")


def test_with_nothing_off_the_map_is_whole_and_asks() -> None:
    assert not drawn(look()).is_faint("actor-site")
    assert "Switch off" in reading(look(), Language.EN)


def test_what_is_gone_from_the_map_does_nothing() -> None:
    found = drawn(look("actor:nobody", "route:secret"))

    assert "secret" not in found.svg
    assert not found.is_faint("actor-site")
