"""People recognise their map: whatever is added, linked or removed, the others keep their order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from chain.map.columns import columns
from chain.map.layout import Layout, layout
from chain.map.order import order
from chain.map.standing import settled, tidied
from chain.model import Actor, Chain, Link
from chain.vocabulary import LinkType
from tests.chain.map.chains import a_chain, a_crowd, chains, unhurried


def stands(chain: Chain) -> Chain:
    return chain.model_copy(update={"standing": settled(chain)})


def with_actor(chain: Chain, tier: str = "t1", *partners: str) -> Chain:
    new = Actor(id="new", name="Nieuw", tier=tier)
    links = {
        f"new-{one}": Link(id=f"new-{one}", source="new", target=one, type=LinkType.GOODS) for one in partners
    }
    return chain.model_copy(update={"actor": {**chain.actor, "new": new}, "link": {**chain.link, **links}})


def with_link(chain: Chain, source: str, target: str) -> Chain:
    new = Link(id="new", source=source, target=target, type=LinkType.MONEY)
    return chain.model_copy(update={"link": {**chain.link, "new": new}})


def without(chain: Chain, actor: str) -> Chain:
    links = {id: link for id, link in chain.link.items() if actor not in (link.source, link.target)}
    rest = {id: one for id, one in chain.actor.items() if id != actor}
    return chain.model_copy(update={"actor": rest, "link": links})


def above(plan: Layout) -> dict[tuple[str, str], bool]:
    """Return for every two actors that share a column whether the first stands above the other."""
    pairs = combinations(sorted(plan.boxes.values(), key=lambda box: box.id), 2)
    return {(one.id, other.id): one.y < other.y for one, other in pairs if one.x == other.x}


def kept(before: Chain, after: Chain) -> bool:
    """Say whether nobody has moved past another; what a hand has put somewhere is left out."""
    moved = {actor.id for actor in after.actor.values() if actor.position is not None}
    was, now = above(layout(before)), above(layout(after))
    return all(now[pair] == was[pair] for pair in was.keys() & now.keys() if not moved & set(pair))


def shown(chain: Chain) -> list[list[str]]:
    """Return the columns without what a hand has put there."""
    slots = order(chain, columns(chain)).slots
    return [
        [slot for slot in column if isinstance(slot, str) and chain.actor[slot].position is None]
        for column in slots
    ]


def some(chain: Chain, data: st.DataObject) -> str:
    return data.draw(st.sampled_from(sorted(chain.actor)))


@unhurried
@given(chains().filter(lambda chain: chain.actor), st.data())
def test_a_new_actor_moves_nobody_past_another(chain: Chain, data: st.DataObject) -> None:
    chain = stands(chain)
    tier = data.draw(st.sampled_from(sorted(chain.tier)))
    partners = data.draw(st.sets(st.sampled_from(sorted(chain.actor)), max_size=3))

    bigger = with_actor(chain, tier, *sorted(partners))

    assert kept(chain, bigger)
    assert kept(bigger, stands(bigger))


@unhurried
@given(chains().filter(lambda chain: len(chain.actor) > 1), st.data())
def test_a_link_less_or_more_moves_nobody_past_another(chain: Chain, data: st.DataObject) -> None:
    chain = stands(chain)
    one = some(chain, data)
    other = data.draw(st.sampled_from(sorted(chain.actor.keys() - {one})))

    linked = with_link(chain, one, other)

    assert kept(chain, linked)
    assert kept(linked, chain)


@unhurried
@given(chains().filter(lambda chain: chain.actor), st.data())
def test_whoever_goes_or_gets_another_name_moves_nobody_past_another(
    chain: Chain, data: st.DataObject
) -> None:
    chain = stands(chain)
    one = some(chain, data)
    long = chain.actor[one].model_copy(update={"name": "Kaasspeciaalzaak De Gouden Korst aan de Oude Haven"})

    assert kept(chain, without(chain, one))
    assert kept(chain, chain.model_copy(update={"actor": {**chain.actor, one: long}}))


@unhurried
@given(chains())
def test_what_is_settled_is_what_the_map_shows(chain: Chain) -> None:
    found = settled(chain)

    assert sorted(found) == sorted(chain.actor)
    assert settled(stands(chain)) == found
    assert shown(stands(chain)) == shown(chain)


def test_a_long_tier_keeps_its_columns_but_for_one_actor_at_each_boundary() -> None:
    chain = stands(a_crowd(actors=100, links=60, tiers=1))
    before = columns(chain)

    after = columns(with_actor(chain, "t1", "a7"))

    assert len(before.actors) == len(after.actors) > 1
    changed = [id for id in chain.actor if before.of_actor[id] != after.of_actor[id]]
    assert len(changed) < len(before.actors)


def test_a_new_actor_without_links_stands_at_the_bottom() -> None:
    chain = stands(a_crowd(actors=20, links=30))

    plan = layout(with_actor(chain, "t2"))

    column = [box for box in plan.boxes.values() if box.x == plan.boxes["new"].x]
    assert max(column, key=lambda box: box.y).id == "new"


def test_a_new_actor_stands_where_its_links_cross_nobody() -> None:
    left = [Actor(id=f"l{at}", name="L", tier="t1") for at in range(4)]
    right = [Actor(id=f"r{at}", name="R", tier="t2") for at in range(4)]
    links = [Link(id=f"{at}", source=f"l{at}", target=f"r{at}", type=LinkType.GOODS) for at in range(4)]
    chain = stands(a_chain(2, [*left, *right], links))

    standing = settled(with_actor(chain, "t2", "l1"))

    assert [id for id in standing if id[0] != "l"] == ["r0", "r1", "new", "r2", "r3"]


def test_a_new_actor_stands_where_a_hand_wants_it() -> None:
    chain = stands(a_crowd(actors=20, links=30))
    at = chain.standing.index("a6")
    chain = chain.model_copy(update={"standing": (*chain.standing[:at], "new", *chain.standing[at:])})

    new, below = (layout(with_actor(chain, "t2")).boxes[id] for id in ("new", "a6"))

    assert (new.x, new.y < below.y) == (below.x, True)
    assert layout(chain).boxes.keys() == chain.actor.keys()


def test_tidying_forgets_hands_and_crosses_no_more_than_before() -> None:
    chain = stands(a_crowd(actors=20, links=30))
    turned = chain.model_copy(update={"standing": chain.standing[::-1]})

    tidy = tidied(turned)

    assert tidy == tidied(chain)
    assert layout(turned.model_copy(update={"standing": tidy})) != layout(turned)
