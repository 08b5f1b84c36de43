"""How rested people felt is told on the whole, and never by what one more answer changes."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from chain import commands as c
from chain import method_commands as m
from tests.builders import LEAD, Play, a_participant, a_workshop, person_by

PEOPLE = tuple(f"p{number}" for number in range(12))


def a_table(size: int) -> Play:
    """So many people of one house."""
    play = a_workshop("noor")
    for person in PEOPLE[: size - 1]:
        play.do(c.Join(participant=a_participant(person, actor="stall")))
    return play


def rate(play: Play, person: str, score: int, *, leaving: bool = False) -> None:
    play.do(m.RateRest(leaving=leaving, score=score), person_by(person))


def test_the_mean_waits_until_it_is_shown() -> None:
    play = a_table(9)
    for number, person in enumerate(PEOPLE[:5]):
        rate(play, person, 1 + number)
    assert play.as_lead().mean_rest == (None, None)
    assert play.as_lead().rest_answers == (5, 0)
    assert play.as_lead().rest_ready

    play.do(m.ShowRest())

    assert play.as_lead().mean_rest == play.as_projector().mean_rest == (3.0, None)
    assert not play.as_lead().rest_ready


def test_the_sixth_answer_is_not_told_by_subtraction() -> None:
    play = a_table(12)
    for person in PEOPLE[:5]:
        rate(play, person, 3)
    play.do(m.ShowRest())

    rate(play, PEOPLE[5], 5)
    rate(play, PEOPLE[0], 1)  # one that had been counted

    assert play.refusal(m.ShowRest()) == "rest-few"
    assert play.as_lead().mean_rest == (3.0, None)
    for person in PEOPLE[6:10]:
        rate(play, person, 5)
    play.do(m.ShowRest())
    assert play.as_lead().mean_rest == (3.8, None)


def test_fewer_than_five_answers_have_no_mean() -> None:
    play = a_table(4)
    for person in ("noor", *PEOPLE[:3]):
        rate(play, person, 3, leaving=True)

    assert play.refusal(m.ShowRest()) == "rest-few"
    assert play.as_lead().mean_rest == (None, None)


def test_when_everybody_has_said_how_they_leave_the_means_come_by_themselves() -> None:
    play = a_table(6)
    for person in PEOPLE[:5]:
        rate(play, person, 2)
        rate(play, person, 4, leaving=True)
    assert play.as_lead().mean_rest == (None, None)

    rate(play, "noor", 4, leaving=True)

    assert play.as_lead().mean_rest == (2.0, 4.0)


def test_how_many_answered_is_for_facilitators() -> None:
    play = a_table(6)
    rate(play, "noor", 2)

    assert play.as_person("noor").rest_answers == play.as_projector().rest_answers == (0, 0)
    assert not play.as_person("noor").rest_ready


def test_somebody_who_comes_and_goes_tells_nothing() -> None:
    play = a_table(6)
    for person in PEOPLE[:5]:
        rate(play, person, 3)
    play.do(m.ShowRest())

    play.do(c.RemoveParticipant(id=PEOPLE[0]))
    rate(play, "noor", 5)

    assert play.refusal(m.ShowRest()) == "rest-few"
    assert play.as_lead().mean_rest == (3.0, None)


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 5), st.booleans()), max_size=60))
def test_between_two_means_there_are_always_five_more_answers(wishes: list[tuple[int, int, bool]]) -> None:
    play = a_table(13)
    shown = [0]
    for who, score, show in wishes:
        rate(play, PEOPLE[who], score)
        if show and play.as_lead().rest_ready:
            play.do(m.ShowRest(), LEAD)
            arriving = play.state.methods.rest_shown.arriving
            assert arriving
            shown.append(arriving.people)
    assert all(after - before >= 5 for before, after in itertools.pairwise(shown))
