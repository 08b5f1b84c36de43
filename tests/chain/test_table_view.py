"""Canaries of the methods: cards, votes, scores, rest and signs reach nobody before their time."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.analysis.confrontation import Confrontation
from chain.model import Facilitator, Theme
from chain.view import view
from chain.vocabulary import Cell, Letter, Step
from tests.builders import LEAD, SECOND, Play, a_participant, a_workshop, person_by
from tests.chain.test_view import EVERYBODY, VIEWERS, everything, who_sees

NOOR, KEES = person_by("noor"), person_by("kees")
T, W, O, S = Letter  # noqa: E741 - the letters of the method


@pytest.fixture
def play() -> Play:
    return a_workshop()


def test_while_dots_are_given_that_is_the_step(play: Play) -> None:
    play.open(T)
    play.write("noor")
    play.reveal(T)
    play.do(m.GoToStep(step=Step.CLUSTER))
    assert play.as_projector().step is Step.CLUSTER

    play.open_dots()
    assert play.as_projector().step is play.as_lead().step is Step.DOTS

    play.close_dots()
    assert play.as_projector().step is Step.CLUSTER


def test_a_card_is_its_writers_until_it_is_read_out(play: Play) -> None:
    play.do(m.GiveCard(id="k", to="farm", text="CANARY"), NOOR)
    assert who_sees(play, "CANARY") == {"author"}
    assert play.as_projector().card_count == 1

    play.do(m.ReadCardOut(id="k"), NOOR)

    assert who_sees(play, "CANARY") == EVERYBODY - {"stranger"}
    assert all(not card.writer for card in play.as_projector().cards)
    assert all(not card.writer for card in play.as_lead().cards)


def test_a_card_typed_for_somebody_is_seen_by_who_typed_it(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="stall", proxy=True)))
    play.do(m.GiveCard(id="k", to="farm", text="CANARY", participant="opa"))

    assert who_sees(play, "CANARY") == {"facilitator"}


def test_nobody_sees_who_called_or_planted_or_disagreed(play: Play) -> None:
    play.do(m.CallOut(id="c", text="Bellen"), NOOR)
    play.do(m.PlantThought(id="g", text="Wat als?"), NOOR)
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we?"))
    play.do(m.TakeStance(focus="f", agrees=False, reason="Liever niet."), NOOR)

    for name, viewer in VIEWERS.items():
        found = view(play.state, viewer)
        told = (*found.flip.calls, *found.garden, *found.focus)
        assert "noor" not in repr(told), name
    assert play.as_projector().focus[0].dissent == ("Liever niet.",)


def test_somebody_at_the_door_sees_nothing_of_the_table(play: Play) -> None:
    play.do(m.CallOut(id="c", text="CANARY"), NOOR)
    play.do(m.PlantThought(id="g", text="CANARY"), NOOR)
    play.do(m.SayWord(word="CANARY"), NOOR)

    assert who_sees(play, "CANARY") == EVERYBODY - {"stranger"}


def test_votes_on_themes_are_secret_until_the_vote_closes(play: Play) -> None:
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=id)))
    play.do(m.OpenThemeVote())
    play.do(m.VoteTheme(candidate="one"), NOOR)

    assert [one.votes for one in play.as_lead().candidates] == [None, None]
    assert [one.mine for one in play.as_person("noor").candidates] == [True, False]
    assert not any(one.mine for one in play.as_person("kees").candidates)
    assert play.as_projector().theme_vote.voted == 1  # type: ignore[union-attr]

    play.do(m.CloseThemeVote())

    assert [one.votes for one in play.as_projector().candidates] == [1, 0]


def confronted(play: Play) -> None:
    for letter in (T, W, O, S):
        play.open(letter) if letter is T else play.start(letter.value)
        play.write("noor", id=f"{letter.value}-note", letter=letter)
        play.reveal(letter)
    play.start("close")
    play.do(m.OpenMatrix())


def result_of(play: Play) -> Confrontation:
    matrix = play.as_projector().matrix
    assert matrix
    assert matrix.result
    return matrix.result


def test_scores_are_their_givers_until_the_matrix_closes(play: Play) -> None:
    confronted(play)
    play.do(m.ScoreCell(external="T-note", internal="W-note", score=-2), NOOR)

    for by in ("kees", "hanneke"):
        assert not play.as_person(by).matrix.mine  # type: ignore[union-attr]
    assert "-2" not in repr(play.as_lead().matrix)
    assert play.as_person("noor").matrix.mine == {"T-note": {"W-note": -2}}  # type: ignore[union-attr]
    assert play.as_lead().scores_for("noor") == {}

    play.do(m.ScoreCell(external="T-note", internal="W-note", score=1), KEES)
    play.do(m.CloseMatrix())

    result = result_of(play)
    assert (result.cells[0].mean, result.cells[0].spread, result.cells[0].talk_first) == (-0.5, 3, True)
    assert result.blocks[Cell.WT] == -0.5
    assert "noor" not in repr(play.as_projector().matrix)


def test_what_the_table_agreed_counts_instead_of_the_mean(play: Play) -> None:
    confronted(play)
    cell = {"external": "O-note", "internal": "S-note"}
    play.do(m.ScoreCell(score=2, **cell), NOOR)
    play.do(m.ScoreCell(score=-1, **cell), LEAD)
    play.do(m.CloseMatrix())

    result = result_of(play)
    assert result.external["O-note"] == -1
    assert play.as_lead().scores_for("") == {"O-note": {"S-note": -1}}
    assert play.as_person("noor").scores_for("") == {}


def test_rest_is_ones_own(play: Play) -> None:
    play.do(m.RateRest(leaving=False, score=2), KEES)

    assert play.as_person("kees").my_rest.arriving == 2
    assert play.as_person("noor").my_rest.arriving is None
    assert play.as_lead().my_rest.arriving is None


def test_the_quiet_sign_is_counted_for_facilitators_only(play: Play) -> None:
    play.do(m.CallPitch(), NOOR)

    counts = {name: view(play.state, viewer).pitches for name, viewer in VIEWERS.items()}
    assert counts.pop("facilitator") == 1
    assert set(counts.values()) == {0}
    assert "noor" not in repr(play.as_lead().pitches)


def test_who_reads_along_sees_notes_before_the_reveal_and_nobody_else(play: Play) -> None:
    play.do(m.SetModeration(moderated=True))
    play.open(T)
    play.write("noor", "CANARY")

    assert who_sees(play, "CANARY") == {"author", "facilitator"}
    assert all(view(play.state, one).moderated for one in VIEWERS.values())

    play.do(m.SetModeration(moderated=False))
    assert who_sees(play, "CANARY") == {"author"}
    assert everything(play.state, VIEWERS["projector"])


def test_what_can_be_taken_back_does_not_tell_that_somebody_gave_a_dot(play: Play) -> None:
    play.open(T)
    for id in ("a", "b"):
        play.write("noor", id=id)
    play.reveal(T)
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.merge("g", "a", "b")
    play.do(c.OpenDots(letter=T), SECOND)
    before = play.as_lead().undoable

    play.dot("kees", "g")

    assert play.as_lead().undoable == before == "cluster_set"


def test_what_can_be_taken_back_does_not_tell_that_somebody_has_begun_to_score(play: Play) -> None:
    confronted(play)
    before = play.as_lead().undoable

    play.do(m.ScoreCell(external="T-note", internal="W-note", score=-2), NOOR)

    assert play.as_lead().undoable == before == "matrix_opened"
