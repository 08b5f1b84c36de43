"""Who knows the guest: of shown sellers only, with the share, the holder of the names and the ways."""

import pytest

from chain.model import Look
from chain.vocabulary import Overlay
from tests.chain.map.looked_at import CHAIN, Drawn, drawn

LOOK = Look(overlay=Overlay.GIVEN_AWAY)


@pytest.fixture
def found() -> Drawn:
    return drawn(LOOK)


def test_a_seller_shows_the_share_that_it_gave_away(found: Drawn) -> None:
    assert "65%" in found.words("actor-inn")
    assert "65% is given away" in found.said("actor-inn")
    assert "0%" in found.words("actor-deli")
    assert "75% not known" in found.said("actor-deli")


def test_the_go_between_that_keeps_names_is_marked(found: Drawn) -> None:
    assert "has names" in found.words("actor-site")
    assert "customers of others" in found.said("actor-site")


def test_the_ways_of_the_demand_say_whose_the_contact_is(found: Drawn) -> None:
    assert found.said("link-rooms").endswith("contact is somebody else's")
    assert found.said("link-stay").endswith("contact is somebody else's")
    assert found.said("link-counter").endswith("nobody has the contact")
    assert found.dashes("link-rooms") != found.dashes("link-counter")


def test_all_other_links_step_back(found: Drawn) -> None:
    assert found.is_faint("link-milk")
    assert not found.is_faint("link-rooms")


def test_of_a_seller_that_does_not_share_nothing_is_told() -> None:
    shared = CHAIN.model_copy(update={"route": {"direct": CHAIN.route["direct"]}})

    found = drawn(LOOK, shared)

    assert "65%" not in found.svg
    assert found.said("actor-inn") == drawn(Look(overlay=Overlay.ATTENTION), shared).said("actor-inn")
    assert "has names" not in found.words("actor-site")
    assert found.is_faint("link-rooms")


def test_no_figure_at_all_leaves_a_map_that_says_so() -> None:
    found = drawn(LOOK, CHAIN.model_copy(update={"route": {}}))

    assert "%" not in found.words("map-actors")
    assert "does not show its figures" in found.reading
