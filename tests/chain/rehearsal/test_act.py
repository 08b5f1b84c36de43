"""Simulated people do what each step asks, once, and nothing when the table is silent or held."""

from typing import Any

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.analysis.twins import twins
from chain.guide.presets import METHODS, agenda
from chain.model import Phase
from chain.vocabulary import LETTERS, Cell, Language, Letter, NoteKind, Preset, ReadBackAnswer, Scene, Step
from tests.builders import STRANGER, Play, a_participant, a_phase, a_workshop, person_by
from tests.rehearsing import NOTES, PEOPLE, a_rehearsal, let_them, next_wishes

ALL_METHODS = [one for one in METHODS if "+" not in one]


def in_phase(method: str, **fields: Any) -> Play:
    """A rehearsal of a session with one phase of this method, which has begun."""
    letters = tuple(a_phase(letter.value, letter) for letter in LETTERS)
    phase = a_phase("here", method=method, **fields)
    play = a_rehearsal(agenda=(a_phase("first"), phase, *letters))
    play.start("first")
    let_them(play)
    play.start("here")
    return play


def at_letter(letter: Letter, language: Language = Language.NL) -> Play:
    play = a_rehearsal(agenda=agenda(Preset.HALF_DAY), language=language)
    for phase in play.state.agenda:
        play.start(phase.id)
        if phase.letter is letter:
            break
        let_them(play)
        if phase.letter:
            play.reveal(phase.letter)
    return play


def test_they_come_in_rested_or_not_and_say_so_once() -> None:
    play = a_rehearsal()

    assert let_them(play) == PEOPLE
    assert {one.arriving is None for one in play.state.methods.rest.values()} == {False}
    assert next_wishes(play) == []


def test_they_do_the_same_each_time() -> None:
    one, other = at_letter(Letter.T), at_letter(Letter.T)

    assert next_wishes(one) == next_wishes(other) != []


def test_nothing_happens_in_a_pause_in_the_dark_or_in_a_silence() -> None:
    play = at_letter(Letter.T)
    play.do(m.PauseSession())
    assert next_wishes(play) == []

    play.do(m.ResumeSession())
    play.do(c.ShowScene(scene=Scene.DARK))
    assert next_wishes(play) == []

    assert next_wishes(in_phase("silence", dark=True)) == []


def test_pens_down_is_pens_down_for_them_too() -> None:
    play = at_letter(Letter.T)
    play.do(c.LockWriting(locked=True))

    assert next_wishes(play) == []


def test_nobody_is_simulated_in_a_real_workshop() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.Join(participant=a_participant("simulated-1", actor="farm")), STRANGER)

    assert next_wishes(play) == []
    assert not any(one.here for one in play.as_lead().people)


def test_they_are_here_for_as_long_as_the_rehearsal_lasts() -> None:
    seen = a_rehearsal().as_lead()

    assert seen.rehearsal
    assert [one.here for one in seen.people] == [True] * PEOPLE
    assert not a_workshop().as_lead().rehearsal


# --- letters -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("letter", LETTERS)
def test_they_write_think_again_and_leave_twins_to_merge(letter: Letter, language: Language) -> None:
    play = at_letter(letter, language)
    let_them(play)

    notes = [one for one in play.state.notes.values() if one.letter is letter]
    assert len(notes) == NOTES
    assert sum(one.edited for one in notes) == 2
    assert {one.kind for one in notes} == set(NoteKind)
    assert any(one.evidence and one.evidence.date for one in notes)
    assert len(twins({one.id: one.text for one in notes})) == 2


@pytest.mark.parametrize(("letter", "answered"), [(Letter.W, Letter.T), (Letter.S, Letter.O)])
def test_weaknesses_and_strengths_answer_what_came_before(letter: Letter, answered: Letter) -> None:
    play = at_letter(letter)
    let_them(play)

    said = [one for one in play.state.notes.values() if one.letter is letter]
    answers = {play.state.notes[id].letter for one in said for id in one.responds_to}
    assert answers == {answered}
    assert all(one.responds_to for one in said if one.kind is NoteKind.STATEMENT)


def test_they_read_back_across_tiers_and_authors_say_yes_almost_and_no() -> None:
    play = at_letter(Letter.T)
    let_them(play)
    play.reveal(Letter.T)
    assert let_them(play) == 0, "reading back waits for its step"

    play.do(m.GoToStep(step=Step.READ_BACK))
    let_them(play)

    tried = [one.read_backs for one in play.state.notes.values() if one.read_backs]
    assert {backs[0].answer for backs in tried} == set(ReadBackAnswer)
    assert {backs[-1].answer for backs in tried} == {ReadBackAnswer.YES}
    assert sum(one.heard for one in play.as_lead().revealed(Letter.T)) == PEOPLE


@pytest.mark.parametrize(("each", "most"), [(None, 1), (2, 1), (3, 2), (40, 1)])
def test_they_give_all_their_dots_as_far_as_there_is_something_to_give_them_to(
    each: int | None, most: int
) -> None:
    play = at_letter(Letter.T)
    let_them(play)
    play.reveal(Letter.T)
    first, second = list(play.state.notes)[:2]
    play.merge("twins", first, second)
    play.open_dots(Letter.T, each=each, most=most)
    let_them(play)

    items = len(play.as_lead().dottable(Letter.T))
    budget = min(play.state.rounds[Letter.T].per_person, items * most)
    play.close_dots(Letter.T)
    assert sum(one.result.dots for one in play.as_lead().board(Letter.T) if one.result) == PEOPLE * budget


def test_the_stick_goes_round_by_itself_and_one_of_them_passes_a_turn() -> None:
    play = at_letter(Letter.W)
    let_them(play)
    play.reveal(Letter.W)
    play.do(m.StartRound())
    let_them(play)

    stick = play.state.methods.stick
    assert stick is not None
    assert (stick.holder, len(stick.spoken), len(stick.passed)) == (None, PEOPLE - 1, 1)


def test_the_stick_waits_for_a_real_person() -> None:
    play = at_letter(Letter.T)
    play.do(c.Join(participant=a_participant("noor", level="work_floor")), STRANGER)
    play.do(m.StartRound())
    let_them(play)
    assert play.state.methods.stick is not None
    assert play.state.methods.stick.holder == "noor"

    play.do(m.HandOn(), person_by("noor"))
    let_them(play)
    assert play.state.methods.stick.holder is None


# --- methods -----------------------------------------------------------------------------------


def test_everybody_thanks_another_house_and_reads_it_out_when_all_have_written() -> None:
    play = in_phase("cards")
    for _ in range(PEOPLE):
        assert not any(one.read_out for one in play.state.methods.cards.values())
        let_them(play, acts=1)
    let_them(play)

    cards = list(play.state.methods.cards.values())
    assert [one.read_out for one in cards] == [True] * PEOPLE
    assert all(play.state.participants[one.author].actor != one.to for one in cards)


def test_the_flip_over_fills_without_listening_until_the_third_question() -> None:
    play = in_phase("rapid_fire")
    let_them(play)
    assert play.as_lead().flip_full
    assert play.as_lead().listening_named is False

    play.do(m.AskThirdQuestion())
    assert let_them(play) == 0, "nobody speaks in the minute of silence"
    play.do(c.StartTimer(seconds=60))
    assert let_them(play) == 0
    play.wait(60)
    assert let_them(play) == 1
    assert play.state.methods.flip.answer


def test_thoughts_of_the_garden_build_on_each_other() -> None:
    play = in_phase("garden")
    let_them(play)

    assert sorted(one.depth for one in play.as_lead().garden) == [0, 0, 0, 1, 1, 1]


def test_they_propose_themes_and_vote_when_the_vote_opens() -> None:
    play = in_phase("1-2-4-all")
    assert let_them(play) == 3

    play.do(m.OpenThemeVote())
    assert let_them(play) == PEOPLE
    play.do(m.CloseThemeVote())
    assert play.as_lead().candidates[0].votes == 3


def test_they_say_of_their_house_what_is_missing_while_the_map_is_open() -> None:
    play = in_phase("joint_mapping")
    assert let_them(play) == 0

    play.do(c.OpenMap(open=True))
    let_them(play)
    houses = {one.actor for one in play.state.participants.values()}
    assert all(play.state.chain.actor[id].for_whom for id in houses if id)


def test_in_the_closed_door_test_sellers_say_who_knows_the_guest_and_let_the_table_see_it() -> None:
    play = in_phase("joint_mapping")
    play.do(c.ShowScene(scene=Scene.CLOSED_DOOR))
    let_them(play)

    seated = {one.actor for one in play.state.participants.values()}
    sellers = {route.seller for route in play.as_projector().chain.route.values()}
    assert sellers == seated - {"family"}


def test_they_score_the_matrix_disagree_on_a_cell_and_take_stances() -> None:
    play = at_letter(Letter.S)
    let_them(play)
    play.reveal(Letter.S)
    play.start("confront")
    play.do(m.OpenMatrix(per_letter=2))
    let_them(play)
    assert play.as_lead().matrix is not None
    assert play.as_lead().matrix.complete == PEOPLE  # type: ignore[union-attr]

    play.do(m.CloseMatrix())
    result = play.as_lead().matrix.result  # type: ignore[union-attr]
    assert result is not None
    assert any(one.talk_first for one in result.cells)
    assert not all(one.talk_first for one in result.cells)
    play.do(m.WriteFocus(id="focus-1", cell=Cell.WT, text="Hoe bellen wij zelf?"))
    let_them(play)
    (focus,) = play.as_lead().focus
    assert (focus.agree, len(focus.dissent)) == (PEOPLE - 1, 1)


def test_they_leave_with_a_word_and_more_rested() -> None:
    play = in_phase("one_word")
    let_them(play)

    assert len(play.as_lead().words) == PEOPLE
    rested = play.state.methods.rest.values()
    assert sum(one.leaving or 0 for one in rested) > sum(one.arriving or 0 for one in rested)


def test_one_of_them_says_once_that_it_becomes_a_pitch() -> None:
    play = at_letter(Letter.S)
    let_them(play)
    play.reveal(Letter.S)
    play.do(m.StartRound())
    let_them(play)

    assert play.as_lead().pitches == 1


@pytest.mark.parametrize("method", ALL_METHODS)
def test_in_every_method_they_come_to_an_end(method: str) -> None:
    let_them(in_phase(method))


@pytest.mark.parametrize("preset", Preset)
def test_every_method_of_the_presets_is_known_to_them(preset: Preset) -> None:
    """What they have no act for is silence, a walk, the map that was made, or on paper."""
    without = {"greeting", "round", "review", "joint_mapping", "walk_and_talk", "silence", "gate", "proposal"}
    methods = [phase for phase in agenda(preset) if not phase.letter and phase.method not in without]

    assert all(_does_something(phase) for phase in methods)


def _does_something(phase: Phase) -> bool:
    play = in_phase(phase.method)
    if phase.method == "group_scoring":
        play.do(m.WriteFocus(id="focus-1", cell=Cell.WT, text="Hoe?"))
    return let_them(play) > 0
