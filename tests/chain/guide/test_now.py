"""What is going on is read from the workshop as a facilitator sees it."""

import datetime as dt

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.guide.now import Now, now
from chain.model import Theme
from chain.vocabulary import Letter, Scene, Step
from tests.builders import Play, a_phase, a_workshop, an_agenda, person_by

NOOR, KEES = person_by("noor"), person_by("kees")


@pytest.fixture
def play() -> Play:
    return a_workshop()


def facts(play: Play) -> Now:
    return now(play.as_lead(), play.now)


def test_before_the_first_phase_nothing_has_begun(play: Play) -> None:
    first = play.state.agenda[0]

    assert facts(play) == Now(begun=False, next_phase=first.name, next_id=first.id)


def test_the_first_two_phases_are_the_opening(play: Play) -> None:
    opening = a_phase("opening", method="round")
    play.do(c.SetAgenda(agenda=(opening, *an_agenda())))
    seen = []
    for phase in ("opening", "welcome", "T"):
        play.start(phase)
        seen.append(facts(play).opening)

    assert seen == [True, True, False]
    assert facts(play).next_phase == play.state.agenda[3].name


def test_the_clock_is_over_when_it_has_run_out_and_not_while_it_waits(play: Play) -> None:
    play.start("welcome")
    assert facts(play).clock == ""
    play.do(c.StartTimer(seconds=60))
    assert facts(play).clock == "going"
    play.do(c.PauseTimer())
    assert facts(play).clock == "held"
    play.do(c.StartTimer())

    play.wait(60)

    assert facts(play).clock == "over"
    assert now(play.as_lead(), play.now - dt.timedelta(seconds=1)).clock == "going"


def test_a_letter_is_followed_from_its_first_note_to_its_close(play: Play) -> None:
    play.open(Letter.T)
    note = play.write("noor")
    assert (facts(play).notes, facts(play).revealed, facts(play).dots) == (1, False, "")

    play.reveal()
    play.do(m.GoToStep(step=Step.READ_BACK))
    assert facts(play).read_back == ""
    play.read_back("hanneke", note)
    assert facts(play).read_back == "going"
    play.do(c.AnswerReadBack(note=note, answer="yes"), NOOR)
    assert facts(play).read_back == "done"

    play.do(m.GoToStep(step=Step.CLUSTER))
    assert facts(play).items == 1
    play.open_dots(each=1)
    play.dot("kees", note)
    assert (facts(play).dots, facts(play).finished) == ("going", 1)
    play.close_dots()
    assert facts(play).dots == "done"
    play.do(c.CloseLetter(letter=Letter.T))
    assert facts(play).closed


def test_the_stick_goes_round_until_nobody_holds_it(play: Play) -> None:
    play.start("welcome")
    play.do(m.StartRound())
    first = facts(play)
    assert first.stick == "going"
    assert first.holder

    for _ in play.state.participants:
        play.do(m.HandOn())

    assert (facts(play).stick, facts(play).holder) == ("done", "")
    play.do(m.EndRound())
    assert facts(play).stick == "done", "the round has been, also when the stick is away"


def test_cards_calls_groups_and_words_are_counted(play: Play) -> None:
    play.start("welcome")
    play.do(m.GiveCard(id="k", to="farm", text="Fijn"), NOOR)
    play.do(m.ReadCardOut(id="k"), NOOR)
    play.do(m.CallOut(id="c", text="Bellen"), KEES)
    play.do(m.AskThirdQuestion())
    play.do(m.MakeGroups(size=2))
    play.do(m.SayWord(word="Luisteren"), NOOR)

    seen = facts(play)
    assert (seen.cards, seen.writers, seen.read_out) == (1, 1, 1)
    assert (seen.calls, seen.third_question, seen.group, seen.words) == (1, "going", 3, 1)


def test_the_theme_is_followed_until_it_is_chosen(play: Play) -> None:
    play.start("welcome")
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence="Wie kent de gast?")))
    play.do(m.OpenThemeVote())
    play.do(m.VoteTheme(candidate="one"), NOOR)
    seen = facts(play)
    assert (seen.candidates, seen.theme_vote, seen.voted, seen.candidate) == (2, "going", 1, "")

    play.do(m.CloseThemeVote())
    assert facts(play).candidate == "one"
    play.do(m.ChooseTheme(candidate="one"))

    assert (facts(play).theme_vote, facts(play).theme_chosen) == ("done", True)


def test_a_tie_is_left_to_the_table(play: Play) -> None:
    play.start("welcome")
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)))
    play.do(m.OpenThemeVote())
    for id, voter in (("one", NOOR), ("two", KEES)):
        play.do(m.VoteTheme(candidate=id), voter)
    play.do(m.CloseThemeVote())

    assert facts(play).candidate == ""


@pytest.mark.parametrize(
    ("id", "method", "settles"),
    [("theme", "cards", True), ("other", "1-2-4-all", True), ("other", "cards", False)],
)
def test_a_phase_that_is_to_end_with_a_theme_is_known(
    play: Play, id: str, method: str, settles: bool
) -> None:
    play.do(c.SetAgenda(agenda=(a_phase(id, method=method), *an_agenda())))
    play.start(id)

    assert facts(play).settles_theme is settles


def test_how_the_map_is_looked_at_is_known(play: Play) -> None:
    play.start("welcome")
    play.do(c.OpenMap(open=True))
    play.do(c.ShowScene(scene=Scene.CLOSED_DOOR))

    assert (facts(play).map_open, facts(play).closed_door, facts(play).mirrored) == (True, True, False)


def test_a_pause_is_known(play: Play) -> None:
    play.start("welcome")
    play.do(m.PauseSession())

    assert facts(play).paused
