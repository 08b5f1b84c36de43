"""Who may ask for what: one line a command. What else must be true is decided by the rule of the command."""

from chain import commands as c
from chain import method_commands as m
from chain.errors import NotAllowed
from chain.model import By, Model
from chain.vocabulary import Role

_LEAD = frozenset({Role.FACILITATOR})
_TABLE = frozenset({Role.FACILITATOR, Role.PARTICIPANT})
_NEWCOMERS = frozenset({Role.FACILITATOR, Role.STRANGER})
_ANYONE = frozenset({Role.FACILITATOR, Role.PARTICIPANT, Role.STRANGER})

RIGHTS: dict[type[Model], frozenset[Role]] = {
    c.CreateWorkshop: _ANYONE,
    c.Join: _NEWCOMERS,
    c.WriteNote: _TABLE,
    c.EditNote: _TABLE,
    c.DeleteNote: _TABLE,
    c.SetDots: _TABLE,
    c.ReadBackNote: _TABLE,
    c.AnswerReadBack: _TABLE,
    c.ChangeParticipant: _TABLE,
    c.Undo: _TABLE,
    c.DescribeWorkshop: _LEAD,
    c.SetTheme: _LEAD,
    c.EditChain: _TABLE,
    c.OpenMap: _LEAD,
    c.TidyMap: _LEAD,
    c.OrderMap: _LEAD,
    c.ShowMap: _LEAD,
    c.AgreeRoutes: _TABLE,
    c.RemoveParticipant: _LEAD,
    c.AddFacilitator: _LEAD,
    c.RemoveFacilitator: _LEAD,
    c.SetAgenda: _LEAD,
    c.StartPhase: _LEAD,
    c.CloseLetter: _LEAD,
    c.ReopenLetter: _LEAD,
    c.RevealNotes: _LEAD,
    c.OpenDots: _LEAD,
    c.CloseDots: _LEAD,
    c.LockWriting: _LEAD,
    c.SetRehearsalPace: _LEAD,
    c.ShowScene: _LEAD,
    c.StartTimer: _LEAD,
    c.PauseTimer: _LEAD,
    c.AdjustTimer: _LEAD,
    c.HideNote: _LEAD,
    c.ShowNote: _LEAD,
    c.MergeNotes: _LEAD,
    c.RenameCluster: _LEAD,
    c.TakeOut: _TABLE,
    c.Redo: _TABLE,
    m.PauseSession: _LEAD,
    m.ResumeSession: _LEAD,
    m.ShortenPhase: _LEAD,
    m.HandOver: _LEAD,
    m.GoToStep: _LEAD,
    m.GiveCard: _TABLE,
    m.TakeCardBack: _TABLE,
    m.ReadCardOut: _TABLE,
    m.CallOut: _TABLE,
    m.AskThirdQuestion: _LEAD,
    m.AnswerThirdQuestion: _TABLE,
    m.StartRound: _LEAD,
    m.HandOn: _TABLE,
    m.AskTurn: _TABLE,
    m.EndRound: _LEAD,
    m.MakeGroups: _LEAD,
    m.DropGroups: _LEAD,
    m.PlantThought: _TABLE,
    m.PullThought: _TABLE,
    m.HandOutSheets: _LEAD,
    m.WriteLine: _TABLE,
    m.TakeLineBack: _TABLE,
    m.PassSheets: _LEAD,
    m.LaySheets: _LEAD,
    m.ProposeTheme: _TABLE,
    m.DropTheme: _LEAD,
    m.OpenThemeVote: _LEAD,
    m.VoteTheme: _TABLE,
    m.CloseThemeVote: _LEAD,
    m.ChooseTheme: _LEAD,
    m.OpenMatrix: _LEAD,
    m.ScoreCell: _TABLE,
    m.CloseMatrix: _LEAD,
    m.WriteFocus: _LEAD,
    m.DropFocus: _LEAD,
    m.TakeStance: _TABLE,
    m.SayWord: _TABLE,
    m.RateRest: _TABLE,
    m.ShowRest: _LEAD,
    m.CallPitch: frozenset({Role.PARTICIPANT}),
    m.ParkQuestion: _LEAD,
    m.SetModeration: _LEAD,
}


def check(command: Model, by: By) -> None:
    """Refuse a command to a role that may never give it.

    Raises:
        NotAllowed: ``role-not-allowed``.
    """
    if by.role not in RIGHTS[type(command)]:
        raise NotAllowed("role-not-allowed", role=by.role.value)
