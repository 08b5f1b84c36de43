"""The age of the last meaningful contact, in bands with a sign and a line of their own."""

from chain.model import Look
from chain.vocabulary import Overlay
from tests.chain.map.looked_at import drawn

LOOK = Look(overlay=Overlay.ATTENTION)


def test_bands_have_their_own_signs() -> None:
    found = drawn(LOOK)

    assert {id: found.signs(f"link-{id}") for id in ("milk", "counter", "rooms", "stay")} == {
        "milk": ["green"],
        "counter": ["amber"],
        "rooms": ["red"],
        "stay": ["unknown"],
    }


def test_bands_are_told_apart_without_colour() -> None:
    found = drawn(LOOK)

    lines = {
        id: (found.dashes(f"link-{id}"), frozenset(found.widths(f"link-{id}"))) for id in ("milk", "counter")
    }
    broken = {found.dashes(f"link-{id}") for id in ("rooms", "stay")}
    assert lines["milk"][0] is None
    assert lines["counter"][0] is None
    assert lines["milk"] != lines["counter"]
    assert len(broken) == 2
    assert None not in broken


def test_the_age_is_said_in_days() -> None:
    found = drawn(LOOK)

    assert found.said("link-milk").endswith("Last meaningful contact 90 days ago")
    assert found.said("link-stay").endswith("not known")


def test_without_a_day_no_age_is_known() -> None:
    found = drawn(LOOK, day=None)

    assert found.signs("link-milk") == ["unknown"]


def test_it_is_never_a_league_table() -> None:
    found = drawn(LOOK)

    assert "90 days" not in found.words("link-milk")
    assert found.words("link-milk") == ""
