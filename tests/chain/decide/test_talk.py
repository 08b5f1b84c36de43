"""The talking stick goes round once, and leaves the table when the table goes on; so does a clock."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.methods import Stick
from chain.model import Theme
from chain.vocabulary import Letter, Scene, Step
from tests.builders import HOUSES, LEAD, Play, a_participant, a_workshop, person_by


@pytest.fixture
def play() -> Play:
    return a_workshop(at=Letter.T)


def stick(play: Play) -> Stick:
    found = play.state.methods.stick
    assert found
    return found


def everybody_speaks(play: Play) -> None:
    play.do(m.StartRound())
    for _ in HOUSES:
        play.do(m.HandOn())


def test_a_second_press_does_not_begin_a_round_anew(play: Play) -> None:
    play.do(m.StartRound())
    play.do(m.HandOn())
    before = stick(play)

    assert play.do(m.StartRound()) == []
    assert stick(play) == before


def test_who_came_after_the_start_stands_in_the_queue_when_the_round_is_started_again(play: Play) -> None:
    play.do(m.StartRound())
    play.do(m.HandOn())
    first = stick(play).spoken[0]
    play.do(m.AskTurn(participant=first))
    play.do(c.Join(participant=a_participant("laat", actor="farm", proxy=True)))

    play.do(m.StartRound())

    assert stick(play).waiting[-2:] == ("laat", first)


def test_a_round_that_has_been_can_be_followed_by_another(play: Play) -> None:
    everybody_speaks(play)

    play.do(m.StartRound())

    assert stick(play).spoken == ()
    assert stick(play).holder


@pytest.mark.parametrize("all_spoke", [True, False])
def test_a_stick_that_was_put_away_is_seen_by_nobody_and_its_round_has_been(
    play: Play, all_spoke: bool
) -> None:
    everybody_speaks(play) if all_spoke else play.do(m.StartRound())
    play.do(m.EndRound())

    lead = play.as_lead()
    assert (lead.stick, lead.round_over) == (None, True)
    assert play.as_projector().scene is not Scene.STICK
    assert play.refusal(m.HandOn()) == play.refusal(m.AskTurn(), person_by("noor")) == "no-round"
    assert play.do(m.EndRound()) == []


def test_a_stick_that_was_put_away_comes_back_by_undo(play: Play) -> None:
    play.do(m.StartRound())
    play.do(m.HandOn())
    before = stick(play)
    play.do(m.EndRound())

    play.do(c.Undo())

    assert stick(play) == before


def test_revealing_and_opening_dots_by_hand_put_the_stick_away(play: Play) -> None:
    note = play.write("noor")
    play.do(m.StartRound())
    play.reveal()
    assert play.state.methods.stick is None

    play.do(m.StartRound())
    play.open_dots()

    assert play.state.methods.stick is None
    play.do(c.Undo())
    assert stick(play).holder
    assert note not in play.state.rounds


def test_a_clock_that_has_run_out_is_put_away_when_the_table_goes_on(play: Play) -> None:
    play.write("noor")
    play.do(c.StartTimer(seconds=60))
    play.wait(60)

    play.reveal()

    assert play.state.timer is None


def test_a_clock_that_runs_is_left_alone(play: Play) -> None:
    play.write("noor")
    play.do(c.StartTimer(seconds=60))
    play.wait(20)

    play.reveal()

    assert play.state.timer


def test_groups_begin_without_the_clock_of_before(play: Play) -> None:
    play.do(c.StartTimer(seconds=60))

    play.do(m.MakeGroups(size=2))

    assert play.state.timer is None


def test_the_third_question_ends_the_clock_of_the_calling_and_gives_it_back_by_undo(play: Play) -> None:
    play.do(c.StartTimer(seconds=300))
    before = play.state.timer
    play.do(m.AskThirdQuestion())
    assert play.state.timer is None

    play.do(c.Undo())

    assert play.state.timer == before


def test_the_round_of_another_step_is_another_round(play: Play) -> None:
    play.write("noor")
    play.reveal()
    play.do(m.StartRound())
    play.do(m.EndRound())

    play.do(m.GoToStep(step=Step.CLUSTER))

    assert play.as_lead().round_over is False


def test_reading_a_card_and_opening_the_vote_put_the_clock_of_before_away(play: Play) -> None:
    play.do(m.GiveCard(id="k", to="farm", text="Dank"), person_by("noor"))
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)))
    for command, by in ((m.ReadCardOut(id="k"), person_by("noor")), (m.OpenThemeVote(), LEAD)):
        play.do(c.StartTimer(seconds=60))
        play.wait(60)

        play.do(command, by)

        assert play.state.timer is None


def test_who_takes_back_a_card_leaves_the_clock_of_who_leads_alone(play: Play) -> None:
    play.do(m.GiveCard(id="k", to="farm", text="Dank"), person_by("noor"))
    play.do(c.StartTimer(seconds=60))
    play.wait(60)
    play.do(m.ReadCardOut(id="k"), person_by("noor"))
    play.do(c.StartTimer(seconds=300))
    now = play.state.timer

    play.do(c.Undo(), person_by("noor"))

    assert not play.state.methods.cards["k"].read_out
    assert play.state.timer == now
