"""Time as the fold keeps it: the pace of a session, its pauses, and the log in plain sentences."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.model import Facilitator, Text
from tests.builders import LEAD, SECOND, Play, a_participant, a_workshop, person_by


@pytest.fixture
def play() -> Play:
    play = a_workshop()
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    return play


def behind(play: Play) -> float:
    pace = play.as_lead().pace(play.now)
    assert pace
    return pace.behind


def test_there_is_no_pace_before_the_first_phase(play: Play) -> None:
    assert play.as_lead().pace(play.now) is None


def test_a_table_that_takes_its_time_is_behind_by_what_it_took_too_long(play: Play) -> None:
    play.start("welcome")  # every phase of this agenda takes twenty minutes
    play.wait(10 * 60)
    assert behind(play) == 0
    play.wait(15 * 60)
    assert behind(play) == 5
    play.start("T")

    found = play.as_lead().pace(play.now)

    assert found
    assert found.behind == 5
    assert dict(found.shorten) == {"W": 5}


def test_a_table_that_hurries_is_ahead(play: Play) -> None:
    play.start("welcome")
    play.wait(12 * 60)
    play.start("T")

    assert behind(play) == -8


def test_a_pause_counts_for_nothing_and_holds_the_clock(play: Play) -> None:
    play.start("welcome")
    play.do(c.StartTimer())
    play.wait(5 * 60)
    play.do(m.PauseSession())
    assert play.as_projector().paused
    assert play.do(m.PauseSession()) == []
    play.wait(60 * 60)
    assert behind(play) == 0
    assert play.state.timer
    assert play.state.timer.left(play.now) == 15 * 60

    play.do(m.ResumeSession())
    play.wait(20 * 60)

    assert behind(play) == 5


def test_slow_minutes_are_never_offered(play: Play) -> None:
    play.start("welcome")
    play.wait(200 * 60)

    found = play.as_lead().pace(play.now)

    assert found
    assert "walk" not in dict(found.shorten)
    assert sum(minutes for _, minutes in found.shorten) < found.behind


def test_a_phase_that_was_started_by_mistake_never_began(play: Play) -> None:
    play.start("welcome")
    play.do(c.Undo())

    assert not play.state.started


def test_the_log_says_who_did_what_in_the_open(play: Play) -> None:
    play.open()
    play.write("noor", "CANARY")
    play.reveal()
    play.do(c.Undo())

    told = play.as_lead().deeds
    assert [(one.who, one.kind) for one in told[-4:]] == [
        ("Saskia", "phase_started"),
        ("Saskia", "letter_opened"),
        ("Saskia", "notes_revealed"),
        ("Saskia", "act_undone"),
    ]
    assert told[-4].about == Text(nl="T", en="T")
    assert "CANARY" not in repr(told)
    assert not any(one.kind.startswith("note_") for one in told)
    assert play.as_projector().deeds == play.as_person("noor").deeds == ()


def test_who_is_gone_from_the_list_keeps_the_name_in_the_log_and_who_is_there_the_one_of_now() -> None:
    play = a_workshop()
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.do(m.HandOver(to=SECOND.id))
    play.do(c.LockWriting(locked=True), SECOND)
    play.do(c.ChangeParticipant(participant=a_participant("noor", name="Nora")), person_by("noor"))

    play.do(c.RemoveParticipant(id="kees"))
    play.do(c.RemoveFacilitator(id=SECOND.id))

    told = [(one.kind, one.who, one.about) for one in play.as_lead().deeds]
    assert ("participant_joined", "Nora", "Nora") in told
    assert [one for one in told if one[2] == "Kees"] == [
        ("participant_joined", "", "Kees"),
        ("participant_removed", "Saskia", "Kees"),
    ]
    assert ("lead_handed_over", "Saskia", "Joost") in told
    assert ("writing_locked", "Joost", "True") in told
    assert not any("kees" in str(one) or SECOND.id in str(one) for one in told)


def test_a_phase_that_is_gone_from_the_agenda_keeps_its_name_in_the_log() -> None:
    play = a_workshop()
    play.start("welcome")
    play.do(c.Undo())
    play.do(c.SetAgenda(agenda=play.state.agenda[1:]))

    started = next(one for one in play.as_lead().deeds if one.kind == "phase_started")

    assert started.about == Text(nl="welcome", en="welcome")


def test_the_lead_goes_over_in_one_step(play: Play) -> None:
    assert play.as_lead().leading == LEAD.id
    assert play.refusal(m.HandOver(to="nobody")) == "facilitator-not-found"

    play.do(m.HandOver(to=SECOND.id))

    assert play.as_projector().leading == SECOND.id
    assert play.refusal(m.HandOver(to=LEAD.id), person_by("noor")) == "role-not-allowed"


def test_a_pause_in_a_later_phase_makes_nobody_ahead(play: Play) -> None:
    play.start("welcome")
    play.wait(20 * 60)
    play.start("T")
    play.do(m.PauseSession())
    play.wait(15 * 60)
    play.do(m.ResumeSession())
    play.wait(5 * 60)

    found = play.as_lead().pace(play.now)

    assert found
    assert (found.behind, found.left) == (0, 15)


def test_a_phase_that_began_in_a_pause_counts_only_its_own_part_of_it(play: Play) -> None:
    play.start("welcome")
    play.wait(20 * 60)
    play.do(m.PauseSession())
    play.wait(30 * 60)
    play.start("T")
    play.wait(10 * 60)
    play.do(m.ResumeSession())
    play.wait(5 * 60)

    found = play.as_lead().pace(play.now)

    assert found
    assert (found.behind, found.left) == (0, 15)


def test_the_log_says_which_way_a_switch_was_turned(play: Play) -> None:
    play.do(c.LockWriting(locked=True))
    play.do(c.LockWriting(locked=False))

    assert [one.about for one in play.as_lead().deeds[-2:]] == ["True", ""]


def test_who_led_and_was_taken_off_the_list_leads_no_more(play: Play) -> None:
    play.do(m.HandOver(to=SECOND.id))
    play.do(c.RemoveFacilitator(id=SECOND.id))

    assert play.as_lead().leading == LEAD.id


def test_a_phase_to_come_gives_its_hurried_minutes_and_no_slow_ones(play: Play) -> None:
    play.start("welcome")

    play.do(m.ShortenPhase(phase="W", minutes=5))
    play.do(m.ShortenPhase(phase="O", minutes=600))

    minutes = {one.id: one.minutes for one in play.state.agenda}
    assert (minutes["W"], minutes["O"], minutes["S"]) == (15, 5, 20)
    assert play.do(m.ShortenPhase(phase="O", minutes=1)) == []
    assert play.do(m.ShortenPhase(phase="welcome", minutes=1)) == []
    assert play.refusal(m.ShortenPhase(phase="nowhere", minutes=1)) == "phase-not-found"
    assert play.refusal(m.ShortenPhase(phase="W", minutes=1), person_by("noor")) == "role-not-allowed"

    play.do(c.Undo())
    assert play.state.agenda[5].minutes == 20


def test_breadth_is_that_of_what_got_most_dots_in_the_latest_closed_round(play: Play) -> None:
    play.open()
    best, second, none = play.write("noor"), play.write("noor"), play.write("noor")
    play.reveal()
    play.open_dots()
    play.dot("hanneke", best)
    play.dot("kees", best)
    play.dot("daan", best)
    play.dot("kees", second)
    assert play.as_lead().breadth is None

    play.close_dots()

    assert none in play.state.notes
    assert play.as_lead().breadth == pytest.approx((1 + 1 / 3) / 2)


def test_a_round_without_a_dot_has_no_breadth(play: Play) -> None:
    play.open()
    play.write("noor")
    play.reveal()
    play.open_dots()
    play.close_dots()

    assert play.as_lead().breadth is None
