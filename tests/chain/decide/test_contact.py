"""Demand routes are the seller's: who may write them, agree to share them, and take either back."""

import pytest

from chain import commands as c
from chain.model import Actor, DemandRoute, Tier
from chain.vocabulary import ContactOwner
from tests.builders import LEAD, STRANGER, Play, a_map, a_participant, a_workshop, person_by

NOOR, BAS, KEES, HANNEKE = (person_by(name) for name in ("noor", "bas", "kees", "hanneke"))


def a_route(id: str = "r1", seller: str = "deli", **fields: object) -> DemandRoute:
    told = {"end": "family", "share": 0.4, "contact_owner": ContactOwner.OTHER, "known_share": 0.1}
    return DemandRoute.model_validate({"id": id, "seller": seller, **told, **fields})


def an_edit(*edits: c.Edit) -> c.EditChain:
    return c.EditChain(edits=edits)


def added(route: DemandRoute) -> c.EditChain:
    return an_edit(c.AddPart(sort="route", part=route))


def changed(id: str = "r1", **changes: object) -> c.EditChain:
    return an_edit(c.ChangePart(sort="route", id=id, changes=changes))


def removed(id: str = "r1") -> c.EditChain:
    return an_edit(c.RemovePart(sort="route", id=id))


@pytest.fixture
def play() -> Play:
    """Return a workshop in which the people of the deli have written down one route."""
    play = a_workshop()
    play.do(added(a_route()), NOOR)
    return play


@pytest.mark.parametrize("by", [KEES, LEAD], ids=["another house", "facilitator"])
@pytest.mark.parametrize("wish", [added(a_route("r2")), changed(share=0.5), removed()], ids=str)
def test_others_than_the_house_write_no_route_of_it(play: Play, by: object, wish: c.EditChain) -> None:
    assert play.refusal(wish, by) == "not-your-seller"  # type: ignore[arg-type]


def test_colleagues_of_one_house_write_the_same_routes(play: Play) -> None:
    play.do(changed(share=0.5), BAS)

    assert play.state.chain.route["r1"].share == 0.5


def test_a_route_cannot_be_handed_to_another_house(play: Play) -> None:
    assert play.refusal(changed(seller="stall"), NOOR) == "not-your-seller"


def test_a_refusal_over_shares_speaks_of_the_own_house_only(play: Play) -> None:
    assert play.refusal(added(a_route("r2", share=0.7)), NOOR) == "shares-over-one"
    play.do(added(a_route("r3", "stall", share=1.0)), KEES)

    assert play.state.chain.route["r3"].share == 1.0


def test_undo_cannot_bring_shares_above_the_whole(play: Play) -> None:
    play.do(removed(), NOOR)
    play.do(added(a_route("r2", share=0.9)), BAS)

    assert play.refusal(c.Undo(), NOOR) == "undo-too-late"


def test_nobody_but_the_house_agrees_to_share(play: Play) -> None:
    for by in (KEES, LEAD):
        assert play.refusal(c.AgreeRoutes(seller="deli", agreed=True), by) == "not-your-seller"


def test_the_facilitator_writes_and_agrees_for_who_has_no_device() -> None:
    play = a_workshop("kees")
    play.do(c.Join(participant=a_participant("noor", proxy=True)))

    play.do(added(a_route()))
    play.do(c.AgreeRoutes(seller="deli", agreed=True))

    assert play.as_person("kees").chain.route


def test_a_consent_needs_somebody_of_the_house_at_the_table() -> None:
    play = a_workshop("kees")
    play.do(added(a_route()))

    assert play.refusal(c.AgreeRoutes(seller="deli", agreed=True)) == "seller-absent"


def test_the_facilitator_hands_the_pen_over_when_the_house_comes_in() -> None:
    play = a_workshop("kees")
    play.do(added(a_route()))
    assert play.as_lead().speaks_for("deli")

    play.do(c.Join(participant=a_participant("noor")), STRANGER)

    assert not play.as_lead().speaks_for("deli")
    assert play.as_person("noor").chain.route
    assert play.refusal(c.Undo()) == "not-your-seller"
    assert not play.as_lead().undoable


def test_the_pen_does_not_come_back_by_sending_the_house_away(play: Play) -> None:
    play.do(c.RemoveParticipant(id="bas"))
    play.do(c.ChangeParticipant(participant=a_participant("noor", actor="farm")))

    assert not play.as_lead().speaks_for("deli")
    assert not play.as_lead().chain.route


def test_who_changes_house_takes_nothing_back_in_the_old_one(play: Play) -> None:
    play.do(c.ChangeParticipant(participant=a_participant("noor", actor="farm")), NOOR)

    assert play.refusal(c.Undo(), NOOR) == "not-your-seller"
    assert not play.as_person("noor").undoable


def test_who_changed_house_cannot_bring_an_old_consent_back(play: Play) -> None:
    play.do(c.AgreeRoutes(seller="deli", agreed=True), NOOR)
    play.do(c.AgreeRoutes(seller="deli", agreed=False), NOOR)
    play.do(c.ChangeParticipant(participant=a_participant("noor", actor="farm")), NOOR)

    assert play.refusal(c.Undo(), NOOR) == "not-your-seller"
    assert not play.as_person("kees").chain.route


def test_who_draws_along_takes_no_routes_of_another_house_off_the_map(play: Play) -> None:
    play.do(a_map(Actor(id="agent", name="Bezorger", tier="shop")))
    play.do(changed(via=("agent",)), NOOR)
    play.do(c.AgreeRoutes(seller="deli", agreed=True), NOOR)
    play.do(c.OpenMap(open=True))

    wish = an_edit(c.RemovePart(sort="actor", id="agent"))

    assert play.refusal(wish, KEES) == "actor-has-routes"
    play.do(wish, NOOR)
    assert not play.state.chain.route


def test_a_consent_goes_with_the_house_that_gave_it() -> None:
    play = a_workshop("kees")
    play.do(a_map(Tier(id="far", name="Ver", order=4), Actor(id="mill", name="De Molen", tier="far")))
    play.do(c.Join(participant=a_participant("opa", actor="mill", proxy=True)))
    play.do(c.AgreeRoutes(seller="mill", agreed=True))
    play.do(c.RemoveParticipant(id="opa"))

    play.do(an_edit(c.RemovePart(sort="actor", id="mill")))

    assert not play.state.agreed
    play.do(c.Undo())
    assert play.state.agreed == ("mill",)


def test_nobody_joins_a_house_that_keeps_figures_on_a_word_alone(play: Play) -> None:
    spy = c.Join(participant=a_participant("spion", actor="deli"))
    assert play.refusal(spy, STRANGER) == "house-keeps-figures"
    moved = c.ChangeParticipant(participant=a_participant("kees", actor="deli"))
    assert play.refusal(moved, KEES) == "house-keeps-figures"

    play.do(c.Join(participant=a_participant("eva", actor="deli", proxy=True)))

    assert play.as_person("eva").chain.route


def test_a_house_without_figures_of_its_own_or_with_open_ones_is_joined_by_anybody(play: Play) -> None:
    play.do(c.Join(participant=a_participant("eva", actor="stall")), STRANGER)
    play.do(c.AgreeRoutes(seller="deli", agreed=True), BAS)

    play.do(c.Join(participant=a_participant("laat", actor="deli")), STRANGER)

    assert play.as_person("laat").speaks_for("deli")


def test_people_of_the_house_still_change_their_own_details(play: Play) -> None:
    play.do(c.ChangeParticipant(participant=a_participant("noor", interest="kaas")), NOOR)

    assert play.state.participants["noor"].interest == "kaas"
