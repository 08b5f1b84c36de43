"""Taking back what was done in the methods: the part of ``chain.inverse`` that is theirs."""

from collections.abc import Callable
from typing import Any

from chain import method_events as e
from chain.methods import Sheet, SheetLine
from chain.model import Model
from chain.state import Workshop

INVERSE: dict[type[Model], Callable[[Workshop, Any], tuple[e.MethodEvent, ...]]] = {
    e.LeadHandedOver: lambda s, _: (e.LeadHandedOver(to=s.leading),),
    e.StepReached: lambda s, _: (e.StepReached(step=s.methods.step),),
    e.CardGiven: lambda s, x: (_card_as_before(s, x),),
    e.CardTakenBack: lambda s, x: (e.CardGiven(card=s.methods.cards[x.id]),),
    e.ThirdQuestionAsked: lambda _, x: (e.ThirdQuestionAsked(asked=not x.asked),),
    e.ThirdQuestionAnswered: lambda s, _: (e.ThirdQuestionAnswered(text=s.methods.flip.answer),),
    e.StickMoved: lambda s, _: (e.StickMoved(stick=s.methods.stick),),
    e.GroupsMade: lambda s, _: (e.GroupsMade(groups=s.methods.groups),),
    e.ThoughtPlanted: lambda _, x: (e.ThoughtPulled(id=x.thought.id),),
    e.ThoughtPulled: lambda s, x: (e.ThoughtPlanted(thought=s.methods.garden[x.id]),),
    e.SheetsHandedOut: lambda *_: (e.SheetsLaid(),),
    e.LineWritten: lambda _, x: (e.LineTakenBack(sheet=x.sheet, id=x.line.id),),
    e.LineTakenBack: lambda s, x: (e.LineWritten(sheet=x.sheet, line=_line(s, x)),),
    e.SheetsPassed: lambda s, _: (_sheets_as_before(s),),
    e.SheetsLaid: lambda s, _: _in_hand_again(s),
    e.ThemeProposed: lambda s, x: (_candidate_as_before(s, x),),
    e.ThemeDropped: lambda s, x: (e.ThemeProposed(candidate=s.methods.candidates[x.id]),),
    e.ThemeVoteOpened: lambda *_: (e.ThemeVoteCancelled(),),
    e.ThemeVoteClosed: lambda *_: (e.ThemeVoteReopened(),),
    e.ThemeVoteReopened: lambda *_: (e.ThemeVoteClosed(),),
    e.ThemeChosen: lambda s, _: (e.ThemeChosen(candidate=s.methods.chosen),),
    e.MatrixOpened: lambda *_: (e.MatrixCancelled(),),
    e.MatrixClosed: lambda *_: (e.MatrixReopened(),),
    e.MatrixReopened: lambda *_: (e.MatrixClosed(),),
    e.FocusWritten: lambda s, x: (_focus_as_before(s, x),),
    e.FocusDropped: lambda s, x: (e.FocusWritten(focus=s.methods.focus[x.id]),),
    e.QuestionParked: lambda s, x: (e.QuestionParked(note=x.note, owner=s.notes[x.note].owner),),
    e.ModerationSet: lambda _, x: (e.ModerationSet(moderated=not x.moderated),),
}


def _card_as_before(state: Workshop, event: e.CardGiven) -> e.MethodEvent:
    before = state.methods.cards.get(event.card.id)
    return e.CardGiven(card=before) if before else e.CardTakenBack(id=event.card.id)


def _candidate_as_before(state: Workshop, event: e.ThemeProposed) -> e.MethodEvent:
    before = state.methods.candidates.get(event.candidate.id)
    return e.ThemeProposed(candidate=before) if before else e.ThemeDropped(id=event.candidate.id)


def _focus_as_before(state: Workshop, event: e.FocusWritten) -> e.MethodEvent:
    before = state.methods.focus.get(event.focus.id)
    return e.FocusWritten(focus=before) if before else e.FocusDropped(id=event.focus.id)


def _out(state: Workshop) -> tuple[Sheet, ...]:
    return state.methods.sheets.sheets if state.methods.sheets else ()


def _lines(state: Workshop) -> int:
    return sum(len(one.lines) for one in _out(state))


def _line(state: Workshop, event: e.LineTakenBack) -> SheetLine:
    return next(one for one in _out(state)[event.sheet].lines if one.id == event.id)


def _sheets_as_before(state: Workshop) -> e.MethodEvent:
    turn = state.methods.sheets.turn if state.methods.sheets else 1
    holders = tuple(one.holder for one in _out(state))
    return e.SheetsPassed(turn=turn, holders=holders, lines=_lines(state))


def _in_hand_again(state: Workshop) -> tuple[e.MethodEvent, ...]:
    return (e.SheetsHandedOut(sheets=state.methods.sheets),) if state.methods.sheets else ()


def _untouched(state: Workshop, event: e.SheetsHandedOut) -> bool:
    """Sheets can be taken in again as they were given: nobody has written on them, and none was passed."""
    return state.methods.sheets == event.sheets


def _just_passed(state: Workshop, event: e.SheetsPassed) -> bool:
    """A passing can be taken back until somebody has written on the sheet that they got."""
    passed = tuple(one.holder for one in _out(state)) == event.holders
    return passed and _lines(state) == event.lines


def _still_held(state: Workshop, event: e.LineWritten) -> bool:
    held = [one for one in _out(state) if one.holder == event.line.author]
    return any(event.line in one.lines for one in held)


def _line_gone(state: Workshop, event: e.LineTakenBack) -> bool:
    return all(line.id != event.id for one in _out(state) for line in one.lines)


def _vote_closed(closed: bool) -> Callable[[Workshop, Any], bool]:
    return lambda s, _: s.methods.theme_vote is not None and s.methods.theme_vote.closed is closed


def _matrix_closed(closed: bool) -> Callable[[Workshop, Any], bool]:
    return lambda s, _: s.methods.matrix is not None and s.methods.matrix.closed is closed


def _unvoted(state: Workshop, _: object) -> bool:
    vote = state.methods.theme_vote
    return vote is not None and not vote.closed and not vote.votes


def _unscored(state: Workshop, _: object) -> bool:
    """A matrix can be put away until somebody has scored in it."""
    matrix = state.methods.matrix
    return matrix is not None and not matrix.closed and not any(filter(None, matrix.scores.values()))


def _unbuilt(state: Workshop, event: e.ThoughtPlanted) -> bool:
    garden = state.methods.garden
    built = any(one.builds_on == event.thought.id for one in garden.values())
    return garden.get(event.thought.id) == event.thought and not built


def _may_come_back(state: Workshop, event: e.ThoughtPulled) -> bool:
    return event.id not in state.methods.garden


STANDS: dict[type[Model], Callable[[Workshop, Any], bool]] = {
    e.LeadHandedOver: lambda s, x: s.leading == x.to,
    e.StepReached: lambda s, x: s.methods.step is x.step,
    e.CardGiven: lambda s, x: s.methods.cards.get(x.card.id) == x.card,
    e.CardTakenBack: lambda s, x: x.id not in s.methods.cards,
    e.ThirdQuestionAsked: lambda s, x: s.methods.flip.third_question is x.asked,
    e.ThirdQuestionAnswered: lambda s, x: s.methods.flip.answer == x.text,
    e.StickMoved: lambda s, x: s.methods.stick == x.stick,
    e.GroupsMade: lambda s, x: s.methods.groups == x.groups,
    e.ThoughtPlanted: _unbuilt,
    e.ThoughtPulled: _may_come_back,
    e.SheetsHandedOut: _untouched,
    e.LineWritten: _still_held,
    e.LineTakenBack: _line_gone,
    e.SheetsPassed: _just_passed,
    e.SheetsLaid: lambda s, _: s.methods.sheets is None,
    e.ThemeProposed: lambda s, x: (
        s.methods.candidates.get(x.candidate.id) == x.candidate and not s.methods.theme_vote
    ),
    e.ThemeDropped: lambda s, x: x.id not in s.methods.candidates and not s.methods.theme_vote,
    e.ThemeVoteOpened: _unvoted,
    e.ThemeVoteCancelled: lambda s, _: s.methods.theme_vote is None,
    e.ThemeVoteClosed: _vote_closed(True),
    e.ThemeVoteReopened: _vote_closed(False),
    e.ThemeChosen: lambda s, x: s.methods.chosen == x.candidate,
    e.MatrixOpened: _unscored,
    e.MatrixCancelled: lambda s, _: s.methods.matrix is None,
    e.MatrixClosed: _matrix_closed(True),
    e.MatrixReopened: _matrix_closed(False),
    e.FocusWritten: lambda s, x: s.methods.focus.get(x.focus.id) == x.focus,
    e.FocusDropped: lambda s, x: x.id not in s.methods.focus,
    e.QuestionParked: lambda s, x: x.note in s.notes and s.notes[x.note].owner == x.owner,
    e.ModerationSet: lambda s, x: s.moderated is x.moderated,
}
