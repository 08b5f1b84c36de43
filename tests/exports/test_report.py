"""The report: what stands in it, and that it is the same for everybody and keeps what is private."""

import pytest

from chain import commands as c
from chain.model import By, DemandRoute, Evidence, Look
from chain.vocabulary import LETTERS, EvidenceType, Language, Letter, Overlay, ReadBackAnswer, Role
from exports.report import report
from tests.builders import Play, a_participant, a_workshop, about, person_by
from tests.exports.reading import the_sample, the_sample_report

NL, EN = Language.NL, Language.EN


def a_worked_workshop() -> Play:
    """Threats revealed and voted on; one hidden; weaknesses still private."""
    made = a_workshop(at=Letter.T)
    made.write("noor", "Duurder hout", id="wood", evidence=Evidence(type=EvidenceType.FIGURES))
    made.write("kees", "Storm", id="storm", target=about("stall"))
    made.write("daan", "CANARY-hidden", id="gone")
    made.reveal()
    made.do(c.HideNote(id="gone"))
    made.read_back("hanneke", "storm", "De zee wordt wilder")
    made.do(c.AnswerReadBack(note="storm", answer=ReadBackAnswer.YES), person_by("kees"))
    made.open_dots()
    for person in ("hanneke", "noor", "daan"):
        made.dot(person, "storm")
    made.dot("kees", "wood")
    made.close_dots()
    made.start("W")
    made.write("noor", "CANARY-private", Letter.W, id="late", responds_to=("storm",))
    return made


def test_the_letters_are_listed_in_the_order_of_the_method() -> None:
    made = a_workshop(sequence=(Letter.T, Letter.O, Letter.W, Letter.S))

    assert [section.letter for section in report(made.as_lead(), NL).sections] == list(LETTERS)


def test_items_stand_in_the_order_of_their_dots() -> None:
    threats = report(a_worked_workshop().as_projector(), NL).sections[0]

    assert [(item.notes[0].text, item.dots, item.tiers) for item in threats.items] == [
        ("Storm", 3, 3),
        ("Duurder hout", 1, 1),
    ]
    assert [item.chain_wide for item in threats.items] == [True, False]
    assert threats.dots_per_person == 2


def test_a_note_comes_with_its_target_evidence_and_confirmed_read_backs() -> None:
    storm, wood = report(a_worked_workshop().as_projector(), NL).sections[0].notes

    assert (storm.number, storm.about, storm.heard, storm.read_backs) == (
        "T1",
        "De Meeuw",
        True,
        ("De zee wordt wilder",),
    )
    assert wood.evidence == Evidence(type=EvidenceType.FIGURES)


def test_a_read_back_that_was_not_confirmed_stays_out() -> None:
    made = a_workshop(at=Letter.T)
    note = made.write("noor")
    made.reveal()
    made.read_back("kees", note, "CANARY-summary")

    assert "CANARY" not in report(made.as_lead(), NL).model_dump_json()


def test_what_answers_what_is_told_from_both_sides_and_loose_ends_are_marked() -> None:
    made = a_worked_workshop()
    made.write("kees", "Los", Letter.W)
    made.reveal(Letter.W)

    found = report(made.as_lead(), NL)

    threat, weakness, loose = found.sections[0].notes[0], *found.sections[1].notes
    assert (threat.answered_by, threat.unanchored) == (("W1",), False)
    assert (weakness.answers, weakness.unanchored) == (("T1",), False)
    assert (loose.answers, loose.unanchored) == ((), True)


def test_a_cluster_stands_as_one_item_with_its_title() -> None:
    made = a_workshop(at=Letter.T)
    notes = [made.write("noor", "Eén"), made.write("kees", "Twee")]
    made.reveal()
    made.merge("k1", *notes, title="Samen")

    [item] = report(made.as_lead(), NL).sections[0].items

    assert (item.title, [note.text for note in item.notes], item.dots) == ("Samen", ["Eén", "Twee"], None)


def test_notes_that_are_private_are_counted_and_nothing_else() -> None:
    found = report(a_worked_workshop().as_lead(), NL)

    assert (found.unrevealed, found.sections[1].unrevealed, found.sections[1].items) == (1, 1, ())
    assert "CANARY" not in found.model_dump_json()


def test_dots_of_an_open_round_are_not_in_it() -> None:
    made = a_workshop(at=Letter.T)
    first, second = made.write("noor", "Eerst"), made.write("kees", "Dan")
    made.reveal()
    made.open_dots()
    before = report(made.as_lead(), NL)
    made.dot("daan", second)
    made.dot("noor", first)

    after = report(made.as_person("daan"), NL)

    assert [item.dots for item in after.sections[0].items] == [None, None]
    assert after.sections == before.sections


@pytest.mark.parametrize("person", ["noor", "kees", "daan"])
def test_it_is_the_same_for_everybody(person: str) -> None:
    made = a_worked_workshop()

    assert report(made.as_person(person), NL) == report(made.as_lead(), NL) == report(made.as_projector(), NL)


def test_what_was_typed_for_somebody_without_a_device_is_private_too() -> None:
    made = a_workshop("noor")
    made.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))
    made.open()
    made.do(c.WriteNote(id="n", letter=Letter.T, text="CANARY-proxy", author="opa"))

    assert "CANARY" not in report(made.as_lead(), NL).model_dump_json()


def test_only_those_who_agreed_are_named() -> None:
    made = a_workshop("hanneke")
    for id, consent in (("noor", True), ("bas", False)):
        guest = a_participant(id, consent_name=consent)
        made.do(c.Join(participant=guest), By(role=Role.STRANGER, id=id))

    found = report(made.as_lead(), NL)

    source, shop = found.presence
    assert [(house.name, house.names, house.people) for house in shop.houses] == [
        ("De Gouden Korst", ("Noor",), 2)
    ]
    assert [(house.name, house.names, house.people) for house in source.houses] == [("De Zilte Weide", (), 1)]
    assert "Bas" not in found.model_dump_json()
    assert found.people == 3


def test_a_house_off_the_map_is_named_with_consent_only() -> None:
    made = a_workshop("noor")
    for id, consent in (("jan", False), ("piet", True)):
        guest = a_participant(id, house=f"Advies {id.title()}", consent_name=consent)
        made.do(c.Join(participant=guest), By(role=Role.STRANGER, id=id))

    off_the_map = report(made.as_lead(), NL).presence[-1]

    assert off_the_map.tier == ""
    assert [(house.name, house.people) for house in off_the_map.houses] == [("", 1), ("Advies Piet", 1)]


def test_nothing_says_who_wrote_or_who_leads() -> None:
    made = a_worked_workshop()

    told = report(made.as_lead(), NL).model_dump_json()

    assert not [
        name for name in ("Saskia", "Noor", "Kees", "saskia", "noor", "kees", "KAAS42") if name in told
    ]


def test_slow_minutes_are_those_of_the_phases_that_were_held() -> None:
    found = report(a_workshop(at=Letter.O).as_lead(), NL)

    assert [phase.name for phase in found.held] == ["welcome", "T", "W", "walk", "O"]
    assert found.slow_minutes == 40


def test_an_empty_workshop_has_a_report() -> None:
    found = report(Play.as_projector(a_workshop("noor")), EN)

    assert [section.items for section in found.sections] == [(), (), (), ()]


@pytest.mark.parametrize("language", Language)
def test_the_sample_has_what_the_sample_has(language: Language) -> None:
    found = the_sample_report(language)

    assert [len(section.notes) for section in found.sections] == [8, 8, 7, 7]
    assert [found.sections[0].items[0].dots, found.sections[0].items[0].tiers] == [8, 5]
    assert (found.people, found.tiers_present, found.actors, found.links) == (15, 5, 19, 30)
    assert sum(note.heard for note in found.notes) == 15
    assert found.seq == the_sample(language).seq


def test_the_map_is_the_one_that_the_table_looked_at_last() -> None:
    play = a_workshop()
    play.do(c.ShowMap(look=Look(overlay=Overlay.GIVEN_AWAY, mirrored=True)))

    found = report(play.as_lead(), Language.EN)

    assert found.mirrored
    assert found.map_reading.startswith("Read back from the end customer")
    assert "contact is somebody else" in found.map


def test_figures_that_a_seller_keeps_are_not_on_the_printed_map_either() -> None:
    play = a_workshop()
    route = DemandRoute(
        id="canary",
        seller="stall",
        end="family",
        via=("deli",),
        share=0.77,
        contact_owner="other",
        known_share=0,
    )
    play.do(c.OpenMap(open=True))
    play.do(c.EditChain(edits=(c.AddPart(sort="route", part=route),)), person_by("kees"))
    play.do(c.ShowMap(look=Look(overlay=Overlay.GIVEN_AWAY)))

    kept = report(play.as_person("kees"), Language.EN).map
    play.do(c.AgreeRoutes(seller="stall", agreed=True), person_by("kees"))

    assert "77%" not in kept
    assert "has names" not in kept
    assert "77%" in report(play.as_lead(), Language.EN).map
