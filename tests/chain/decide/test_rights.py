"""Who may ask for what: every command against every role, in one table."""

from typing import get_args

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.errors import ChainError
from chain.model import By, Facilitator, Look, Participant, Theme
from chain.vocabulary import Cell, Letter, ReadBackAnswer, RehearsalPace, Role, Step
from tests.builders import (
    LEAD,
    PROJECTOR,
    STRANGER,
    Play,
    a_creation,
    a_map,
    a_workshop,
    an_agenda,
    person_by,
)

F, P, S = Role.FACILITATOR, Role.PARTICIPANT, Role.STRANGER
NEWCOMER = Participant(id="new", name="Nieuw", house="Elders")
TABLE: list[tuple[c.Command, set[Role]]] = [
    (a_creation(), {F, P, S}),
    (c.Join(participant=NEWCOMER), {F, S}),
    (c.WriteNote(id="n", letter=Letter.T, text="x"), {F, P}),
    (c.EditNote(id="n1", text="x"), {F, P}),
    (c.DeleteNote(id="n1"), {F, P}),
    (c.SetDots(letter=Letter.T, item="n1", count=1), {F, P}),
    (c.ReadBackNote(note="n1", text="x"), {F, P}),
    (c.AnswerReadBack(note="n1", answer=ReadBackAnswer.YES), {F, P}),
    (c.ChangeParticipant(participant=NEWCOMER), {F, P}),
    (c.Undo(), {F, P}),
    (c.DescribeWorkshop(title="x"), {F}),
    (c.SetTheme(theme=Theme(sentence="x")), {F}),
    (a_map(), {F, P}),
    (c.OpenMap(open=True), {F}),
    (c.TidyMap(), {F}),
    (c.OrderMap(standing=()), {F}),
    (c.ShowMap(look=Look()), {F}),
    (c.AgreeRoutes(seller="deli", agreed=True), {F, P}),
    (c.RemoveParticipant(id="noor"), {F}),
    (c.AddFacilitator(facilitator=Facilitator(id="x", name="x")), {F}),
    (c.RemoveFacilitator(id="x"), {F}),
    (c.SetAgenda(agenda=an_agenda()), {F}),
    (c.StartPhase(phase="T"), {F}),
    (c.CloseLetter(letter=Letter.T), {F}),
    (c.ReopenLetter(letter=Letter.T), {F}),
    (c.RevealNotes(letter=Letter.T), {F}),
    (c.OpenDots(letter=Letter.T), {F}),
    (c.CloseDots(letter=Letter.T), {F}),
    (c.LockWriting(locked=True), {F}),
    (c.SetRehearsalPace(pace=RehearsalPace.QUICK), {F}),
    (c.ShowScene(scene=None), {F}),
    (c.StartTimer(), {F}),
    (c.PauseTimer(), {F}),
    (c.AdjustTimer(seconds=1), {F}),
    (c.HideNote(id="n1"), {F}),
    (c.ShowNote(id="n1"), {F}),
    (c.MergeNotes(id="g", items=("n1",)), {F}),
    (c.RenameCluster(id="g", title="x"), {F}),
    (c.TakeOut(note="n1"), {F, P}),
    (c.Redo(), {F, P}),
    (m.PauseSession(), {F}),
    (m.ResumeSession(), {F}),
    (m.ShortenPhase(phase="T", minutes=1), {F}),
    (m.HandOver(to="saskia"), {F}),
    (m.GoToStep(step=Step.WRITING), {F}),
    (m.GiveCard(id="k", to="deli", text="x"), {F, P}),
    (m.TakeCardBack(id="k"), {F, P}),
    (m.ReadCardOut(id="k"), {F, P}),
    (m.CallOut(id="k", text="x"), {F, P}),
    (m.AskThirdQuestion(), {F}),
    (m.AnswerThirdQuestion(text="x"), {F, P}),
    (m.StartRound(), {F}),
    (m.HandOn(), {F, P}),
    (m.AskTurn(), {F, P}),
    (m.EndRound(), {F}),
    (m.MakeGroups(size=2), {F}),
    (m.DropGroups(), {F}),
    (m.PlantThought(id="k", text="x"), {F, P}),
    (m.PullThought(id="k"), {F, P}),
    (m.ProposeTheme(id="k", theme=Theme(sentence="x")), {F, P}),
    (m.DropTheme(id="k"), {F}),
    (m.OpenThemeVote(), {F}),
    (m.VoteTheme(candidate=None), {F, P}),
    (m.CloseThemeVote(), {F}),
    (m.ChooseTheme(candidate="k"), {F}),
    (m.OpenMatrix(), {F}),
    (m.ScoreCell(external="x", internal="y", score=1), {F, P}),
    (m.CloseMatrix(), {F}),
    (m.WriteFocus(id="k", cell=Cell.WT, text="x"), {F}),
    (m.DropFocus(id="k"), {F}),
    (m.TakeStance(focus="k", agrees=True), {F, P}),
    (m.SayWord(word="x"), {F, P}),
    (m.RateRest(leaving=True, score=3), {F, P}),
    (m.ShowRest(), {F}),
    (m.HandOutSheets(), {F}),
    (m.WriteLine(id="l", text="x"), {F, P}),
    (m.TakeLineBack(id="l"), {F, P}),
    (m.PassSheets(), {F}),
    (m.LaySheets(), {F}),
    (m.CallPitch(), {P}),
    (m.ParkQuestion(note="n1", owner=None), {F}),
    (m.SetModeration(moderated=True), {F}),
]
ACTORS = {F: LEAD, P: person_by("noor"), S: STRANGER, Role.PROJECTOR: PROJECTOR}


def code_of(play: Play, command: c.Command, by: By) -> str:
    try:
        play.do(command, by)
    except ChainError as error:
        return error.code
    return ""


def test_the_table_names_every_command_once() -> None:
    every = get_args(get_args(c.Command)[0])

    assert sorted(type(command).__name__ for command, _ in TABLE) == sorted(one.__name__ for one in every)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("command", "allowed"), TABLE, ids=[command.kind for command, _ in TABLE])
def test_a_command_is_refused_to_every_role_that_may_not_give_it(
    command: c.Command, allowed: set[Role], role: Role
) -> None:
    code = code_of(a_workshop(), command, ACTORS[role])

    assert (code == "role-not-allowed") is (role not in allowed)


@pytest.mark.parametrize("role", [F, P])
def test_somebody_of_another_workshop_is_nobody_here(role: Role) -> None:
    assert a_workshop().refusal(c.Undo(), By(role=role, id="nobody")) == "person-unknown"


def test_a_participant_is_no_facilitator_by_using_the_same_id() -> None:
    play = a_workshop()

    assert play.refusal(c.LockWriting(locked=True), By(role=Role.FACILITATOR, id="noor")) == "person-unknown"
    taken = c.Join(participant=Participant(id=LEAD.id, name="Vermomd", house="Elders"))
    assert play.refusal(taken, STRANGER) == "id-taken"


def test_nothing_can_be_asked_of_a_workshop_that_does_not_exist() -> None:
    assert Play().refusal(c.LockWriting(locked=True)) == "workshop-not-found"
