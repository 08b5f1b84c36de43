"""The methods of a session: cards, calls, turns, groups, thoughts, themes, the matrix, words."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain import commands as c
from chain import method_commands as m
from chain.guide.groups import divided
from chain.model import By, Participant, Theme
from chain.vocabulary import Cell, Letter, Level, NoteKind, Step
from tests.builders import LEAD, Play, a_participant, a_workshop, person_by

NOOR, KEES, HANNEKE = person_by("noor"), person_by("kees"), person_by("hanneke")
T, W, O, S = Letter  # noqa: E741 - the letters of the method


@pytest.fixture
def play() -> Play:
    return a_workshop()


def closed_letters(play: Play) -> None:
    """One note under every letter, all revealed and closed."""
    for letter in (T, W, O, S):
        play.open(letter) if letter is T else play.start(letter.value)
        play.write("noor", id=f"{letter.value}-note", letter=letter)
        play.reveal(letter)
    play.start("close")


# --- cards -------------------------------------------------------------------------------------


def test_a_card_goes_to_another_house_and_is_changed_until_it_is_read_out(play: Play) -> None:
    assert play.refusal(m.GiveCard(id="k", to="deli", text="Fijn"), NOOR) == "card-to-yourself"
    assert play.refusal(m.GiveCard(id="k", to="nobody", text="Fijn"), NOOR) == "actor-not-found"
    play.do(m.GiveCard(id="k", to="farm", text="Fijn"), NOOR)
    play.do(m.GiveCard(id="k", to="farm", text="Heel fijn"), NOOR)
    assert play.refusal(m.GiveCard(id="k", to="farm", text="Van mij"), KEES) == "id-taken"
    assert play.refusal(m.ReadCardOut(id="k"), KEES) == "not-your-card"

    play.do(m.ReadCardOut(id="k"), NOOR)

    card = play.state.methods.cards["k"]
    assert (card.text, card.read_out) == ("Heel fijn", True)
    assert play.refusal(m.GiveCard(id="k", to="farm", text="Toch niet"), NOOR) == "card-read-out"
    assert play.refusal(m.TakeCardBack(id="k"), NOOR) == "card-read-out"


def test_a_facilitator_writes_cards_for_people_without_a_device_only(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="stall", proxy=True)))

    play.do(m.GiveCard(id="k", to="farm", text="Fijn", participant="opa"))
    play.do(m.ReadCardOut(id="k"))

    assert play.state.methods.cards["k"].author == "opa"
    assert play.refusal(m.GiveCard(id="x", to="farm", text="x", participant="noor")) == "own-device"


# --- the flip-over -----------------------------------------------------------------------------


def test_the_flip_over_takes_everything_as_it_was_said(play: Play) -> None:
    for number, (text, by) in enumerate((("Bellen", NOOR), ("Bellen", KEES), ("Kaartje", HANNEKE))):
        play.do(m.CallOut(id=f"c{number}", text=text), by)

    assert [call.text for call in play.state.methods.flip.calls] == ["Bellen", "Bellen", "Kaartje"]
    assert play.refusal(m.AnswerThirdQuestion(text="x"), NOOR) == "third-question-first"

    play.do(m.AskThirdQuestion())
    play.do(m.AnswerThirdQuestion(text="Omdat we bezig waren met antwoorden."), NOOR)

    assert play.state.methods.flip.answer.startswith("Omdat")


# --- the talking stick -------------------------------------------------------------------------


def levelled(play: Play) -> None:
    for id, level in (("noor", Level.OWNER), ("kees", Level.WORK_FLOOR), ("daan", Level.CUSTOMER)):
        play.do(c.ChangeParticipant(participant=a_participant(id, level=level)), person_by(id))


def test_the_stick_goes_round_once_before_anybody_speaks_twice(play: Play) -> None:
    levelled(play)
    play.do(m.StartRound())
    stick = play.state.methods.stick
    assert stick
    order = (stick.holder, *stick.waiting)
    assert order[:2] == ("kees", "daan")
    assert order[-1] == "noor"

    assert play.refusal(m.HandOn(), NOOR) == "not-your-turn"
    play.do(m.HandOn(), KEES)
    play.do(m.AskTurn(), KEES)
    play.do(m.HandOn(passed=True, holder="daan"))

    stick = play.state.methods.stick
    assert stick
    assert stick.spoken == ("kees",)
    assert stick.passed == ("daan",)
    assert stick.waiting[-1] == "kees"
    assert play.do(m.HandOn(holder="daan")) == []  # a second press takes nobody's turn


def test_who_comes_late_speaks_before_anybody_speaks_twice(play: Play) -> None:
    play.do(m.StartRound())
    first = play.state.methods.stick
    assert first
    play.do(m.HandOn())
    play.do(m.AskTurn(participant=first.holder))
    play.do(c.Join(participant=a_participant("laat", actor="farm", proxy=True)))

    play.do(m.AskTurn(participant="laat"))

    stick = play.state.methods.stick
    assert stick
    assert stick.waiting[-2:] == ("laat", first.holder)


def test_the_last_one_hands_on_to_nobody_and_may_be_asked_again(play: Play) -> None:
    play.do(m.StartRound())
    for _ in range(5):
        play.do(m.HandOn())
    assert play.do(m.HandOn()) == []

    play.do(m.AskTurn(), NOOR)

    assert play.state.methods.stick
    assert play.state.methods.stick.holder == "noor"
    play.do(m.EndRound())
    assert play.refusal(m.AskTurn(), NOOR) == "no-round"


def test_the_stick_is_put_away_when_the_table_goes_on_and_comes_back_by_undo(play: Play) -> None:
    play.open(T)
    play.do(m.StartRound())
    play.do(m.GoToStep(step=Step.ROUND))
    before = play.state.methods
    assert before.stick

    play.do(m.GoToStep(step=Step.CLUSTER))
    after = play.state.methods
    assert after.stick is None
    play.do(c.Undo())

    assert play.state.methods == before


# --- groups ------------------------------------------------------------------------------------


@given(st.integers(2, 40), st.integers(2, 6), st.integers())
def test_everybody_sits_in_one_group_and_no_group_is_small(people: int, size: int, seed: int) -> None:
    table = [Participant(id=f"p{number}", name="x", actor=f"a{number % 5}") for number in range(people)]
    tiers = {f"a{number}": f"t{number % 3}" for number in range(5)}

    groups = divided(table, tiers, size, seed=seed)

    assert sorted(id for group in groups for id in group) == sorted(one.id for one in table)
    sizes = {len(group) for group in groups}
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) >= min(people, 2, size)
    assert abs(people / len(groups) - size) <= size / 2 or people < size


@pytest.mark.parametrize(
    ("people", "size", "sizes"), [(11, 6, [6, 5]), (11, 4, [4, 4, 3]), (7, 2, [3, 2, 2]), (3, 6, [3])]
)
def test_groups_have_about_the_size_that_was_asked_for(people: int, size: int, sizes: list[int]) -> None:
    table = [Participant(id=f"p{number}", name="x", house="x") for number in range(people)]

    assert [len(group) for group in divided(table, {}, size, seed=1)] == sizes


def test_pairs_come_from_different_tiers() -> None:
    table = [Participant(id=f"p{number}", name="x", actor=f"a{number % 2}") for number in range(12)]

    groups = divided(table, {"a0": "source", "a1": "end"}, 2, seed=1)

    assert all({int(id[1:]) % 2 for id in group} == {0, 1} for group in groups)


# --- the garden --------------------------------------------------------------------------------


def test_thoughts_build_on_each_other_and_then_stay(play: Play) -> None:
    play.do(m.PlantThought(id="g1", text="Wat als we niets doen?"), NOOR)
    play.do(m.PlantThought(id="g2", text="Dan doet een ander het.", builds_on="g1"), KEES)

    assert play.refusal(m.PullThought(id="g1"), NOOR) == "thought-built-on"
    assert play.refusal(m.PullThought(id="g2"), NOOR) == "not-your-thought"
    assert play.refusal(m.PlantThought(id="g3", text="x", builds_on="gone"), NOOR) == "thought-not-found"

    play.do(m.PullThought(id="g2"), KEES)
    play.do(m.PullThought(id="g1"), NOOR)
    play.do(c.Undo(), NOOR)
    assert list(play.state.methods.garden) == ["g1"]


# --- the theme ---------------------------------------------------------------------------------


def test_one_vote_each_one_theme_for_all(play: Play) -> None:
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)), NOOR)
    assert play.refusal(m.VoteTheme(candidate="one"), NOOR) == "theme-vote-not-open"
    play.do(m.OpenThemeVote())
    assert play.refusal(m.ProposeTheme(id="three", theme=Theme(sentence="x")), NOOR) == "theme-vote-begun"
    assert play.refusal(m.ProposeTheme(id="two", theme=Theme(sentence="x"))) == "theme-vote-begun"
    for by in (NOOR, KEES):
        play.do(m.VoteTheme(candidate="one"), by)
    play.do(m.VoteTheme(candidate="two"), KEES)
    assert play.refusal(m.ChooseTheme(candidate="one")) == "theme-vote-open"

    play.do(m.CloseThemeVote())
    play.do(m.ChooseTheme(candidate="one"))

    assert play.state.methods.theme_vote
    assert dict(play.state.methods.theme_vote.votes) == {"noor": "one", "kees": "two"}
    assert play.state.theme.sentence == "one"
    play.do(c.Undo())
    assert play.state.methods.chosen is None


# --- the matrix --------------------------------------------------------------------------------


def test_a_facilitator_may_choose_what_is_confronted(play: Play) -> None:
    closed_letters(play)

    assert play.refusal(m.OpenMatrix(external=("W-note",), internal=("S-note",))) == "note-not-found"
    assert play.refusal(m.OpenMatrix(external=("T-note",))) == "nothing-to-confront"
    play.do(m.OpenMatrix(external=("O-note", "O-note"), internal=("S-note",)))

    matrix = play.state.methods.matrix
    assert matrix is not None
    assert (matrix.external, matrix.internal) == (("O-note",), ("S-note",))


def test_the_matrix_waits_for_all_four_letters(play: Play) -> None:
    assert play.refusal(m.OpenMatrix()) == "gate-closed"
    closed_letters(play)

    play.do(m.OpenMatrix())

    matrix = play.state.methods.matrix
    assert matrix
    assert (matrix.external, matrix.internal) == (("T-note", "O-note"), ("W-note", "S-note"))


def test_scores_are_given_and_changed_until_the_matrix_closes(play: Play) -> None:
    closed_letters(play)
    play.do(m.OpenMatrix())
    cell = {"external": "T-note", "internal": "W-note"}
    play.do(m.ScoreCell(score=-2, **cell), NOOR)
    play.do(m.ScoreCell(score=1, **cell), NOOR)
    play.do(m.ScoreCell(score=-1, **cell), LEAD)
    play.do(m.ScoreCell(score=2, **cell), KEES)
    play.do(m.ScoreCell(score=None, **cell), KEES)
    assert play.refusal(m.ScoreCell(external="W-note", internal="T-note", score=1), NOOR) == "cell-not-found"
    assert play.refusal(c.Undo()) == "undo-too-late"

    play.do(m.CloseMatrix())

    assert play.refusal(m.ScoreCell(score=0, **cell), NOOR) == "matrix-not-open"
    assert play.state.methods.matrix
    scores = play.state.methods.matrix.scores
    assert {person: row.get("T-note") for person, row in scores.items()} == {
        "noor": {"W-note": 1},
        "": {"W-note": -1},
        "kees": {},
    }


def test_three_focus_points_are_enough_and_dissent_has_its_place(play: Play) -> None:
    for id in ("f1", "f2", "f3"):
        play.do(m.WriteFocus(id=id, cell=Cell.WT, text="Hoe kunnen we ...?"))
    assert play.refusal(m.WriteFocus(id="f4", cell=Cell.SO, text="x")) == "focus-full"
    play.do(m.TakeStance(focus="f1", agrees=True), NOOR)
    play.do(m.TakeStance(focus="f1", agrees=False, reason="Sommige gasten willen dat niet."), KEES)
    play.do(m.TakeStance(focus="f1", agrees=None), NOOR)

    focus = play.state.methods.focus["f1"]
    assert (focus.agree, dict(focus.dissent)) == ((), {"kees": "Sommige gasten willen dat niet."})


def test_a_focus_point_is_put_differently_although_a_note_it_came_from_is_gone(play: Play) -> None:
    closed_letters(play)
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="x", sources=("T-note", "S-note")))
    play.do(c.ReopenLetter(letter=S))
    play.do(c.DeleteNote(id="S-note"), NOOR)

    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="y", sources=("T-note", "S-note")))

    assert play.state.methods.focus["f"].text == "y"
    assert play.refusal(m.WriteFocus(id="g", cell=Cell.WT, text="x", sources=("S-note",))) == "note-not-found"


# --- the end, and what facilitators set --------------------------------------------------------


def test_everybody_has_one_word_and_their_own_rest(play: Play) -> None:
    play.do(m.SayWord(word="Stil"), NOOR)
    play.do(m.SayWord(word="Gehoord"), NOOR)
    play.do(m.RateRest(leaving=False, score=2), NOOR)
    play.do(m.RateRest(leaving=True, score=4), NOOR)

    assert dict(play.state.methods.words) == {"noor": "Gehoord"}
    rest = play.state.methods.rest["noor"]
    assert (rest.arriving, rest.leaving) == (2, 4)


def test_a_question_is_parked_with_somebody(play: Play) -> None:
    play.open(T)
    play.write("noor", id="q", note_kind=NoteKind.QUESTION)
    play.write("noor", id="n")
    assert play.refusal(m.ParkQuestion(note="q", owner="kees")) == "reveal-first"
    play.reveal(T)
    assert play.refusal(m.ParkQuestion(note="n", owner="kees")) == "no-question"

    play.do(m.ParkQuestion(note="q", owner="kees"))

    assert play.state.notes["q"].owner == "kees"


def test_reading_along_begins_before_the_first_note_or_not_at_all(play: Play) -> None:
    play.open(T)
    play.write("noor")
    assert play.refusal(m.SetModeration(moderated=True)) == "moderation-late"
    play.reveal(T)

    play.do(m.SetModeration(moderated=True))

    assert play.state.moderated


def test_who_left_a_card_a_call_or_a_thought_stays_on_the_list(play: Play) -> None:
    play.do(m.CallOut(id="c", text="x"), NOOR)
    assert play.refusal(c.RemoveParticipant(id="noor")) == "participant-has-notes"

    play.do(m.StartRound())
    play.do(m.SayWord(word="x"), KEES)
    play.do(m.MakeGroups(size=2))
    play.do(c.RemoveParticipant(id="kees"))

    stick = play.state.methods.stick
    assert stick
    assert "kees" not in (stick.holder, *stick.waiting)
    assert not play.state.methods.words
    assert "kees" not in [id for group in play.state.methods.groups for id in group]


def a_closed_vote(play: Play) -> None:
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)))
    play.do(m.OpenThemeVote())
    play.do(m.VoteTheme(candidate="one"), KEES)
    play.do(m.CloseThemeVote())


def a_closed_matrix(play: Play) -> None:
    closed_letters(play)
    play.do(m.OpenMatrix())
    play.do(m.ScoreCell(external="T-note", internal="W-note", score=2), KEES)
    play.do(m.CloseMatrix())


def a_dissent(play: Play) -> None:
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="x"))
    play.do(m.TakeStance(focus="f", agrees=False, reason="Liever niet"), KEES)


@pytest.mark.parametrize("counted", [a_closed_vote, a_closed_matrix, a_dissent])
def test_who_was_counted_or_gave_a_reason_stays_on_the_list(
    play: Play, counted: Callable[[Play], None]
) -> None:
    """A sum before and after would tell what somebody gave."""
    counted(play)

    assert play.refusal(c.RemoveParticipant(id="kees")) == "participant-has-notes"


def test_a_question_of_somebody_who_left_is_nobodys_again(play: Play) -> None:
    play.open(T)
    play.write("noor", id="q", note_kind=NoteKind.QUESTION)
    play.reveal(T)
    play.do(m.ParkQuestion(note="q", owner="kees"))

    play.do(c.RemoveParticipant(id="kees"))

    assert play.state.notes["q"].owner is None


# --- doing again -------------------------------------------------------------------------------


def test_what_was_taken_back_can_be_done_again(play: Play) -> None:
    play.open(T)
    play.write("noor", id="n")
    before = play.state.notes
    play.do(c.Undo(), NOOR)
    assert "n" not in play.state.notes

    play.do(c.Redo(), NOOR)

    assert play.state.notes == before
    play.do(c.Undo(), NOOR)
    assert "n" not in play.state.notes


def test_a_new_act_forgets_what_could_be_done_again(play: Play) -> None:
    play.do(c.LockWriting(locked=True))
    play.do(c.Undo())
    play.do(c.DescribeWorkshop(title="Anders"))

    assert play.refusal(c.Redo()) == "nothing-to-redo"


def test_doing_again_comes_too_late_when_others_have_moved_on(play: Play) -> None:
    play.start("welcome")
    play.do(c.Undo())
    play.do(c.AddFacilitator(facilitator=play.state.facilitators[LEAD.id].model_copy(update={"id": "joost"})))
    play.do(c.StartPhase(phase="T"), lead_by("joost"))

    assert play.refusal(c.Redo()) == "redo-too-late"


def lead_by(id: str) -> By:
    return LEAD.model_copy(update={"id": id})
