"""Prepare the chain: starter questions, relations, what is missing, map settings, who knows the guest."""

import pytest
from streamlit.testing.v1 import AppTest

from chain.commands import AddPart, AgreeRoutes, ChangePart, EditChain, Join
from chain.i18n import n, t
from chain.model import Actor, By, DemandRoute, Link, Participant, Relation, Tier
from chain.view import View, Viewer
from chain.vocabulary import ContactOwner, Language, LinkStatus, LinkType, RelationPhase, Role
from live.hub import Created, Hub
from tests.ui.browser import Browser, words

NL = Language.NL
PARTS = (
    AddPart(sort="tier", part=Tier(id="t1", name="Bron", order=1)),
    AddPart(sort="tier", part=Tier(id="t2", name="Gast", order=2)),
    AddPart(sort="actor", part=Actor(id="a1", name="Veehouder", tier="t1")),
    AddPart(sort="actor", part=Actor(id="a2", name="Rijpkelder", tier="t1")),
    AddPart(sort="actor", part=Actor(id="g1", name="Gezinnen", tier="t2")),
    AddPart(sort="link", part=Link(id="l1", source="a1", target="a2", type=LinkType.GOODS, label="kaas")),
    AddPart(sort="relation", part=Relation(id="r1", upstream="a1", downstream="a2")),
)


@pytest.fixture
def lead_by(hub: Hub, created: Created) -> By:
    return hub.follow_link(created.link.rsplit("/", 1)[1]).by


@pytest.fixture
def page(lead: Browser, hub: Hub, created: Created, lead_by: By) -> AppTest:
    hub.submit(created.workshop, EditChain(edits=PARTS), lead_by)
    return lead.open("prepare", created.workshop)


def seen(hub: Hub, created: Created) -> View:
    return hub.view(created.workshop, Viewer(role=Role.FACILITATOR))


def seat(hub: Hub, created: Created, id: str, actor: str, *, proxy: bool = False, by: By | None = None) -> By:
    """Somebody of a house sits down."""
    one = Participant(id=id, name=id.title(), actor=actor, proxy=proxy)
    hub.submit(created.workshop, Join(participant=one), by or By(role=Role.STRANGER))
    return By(role=Role.PARTICIPANT, id=id)


def a_route(**fields: object) -> DemandRoute:
    told = {"id": "d1", "seller": "a1", "end": "g1", "share": 0.6, "known_share": 0.2, **fields}
    return DemandRoute(contact_owner=ContactOwner.OTHER, **told)


# --- tables ---------------------------------------------------------------------------------------


def test_both_starter_questions_stand_side_by_side_in_the_table(lead: Browser, page: AppTest) -> None:
    table = next(one for one in page.data_editor if one.key == "prepare.actor.0.nl")
    shown = list(table.proto.column_order)

    assert shown.index("upkeep") == shown.index("for_whom") + 1
    assert "kind" not in shown


def test_more_columns_hold_the_rest_and_keep_what_was_typed(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.edit("prepare.link", edited_rows={0: {"status": "dormant"}})

    page.toggle(key="prepare.link.more").set_value(True)
    shown = lead.run()
    key = "prepare.link.0.nl.all"
    assert "certainty" in next(one for one in shown.data_editor if one.key == key).proto.column_order
    nothing: dict[str, object] = {"added_rows": [], "deleted_rows": []}
    page.session_state[key] = {"edited_rows": {0: {"certainty": 4}}, **nothing}
    lead.run()
    lead.press("prepare.link.save")

    link = seen(hub, created).chain.link["l1"]
    assert (link.status, link.certainty) == (LinkStatus.DORMANT, 4)


def test_a_relation_is_saved_and_shows_what_runs_over_it(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    table = next(one for one in page.data_editor if one.key == "prepare.relation.0.nl")
    assert list(table.value["links"]) == ["→ goederen: kaas"]
    lead.edit("prepare.relation", edited_rows={0: {"phase": "commitment", "intent": "Samen rijpen"}})

    lead.press("prepare.relation.save")

    relation = seen(hub, created).chain.relation["r1"]
    assert (relation.phase, relation.intent) == (RelationPhase.COMMITMENT, "Samen rijpen")


# --- starter questions ----------------------------------------------------------------------------


def test_starter_questions_go_from_one_actor_to_the_next(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("prepare.starters.a1.0.for_whom", "de buurt")
    lead.type("prepare.starters.a1.0.upkeep", "een praatje")

    shown = lead.press("prepare.starters.save")

    actor = seen(hub, created).chain.actor["a1"]
    assert (actor.for_whom, actor.upkeep) == ("de buurt", "een praatje")
    assert shown.selectbox(key="prepare.starters.actor").value == "a2"


def test_an_actor_can_be_skipped(lead: Browser, page: AppTest) -> None:
    shown = lead.press("prepare.starters.skip")

    assert shown.selectbox(key="prepare.starters.actor").value == "a2"


def test_an_answer_that_somebody_else_gave_meanwhile_is_not_written_over(
    lead: Browser, hub: Hub, created: Created, page: AppTest, lead_by: By
) -> None:
    lead.type("prepare.starters.a1.0.upkeep", "mijn antwoord")
    theirs = ChangePart(sort="actor", id="a1", changes={"upkeep": "hun antwoord"})
    hub.submit(created.workshop, EditChain(edits=(theirs,)), lead_by)

    shown = lead.press("prepare.starters.save")

    assert "hun antwoord" in shown.error[0].value
    assert seen(hub, created).chain.actor["a1"].upkeep == "hun antwoord"
    lead.press("prepare.starters.save")
    assert seen(hub, created).chain.actor["a1"].upkeep == "mijn antwoord"


# --- what is missing ------------------------------------------------------------------------------


def test_each_finding_leads_to_where_it_is_mended(lead: Browser, page: AppTest) -> None:
    shown = lead.press("prepare.complete.no-upkeep.a2")

    assert shown.session_state["prepare.tabs.nl"] == t(NL, "pages.prepare.tab_chain")
    assert shown.session_state["prepare.chain_tabs.nl"] == t(NL, "pages.prepare.tab_starters")
    assert shown.selectbox(key="prepare.starters.actor").value == "a2"

    shown = lead.press("prepare.complete.end-without-route.g1")
    assert shown.session_state["prepare.tabs.nl"] == t(NL, "pages.prepare.tab_guests")
    shown = lead.press("prepare.complete.no-host-tier.")
    assert shown.session_state["prepare.chain_tabs.nl"] == t(NL, "pages.prepare.tab_tables")
    shown = lead.press("prepare.complete.end-without-way.g1")
    assert shown.session_state["prepare.chain_tabs.nl"] == t(NL, "pages.prepare.tab_quick")


def test_a_house_that_keeps_its_figures_is_not_said_to_miss_any(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    key = "prepare.complete.end-without-route.g1"
    assert key in [one.key for one in page.button]

    seat(hub, created, "noor", "a1")
    shown = lead.run()

    assert key not in [one.key for one in shown.button]
    assert t(NL, "pages.complete.closed") in words(shown)


def test_how_much_is_missing_is_said_at_the_top(lead: Browser, page: AppTest) -> None:
    before = int(next(one.value for one in page.text if "op de kaart" in one.value).split()[3])
    lead.type("prepare.starters.a1.0.for_whom", "de buurt")

    shown = lead.press("prepare.starters.save")

    assert n(NL, "pages.complete.missing", before - 1) in [one.value for one in shown.text]


# --- the map --------------------------------------------------------------------------------------


def test_participants_may_draw_when_the_map_is_open(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    page.toggle(key="prepare.map.open.False").set_value(True)
    lead.run()
    assert seen(hub, created).map_open

    page.toggle(key="prepare.map.open.True").set_value(False)
    lead.run()
    assert not seen(hub, created).map_open


def test_tidying_up_forgets_what_was_moved_by_hand(
    lead: Browser, hub: Hub, created: Created, page: AppTest, lead_by: By
) -> None:
    moved = ChangePart(sort="actor", id="a1", changes={"position": (10.0, 20.0)})
    hub.submit(created.workshop, EditChain(edits=(moved,)), lead_by)

    lead.press("prepare.map.tidy")

    assert seen(hub, created).chain.actor["a1"].position is None


# --- who knows the guest --------------------------------------------------------------------------


def test_a_route_is_written_down_and_its_sum_is_shown(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    page.number_input(key="routes.a1.new.0.share").set_value(40.0)
    page.radio(key="routes.a1.new.0.contact_owner").set_value("other")
    shown = lead.run()
    assert [one.value for one in shown.metric][:3] == ["40%", "0%", "40%"]

    lead.press("routes.a1.save")

    [route] = seen(hub, created).chain.route.values()
    assert (route.seller, route.end, route.share) == ("a1", "g1", 0.4)
    assert route.contact_owner is ContactOwner.OTHER


def test_a_route_without_who_holds_the_contact_is_asked_for_it(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    shown = lead.press("routes.a1.save")

    assert t(NL, "pages.routes.contact_owner") in shown.error[0].value
    assert not seen(hub, created).chain.route


def test_more_than_all_demand_is_refused_with_the_sum(
    lead: Browser, hub: Hub, created: Created, page: AppTest, lead_by: By
) -> None:
    hub.submit(created.workshop, EditChain(edits=(AddPart(sort="route", part=a_route()),)), lead_by)
    lead.run()
    lead.press("routes.a1.add")
    page.number_input(key="routes.a1.new.0.share").set_value(70.0)
    page.radio(key="routes.a1.new.0.contact_owner").set_value("self")
    shown = lead.run()
    assert any("130" in one.value for one in shown.warning)

    shown = lead.press("routes.a1.save")

    assert t(NL, "error.shares-over-one", name="Veehouder", percent=130, number=1) in shown.error[0].value
    assert shown.number_input(key="routes.a1.new.0.share").value == 70.0


def test_a_route_is_changed_and_removed(
    lead: Browser, hub: Hub, created: Created, page: AppTest, lead_by: By
) -> None:
    hub.submit(created.workshop, EditChain(edits=(AddPart(sort="route", part=a_route()),)), lead_by)
    lead.run()
    lead.press("routes.d1.change")
    page.number_input(key="routes.a1.d1.0.known_share").set_value(50.0)
    lead.press("routes.d1.save")
    assert seen(hub, created).chain.route["d1"].known_share == 0.5

    lead.press("routes.d1.remove")

    assert not seen(hub, created).chain.route


def test_the_facilitator_agrees_only_for_who_has_no_device(
    lead: Browser, hub: Hub, created: Created, page: AppTest, lead_by: By
) -> None:
    assert t(NL, "pages.consent.absent") in words(page)
    seat(hub, created, "opa", "a1", proxy=True, by=lead_by)
    lead.run()

    lead.press("routes.a1.share")
    assert seen(hub, created).agreed == ("a1",)
    lead.press("routes.a1.withdraw")
    assert seen(hub, created).agreed == ()


def test_the_figures_of_a_house_with_a_device_are_not_shown_until_it_agrees(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    noor = seat(hub, created, "noor", "a1")
    added = AddPart(sort="route", part=a_route(capture_moment="kanariekwikstaart"))
    hub.submit(created.workshop, EditChain(edits=(added,)), noor)
    shown = lead.run()
    page.selectbox(key="routes.seller").set_value("a1")
    shown = lead.run()
    assert t(NL, "pages.routes.keeps", name="Veehouder") in words(shown)
    assert "kanariekwikstaart" not in repr(shown)

    hub.submit(created.workshop, AgreeRoutes(seller="a1", agreed=True), noor)
    shown = lead.run()

    assert any("kanariekwikstaart" in one.value for one in shown.text)
    assert "routes.d1.change" not in [one.key for one in shown.button]


# --- files ----------------------------------------------------------------------------------------


def test_the_map_comes_in_and_goes_out_as_files(lead: Browser, page: AppTest) -> None:
    page.session_state["prepare.tabs.nl"] = t(NL, "pages.prepare.tab_files")

    shown = lead.run()

    assert not shown.exception
    assert t(NL, "mapfile.import.title") in words(shown)
    assert t(NL, "mapfile.export.title") in words(shown)
