"""One actor and its neighbours; the rest steps back."""

from chain.map.overlays import reading
from chain.model import Look
from chain.vocabulary import Language, Overlay
from tests.chain.map.looked_at import drawn

LOOK = Look(overlay=Overlay.NEIGHBOURS, actor="site")


def test_the_rest_of_the_chain_steps_back() -> None:
    found = drawn(LOOK)

    assert [id for id in ("farm", "deli", "inn", "site", "guest") if found.is_faint(f"actor-{id}")] == [
        "farm",
        "deli",
    ]
    assert [id for id in ("milk", "counter", "rooms", "stay") if found.is_faint(f"link-{id}")] == [
        "milk",
        "counter",
    ]


def test_who_was_chosen_and_who_stands_beside_is_said() -> None:
    found = drawn(LOOK)

    assert found.said("actor-site").endswith("Chosen")
    assert found.said("actor-inn").endswith("Has a link with the chosen one")
    assert "SlaapWijzer" in found.legend


def test_links_of_the_chosen_keep_the_look_of_their_type() -> None:
    found = drawn(LOOK)

    assert found.dashes("link-rooms") is None
    assert found.signs("link-rooms") == ["service"]
    assert found.dashes("link-tips") is not None


def test_as_long_as_nobody_is_chosen_the_map_is_whole_and_asks() -> None:
    look = Look(overlay=Overlay.NEIGHBOURS)

    assert not drawn(look).is_faint("actor-farm")
    assert "Choose an actor" in reading(look, Language.EN)
