"""Two maps in one drawing: what is gone stands there again, and everything that differs has a sign."""

from collections.abc import Mapping

from chain.analysis.compare import compare
from chain.map.draw import draw
from chain.model import Actor, Chain, Link, Tier
from chain.vocabulary import Language, LinkStatus, LinkType
from tests.builders import ACTORS, LINKS, TIERS
from ui.insights.one_drawing import ADDED, GONE, GROWN, WAS, both, with_strokes

BEFORE = Chain(
    tier={one.id: one for one in TIERS},
    actor={one.id: one for one in ACTORS},
    link={one.id: one for one in LINKS},
)


def after(**parts: Mapping[str, Actor | Link | Tier]) -> Chain:
    return BEFORE.model_copy(update=parts)


def test_who_is_gone_stands_in_the_old_column_with_the_old_links() -> None:
    rest = {id: one for id, one in BEFORE.actor.items() if id != "farm"}
    now = after(actor=rest, link={"counter": BEFORE.link["counter"]})

    drawn = both(BEFORE, now, compare(BEFORE, now))

    farm = drawn.actor[f"{WAS}farm"]
    assert (farm.name, farm.tier) == (f"{GONE} De Zilte Weide", "source")
    cheese = drawn.link[f"{WAS}cheese"]
    assert (cheese.source, cheese.target, cheese.status) == (farm.id, "deli", LinkStatus.ENDED)


def test_who_is_new_or_grown_has_a_sign_before_the_name() -> None:
    new = Actor(id="new", name="De Nieuwe", tier="shop")
    stronger = BEFORE.link["cheese"].model_copy(update={"strength": 5})
    before = after(link={**BEFORE.link, "cheese": stronger.model_copy(update={"strength": 2})})
    now = after(actor={**BEFORE.actor, "new": new}, link={**BEFORE.link, "cheese": stronger})
    found = compare(before, now)

    drawn = both(before, now, found)
    svg = with_strokes(draw(drawn, language=Language.NL), found)

    assert drawn.actor["new"].name == f"{ADDED} De Nieuwe"
    assert '[data-actor="new"] .map-card' in svg
    assert [one.now for one in found.links.grown] == ["cheese"]
    assert '.map-link[data-link="cheese"]' in svg
    assert GROWN == "▲"


def test_who_is_gone_finds_a_place_where_the_column_is_gone_too() -> None:
    extra = Tier(id="port", name="Haven", order=9)
    boat = Actor(id="boat", name="Kotter", tier="port")
    before = after(
        tier={**BEFORE.tier, "port": extra},
        actor={**BEFORE.actor, "boat": boat},
        link={**BEFORE.link, "l": Link(id="l", source="boat", target="deli", type=LinkType.GOODS)},
    )

    drawn = both(before, BEFORE, compare(before, BEFORE))

    tier = drawn.tier[drawn.actor[f"{WAS}boat"].tier]
    assert tier.name == "Haven"
    assert draw(drawn, language=Language.NL)


def test_a_new_part_with_the_id_of_one_that_is_gone_is_somebody_else() -> None:
    other = Actor(id="boat", name="De Veiling", tier="shop")
    boat = Actor(id="boat", name="Kotter", tier="source")
    before = after(actor={**BEFORE.actor, "boat": boat})
    now = after(actor={**BEFORE.actor, "boat": other, "boat2": boat.model_copy(update={"id": "boat2"})})

    drawn = both(before, now, compare(before, now))

    assert drawn.actor["boat"].name == f"{ADDED} De Veiling"
    assert drawn.actor["boat2"].name == "Kotter"
