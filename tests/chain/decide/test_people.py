"""Joining, changing and leaving."""

import pytest

from chain import commands as c
from chain.decide.people import PARTICIPANT_LIMIT
from chain.model import By, Facilitator
from chain.vocabulary import SEQUENCES, Letter, Rsvp
from tests.builders import (
    LEAD,
    SECOND,
    STRANGER,
    Play,
    a_creation,
    a_participant,
    a_workshop,
    person_by,
)

NOOR = person_by("noor")


def test_a_stranger_sits_down_for_an_actor_or_for_another_house() -> None:
    play = a_workshop("noor")
    play.do(c.Join(participant=a_participant("wim", house="De Buren")), STRANGER)

    assert set(play.state.participants) == {"noor", "wim"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"id": "wim"}, "house-missing"),
        ({"id": "wim", "actor": "gone"}, "actor-not-found"),
        ({"id": "noor"}, "id-taken"),
        ({"id": "kees", "proxy": True}, "role-not-allowed"),
    ],
)
def test_joining_follows_the_rules(fields: dict[str, object], code: str) -> None:
    one = a_participant(**fields)  # type: ignore[arg-type]  # a table of fields

    assert a_workshop("noor").refusal(c.Join(participant=one), STRANGER) == code


def test_a_table_has_so_many_chairs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PARTICIPANT_LIMIT >= 200
    monkeypatch.setattr("chain.decide.people.PARTICIPANT_LIMIT", 1)

    assert a_workshop("noor").refusal(c.Join(participant=a_participant("kees")), STRANGER) == "workshop-full"


def test_people_change_themselves_and_a_facilitator_anyone() -> None:
    play = a_workshop("noor", "kees")
    other = a_participant("kees", name="Cees")

    assert play.refusal(c.ChangeParticipant(participant=other), NOOR) == "act-for-another"
    play.do(c.ChangeParticipant(participant=other), LEAD)
    play.do(c.ChangeParticipant(participant=a_participant("noor", consent_name=True)), NOOR)
    assert play.state.participants["kees"].name == "Cees"
    assert play.state.participants["noor"].consent_name


def test_nobody_makes_oneself_a_proxy() -> None:
    play = a_workshop("noor")

    proxy = c.ChangeParticipant(participant=a_participant("noor", proxy=True))
    assert play.refusal(proxy, NOOR) == "own-device"


def test_nobody_is_made_a_proxy_by_who_would_then_read_their_private_notes() -> None:
    play = a_workshop("noor", at=Letter.T)
    note = play.write("noor", "SECRET")

    assert play.refusal(c.ChangeParticipant(participant=a_participant("noor", proxy=True))) == "own-device"
    assert play.as_lead().note(note) is None


@pytest.mark.parametrize("by", [LEAD, person_by("opa")], ids=["facilitator", "the person"])
def test_who_gets_a_device_is_a_proxy_no_longer_and_writes_alone(by: By) -> None:
    play = a_workshop("noor", at=Letter.T)
    opa = a_participant("opa", actor="family", proxy=True)
    play.do(c.Join(participant=opa))

    play.do(c.ChangeParticipant(participant=opa.model_copy(update={"proxy": False})), by)
    note = play.write("opa")
    assert play.as_lead().note(note) is None
    assert play.refusal(c.WriteNote(id="x", letter=Letter.T, text="x", author="opa")) == "own-device"


def test_people_agree_to_be_named_themselves_unless_they_have_no_device() -> None:
    play = a_workshop("noor")
    opa = a_participant("opa", actor="family", proxy=True)
    play.do(c.Join(participant=opa))
    named = c.ChangeParticipant(participant=a_participant("noor", consent_name=True))

    assert play.refusal(named) == "own-device"
    play.do(named, NOOR)
    play.do(c.ChangeParticipant(participant=opa.model_copy(update={"consent_name": True})))
    assert all(one.consent_name for one in play.state.participants.values())


def test_a_guest_can_say_no_until_the_session_begins_and_change_that_again() -> None:
    play = a_workshop("noor", "kees")
    play.do(c.ChangeParticipant(participant=a_participant("noor", rsvp=Rsvp.NO)), NOOR)
    assert [one.id for one in play.as_lead().people] == ["kees"]

    play.do(c.ChangeParticipant(participant=a_participant("noor", rsvp=Rsvp.WILLING)), NOOR)

    assert [one.id for one in play.as_lead().people] == ["noor", "kees"]


def test_who_is_at_the_table_did_not_say_no_to_the_invitation() -> None:
    play = a_workshop("noor")
    play.start("welcome")
    no = c.ChangeParticipant(participant=a_participant("noor", rsvp=Rsvp.NO))

    assert play.do(no, NOOR) == []
    play.do(c.Join(participant=a_participant("kees", rsvp=Rsvp.NO)), STRANGER)
    assert play.state.participants["kees"].rsvp is None
    play.do(no)
    assert play.state.participants["noor"].rsvp is Rsvp.NO


def test_a_facilitator_and_a_participant_never_share_an_id() -> None:
    play = a_workshop("noor")

    lead = c.AddFacilitator(facilitator=Facilitator(id="noor", name="Vals"))
    assert play.refusal(lead) == "id-taken"
    assert play.refusal(c.Join(participant=a_participant(LEAD.id, actor="farm")), STRANGER) == "id-taken"


def test_who_has_left_nothing_on_the_table_can_be_taken_off_the_list() -> None:
    play = a_workshop("noor")

    play.do(c.RemoveParticipant(id="noor"))
    assert not play.state.participants
    assert play.do(c.RemoveParticipant(id="noor")) == []
    assert play.refusal(c.Undo(), NOOR) == "person-unknown"


@pytest.fixture
def worked() -> Play:
    """Noor wrote, Kees read back, Daan gave a dot that was counted, Bas one in an open round."""
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()
    play.read_back("kees", "n1")
    play.open_dots()
    play.dot("daan", "n1")
    return play


@pytest.mark.parametrize("person", ["noor", "kees"])
def test_who_wrote_or_read_back_stays_on_the_list(worked: Play, person: str) -> None:
    assert worked.refusal(c.RemoveParticipant(id=person)) == "participant-has-notes"


def test_dots_leave_with_their_giver_until_they_are_counted(worked: Play) -> None:
    worked.dot("bas", "n1")
    worked.do(c.RemoveParticipant(id="bas"))
    assert "bas" not in worked.state.rounds[Letter.T].dots

    worked.close_dots()
    assert worked.refusal(c.RemoveParticipant(id="daan")) == "participant-has-notes"


def test_a_workshop_is_never_without_a_facilitator() -> None:
    play = a_workshop()
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.do(c.RemoveFacilitator(id=LEAD.id), SECOND)

    assert play.refusal(c.RemoveFacilitator(id=SECOND.id), SECOND) == "last-facilitator"
    assert play.do(c.RemoveFacilitator(id=LEAD.id), SECOND) == []
    assert play.refusal(c.LockWriting(locked=True), LEAD) == "person-unknown"


def test_only_the_two_sequences_of_the_method_exist() -> None:
    swot = (Letter.S, Letter.W, Letter.O, Letter.T)

    assert Play().refusal(a_creation(sequence=swot, agenda=())) == "sequence-unknown"
    for sequence in SEQUENCES.values():
        assert a_workshop(sequence=sequence).state.sequence == sequence


def test_a_workshop_may_start_with_its_theme() -> None:
    assert a_workshop(theme="Wie kent onze gast?").state.theme.sentence == "Wie kent onze gast?"
