"""What is kept of a map between two looks holds nothing that is somebody's own."""

from chain.model import Chain, DemandRoute
from chain.vocabulary import ContactOwner
from tests.builders import ACTORS, TIERS
from ui.insights.measured import fingerprint, without_routes

ROUTE = DemandRoute(
    id="d", seller="deli", end="family", share=1, contact_owner=ContactOwner.SELF, known_share=0.5
)
CHAIN = Chain(tier={one.id: one for one in TIERS}, actor={one.id: one for one in ACTORS}, route={"d": ROUTE})


def test_demand_routes_are_left_out_of_what_is_kept() -> None:
    assert without_routes(CHAIN).route == {}
    assert without_routes(CHAIN).actor == CHAIN.actor


def test_maps_that_differ_only_in_routes_are_one_map_to_everybody() -> None:
    assert fingerprint(without_routes(CHAIN)) == fingerprint(CHAIN.model_copy(update={"route": {}}))
    assert fingerprint(CHAIN) != fingerprint(without_routes(CHAIN))


def test_a_map_that_changes_gets_another_fingerprint() -> None:
    fewer = {id: one for id, one in CHAIN.actor.items() if id != "stall"}

    assert fingerprint(CHAIN) != fingerprint(CHAIN.model_copy(update={"actor": fewer}))
