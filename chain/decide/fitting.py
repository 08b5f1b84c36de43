"""What was done in the methods, coming back by undo or redo: whether it could be asked for now."""

from collections.abc import Callable, Iterable
from typing import Any

from chain import method_events as e
from chain.decide.cards import CARD_LIMIT
from chain.decide.closing import check_moderation
from chain.decide.garden import has_planted_all
from chain.decide.matrix import FOCUS_LIMIT, check_all_closed, on_board
from chain.decide.themes import CANDIDATE_LIMIT, CANDIDATES_EACH, CHOICE
from chain.errors import NotAllowed
from chain.model import Model
from chain.state import Workshop
from chain.vocabulary import LETTERS


def _seated(state: Workshop, people: Iterable[str | None]) -> bool:
    """Say whether all of these are still at the table; nobody (None) always is."""
    return all(one is None or one in state.participants for one in people)


def _card(state: Workshop, event: e.CardGiven) -> bool:
    card, cards = event.card, state.methods.cards
    full = sum(one.author == card.author for one in cards.values()) >= CARD_LIMIT
    room = card.id in cards or not full
    return room and card.author in state.participants  # one to what has left the map could stand there too


def _stick(state: Workshop, event: e.StickMoved) -> bool:
    return event.stick is None or _seated(state, (event.stick.holder, *event.stick.waiting))


def _groups(state: Workshop, event: e.GroupsMade) -> bool:
    return _seated(state, (one for group in event.groups for one in group))


def _thought(state: Workshop, event: e.ThoughtPlanted) -> bool:
    thought = event.thought
    rooted = thought.builds_on is None or thought.builds_on in state.methods.garden
    room = thought.id in state.methods.garden or not has_planted_all(state.methods.garden, thought.author)
    return rooted and room and thought.author in state.participants


def _sheets(state: Workshop, event: e.SheetsHandedOut) -> bool:
    letter = event.sheets.letter
    silent = letter is state.open_letter and not state.letters[letter].revealed
    return silent and _seated(state, (one.holder for one in event.sheets.sheets))


def _line(state: Workshop, event: e.LineWritten) -> bool:
    out = state.methods.sheets
    return out is not None and event.line.author in [one.holder for one in out.sheets[event.sheet :][:1]]


def _candidate(state: Workshop, event: e.ThemeProposed) -> bool:
    candidates, by = state.methods.candidates, event.candidate.by
    if event.candidate.id in candidates:
        return True
    each = sum(one.by == by for one in candidates.values()) < CANDIDATES_EACH
    return len(candidates) < CANDIDATE_LIMIT and (by is None or each)


def _theme(state: Workshop, event: e.ThemeChosen) -> bool:
    return event.candidate is None or event.candidate in state.methods.candidates


def _matrix(state: Workshop, event: e.MatrixOpened) -> bool:
    there = {id for letter in LETTERS for id in on_board(state, letter)}
    return _all_closed(state, event) and there.issuperset((*event.matrix.external, *event.matrix.internal))


def _all_closed(state: Workshop, _: object) -> bool:
    try:
        check_all_closed(state)
    except NotAllowed:
        return False
    return True


def _focus(state: Workshop, event: e.FocusWritten) -> bool:
    focus, points = event.focus, state.methods.focus
    room = focus.id in points or len(points) < FOCUS_LIMIT
    return room and _seated(state, (*focus.agree, *focus.dissent))


def _moderation(state: Workshop, event: e.ModerationSet) -> bool:
    """Who wrote trusting that nobody reads along may go on trusting."""
    try:
        check_moderation(state, moderated=event.moderated)
    except NotAllowed:
        return False
    return True


FITS: dict[type[Model], Callable[[Workshop, Any], bool]] = {
    e.LeadHandedOver: lambda s, x: not x.to or x.to in s.facilitators,
    e.CardGiven: _card,
    e.StickMoved: _stick,
    e.GroupsMade: _groups,
    e.ThoughtPlanted: _thought,
    e.SheetsHandedOut: _sheets,
    e.LineWritten: _line,
    e.ThemeProposed: _candidate,
    e.ThemeDropped: lambda s, x: x.id != s.methods.chosen,
    e.ThemeVoteOpened: lambda s, _: len(s.methods.candidates) >= CHOICE,
    e.ThemeChosen: _theme,
    e.MatrixOpened: _matrix,
    e.MatrixReopened: _all_closed,
    e.FocusWritten: _focus,
    e.QuestionParked: lambda s, x: _seated(s, (x.owner,)),
    e.ModerationSet: _moderation,
}
"""Which of the events ask for something to be there, or still to be free."""
