"""A drawing in its elements: together they are the drawing, and an edit changes only what it is about."""

from chain.map.draw import Parts, draw, parts
from chain.model import Chain, Look
from chain.vocabulary import Language, LinkStatus, Overlay
from tests.chain.map.looked_at import CHAIN, SVG, Drawn


def in_parts(chain: Chain = CHAIN, look: Look | None = None) -> Parts:
    return parts(chain, language=Language.NL, look=look or Look())


def changed(before: Parts, after: Parts) -> set[str]:
    return {id for id in before.elements if before.drawn(id) != after.drawn(id)}


def test_the_parts_are_the_drawing() -> None:
    assert in_parts().svg() == draw(CHAIN, language=Language.NL)


def test_every_element_carries_its_id_and_lives_in_its_group() -> None:
    found = in_parts()
    whole = Drawn(found.svg())

    for id, one in found.elements.items():
        group = whole.ids[one.group] if one.group else whole.root
        assert id in {child.attrib.get("id") for child in group}


def test_all_groups_are_there_even_empty_that_elements_have_a_place_to_go() -> None:
    whole = Drawn(in_parts(Chain()).svg())

    assert [one.attrib["id"] for one in whole.root if one.tag == f"{SVG}g"] == list(in_parts().groups)


def test_another_name_changes_one_actor_and_what_is_said_of_its_links() -> None:
    renamed = CHAIN.actor["inn"].model_copy(update={"name": "Het Haverhuis"})
    after = CHAIN.model_copy(update={"actor": {**CHAIN.actor, "inn": renamed}})

    assert changed(in_parts(), in_parts(after)) == {"actor-inn", "link-rooms"}


def test_another_status_changes_one_link() -> None:
    link = CHAIN.link["stay"].model_copy(update={"status": LinkStatus.PROSPECT})
    after = CHAIN.model_copy(update={"link": {**CHAIN.link, "stay": link}})

    assert changed(in_parts(), in_parts(after)) == {"link-stay"}


def test_another_look_keeps_the_ids_of_actors_and_links() -> None:
    heat, plain = in_parts(look=Look(overlay=Overlay.HEAT)), in_parts()

    assert {id for id in plain.elements if not id.startswith("halo")} == set(heat.elements)


def test_columns_of_tiers_can_be_pointed_at_on_screens_only() -> None:
    screen = Drawn(in_parts().svg())
    paper = draw(CHAIN, language=Language.NL, style="print")

    column = screen.ids["column-t2"].attrib
    assert (column["class"], column["data-tier"], column["fill"]) == ("map-column", "t2", "transparent")
    assert "column-t2" not in paper
