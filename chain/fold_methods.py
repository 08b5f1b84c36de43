"""How the events of the methods change a workshop: the part of the fold that is theirs. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from chain import method_events as e
from chain.evolve import Changes, on, without
from chain.methods import Flip, FocusPoint, Matrix, Methods, Rest, Sheet, SheetLine, ThemeVote
from chain.state import Workshop


def _methods(state: Workshop, **fields: Any) -> Changes:
    return {"methods": state.methods.model_copy(update=fields)}


@on(e.SessionPaused, e.SessionResumed)
def _paused(state: Workshop, event: e.SessionPaused | e.SessionResumed) -> Changes:
    return {}  # what it changes hangs on when it happened: chain.fold_time


@on(e.LeadHandedOver)
def _handed_over(state: Workshop, event: e.LeadHandedOver) -> Changes:
    return {"leading": event.to}


@on(e.StepReached)
def _step(state: Workshop, event: e.StepReached) -> Changes:
    return _methods(state, step=event.step)


@on(e.CardGiven)
def _card(state: Workshop, event: e.CardGiven) -> Changes:
    # What is read out comes last, so that the last one is what the table listens to.
    before = state.methods.cards
    others = without(before, event.card.id) if event.card.read_out else before
    return _methods(state, cards={**others, event.card.id: event.card})


@on(e.CardTakenBack)
def _card_back(state: Workshop, event: e.CardTakenBack) -> Changes:
    return _methods(state, cards=without(state.methods.cards, event.id))


@on(e.CalledOut)
def _called(state: Workshop, event: e.CalledOut) -> Changes:
    return _flip(state, calls=(*state.methods.flip.calls, event.call))


@on(e.ThirdQuestionAsked)
def _third_question(state: Workshop, event: e.ThirdQuestionAsked) -> Changes:
    return _flip(state, third_question=event.asked)


@on(e.ThirdQuestionAnswered)
def _third_answer(state: Workshop, event: e.ThirdQuestionAnswered) -> Changes:
    return _flip(state, answer=event.text)


def _flip(state: Workshop, **fields: Any) -> Changes:
    flip: Flip = state.methods.flip.model_copy(update=fields)
    return _methods(state, flip=flip)


@on(e.StickMoved)
def _stick(state: Workshop, event: e.StickMoved) -> Changes:
    return _methods(state, stick=event.stick)


@on(e.GroupsMade)
def _groups(state: Workshop, event: e.GroupsMade) -> Changes:
    return _methods(state, groups=event.groups)


@on(e.ThoughtPlanted)
def _planted(state: Workshop, event: e.ThoughtPlanted) -> Changes:
    garden = {**state.methods.garden, event.thought.id: event.thought}
    ordered = sorted(garden.items(), key=lambda pair: pair[1].planted_at)
    return _methods(state, garden=dict(ordered))


@on(e.ThoughtPulled)
def _pulled(state: Workshop, event: e.ThoughtPulled) -> Changes:
    return _methods(state, garden=without(state.methods.garden, event.id))


@on(e.SheetsHandedOut)
def _handed_out(state: Workshop, event: e.SheetsHandedOut) -> Changes:
    return _methods(state, sheets=event.sheets)


@on(e.LineWritten)
def _line(state: Workshop, event: e.LineWritten) -> Changes:
    return _on_sheet(state, event.sheet, lambda lines: (*lines, event.line))


@on(e.LineTakenBack)
def _line_back(state: Workshop, event: e.LineTakenBack) -> Changes:
    return _on_sheet(state, event.sheet, lambda lines: tuple(one for one in lines if one.id != event.id))


def _on_sheet(
    state: Workshop, number: int, write: Callable[[tuple[SheetLine, ...]], tuple[SheetLine, ...]]
) -> Changes:
    out = state.methods.sheets
    if out is None:
        return {}
    sheets = [
        one.model_copy(update={"lines": write(one.lines)}) if at == number else one
        for at, one in enumerate(out.sheets)
    ]
    return _methods(state, sheets=out.model_copy(update={"sheets": tuple(sheets)}))


@on(e.SheetsPassed)
def _sheets_passed(state: Workshop, event: e.SheetsPassed) -> Changes:
    out = state.methods.sheets
    if out is None:
        return {}
    lines = [one.lines for one in out.sheets] + [()] * len(event.holders)
    sheets = tuple(Sheet(holder=holder, lines=lines[at]) for at, holder in enumerate(event.holders))
    return _methods(state, sheets=out.model_copy(update={"turn": event.turn, "sheets": sheets}))


@on(e.SheetsLaid)
def _sheets_laid(state: Workshop, event: e.SheetsLaid) -> Changes:
    return _methods(state, sheets=None)


@on(e.ThemeProposed)
def _proposed(state: Workshop, event: e.ThemeProposed) -> Changes:
    return _methods(state, candidates={**state.methods.candidates, event.candidate.id: event.candidate})


@on(e.ThemeDropped)
def _dropped(state: Workshop, event: e.ThemeDropped) -> Changes:
    return _methods(state, candidates=without(state.methods.candidates, event.id))


@on(e.ThemeVoteOpened)
def _vote_opened(state: Workshop, event: e.ThemeVoteOpened) -> Changes:
    return _methods(state, theme_vote=ThemeVote())


@on(e.ThemeVoted)
def _voted(state: Workshop, event: e.ThemeVoted) -> Changes:
    vote = state.methods.theme_vote or ThemeVote()
    mine = {event.participant: event.candidate} if event.candidate else {}
    votes = {**without(vote.votes, event.participant), **mine}
    return _methods(state, theme_vote=vote.model_copy(update={"votes": votes}))


@on(e.ThemeVoteClosed, e.ThemeVoteReopened)
def _vote_closed(state: Workshop, event: e.ThemeVoteClosed | e.ThemeVoteReopened) -> Changes:
    vote = state.methods.theme_vote or ThemeVote()
    closed = isinstance(event, e.ThemeVoteClosed)
    return _methods(state, theme_vote=vote.model_copy(update={"closed": closed}))


@on(e.ThemeVoteCancelled)
def _vote_cancelled(state: Workshop, event: e.ThemeVoteCancelled) -> Changes:
    return _methods(state, theme_vote=None)


@on(e.ThemeChosen)
def _chosen(state: Workshop, event: e.ThemeChosen) -> Changes:
    return _methods(state, chosen=event.candidate)


@on(e.MatrixOpened)
def _matrix_opened(state: Workshop, event: e.MatrixOpened) -> Changes:
    return _methods(state, matrix=event.matrix)


@on(e.CellScored)
def _scored(state: Workshop, event: e.CellScored) -> Changes:
    matrix = state.methods.matrix
    if matrix is None:
        return {}
    mine = matrix.scores.get(event.participant, {})
    row = without(mine.get(event.external, {}), event.internal)
    row |= {} if event.score is None else {event.internal: event.score}
    scores = {**matrix.scores, event.participant: {**mine, event.external: row}}
    return _methods(state, matrix=matrix.model_copy(update={"scores": scores}))


@on(e.MatrixClosed, e.MatrixReopened)
def _matrix_closed(state: Workshop, event: e.MatrixClosed | e.MatrixReopened) -> Changes:
    closed, matrix = isinstance(event, e.MatrixClosed), state.methods.matrix
    after: Matrix | None = matrix.model_copy(update={"closed": closed}) if matrix else None
    return _methods(state, matrix=after)


@on(e.MatrixCancelled)
def _matrix_cancelled(state: Workshop, event: e.MatrixCancelled) -> Changes:
    return _methods(state, matrix=None)


@on(e.FocusWritten)
def _focus(state: Workshop, event: e.FocusWritten) -> Changes:
    return _methods(state, focus={**state.methods.focus, event.focus.id: event.focus})


@on(e.FocusDropped)
def _focus_dropped(state: Workshop, event: e.FocusDropped) -> Changes:
    return _methods(state, focus=without(state.methods.focus, event.id))


@on(e.StanceTaken)
def _stance(state: Workshop, event: e.StanceTaken) -> Changes:
    focus = state.methods.focus[event.focus]
    agree = tuple(one for one in focus.agree if one != event.participant)
    dissent = without(focus.dissent, event.participant)
    if event.agrees is not None:
        agree = (*agree, event.participant) if event.agrees else agree
        dissent |= {} if event.agrees else {event.participant: event.reason}
    after = focus.model_copy(update={"agree": agree, "dissent": dissent})
    return _methods(state, focus={**state.methods.focus, focus.id: after})


@on(e.WordSaid)
def _word(state: Workshop, event: e.WordSaid) -> Changes:
    return _methods(state, words={**state.methods.words, event.participant: event.word})


@on(e.RestRated)
def _rest(state: Workshop, event: e.RestRated) -> Changes:
    return _methods(state, rest=rated_by(state.methods.rest, event))


def rated_by(rest: Mapping[str, Rest], event: e.RestRated) -> Mapping[str, Rest]:
    """Return the answers with this one among them."""
    now = rest.get(event.participant, Rest())
    after = now.model_copy(update={"leaving" if event.leaving else "arriving": event.score})
    return {**rest, event.participant: after}


@on(e.RestShown)
def _rest_shown(state: Workshop, event: e.RestShown) -> Changes:
    return _methods(state, rest_shown=event.means)


@on(e.PitchCalled)
def _pitch(state: Workshop, event: e.PitchCalled) -> Changes:
    return _methods(state, pitches=state.methods.pitches + 1)


@on(e.QuestionParked)
def _parked(state: Workshop, event: e.QuestionParked) -> Changes:
    note = state.notes[event.note].model_copy(update={"owner": event.owner})
    return {"notes": {**state.notes, note.id: note}}


@on(e.ModerationSet)
def _moderation(state: Workshop, event: e.ModerationSet) -> Changes:
    return {"moderated": event.moderated}


def left(methods: Methods, person: str) -> Methods:
    """Return what is on the table after somebody left who had put nothing there that stays."""
    stick, vote, matrix = methods.stick, methods.theme_vote, methods.matrix
    fields: dict[str, Any] = {
        "words": without(methods.words, person),
        "rest": without(methods.rest, person),
        "groups": _without_person(methods.groups, person),
        "focus": {id: _unsaid(one, person) for id, one in methods.focus.items()},
    }
    if stick:
        holder, waiting = stick.holder, tuple(one for one in stick.waiting if one != person)
        if holder == person:
            holder, waiting = (waiting[0], waiting[1:]) if waiting else (None, ())
        fields["stick"] = stick.model_copy(update={"holder": holder, "waiting": waiting})
    if vote:
        fields["theme_vote"] = vote.model_copy(update={"votes": without(vote.votes, person)})
    if matrix:
        fields["matrix"] = matrix.model_copy(update={"scores": without(matrix.scores, person)})
    return methods.model_copy(update=fields)


def _without_person(groups: tuple[tuple[str, ...], ...], person: str) -> tuple[tuple[str, ...], ...]:
    rest = (tuple(one for one in group if one != person) for group in groups)
    return tuple(group for group in rest if group)


def _unsaid(focus: FocusPoint, person: str) -> FocusPoint:
    agree = tuple(one for one in focus.agree if one != person)
    dissent: Mapping[str, str] = without(focus.dissent, person)
    return focus.model_copy(update={"agree": agree, "dissent": dissent})
