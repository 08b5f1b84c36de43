"""What a closed round says, by the oracle of the sample and by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from chain import commands as c
from chain.analysis.listening import heard, slow_minutes
from chain.analysis.votes import present_tiers, results, tier_of
from chain.case import script
from chain.model import By, Facilitator
from chain.play import play as played
from chain.samples import sample
from chain.state import Workshop
from chain.vocabulary import Language, Letter, ReadBackAnswer, Rsvp
from tests.builders import LEAD, NOON, STRANGER, a_participant, a_workshop, person_by

EXPECTED = json.loads((Path(__file__).parents[2] / "data" / "sample_expected.json").read_text("utf-8"))[
    "measures"
]


@pytest.fixture(scope="module")
def wierhaven() -> Workshop:
    lead = Facilitator(id="f", name="Saskia")
    return played(script(sample(), Language.NL, workshop_id="w", code="KAAS42", facilitator=lead), NOON)


@pytest.mark.parametrize("letter", Letter)
def test_the_sample_ranks_its_notes_as_the_oracle(wierhaven: Workshop, letter: Letter) -> None:
    assert [one.item for one in results(wierhaven, letter)] == EXPECTED["ranking"][letter]


def test_dots_breadth_and_house_weight_of_the_sample_are_those_of_the_oracle(wierhaven: Workshop) -> None:
    for one in (one for letter in Letter for one in results(wierhaven, letter)):
        expected: dict[str, Any] = EXPECTED["votes"][one.item]

        assert one.dots == expected["dots"]
        assert [int(tier) for tier in one.tiers] == expected["tiers"]
        assert one.breadth == pytest.approx(expected["breadth"], abs=1e-6)
        assert one.house_normalised == pytest.approx(expected["org_normalised"], abs=1e-6)
        assert one.chain_wide is expected["chain_wide"]


def test_half_of_the_notes_of_the_sample_were_heard(wierhaven: Workshop) -> None:
    notes = wierhaven.notes.values()

    assert sum(heard(wierhaven, note) for note in notes) / len(notes) == EXPECTED["process"]["heard_rate"]


def test_a_round_without_dots_lists_everything_in_the_order_of_writing() -> None:
    play = a_workshop(at=Letter.T)
    for _ in range(3):
        play.write("noor")
    play.reveal()
    play.open_dots()

    assert [(one.item, one.dots, one.breadth) for one in results(play.state, Letter.T)] == [
        ("n1", 0, 0.0),
        ("n2", 0, 0.0),
        ("n3", 0, 0.0),
    ]


def test_breadth_breaks_a_tie_and_then_the_order_of_writing() -> None:
    play = a_workshop(at=Letter.T)
    for _ in range(3):
        play.write("noor")
    play.reveal()
    play.open_dots()
    for person, item in (("noor", "n1"), ("bas", "n1"), ("kees", "n2"), ("daan", "n2"), ("hanneke", "n3")):
        play.dot(person, item)

    assert [one.item for one in results(play.state, Letter.T)] == ["n2", "n1", "n3"]


def test_a_house_with_two_chairs_counts_half_a_dot_each() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()
    play.open_dots()
    play.dot("noor", "n1")
    play.dot("kees", "n1")

    assert results(play.state, Letter.T)[0].house_normalised == 1.5


def test_who_does_not_come_is_not_present() -> None:
    play = a_workshop("noor")
    play.do(c.Join(participant=a_participant("daan", rsvp="no")), STRANGER)
    play.do(c.Join(participant=a_participant("wim", house="De Buren")), STRANGER)

    assert present_tiers(play.state) == ("shop",)
    assert (tier_of(play.state, "daan"), tier_of(play.state, "wim"), tier_of(play.state, "x")) == (
        "end",
        None,
        None,
    )


@pytest.mark.parametrize("by", [LEAD, person_by("bas")], ids=["a facilitator", "the giver"])
def test_who_gave_dots_is_present_whatever_was_answered_to_the_invitation(by: By) -> None:
    play = a_workshop("noor", "bas", at=Letter.T)
    play.write("noor")
    play.reveal()
    play.open_dots()
    play.dot("noor", "n1")
    play.dot("bas", "n1")
    play.do(c.ChangeParticipant(participant=a_participant("bas", rsvp=Rsvp.NO)), by)
    play.close_dots()

    assert results(play.state, Letter.T)[0].house_normalised == 1


@pytest.mark.parametrize(
    ("people", "reader", "is_heard"),
    [
        (("noor", "kees", "daan"), "daan", True),
        (("noor", "kees", "daan"), "kees", False),
        (("noor", "kees"), "kees", True),
        (("noor", "bas"), "bas", False),
    ],
    ids=["another tier", "same tier", "one tier: another house", "one tier: same house"],
)
def test_a_note_is_heard_when_another_tier_read_it_back(
    people: tuple[str, ...], reader: str, is_heard: bool
) -> None:
    play = a_workshop(*people, at=Letter.T)
    play.write("noor")
    play.reveal()
    play.read_back(reader, "n1")
    assert not heard(play.state, play.state.notes["n1"])

    play.do(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.YES), person_by("noor"))
    assert heard(play.state, play.state.notes["n1"]) is is_heard


@pytest.mark.parametrize("answer", [ReadBackAnswer.ALMOST, ReadBackAnswer.NO])
def test_almost_is_not_heard(answer: ReadBackAnswer) -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()
    play.read_back("daan", "n1")
    play.do(c.AnswerReadBack(note="n1", answer=answer), person_by("noor"))

    assert not heard(play.state, play.state.notes["n1"])


def test_slow_minutes_are_those_of_the_phases_that_were_held() -> None:
    play = a_workshop(at=Letter.O)

    assert slow_minutes(play.state) == 5 + 5 + 5 + 20 + 5
