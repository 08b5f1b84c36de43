"""Nobody fills the flip-over, the garden or the list of themes alone, whatever they send."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chain import commands as c
from chain import method_commands as m
from chain.decide.flip import CALL_LIMIT, CALLS_EACH
from chain.decide.garden import THOUGHTS_EACH
from chain.decide.themes import CANDIDATE_LIMIT, CANDIDATES_EACH
from chain.errors import ChainError
from chain.model import Theme
from tests.builders import LEAD, Play, a_participant, a_workshop, person_by

NOOR, KEES = person_by("noor"), person_by("kees")
PEOPLE = ("noor", "kees")


@pytest.fixture
def play() -> Play:
    return a_workshop()


def calls(play: Play, count: int) -> None:
    for number in range(count):
        play.do(m.CallOut(id=f"c{number}", text="Bellen"), NOOR)


def test_one_person_leaves_room_on_the_flip_over(play: Play) -> None:
    calls(play, CALLS_EACH)

    assert play.refusal(m.CallOut(id="x", text="Nog een keer"), NOOR) == "calls-each"
    play.do(m.CallOut(id="x", text="Schrijven"), KEES)


def test_the_facilitator_writes_down_what_came_from_the_room(play: Play) -> None:
    calls(play, CALLS_EACH)

    for number in range(CALLS_EACH + 1):
        play.do(m.CallOut(id=f"room{number}", text="Luisteren"))

    assert play.state.methods.flip.calls[-1].by is None
    assert play.as_lead().listening_named
    assert play.refusal(m.CallOut(id="y", text="x", participant="noor")) == "calls-each"


def test_nobody_calls_from_the_room_but_the_facilitator(play: Play) -> None:
    play.do(m.CallOut(id="c", text="Bellen"), NOOR)

    assert play.state.methods.flip.calls[0].by == "noor"


def test_one_person_leaves_room_in_the_garden(play: Play) -> None:
    for number in range(THOUGHTS_EACH):
        play.do(m.PlantThought(id=f"t{number}", text="Wat als?"), NOOR)

    assert play.refusal(m.PlantThought(id="x", text="Nog een"), NOOR) == "thoughts-each"
    play.do(m.PlantThought(id="x", text="Wat nu?"), KEES)

    play.do(m.PullThought(id="t0"), NOOR)
    play.do(m.PlantThought(id="y", text="Iets anders"), NOOR)


def test_a_thought_that_comes_back_needs_room(play: Play) -> None:
    for number in range(THOUGHTS_EACH):
        play.do(m.PlantThought(id=f"t{number}", text="Wat als?"), NOOR)
    play.do(c.Join(participant=a_participant("opa", actor="stall", proxy=True)))
    play.do(m.PlantThought(id="opa", text="Vroeger", participant="opa"))
    play.do(m.PullThought(id="opa"))

    play.do(c.Undo())
    play.do(m.PullThought(id="t1"), NOOR)
    play.do(c.Undo(), NOOR)

    assert len(play.state.methods.garden) == THOUGHTS_EACH + 1


def test_one_person_leaves_room_on_the_list_of_themes(play: Play) -> None:
    for number in range(CANDIDATES_EACH):
        play.do(m.ProposeTheme(id=f"t{number}", theme=Theme(sentence="x")), NOOR)

    assert play.refusal(m.ProposeTheme(id="x", theme=Theme(sentence="x")), NOOR) == "candidates-each"
    for number in range(CANDIDATE_LIMIT - CANDIDATES_EACH):
        play.do(m.ProposeTheme(id=f"lead{number}", theme=Theme(sentence="x")))
    assert play.refusal(m.ProposeTheme(id="x", theme=Theme(sentence="x"))) == "candidates-full"


def test_who_proposed_a_theme_is_told_to_nobody(play: Play) -> None:
    play.do(m.ProposeTheme(id="t", theme=Theme(sentence="x")), NOOR)

    assert "noor" not in repr(play.as_lead().candidates)
    assert play.as_lead().archive().methods.candidates["t"].by is None


def test_the_theme_of_the_day_stays_on_the_list(play: Play) -> None:
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)))
    play.do(m.ChooseTheme(candidate="one"))

    assert play.refusal(m.DropTheme(id="one")) == "theme-is-chosen"
    play.do(m.ChooseTheme(candidate="two"))
    play.do(m.DropTheme(id="one"))
    assert play.state.theme.sentence == "two"


def test_the_theme_of_the_day_put_differently_is_the_theme(play: Play) -> None:
    play.do(m.ProposeTheme(id="one", theme=Theme(sentence="Wie kent de gast?")))
    play.do(m.ChooseTheme(candidate="one"))

    play.do(m.ProposeTheme(id="one", theme=Theme(sentence="Wie kent onze gast nog?")))

    assert play.state.theme.sentence == "Wie kent onze gast nog?"
    play.do(c.Undo())
    assert play.state.theme.sentence == "Wie kent de gast?"


WISHES = st.lists(
    st.tuples(
        st.sampled_from([*PEOPLE, "saskia"]),
        st.sampled_from(["call", "plant", "pull", "propose", "drop", "undo", "redo"]),
        st.integers(0, 30),
    ),
    max_size=80,
)


@settings(max_examples=40, deadline=None)
@given(WISHES)
def test_whatever_people_send_nobody_has_more_than_their_share(wishes: list[tuple[str, str, int]]) -> None:
    play = a_workshop(*PEOPLE)
    for who, wish, number in wishes:
        commands: dict[str, c.Command] = {
            "call": m.CallOut(id=f"c{number}", text="Bellen"),
            "plant": m.PlantThought(id=f"t{number}", text="Wat als?"),
            "pull": m.PullThought(id=f"t{number}"),
            "propose": m.ProposeTheme(id=f"k{number}", theme=Theme(sentence=str(number))),
            "drop": m.DropTheme(id=f"k{number}"),
            "undo": c.Undo(),
            "redo": c.Redo(),
        }
        try:
            play.do(commands[wish], LEAD if who == "saskia" else person_by(who))
        except ChainError:
            continue
    methods = play.state.methods
    each = (
        (CALLS_EACH, Counter(one.by for one in methods.flip.calls)),
        (THOUGHTS_EACH, Counter(one.author for one in methods.garden.values())),
        (CANDIDATES_EACH, Counter(one.by for one in methods.candidates.values())),
    )
    for limit, counted in each:
        assert all(counted[person] <= limit for person in PEOPLE)
    assert len(methods.flip.calls) <= CALL_LIMIT
    assert len(methods.candidates) <= CANDIDATE_LIMIT
