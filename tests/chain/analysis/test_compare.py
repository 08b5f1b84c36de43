"""Two maps of one chain: what came, went, changed, grew and shrank."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from chain.analysis.compare import Change, Changes, compare
from chain.model import Chain, Link
from chain.vocabulary import LinkStatus
from tests.chain.analysis.maps import a_link, a_map, any_map, with_links

BEFORE = a_map("a b|c|d", "a>c b>c c>d")
NOTHING = Changes(added=(), gone=(), changed=())


def with_names(chain: Chain, **names: str) -> Chain:
    """Return the chain with these actors called otherwise."""
    renamed = {id: chain.actor[id].model_copy(update={"name": name}) for id, name in names.items()}
    return chain.model_copy(update={"actor": {**chain.actor, **renamed}})


def the_link(before: dict[str, Any], now: dict[str, Any]) -> tuple[Change, ...]:
    """Compare two maps that differ in one link."""
    maps = (with_links(a_map("a|c|d"), a_link("a>c", **fields)) for fields in (before, now))
    return compare(*maps).links.changed


@given(any_map())
def test_a_map_does_not_differ_from_itself(chain: Chain) -> None:
    found = compare(chain, chain)

    assert (found.actors, found.links) == (NOTHING, NOTHING)


def test_two_empty_maps_do_not_differ() -> None:
    assert compare(Chain(), Chain()).actors == NOTHING


def test_who_came_and_who_went_with_their_links() -> None:
    found = compare(BEFORE, a_map("a e|c|d", "a>c e>c c>d"))

    assert (found.actors.added, found.actors.gone) == (("e",), ("b",))
    assert (found.links.added, found.links.gone) == (("e-c",), ("b-c",))


def test_a_map_drawn_anew_with_other_ids_is_the_same_by_name() -> None:
    anew = with_names(a_map("p q|r|s", "p>r q>r r>s"), p="a", q="B", r="C", s="D")

    assert compare(BEFORE, anew).actors.changed == (Change(before="a", now="p", fields=("name",)),)
    assert compare(BEFORE, anew).links == NOTHING


def test_a_name_says_more_than_an_id() -> None:
    swapped = with_names(a_map("a b|c|d"), a="B", b="A")

    assert compare(a_map("a b|c|d"), swapped).actors == NOTHING


def test_who_was_renamed_is_still_there_by_id() -> None:
    found = compare(BEFORE, with_names(BEFORE, a="De Zilte Weide"))

    assert found.actors == Changes(
        added=(), gone=(), changed=(Change(before="a", now="a", fields=("name",)),)
    )
    assert found.links == NOTHING


def test_who_moved_to_a_tier_of_another_name_changed_and_where_a_hand_put_them_does_not_count() -> None:
    moved = {"a": BEFORE.actor["a"].model_copy(update={"tier": "t2", "position": (1.0, 2.0)})}
    found = compare(BEFORE, BEFORE.model_copy(update={"actor": {**BEFORE.actor, **moved}}))

    assert found.actors.changed == (Change(before="a", now="a", fields=("tier",)),)


@pytest.mark.parametrize("field", ["strength", "share_of_source_output", "share_of_target_input"])
def test_more_of_a_link_is_growth_and_less_is_shrinking(field: str) -> None:
    less, more = ({field: 2}, {field: 3}) if field == "strength" else ({field: 0.2}, {field: 0.3})

    assert the_link(less, more) == (Change(before="a-c", now="a-c", fields=(field,), grown=(field,)),)
    assert the_link(more, less) == (Change(before="a-c", now="a-c", fields=(field,), shrunk=(field,)),)
    assert the_link({}, more) == (Change(before="a-c", now="a-c", fields=(field,)),)


def test_a_status_grows_from_ended_to_regular() -> None:
    order = (
        LinkStatus.ENDED,
        LinkStatus.PROSPECT,
        LinkStatus.DORMANT,
        LinkStatus.OCCASIONAL,
        LinkStatus.REGULAR,
    )
    for less, more in pairwise(order):
        assert the_link({"status": less}, {"status": more})[0].grown == ("status",)
        assert the_link({"status": more}, {"status": less})[0].shrunk == ("status",)


def test_what_grows_in_one_way_and_shrinks_in_another_is_neither() -> None:
    before, now = (
        with_links(a_map("a|c|d"), a_link("a>c", strength=strength, status=status))
        for strength, status in ((2, LinkStatus.REGULAR), (3, LinkStatus.DORMANT))
    )
    found = compare(before, now).links

    assert found.changed == (
        Change(
            before="a-c", now="a-c", fields=("status", "strength"), grown=("strength",), shrunk=("status",)
        ),
    )
    assert (found.grown, found.shrunk) == ((), ())


def test_to_be_surer_or_more_dependent_is_a_change_and_no_growth() -> None:
    assert the_link({"certainty": 1}, {"certainty": 5})[0].grown == ()
    assert the_link({"dependence_source": 1}, {"dependence_source": 5})[0].grown == ()


def test_parallel_links_are_told_apart_by_type_and_label_and_twins_by_their_order() -> None:
    def parallel(*ids: str, strength: int) -> Chain:
        kinds: list[dict[str, Any]] = [{"label": "Kaas"}, {"type": "money"}, {}, {}]
        links = [a_link("a>c", id=id, strength=strength, **kind) for id, kind in zip(ids, kinds, strict=True)]
        return with_links(a_map("a|c|d"), *links)

    found = compare(
        parallel("l1", "l2", "l3", "l4", strength=2), parallel("k1", "k2", "k3", "k4", strength=3)
    )

    assert [(one.before, one.now) for one in found.links.grown] == [
        ("l1", "k1"),
        ("l2", "k2"),
        ("l3", "k3"),
        ("l4", "k4"),
    ]


def test_a_link_that_was_led_elsewhere_changed() -> None:
    led = Link.model_copy(BEFORE.link["a-c"], update={"target": "d"})
    found = compare(BEFORE, with_links(BEFORE, led))

    assert found.links.changed == (Change(before="a-c", now="a-c", fields=("target",)),)
