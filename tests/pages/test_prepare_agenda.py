"""Prepare, the agenda: one phase at a time in both languages, and other agendas to begin from."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from chain.commands import SetAgenda, StartPhase
from chain.guide.agenda_file import write_agenda
from chain.guide.presets import METHODS, agenda
from chain.i18n import t
from chain.model import Phase
from chain.view import Viewer
from chain.vocabulary import Language, Preset, Role
from live.hub import Created, Hub
from tests.ui.browser import Browser, words


@pytest.fixture
def page(lead: Browser, created: Created) -> AppTest:
    return lead.open("prepare", created.workshop)


def phases(hub: Hub, created: Created) -> list[Phase]:
    seen = hub.view(created.workshop, Viewer(role=Role.FACILITATOR))
    return [one.phase for one in seen.agenda]


def ids(hub: Hub, created: Created) -> list[str]:
    return [one.id for one in phases(hub, created)]


def choose(lead: Browser, phase: str) -> None:
    lead.page.selectbox(key="prepare.phase.chosen").set_value(phase)
    lead.run()


def submit(hub: Hub, created: Created, command: object) -> None:
    seat = hub.follow_link(created.link.rsplit("/", 1)[1])
    hub.submit(created.workshop, command, seat.by)  # type: ignore[arg-type]


def test_a_phase_is_changed_in_both_languages_with_ones_own_words(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    choose(lead, "flip")
    key = "prepare.phase.flip.0"
    page.number_input(key=f"{key}.minutes").set_value(12)
    page.number_input(key=f"{key}.slow_minutes").set_value(2)
    lead.type(f"{key}.prompt.nl", "Roep maar!")
    lead.type(f"{key}.prompt.en", "Just call!")
    lead.type(f"{key}.own_words", "Denk aan het verhaal van de slager.")
    lead.run()

    lead.press("prepare.phase.save")

    flip = next(one for one in phases(hub, created) if one.id == "flip")
    assert (flip.minutes, flip.slow_minutes) == (12, 2)
    assert (flip.prompt.nl, flip.prompt.en) == ("Roep maar!", "Just call!")
    assert flip.own_words == "Denk aan het verhaal van de slager."
    assert flip.instruction == agenda(Preset.HALF_DAY)[3].instruction


def test_a_method_is_one_that_the_product_knows_or_ones_own(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    field = page.selectbox(key="prepare.phase.arrive.0.method")
    assert field.options == [t(Language.NL, f"method.{one}") for one in METHODS]
    field.set_value("silence")
    lead.run()

    lead.press("prepare.phase.save")

    assert phases(hub, created)[0].method == "silence"


def test_every_method_of_a_preset_is_known_and_has_its_word() -> None:
    used = {phase.method for preset in Preset for phase in agenda(preset)}

    assert used <= set(METHODS)
    assert all(t(language, f"method.{one}") for language in Language for one in METHODS)


def test_a_phase_that_cannot_be_is_refused_and_stays_as_typed(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    page.number_input(key="prepare.phase.arrive.0.slow_minutes").set_value(11)
    lead.run()

    shown = lead.press("prepare.phase.save")

    assert [one.value for one in shown.error] == [t(Language.NL, "error.slow-over-minutes")]
    assert shown.number_input(key="prepare.phase.arrive.0.slow_minutes").value == 11
    assert phases(hub, created)[0].slow_minutes == 10


def test_what_was_typed_in_a_phase_waits_while_another_one_is_looked_at(lead: Browser, page: AppTest) -> None:
    lead.type("prepare.phase.arrive.0.own_words", "Wacht op mij.")
    lead.run()
    choose(lead, "flip")

    choose(lead, "arrive")

    assert lead.page.text_area(key="prepare.phase.arrive.0.own_words").value == "Wacht op mij."


def test_a_phase_follows_what_another_facilitator_changed(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    first, *rest = phases(hub, created)
    submit(hub, created, SetAgenda(agenda=(first.model_copy(update={"minutes": 14}), *rest)))

    lead.run()

    assert lead.page.number_input(key="prepare.phase.arrive.1.minutes").value == 14


def test_saving_a_phase_keeps_what_another_facilitator_changed_in_it(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    lead.type("prepare.phase.arrive.0.own_words", "Van mij")
    lead.run()
    first, *rest = phases(hub, created)
    submit(hub, created, SetAgenda(agenda=(first.model_copy(update={"minutes": 14}), *rest)))

    lead.press("prepare.phase.save")

    assert (phases(hub, created)[0].minutes, phases(hub, created)[0].own_words) == (14, "Van mij")


def test_a_phase_moves_with_buttons_and_stays_chosen(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    choose(lead, "flip")
    lead.press("prepare.phase.earlier")
    assert ids(hub, created)[:4] == ["arrive", "open", "flip", "appreciate"]

    lead.press("prepare.phase.later")
    lead.press("prepare.phase.later")

    assert ids(hub, created)[:5] == ["arrive", "open", "appreciate", "map", "flip"]
    assert lead.page.selectbox(key="prepare.phase.chosen").value == "flip"


def test_a_letter_cannot_pass_another_letter(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    before = ids(hub, created)
    choose(lead, "W")

    shown = lead.press("prepare.phase.earlier")

    assert shown.error
    assert ids(hub, created) == before


def test_a_phase_is_added_after_the_chosen_one_and_taken_out_again(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    before = ids(hub, created)
    lead.press("prepare.phase.add")
    made = phases(hub, created)[1]
    assert (made.name.nl, made.name.en) == ("Nieuwe fase", "New phase")
    assert lead.page.selectbox(key="prepare.phase.chosen").value == made.id

    lead.press("prepare.phase.remove")

    assert ids(hub, created) == before


def test_phases_do_not_move_while_the_table_holds_changes(lead: Browser, page: AppTest) -> None:
    lead.edit("prepare.agenda", edited_rows={0: {"minutes": 15}})

    assert lead.page.button(key="prepare.phase.later").disabled
    assert t(Language.NL, "agenda.phase.busy") in words(lead.page)


def test_the_agenda_of_another_workshop_is_taken_over_with_the_own_words(
    lead: Browser, hub: Hub, created: Created
) -> None:
    other = hub.create(
        "Vorige keer",
        "Thema",
        language=Language.NL,
        facilitator="Saskia",
        preset=Preset.NINETY_MINUTES,
        sequence="TOWS",
    )
    lead.follow(other)
    first, *rest = phases(hub, other)
    submit(hub, other, SetAgenda(agenda=(first.model_copy(update={"own_words": "Dag!"}), *rest)))
    lead.open("prepare", created.workshop)

    lead.press("prepare.agenda.use_workshop")

    taken = phases(hub, created)
    assert [one.letter for one in taken if one.letter] == ["T", "W", "O", "S"]
    assert taken[0].own_words == "Dag!"
    assert len(taken) == 11


def test_workshops_that_are_led_by_others_are_not_offered(lead: Browser, hub: Hub, created: Created) -> None:
    hub.create("Niet van mij", "Thema", language=Language.NL, facilitator="Joost")

    page = lead.open("prepare", created.workshop)

    assert not [one for one in page.selectbox if one.key == "prepare.agenda.workshop"]
    assert t(Language.NL, "agenda.other.no_workshop") in words(page)


def test_an_agenda_is_taken_from_a_file(lead: Browser, hub: Hub, created: Created, page: AppTest) -> None:
    data = write_agenda("Kort", agenda(Preset.NINETY_MINUTES))
    page.file_uploader(key="prepare.agenda.file.0").upload("kort.json", data, "application/json")
    lead.run()

    lead.press("prepare.agenda.use_file")

    assert sum(one.minutes for one in phases(hub, created)) == 90


def test_a_hostile_file_is_refused_with_a_sentence(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    before = phases(hub, created)
    data = json.dumps({"format": "**x**", "agenda": "<script>"}).encode()
    page.file_uploader(key="prepare.agenda.file.0").upload("x.json", data, "application/json")
    lead.run()

    shown = lead.press("prepare.agenda.use_file")

    assert [one.value for one in shown.error] == [t(Language.NL, "error.agenda-file-unread")]
    assert phases(hub, created) == before


def test_another_agenda_is_refused_when_the_session_has_begun(
    lead: Browser, hub: Hub, created: Created, page: AppTest
) -> None:
    submit(hub, created, StartPhase(phase="arrive"))
    submit(hub, created, StartPhase(phase="open"))
    page.radio(key="prepare.agenda.preset").set_value("ninety_minutes")

    shown = lead.press("prepare.agenda.apply")

    assert shown.error
    assert len(phases(hub, created)) == 15


def test_warnings_say_what_is_unwise_and_why(lead: Browser, hub: Hub, created: Created) -> None:
    hurried = [one.model_copy(update={"slow_minutes": 0}) for one in phases(hub, created)]
    hurried[0] = hurried[0].model_copy(update={"slow_minutes": 5})
    submit(hub, created, SetAgenda(agenda=tuple(hurried)))

    shown = lead.open("prepare", created.workshop)

    said = " ".join(one.value for one in shown.warning)
    for code in ("agenda-little-slow", "agenda-fast-row", "agenda-no-slow-block"):
        assert t(Language.NL, f"agenda.why.{code}") in said
