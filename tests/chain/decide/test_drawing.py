"""Drawing together: who may, where an actor stands, and two hands on one field."""

import pytest

from chain import commands as c
from chain import events as e
from chain.errors import Conflict, Invalid
from chain.map.layout import layout
from chain.model import Actor, DemandRoute, Link, Look
from chain.vocabulary import ContactOwner, LinkType, Overlay
from tests.builders import LEAD, Play, a_workshop, person_by

NOOR, KEES = person_by("noor"), person_by("kees")


@pytest.fixture
def play() -> Play:
    return a_workshop()


def adding(part: Actor | Link, before: str | None = None, after: str | None = None) -> c.EditChain:
    sort = "actor" if isinstance(part, Actor) else "link"
    return c.EditChain(edits=(c.AddPart(sort=sort, part=part, before=before, after=after),))


def renaming(was: str, name: str) -> c.EditChain:
    edit = c.ChangePart(sort="actor", id="deli", changes={"name": name}, was={"name": was})
    return c.EditChain(edits=(edit,))


def a_shop(id: str) -> Actor:
    return Actor(id=id, name=id, tier="shop")


def down_the_column(play: Play, tier: str) -> list[str]:
    boxes = layout(play.state.chain).boxes
    members = [one.id for one in play.state.chain.actor.values() if one.tier == tier]
    return sorted(members, key=lambda id: boxes[id].y)


def test_participants_draw_only_while_the_map_is_open(play: Play) -> None:
    assert play.refusal(adding(a_shop("new")), NOOR) == "map-closed"
    play.do(c.OpenMap(open=True))
    assert play.as_person("noor").draws

    play.do(adding(a_shop("new")), NOOR)

    assert "new" in play.state.chain.actor
    play.do(c.OpenMap(open=False))
    assert play.refusal(adding(a_shop("newer")), NOOR) == "map-closed"


def test_a_new_actor_stands_where_it_was_put(play: Play) -> None:
    first = down_the_column(play, "shop")[0]

    play.do(adding(a_shop("new"), before=first))

    assert down_the_column(play, "shop")[:2] == ["new", first]


def test_a_new_actor_stands_below_the_last_when_it_was_put_there(play: Play) -> None:
    last = down_the_column(play, "shop")[-1]

    play.do(adding(a_shop("new"), after=last))
    play.do(adding(a_shop("newer"), after="new"))

    assert down_the_column(play, "shop")[-3:] == [last, "new", "newer"]


def test_what_was_drawn_is_what_is_undone_and_not_the_order_that_was_settled_for_it(play: Play) -> None:
    assert [event.kind for event in play.do(adding(a_shop("new")))] == ["map_ordered", "part_added"]

    assert play.as_lead().undoable == "part_added"


def test_a_new_link_leaves_everybody_where_they_stand(play: Play) -> None:
    before = down_the_column(play, "shop")

    for number, shop in enumerate(reversed(before)):
        link = Link(id=f"x{number}", source="farm", target=shop, type=LinkType.MONEY)
        play.do(adding(link))

    assert down_the_column(play, "shop") == before


def test_a_word_that_changes_moves_nothing(play: Play) -> None:
    assert [event.kind for event in play.do(renaming("De Gouden Korst", "De Korst"))] == ["part_changed"]


def test_the_second_hand_on_a_field_hears_both_values(play: Play) -> None:
    play.do(renaming("De Gouden Korst", "De Korst"))

    with pytest.raises(Conflict) as refused:
        play.do(renaming("De Gouden Korst", "Het Korstje"))

    told = refused.value
    assert told.code == "changed-meanwhile"
    assert (told.params["field"], told.params["theirs"], told.params["yours"]) == (
        "name",
        "De Korst",
        "Het Korstje",
    )
    play.do(renaming("De Korst", "Het Korstje"))
    assert play.state.chain.actor["deli"].name == "Het Korstje"


def test_two_hands_that_write_the_same_do_not_collide(play: Play) -> None:
    play.do(renaming("De Gouden Korst", "De Korst"))

    assert play.do(renaming("De Gouden Korst", "De Korst")) == []


def test_tidying_up_forgets_what_hands_have_moved_and_can_be_undone(play: Play) -> None:
    moved = c.ChangePart(sort="actor", id="stall", changes={"position": [500, 700]})
    play.do(c.EditChain(edits=(moved,)))

    play.do(c.TidyMap())
    assert play.state.chain.actor["stall"].position is None

    play.do(c.Undo())
    assert play.state.chain.actor["stall"].position == (500, 700)


def test_a_file_can_say_where_actors_stand(play: Play) -> None:
    order = tuple(reversed(down_the_column(play, "shop")))

    play.do(c.OrderMap(standing=(*order, "gone")))

    assert tuple(down_the_column(play, "shop")) == order
    assert "gone" not in play.state.chain.standing


@pytest.mark.parametrize(("shares", "refused"), [((0.6, 0.4), False), ((0.6, 0.42), True)])
def test_input_shares_of_one_kind_add_up_to_one(
    play: Play, shares: tuple[float, float], refused: bool
) -> None:
    parts = [
        Link(id=f"s{at}", source=source, target="deli", type=LinkType.GOODS, share_of_target_input=share)
        for at, (source, share) in enumerate(zip(("farm", "stall"), shares, strict=True))
    ]
    command = c.EditChain(edits=tuple(c.AddPart(sort="link", part=part) for part in parts))

    if refused:
        with pytest.raises(Invalid) as error:
            play.do(command)
        assert error.value.code == "shares-over-one"
        assert error.value.params["name"] == "De Gouden Korst"
    else:
        play.do(command)


def test_everybody_looks_at_the_map_as_the_facilitator_does(play: Play) -> None:
    look = Look(overlay=Overlay.WHAT_IF, mirrored=True, off=("actor:farm", "type:goods", "link:cheese"))

    assert play.do(c.ShowMap(look=look)) == [e.MapShown(look=look)]

    assert play.do(c.ShowMap(look=look)) == []
    assert play.as_person("noor").look == look
    assert play.refusal(c.ShowMap(look=Look(actor="nobody"))) == "actor-not-found"
    for key in ("actor:nobody", "type:love", "standing:x", "name"):
        assert play.refusal(c.ShowMap(look=Look(off=(key,)))) == "switch-not-found"


def test_what_left_the_map_is_no_longer_looked_at(play: Play) -> None:
    play.do(adding(a_shop("new")))
    play.do(c.ShowMap(look=Look(actor="new", off=("actor:new", "link:counter"))))

    play.do(c.EditChain(edits=(c.RemovePart(sort="actor", id="new"),)))

    assert play.as_person("noor").look == Look(off=("link:counter",))


def a_route(**told: object) -> c.EditChain:
    given = {"id": "r1", "seller": "deli", "end": "family", "share": 0.5, "known_share": 0.1, **told}
    part = DemandRoute(contact_owner=ContactOwner.SELF, **given)
    return c.EditChain(edits=(c.AddPart(sort="route", part=part),))


def test_a_route_runs_over_other_actors_that_are_there(play: Play) -> None:
    assert play.refusal(a_route(via=("nobody",)), NOOR) == "actor-not-found"
    assert play.refusal(a_route(via=("deli",)), NOOR) == "link-to-itself"
    assert play.refusal(a_route(end="deli"), NOOR) == "link-to-itself"

    play.do(a_route(via=("stall",)), NOOR)

    assert play.refusal(a_route(id="r2", share=0.6), NOOR) == "shares-over-one"


def test_an_actor_takes_the_routes_along_that_its_remover_may_see(play: Play) -> None:
    play.do(c.EditChain(edits=(c.AddPart(sort="actor", part=a_shop("courier")),)))
    play.do(a_route(via=("courier",)), NOOR)
    gone = c.EditChain(edits=(c.RemovePart(sort="actor", id="courier"),))
    assert play.refusal(gone) == "actor-has-routes"

    play.do(c.AgreeRoutes(seller="deli", agreed=True), NOOR)
    play.do(gone, LEAD)

    assert not play.state.chain.route
    play.do(c.Undo(), LEAD)
    assert play.state.chain.route["r1"].via == ("courier",)
