"""Prepare: what is filled in becomes the workshop's, all of it or nothing, and never at another's cost."""

import pytest
from streamlit.testing.v1 import AppTest

from chain.commands import AddPart, DescribeWorkshop, EditChain, RemovePart, SetTheme
from chain.i18n import t
from chain.model import Actor, Chain, Link, Theme, Tier
from chain.view import View, Viewer
from chain.vocabulary import Language, LinkType, Position, Role
from live.hub import Created, Hub
from tests.ui.browser import Browser, guest, words


@pytest.fixture
def page(lead: Browser, created: Created) -> AppTest:
    return lead.open("prepare", created.workshop)


def seen(hub: Hub, created: Created) -> View:
    return hub.view(created.workshop, Viewer(role=Role.FACILITATOR))


def act(hub: Hub, created: Created, command: object) -> None:
    """Another facilitator does something meanwhile."""
    seat = hub.follow_link(created.link.rsplit("/", 1)[1])
    hub.submit(created.workshop, command, seat.by)  # type: ignore[arg-type]


def put_on_the_map(hub: Hub, created: Created) -> None:
    parts = (
        AddPart(sort="tier", part=Tier(id="t1", name="Bron", order=1)),
        AddPart(sort="actor", part=Actor(id="a1", name="Veehouder", tier="t1")),
        AddPart(sort="actor", part=Actor(id="a2", name="Rijpkelder", tier="t1")),
        AddPart(sort="link", part=Link(id="l1", source="a1", target="a2", type=LinkType.GOODS)),
    )
    act(hub, created, EditChain(edits=parts))


def names(chain: Chain) -> list[str]:
    return [actor.name for actor in chain.actor.values()]


def test_the_theme_is_saved_from_the_canvas(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    lead.type("prepare.theme.0.since", "sinds de storm")

    shown = lead.press("prepare.theme.save")

    assert seen(hub, created).theme == Theme(sentence="Wie kent onze gast nog?", since="sinds de storm")
    assert [one.value for one in shown.toast] == [t(Language.NL, "pages.prepare.saved")]


def test_saving_the_theme_keeps_what_another_facilitator_wrote(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("prepare.theme.0.since", "sinds de storm")
    act(hub, created, SetTheme(theme=Theme(sentence="Wie kent onze gast nog?", felt_first_by="de visser")))

    lead.press("prepare.theme.save")

    assert seen(hub, created).theme.felt_first_by == "de visser"
    assert seen(hub, created).theme.since == "sinds de storm"


def test_a_refused_theme_stays_in_the_form(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    lead.type("prepare.theme.0.sharpened", "x\x07")

    shown = lead.press("prepare.theme.save")

    assert [one.value for one in shown.error] == [t(Language.NL, "error.text-control", field="sharpened")]
    assert shown.text_area(key="prepare.theme.0.sharpened").value == "x\x07"
    assert not seen(hub, created).theme.sharpened


def test_title_and_place_are_saved_apart_from_each_other(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("prepare.describe.0.location", "de rijpkelder")
    act(hub, created, DescribeWorkshop(title="Ketenmiddag"))

    lead.press("prepare.describe.save")

    assert (seen(hub, created).title, seen(hub, created).location) == ("Ketenmiddag", "de rijpkelder")


def test_tiers_are_added_in_the_table(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    lead.edit("prepare.tier", added_rows=[{"name": "Bron"}, {"name": "Gast", "position": "downstream"}])

    lead.press("prepare.tier.save")

    assert [(one.name, one.order) for one in seen(hub, created).chain.tiers] == [("Bron", 1), ("Gast", 2)]


def test_first_tiers_stand_around_the_middle_one_when_nobody_says_how(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.edit("prepare.tier", added_rows=[{"name": "Bron"}, {"name": "Huis"}, {"name": "Gast"}])

    lead.press("prepare.tier.save")

    assert [one.position for one in seen(hub, created).chain.tiers] == list(Position)


def test_saving_sends_changed_fields_only(lead: Browser, hub: Hub, created: Created) -> None:
    put_on_the_map(hub, created)
    lead.open("prepare", created.workshop)
    lead.edit("prepare.actor", edited_rows={0: {"role": "melkt"}})
    renamed = {"sort": "actor", "id": "a1", "changes": {"name": "De Zilte Weide"}}
    act(hub, created, EditChain.model_validate({"edits": [{"do": "change", **renamed}]}))

    shown = lead.run()
    assert t(Language.NL, "pages.prepare.moved") in words(shown)
    lead.press("prepare.actor.save")

    actor = seen(hub, created).chain.actor["a1"]
    assert (actor.name, actor.role) == ("De Zilte Weide", "melkt")


def test_a_table_without_own_changes_follows_the_others(lead: Browser, hub: Hub, created: Created) -> None:
    put_on_the_map(hub, created)
    lead.open("prepare", created.workshop)
    act(hub, created, EditChain(edits=(RemovePart(sort="actor", id="a2"),)))

    shown = lead.run()

    assert any(list(one.value.get("name", ())) == ["Veehouder"] for one in shown.data_editor)


def test_a_row_that_cannot_be_is_named_and_nothing_is_saved(
    lead: Browser, hub: Hub, created: Created
) -> None:
    put_on_the_map(hub, created)
    lead.open("prepare", created.workshop)
    added = [
        {"source": "a2", "target": "a1", "type": "money"},
        {"source": "a1", "target": "a1", "type": "goods"},
    ]
    lead.edit("prepare.link", added_rows=added)

    shown = lead.press("prepare.link.save")

    reason = t(Language.NL, "error.link-to-itself")
    table = t(Language.NL, "pages.table.link")
    assert [one.value for one in shown.error] == [
        t(Language.NL, "pages.row_refused", table=table, row=3, reason=reason)
    ]
    assert list(seen(hub, created).chain.link) == ["l1"]
    assert shown.session_state["prepare.link.0.nl"]["added_rows"] == added


def test_removing_a_row_removes_what_hangs_on_it(lead: Browser, hub: Hub, created: Created) -> None:
    put_on_the_map(hub, created)
    lead.open("prepare", created.workshop)
    lead.edit("prepare.actor", deleted_rows=[1])

    lead.press("prepare.actor.save")

    assert names(seen(hub, created).chain) == ["Veehouder"]
    assert not seen(hub, created).chain.link


def test_what_was_typed_in_a_table_outlives_a_look_at_another_page(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.edit("prepare.tier", added_rows=[{"name": "Bron"}])

    page.switch_page("../pages/report.py")
    lead.run()
    page.switch_page("../pages/prepare.py")
    lead.run()
    lead.press("prepare.tier.save")

    assert [one.name for one in seen(hub, created).chain.tiers] == ["Bron"]


def test_changes_can_be_discarded(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    lead.edit("prepare.tier", added_rows=[{"name": "Bron"}])

    shown = lead.press("prepare.tier.drop")

    assert shown.button(key="prepare.tier.save").disabled
    assert not seen(hub, created).chain.tier


def test_quick_text_is_drawn_before_it_is_saved(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("prepare.quick.0", "Veehouder -> Rijpkelder: goederen jonge kaas")

    shown = lead.run()
    assert t(Language.NL, "pages.prepare.map_planned") in words(shown)
    assert t(Language.NL, "pages.prepare.map_alt", actors=2, links=1) in str(shown.get("image")[0].proto)
    assert not seen(hub, created).chain.actor

    lead.press("prepare.quick.save")
    assert names(seen(hub, created).chain) == ["Veehouder", "Rijpkelder"]


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_saved(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    typed = "Veehouder -> Rijpkelder: goederen\nVeehouder -> Veehouder"
    lead.type("prepare.quick.0", typed)

    shown = lead.run()

    reason = t(Language.NL, "quicktext.problem.to-itself")
    assert t(Language.NL, "pages.prepare.quick_problem", line=2, reason=reason) in words(shown)
    assert shown.code[0].value == "Veehouder -> Veehouder"
    lead.press("prepare.quick.save")
    assert shown.text_area(key="prepare.quick.0").value == typed
    assert not seen(hub, created).chain.actor


def test_quick_text_says_what_each_line_becomes(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("prepare.quick.0", "Veehouder -> Rijpkelder: aandacht ontbijt")

    shown = lead.run()

    assert [one.value for one in shown.text] == [
        "Regel 1: Veehouder → Rijpkelder · goederen: aandacht ontbijt"
    ]


def test_quick_text_is_saved_with_one_press(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    assert not page.button(key="prepare.quick.save").disabled
    assert t(Language.NL, "pages.prepare.quick_empty") in words(lead.press("prepare.quick.save"))

    lead.type("prepare.quick.0", "Veehouder -> Rijpkelder")
    lead.press("prepare.quick.save")

    assert names(seen(hub, created).chain) == ["Veehouder", "Rijpkelder"]


def test_the_house_is_asked_for_and_the_other_tiers_stand_around_it(
    lead: Browser, hub: Hub, created: Created
) -> None:
    tiers = [Tier(id=f"t{at}", name=f"Laag {at}", order=at) for at in (1, 2, 3)]
    act(hub, created, EditChain(edits=tuple(AddPart(sort="tier", part=tier) for tier in tiers)))
    page = lead.open("prepare", created.workshop)
    assert t(Language.NL, "pages.prepare.no_house") in words(page)

    next(one for one in page.selectbox if (one.key or "").startswith("prepare.house")).set_value("t2")
    page = lead.run()

    assert [tier.position for tier in seen(hub, created).chain.tiers] == list(Position)
    assert t(Language.NL, "pages.prepare.no_house") not in words(page)


def test_minutes_of_a_phase_are_changed_in_the_table(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    before = seen(hub, created).agenda
    lead.edit("prepare.agenda", edited_rows={0: {"minutes": 15, "slow_minutes": 12}})

    lead.press("prepare.agenda.save")

    after = seen(hub, created).agenda
    assert (after[0].phase.minutes, after[0].phase.slow_minutes) == (15, 12)
    assert [one.phase.id for one in after] == [one.phase.id for one in before]
    assert after[0].phase.name.en == before[0].phase.name.en


def test_more_slow_minutes_than_minutes_are_refused_with_the_row(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.edit("prepare.agenda", edited_rows={2: {"slow_minutes": 90}})

    shown = lead.press("prepare.agenda.save")

    assert len(shown.error) == 1
    assert t(Language.NL, "error.slow-over-minutes") in shown.error[0].value
    assert shown.session_state["prepare.agenda.0.nl"]["edited_rows"] == {2: {"slow_minutes": 90}}


def test_a_letter_cannot_be_left_out_of_the_agenda(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    phases = [one.phase for one in seen(hub, created).agenda]
    place = next(at for at, phase in enumerate(phases) if phase.letter)
    lead.edit("prepare.agenda", deleted_rows=[place])

    shown = lead.press("prepare.agenda.save")

    assert len(shown.error) == 1
    assert len(seen(hub, created).agenda) == len(phases)


def test_another_preset_replaces_the_agenda(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    page.radio(key="prepare.agenda.preset").set_value("ninety_minutes")

    lead.press("prepare.agenda.apply")

    assert sum(one.phase.minutes for one in seen(hub, created).agenda) == 90


def test_the_invitation_is_there_in_both_languages(lead: Browser, created: Created, page: AppTest) -> None:
    letters = [one.value for one in page.code if created.code in one.value and "\n" in one.value]

    assert len(letters) == 2
    assert all(f"http://harbour.test/join/{created.code}" in letter for letter in letters)
    assert "prangend thema" in letters[0]
    assert "pressing theme" in letters[1]


def test_somebody_without_a_device_gets_a_seat(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("people.seat.name", "Opa Jan")
    lead.type("people.seat.house", "De Meeuw")

    lead.press("people.seat.button")

    assert [(one.name, one.house, one.proxy) for one in seen(hub, created).people] == [
        ("Opa Jan", "De Meeuw", True)
    ]


def test_a_personal_link_is_made_for_somebody_without_a_device_only(
    lead: Browser, hub: Hub, created: Created
) -> None:
    guest(hub, created)
    page = lead.open("prepare", created.workshop)
    assert "people.one.link" not in [one.key for one in page.button]
    lead.type("people.seat.name", "Opa Jan")
    lead.type("people.seat.house", "De Meeuw")
    lead.press("people.seat.button")

    page.selectbox(key="people.one").set_value(seen(hub, created).people[-1].id)
    lead.run()
    page = lead.press("people.one.link")

    link = next(one.value for one in page.code if "/p/" in one.value)
    assert hub.follow_link(link.rsplit("/", 1)[1]).person == seen(hub, created).people[-1].id


def test_a_participant_can_be_promoted_and_the_link_works_once_shown(
    lead: Browser, hub: Hub, created: Created
) -> None:
    guest(hub, created)
    lead.open("prepare", created.workshop)

    page = lead.press("people.one.promote")

    link = next(one.value for one in page.code if "/f/" in one.value)
    seat = hub.follow_link(link.rsplit("/", 1)[1])
    assert seat.role is Role.FACILITATOR
    assert [one.name for one in seen(hub, created).facilitators] == ["Saskia", "Noor"]
    kept = f"people.link_kept.one.{seen(hub, created).people[0].id}"
    assert not any("/f/" in one.value for one in lead.press(kept).code)


def test_a_renewed_link_replaces_the_old_one(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    person = seen(hub, created).facilitators[0].id

    shown = lead.press(f"people.renew.{person}")

    fresh = next(one.value for one in shown.code if "/f/" in one.value)
    assert hub.follow_link(fresh.rsplit("/", 1)[1]).person == person
    assert fresh != hub.absolute(created.link)


def test_a_projector_link_is_made(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    shown = lead.press("people.projector")

    link = next(one.value for one in shown.code if "/s/" in one.value)
    assert hub.follow_link(link.rsplit("/", 1)[1]).role is Role.PROJECTOR


def test_links_that_are_shown_together_are_kept_one_by_one(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("people.lead.name", "Bram")
    lead.press("people.lead.button")
    both = lead.press("people.projector")
    assert not both.exception
    assert [any(way in one.value for one in both.code) for way in ("/f/", "/s/")] == [True, True]

    assert both.text_input(key="people.lead.name.1").value == ""
    left = lead.press("people.link_kept.lead")

    assert [any(way in one.value for one in left.code) for way in ("/f/", "/s/")] == [False, True]


def test_names_are_shown_as_typed(lead: Browser, hub: Hub, created: Created) -> None:
    act_name = "**Eva** <b>x</b> :smile:"
    guest(hub, created, act_name)
    lead.open("prepare", created.workshop)

    page = lead.press("people.one.promote")

    shown = next(one.value for one in page.markdown if "Eva" in one.value)
    assert "\\*\\*Eva" in shown
    assert "\\<b\\>" in shown
