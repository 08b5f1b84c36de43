"""Theme, description and map: an edit of the map counts all together or not at all."""

from typing import Any

import pytest

from chain import commands as c
from chain import events as e
from chain.errors import NotFound
from chain.model import Actor, Link, Relation, Sort, Theme, Tier
from chain.vocabulary import Letter, LinkType, Scope
from tests.builders import ACTORS, TIERS, Play, a_map, a_workshop, about


@pytest.fixture
def play() -> Play:
    return a_workshop("noor")


def change(sort: Sort, id: str, /, **changes: Any) -> c.EditChain:
    return c.EditChain(edits=(c.ChangePart(sort=sort, id=id, changes=changes),))


def remove(sort: Sort, id: str) -> c.EditChain:
    return c.EditChain(edits=(c.RemovePart(sort=sort, id=id),))


def test_parts_come_onto_the_map_in_one_act(play: Play) -> None:
    assert set(play.state.chain.actor) == {one.id for one in ACTORS}
    assert play.state.chain.tiers == TIERS


def test_a_broken_edit_leaves_the_map_as_it_was_and_names_its_number(play: Play) -> None:
    good = Actor(id="mill", name="De Molen", tier="source")
    bad = Link(id="flour", source="mill", target="gone", type=LinkType.GOODS)

    with pytest.raises(NotFound) as refused:
        play.do(a_map(good, bad))

    assert (refused.value.code, refused.value.params["number"]) == ("actor-not-found", 2)
    assert "mill" not in play.state.chain.actor


def test_an_edit_sees_the_edits_before_it(play: Play) -> None:
    play.do(
        a_map(
            Actor(id="mill", name="De Molen", tier="source"),
            Link(id="flour", source="mill", target="deli", type=LinkType.GOODS),
        )
    )

    assert play.state.chain.link["flour"].source == "mill"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (Tier(id="source", name="x", order=1), "id-taken"),
        (Actor(id="x", name="x", tier="gone"), "tier-not-found"),
        (Link(id="x", source="farm", target="gone", type=LinkType.MONEY), "actor-not-found"),
        (Link(id="x", source="farm", target="farm", type=LinkType.MONEY), "link-to-itself"),
        (Relation(id="x", upstream="gone", downstream="farm"), "actor-not-found"),
        (Relation(id="x", upstream="farm", downstream="farm"), "link-to-itself"),
    ],
)
def test_what_comes_onto_the_map_hangs_on_what_is_there(play: Play, part: Any, code: str) -> None:
    assert play.refusal(a_map(part)) == code


def test_a_part_is_of_its_sort(play: Play) -> None:
    wrong = c.EditChain(edits=(c.AddPart(sort="tier", part=Actor(id="x", name="x", tier="shop")),))

    assert play.refusal(wrong) == "command-invalid"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (change("actor", "deli", id="other"), "command-invalid"),
        (change("actor", "deli", colour="red"), "command-invalid"),
        (change("actor", "deli", power=9), "command-invalid"),
        (change("actor", "deli", name="x" * 81), "text-too-long"),
        (change("actor", "deli", tier="gone"), "tier-not-found"),
        (change("link", "cheese", target="farm"), "link-to-itself"),
        (change("link", "gone", label="x"), "link-not-found"),
        (change("tier", "gone", name="x"), "tier-not-found"),
        (change("relation", "gone", intent="x"), "relation-not-found"),
    ],
)
def test_a_change_is_checked_like_something_new(play: Play, edit: c.EditChain, code: str) -> None:
    assert play.refusal(edit) == code


def test_a_change_holds_the_fields_that_became_different_as_they_were_checked(play: Play) -> None:
    events = play.do(change("actor", "deli", name="  De Korst ", power=2, kind=""))

    assert events == [e.PartChanged(sort="actor", id="deli", changes={"name": "De Korst", "power": 2})]
    assert play.state.chain.actor["deli"].name == "De Korst"
    assert play.do(change("actor", "deli", name="De Korst")) == []


def test_two_hands_on_different_fields_of_one_actor_keep_both(play: Play) -> None:
    play.do(change("actor", "deli", name="De Korst"))
    play.do(change("actor", "deli", position=[3, 4]))

    deli = play.state.chain.actor["deli"]
    assert (deli.name, deli.position) == ("De Korst", (3.0, 4.0))


def test_an_actor_takes_its_links_and_relations_along(play: Play) -> None:
    play.do(remove("actor", "farm"))

    assert set(play.state.chain.link) == {"counter"}
    assert not play.state.chain.relation
    assert play.do(remove("actor", "farm")) == []


def test_what_people_speak_for_or_write_about_stays(play: Play) -> None:
    play.open(Letter.T)
    play.write("noor", target=about("counter", Scope.LINK))

    assert play.refusal(remove("actor", "deli")) == "actor-has-participants"
    assert play.refusal(remove("link", "counter")) == "part-has-notes"
    assert play.refusal(remove("actor", "family")) == "part-has-notes"
    assert play.refusal(remove("tier", "shop")) == "tier-has-actors"


def test_parts_of_different_sorts_may_share_an_id(play: Play) -> None:
    play.do(a_map(Tier(id="deli", name="Extra", order=9)))

    play.do(remove("tier", "deli"))
    assert "deli" in play.state.chain.actor


def test_a_map_has_room_for_so_much(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("chain.decide.mapping", fromlist=["x"]).PART_LIMITS, "tier", 3)

    assert play.refusal(a_map(Tier(id="x", name="x", order=4))) == "map-full"


def test_theme_and_description_are_set_once(play: Play) -> None:
    theme, named = c.SetTheme(theme=Theme(sentence="Wie kent onze gast?")), c.DescribeWorkshop(title="Haven")

    assert (len(play.do(theme)), len(play.do(named))) == (1, 1)
    assert (play.do(theme), play.do(named)) == ([], [])
    assert (play.state.theme.sentence, play.state.title) == ("Wie kent onze gast?", "Haven")
