"""The inspector shows what is selected to who may draw, and follows what others change of it."""

import json

import pytest

from chain import commands as c
from chain.model import Tier
from chain.view import View, Viewer, view
from chain.vocabulary import Position, Role
from live.fragments import inspector, looked_at, parts_of
from live.fragments.tiers import new_tier, tier_moves
from tests.builders import LEAD, Play, a_map, a_workshop
from tests.live.dom import Node, parse


def lead(play: Play) -> View:
    return view(play.state, Viewer(role=Role.FACILITATOR, id=LEAD.id))


def shown(play: Play, *at: str) -> Node:
    return parse(inspector(lead(play), at).html)


def fields(node: Node) -> dict[str, str]:
    """Every field by name, with what it held when the edit began."""
    return {
        one.attributes["name"]: one.attributes.get("data-was", "")
        for one in node.walk()
        if one.tag in ("input", "select")
    }


def test_an_actor_shows_both_starter_questions_and_what_it_holds_now() -> None:
    found = fields(shown(a_workshop(), "actor:farm"))

    assert json.loads(found["name"]) == "De Zilte Weide"
    assert {"tier", "kind", "for_whom", "upkeep", "role", "member_type", "empty_chair"} <= found.keys()


def test_a_link_shows_all_its_fields_and_the_relation_that_it_runs_over() -> None:
    drawn = shown(a_workshop(), "link:cheese")
    forms = [one for one in drawn.walk() if one.tag == "form"]

    link = set(type(a_workshop().state.chain.link["cheese"]).model_fields)
    assert fields(forms[0]).keys() == link - {"id", "source", "target"}
    assert forms[1].attributes["data-ids"] == '["supply"]'
    assert fields(forms[1]).keys() == {"phase", "intent"}


def test_a_pair_without_a_relation_gets_one_when_something_is_said_about_it() -> None:
    forms = [one for one in shown(a_workshop(), "link:counter").walk() if one.tag == "form"]

    assert json.loads(forms[1].attributes["data-new"]) == {"upstream": "deli", "downstream": "family"}


def test_several_actors_can_get_one_kind_and_one_tier() -> None:
    drawn = shown(a_workshop(), "actor:deli", "actor:stall", "link:cheese")
    (form,) = [one for one in drawn.walk() if one.tag == "form"]

    assert json.loads(form.attributes["data-ids"]) == ["deli", "stall"]
    assert fields(form).keys() == {"kind", "tier"}


@pytest.mark.parametrize("at", [("actor:farm",), ("link:cheese",), ("tier:shop",), ()])
def test_who_may_not_draw_gets_nothing_to_fill_in(at: tuple[str, ...]) -> None:
    guest = view(a_workshop().state, Viewer(role=Role.PARTICIPANT, id="noor"))

    assert fields(parse(inspector(guest, at).html)) == {}


def test_tiers_are_moved_and_added_by_wishes_that_number_them_anew() -> None:
    play = a_workshop()
    moves = tier_moves(play.state.chain, play.state.chain.tier["shop"], "Nieuw")

    play.do(c.read_command({**moves["left"]}))
    assert [one.id for one in play.state.chain.tiers] == ["shop", "source", "end"]
    play.do(c.Undo())

    added = json.loads(json.dumps(moves["add_right"]))
    added["edits"][0]["part"]["id"] = "fresh"
    play.do(c.read_command(added))
    assert [one.id for one in play.state.chain.tiers] == ["source", "shop", "fresh", "end"]
    assert play.state.chain.tier["fresh"].position is Position.DOWNSTREAM


def test_the_first_and_last_tier_have_nowhere_further_to_go() -> None:
    chain = a_workshop().state.chain

    assert tier_moves(chain, chain.tier["source"], "x").keys() == {"right", "add_left", "add_right"}
    assert tier_moves(chain, chain.tier["end"], "x").keys() == {"left", "add_left", "add_right"}


def test_a_new_tier_comes_last_and_on_the_same_side() -> None:
    play = a_workshop()
    assert new_tier(play.state.chain) == {"order": 4, "position": "downstream"}
    assert new_tier(play.state.chain.model_copy(update={"tier": {}})) == {"order": 1, "position": "upstream"}


def test_the_inspector_of_a_link_follows_its_ends_and_its_relation() -> None:
    play = a_workshop()
    watched = looked_at(lead(play), ("link:cheese",))

    assert {"link:cheese", "actor:farm", "actor:deli", "relation:supply"} <= watched
    events = play.do(
        c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": "De Zoute Weide"}),))
    )
    assert parts_of(events) & watched
    assert not parts_of(play.do(a_map(Tier(id="new", name="Kade", order=9)))) & watched
