"""The page Insights: the right values in words, for whom they are, and what it does to the room."""

import json
from pathlib import Path

import pytest

from chain.commands import AddPart, ChangePart, Join, RemovePart, ShowMap
from chain.i18n import n, percent, t
from chain.model import Actor, Link, Look, Participant, Tier
from chain.view import Viewer
from chain.vocabulary import Language, Letter, LinkType, Overlay, Position, Role, Scene
from live.hub import Created, Hub
from tests.pages.insights import (
    charts,
    draw_small,
    edit,
    everything,
    join,
    lead_of,
    open_at,
    seated,
    start_letter,
    table,
    view_of,
)
from tests.ui.browser import Browser, words
from ui.insights.naming import plain

TABS = ("map", "numbers", "what_if", "who_knows", "matrix", "compare")
EXPECTED = json.loads(
    (Path(__file__).parent.parent / "data" / "sample_expected.json").read_text(encoding="utf-8")
)["measures"]
NETWORK = EXPECTED["network"]
HOTEL, NOOR, KEES = "a10", "p05", "p06"


@pytest.mark.parametrize("tab", TABS)
def test_every_part_of_the_page_opens_in_both_languages(browser: Browser, sample: Created, tab: str) -> None:
    browser.follow(sample)

    page = open_at(browser, sample, tab)

    assert not page.exception
    assert not page.error
    assert len(words(page)) > 100


@pytest.mark.parametrize("tab", TABS)
def test_participants_see_every_part_of_the_page(hub: Hub, sample: Created, tab: str) -> None:
    page = open_at(seated(hub, sample, NOOR), sample, tab)

    assert not page.exception
    assert not page.error


def test_what_matters_stands_first_in_sentences(browser: Browser, hub: Hub, sample: Created) -> None:
    browser.follow(sample)
    chain = view_of(hub, sample).chain

    told = words(open_at(browser, sample, "map"))

    spoken = browser.language
    pair = {"names": chain.actor["a03"].name, "last": chain.actor["a11"].name}
    names = t(spoken, "pages.insights.and_last", **pair)
    assert n(spoken, "pages.insights.holds", 2, names=names) in told
    hotel = {"names": chain.actor[HOTEL].name, "share": percent(spoken, NETWORK["removal_impact"][HOTEL])}
    assert t(spoken, "pages.insights.falls_away", **hotel) in told
    assert n(spoken, "pages.insights.hard_to_leave", len(EXPECTED["flags"]["exit_friction"])) in told


def test_a_map_of_which_nobody_knows_the_attention_counts_no_links_as_neglected(
    lead: Browser, hub: Hub
) -> None:
    made = hub.create("Brood", "", language=Language.NL, facilitator="Saskia")
    lead.follow(made)
    tiers = [Tier(id=f"t{at}", name=f"Laag {at}", order=at) for at in (1, 2)]
    actors = [Actor(id=f"h{at}", name=f"Huis {at}", tier=f"t{at}") for at in (1, 2)]
    edit(hub, made, *(AddPart(sort="tier", part=one) for one in tiers))
    edit(hub, made, *(AddPart(sort="actor", part=one) for one in actors))
    link = Link(id="l1", source="h1", target="h2", type=LinkType.GOODS)
    edit(hub, made, AddPart(sort="link", part=link))

    told = words(open_at(lead, made, "map"))

    assert n("nl", "pages.insights.attention_unknown", 1) in told
    assert n("nl", "pages.insights.long_ago", 0) not in told


def test_end_customers_are_named_as_such_and_never_as_a_weak_spot(lead: Browser, hub: Hub) -> None:
    sample = hub.open_sample(Language.NL)
    lead.follow(sample)
    page = open_at(lead, sample, "map")

    page.selectbox(key="insights.actor").set_value("a16")
    told = words(lead.run())

    assert t("nl", "pages.insights.is_guest") in told
    assert t("nl", "pages.insights.is_breaking") not in told


def test_the_numbers_of_the_actor_that_is_chosen_stand_beside_the_map(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    page = open_at(lead, sample, "map")

    page.selectbox(key="insights.actor").set_value("a03")
    told = words(lead.run())

    assert t("nl", "pages.insights.is_breaking") in told
    assert n("nl", "pages.insights.steps", NETWORK["hops_to_end_customer"]["a03"]) in told
    assert percent("nl", NETWORK["betweenness_all_undirected"]["a03"]) in told


@pytest.mark.parametrize("overlay", [one for one in Overlay if one is not Overlay.WHAT_IF])
def test_every_layer_can_be_laid_over_the_map(lead: Browser, sample: Created, overlay: Overlay) -> None:
    lead.follow(sample)
    page = open_at(lead, sample, "map")

    page.selectbox(key="insights.actor").set_value(HOTEL)
    page.selectbox(key="insights.overlay").set_value(overlay.value)
    page.toggle(key="insights.mirrored").set_value(True)
    lead.run()

    assert not lead.page.exception
    assert len(lead.page.get("image")) == 1


def test_charts_and_tables_hold_the_values_of_the_oracle(lead: Browser, hub: Hub, sample: Created) -> None:
    lead.follow(sample)
    chain = view_of(hub, sample).chain

    page = open_at(lead, sample, "numbers")

    removal, between = charts(page)[:2]
    expected = [value for value in NETWORK["removal_impact"].values() if value]
    assert sorted(removal["data"][0]["x"]) == pytest.approx(sorted(expected))
    top = sorted(NETWORK["betweenness_all_undirected"].values())[-8:]
    assert between["data"][0]["x"] == pytest.approx(top)
    rows = {row["actor"]: row for row in table(page, "actor", "hops", "between")}
    for id, actor in chain.actor.items():
        assert rows[actor.name]["between"] == pytest.approx(NETWORK["betweenness_all_undirected"][id])
        directed = NETWORK["betweenness_goods_service"][id]
        assert rows[actor.name]["between_directed"] == pytest.approx(directed)


def test_links_that_are_hard_to_leave_come_with_their_notice(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    ratio, notice, flag = (t("nl", f"pages.insights.{one}") for one in ("ratio", "notice", "flag"))

    rows = table(open_at(lead, sample, "numbers"), ratio, notice)

    flagged = [row for row in rows if row[flag]]
    assert sorted(row[ratio] for row in flagged) == sorted(EXPECTED["flags"]["exit_friction"].values())
    assert {row[notice] for row in flagged} == {30, 60}


def test_a_concentration_of_which_too_little_is_known_is_not_shown_and_says_why(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    chain = view_of(hub, sample).chain

    page = open_at(lead, sample, "numbers")

    shown = sorted(one["effective"] for one in NETWORK["goods_hhi"].values() if one["shown"])
    assert sorted(charts(page)[2]["data"][0]["x"]) == pytest.approx(shown)
    pair = {"names": chain.actor["a04"].name, "last": chain.actor["a05"].name}
    hidden = t("nl", "pages.insights.and_last", **pair)
    assert t("nl", "pages.insights.suppliers_hidden", names=hidden) in words(page)


def test_preparation_only_measures_are_for_facilitators(lead: Browser, hub: Hub, sample: Created) -> None:
    lead.follow(sample)
    noor = seated(hub, sample, NOOR)

    page = open_at(lead, sample, "numbers")
    assert "0,146" in [metric.help for metric in page.metric]
    assert n("nl", "pages.insights.pieces", 1) in words(page)
    assert t("nl", "measure.density.name") not in words(open_at(noor, sample, "numbers"))


def test_switching_an_actor_off_tells_who_is_cut_off(browser: Browser, hub: Hub, sample: Created) -> None:
    browser.follow(sample)
    page = open_at(browser, sample, "what_if")

    page.multiselect(key="insights.off.actor").set_value([f"actor:{HOTEL}"])
    told = words(browser.run())

    share = percent(browser.language, NETWORK["removal_impact"][HOTEL])
    assert n(browser.language, "pages.insights.off.cut", 4, of=18, share=share) in told
    assert len(table(browser.page, t(browser.language, "pages.insights.off.to"))) == 4


def test_a_platform_that_cuts_nobody_off_still_costs_the_hotel_its_demand(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    page = open_at(lead, sample, "what_if")

    page.multiselect(key="insights.off.actor").set_value(["actor:a13"])
    told = words(lead.run())

    assert t("nl", "pages.insights.off.no_cut") in told
    hotel = view_of(hub, sample).chain.actor[HOTEL].name
    assert t("nl", "pages.insights.off.demand", name=hotel, share=percent("nl", 0.6)) in told


def test_a_facilitator_shows_a_what_if_and_the_table_follows(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    open_at(lead, sample, "what_if").multiselect(key="insights.off.actor").set_value([f"actor:{HOTEL}"])
    lead.run()
    noor = seated(hub, sample, NOOR)

    lead.press("insights.off.show")

    seen = view_of(hub, sample)
    assert (seen.look.overlay, seen.look.off, seen.scene) == (Overlay.WHAT_IF, (f"actor:{HOTEL}",), Scene.MAP)
    page = open_at(noor, sample, "what_if")
    assert page.multiselect(key="insights.off.actor").value == [f"actor:{HOTEL}"]
    assert t("nl", "pages.insights.off.with_room") in words(page)


def test_what_is_switched_while_the_room_watches_is_seen_at_once(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    open_at(lead, sample, "what_if").multiselect(key="insights.off.actor").set_value([f"actor:{HOTEL}"])
    lead.run()
    lead.press("insights.off.show")

    lead.page.multiselect(key="insights.off.type").set_value(["type:goods"])
    lead.run()

    assert set(view_of(hub, sample).look.off) == {f"actor:{HOTEL}", "type:goods"}


def test_the_room_stops_looking_when_the_facilitator_says_so(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    open_at(lead, sample, "what_if").multiselect(key="insights.off.actor").set_value([f"actor:{HOTEL}"])
    lead.run()
    lead.press("insights.off.show")

    lead.press("insights.off.stop")

    seen = view_of(hub, sample)
    assert (seen.look.overlay, seen.look.off, seen.chosen_scene) == (None, (), None)


def test_a_participant_tries_something_of_their_own_and_comes_back(hub: Hub, sample: Created) -> None:
    look = Look(overlay=Overlay.WHAT_IF, off=(f"actor:{HOTEL}",))
    hub.submit(sample.workshop, ShowMap(look=look), lead_of(hub, sample))
    noor = seated(hub, sample, NOOR)
    open_at(noor, sample, "what_if").multiselect(key="insights.off.actor").set_value(["actor:a03"])

    assert t("nl", "pages.insights.off.own") in words(noor.run())
    assert view_of(hub, sample).look.off == (f"actor:{HOTEL}",)

    page = noor.press("insights.off.back")
    assert page.multiselect(key="insights.off.actor").value == [f"actor:{HOTEL}"]


def test_what_was_taken_off_the_map_is_no_longer_switched_off(hub: Hub, created: Created) -> None:
    draw_small(hub, created)
    look = Look(overlay=Overlay.WHAT_IF, off=("actor:deli", "link:farm-deli"))
    hub.submit(created.workshop, ShowMap(look=look), lead_of(hub, created))
    edit(hub, created, RemovePart(sort="link", id="farm-deli"))
    hanneke = join(hub, created, "Hanneke")

    page = open_at(hanneke, created, "what_if")

    assert t("nl", "pages.insights.off.with_room") in words(page)
    assert page.multiselect(key="insights.off.actor").value == ["actor:deli"]


def test_what_was_seen_is_written_down_about_what_was_off(hub: Hub, created: Created) -> None:
    draw_small(hub, created)
    start_letter(hub, created)
    hanneke = join(hub, created, "Hanneke")
    open_at(hanneke, created, "what_if").multiselect(key="insights.off.actor").set_value(["actor:deli"])
    hanneke.run()

    hanneke.type("insights.note.0.text", "Zonder winkel geen kaas")
    hanneke.press("insights.note.write")

    viewer = Viewer(role=Role.PARTICIPANT, id="hanneke")
    (note,) = hub.view(created.workshop, viewer).mine(Letter.T)
    assert (note.text, note.target.key) == ("Zonder winkel geen kaas", "actor:deli")


def test_a_facilitator_writes_for_somebody_without_a_device(
    lead: Browser, hub: Hub, created: Created
) -> None:
    draw_small(hub, created)
    start_letter(hub, created)
    page = open_at(lead, created, "what_if")
    page.multiselect(key="insights.off.actor").set_value(["actor:deli"])
    assert t("nl", "pages.insights.note.nobody") in words(lead.run())
    daan = Participant(id="daan", name="Daan", actor="family", proxy=True)
    hub.submit(created.workshop, Join(participant=daan), lead_of(hub, created))
    lead.run()

    lead.type("insights.note.0.text", "Dan eten wij geen kaas")
    lead.press("insights.note.write")

    viewer = Viewer(role=Role.FACILITATOR, id=lead_of(hub, created).id)
    (note,) = hub.view(created.workshop, viewer).mine(Letter.T)
    assert note.author.startswith("Daan")


def test_without_an_open_letter_the_page_says_when_one_can_write(
    hub: Hub, lead: Browser, created: Created
) -> None:
    draw_small(hub, created)
    page = open_at(lead, created, "what_if")

    page.multiselect(key="insights.off.actor").set_value(["actor:deli"])

    assert t("nl", "pages.insights.note.no_letter") in words(lead.run())


def test_who_knows_the_guest_holds_the_values_of_the_oracle(
    browser: Browser, hub: Hub, sample: Created
) -> None:
    browser.follow(sample)
    chain = view_of(hub, sample).chain
    named = {
        part: t(browser.language, f"measure.{part.removeprefix('disintermediation_')}.name")
        for part in ("given_away", "not_known", "closed_door_reach", "disintermediation_exposure")
    }
    seller = t(browser.language, "pages.insights.seller")

    rows = {row[seller]: row for row in table(open_at(browser, sample, "who_knows"), *named.values())}

    assert set(rows) == {chain.actor[id].name for id in EXPECTED["contact"]}
    for id, expected in EXPECTED["contact"].items():
        for part, name in named.items():
            assert rows[chain.actor[id].name][name] == pytest.approx(expected[part])


def test_figures_that_a_seller_keeps_are_nowhere_on_the_page_of_another(hub: Hub, sample: Created) -> None:
    hidden = {"share": 0.7319, "known_share": 0.0417, "capture_moment": "KANARIE"}
    edit(hub, sample, ChangePart(sort="route", id="d06", changes=hidden))
    kees, lead = seated(hub, sample, KEES), Browser(hub)
    lead.follow(sample)

    # The one who may see them looks first, so that a cache between the two would show.
    assert "KANARIE" in everything(open_at(lead, sample, "who_knows"))
    for tab in TABS:
        page = open_at(kees, sample, tab)
        assert not page.exception
        for secret in ("KANARIE", "7319", "0417", "73%", "route:d06"):
            assert secret not in everything(page), (tab, secret)


def test_who_leads_reads_whose_figures_the_table_does_not_see(
    browser: Browser, hub: Hub, sample: Created
) -> None:
    browser.follow(sample)
    café = view_of(hub, sample).chain.actor["a09"].name
    told = {
        where: n(browser.language, f"pages.held.{where}", 1, names=plain(café))
        for where in ("page", "archive")
    }

    assert told["page"] in words(open_at(browser, sample, "who_knows"))
    assert told["archive"] in words(browser.open("report", sample.workshop))
    guest = seated(hub, sample, NOOR, browser.language)
    assert told["page"] not in words(open_at(guest, sample, "who_knows"))
    assert told["archive"] not in words(guest.open("report", sample.workshop))


def test_the_closed_door_test_goes_to_the_projector_and_off_again(
    lead: Browser, hub: Hub, sample: Created
) -> None:
    lead.follow(sample)
    page = open_at(lead, sample, "who_knows")
    café = view_of(hub, sample).chain.actor["a09"].name
    agreed = next(one.value for one in page.markdown if "5 huizen" in one.value)
    assert café not in agreed

    lead.press("insights.door.show")
    assert view_of(hub, sample).scene is Scene.CLOSED_DOOR

    lead.press("insights.door.show")
    assert view_of(hub, sample).chosen_scene is None


def test_two_maps_are_compared_in_words_and_in_one_drawing(hub: Hub, sample: Created) -> None:
    then, lead = hub.open_sample(Language.NL), Browser(hub)
    lead.follow(sample)
    lead.follow(then)
    edit(
        hub,
        sample,
        AddPart(sort="actor", part=Actor(id="new", name="De Nieuwe", tier="4")),
        ChangePart(sort="link", id="l03", changes={"strength": 5}),
    )
    edit(hub, then, AddPart(sort="actor", part=Actor(id="old", name="De Oude", tier="4")))
    page = open_at(lead, sample, "compare")

    page.selectbox(key="insights.then.workshop").set_value(then.workshop)
    told = words(lead.run())

    assert n("nl", "pages.insights.then.actor.added", 1, names="De Nieuwe") in told
    assert n("nl", "pages.insights.then.actor.gone", 1, names="De Oude") in told
    assert "verbinding gegroeid" in told
    assert len(lead.page.get("image")) == 1
    (row,) = table(lead.page, t("nl", "pages.insights.then.was"))
    assert (row[t("nl", "pages.insights.then.was")], row[t("nl", "pages.insights.then.now")]) == ("2", "5")


def test_the_same_map_is_said_to_be_the_same(hub: Hub, sample: Created) -> None:
    then, lead = hub.open_sample(Language.NL), Browser(hub)
    lead.follow(sample)
    lead.follow(then)

    open_at(lead, sample, "compare").selectbox(key="insights.then.workshop").set_value(then.workshop)

    assert t("nl", "pages.insights.then.same") in words(lead.run())


@pytest.mark.parametrize(("name", "key"), [("lead", "empty_lead"), ("hanneke", "empty_wait")])
def test_an_empty_map_says_what_to_do_first(
    lead: Browser, hub: Hub, created: Created, name: str, key: str
) -> None:
    browser = lead if name == "lead" else join(hub, created, "Hanneke", actor=None)

    page = browser.open("insights", created.workshop)

    assert t("nl", f"pages.insights.{key}") in words(page)
    assert not page.exception
    assert not page.get("tab")


@pytest.mark.parametrize("tab", TABS)
def test_actors_without_links_break_nothing(lead: Browser, hub: Hub, created: Created, tab: str) -> None:
    edit(
        hub,
        created,
        AddPart(sort="tier", part=Tier(id="shop", name="Winkel", order=1, position=Position.FOCAL)),
        AddPart(sort="actor", part=Actor(id="deli", name="De *Gouden* Korst", tier="shop")),
    )

    page = open_at(lead, created, tab)

    assert not page.exception
    assert not page.error
