"""One pressing theme: candidates, one secret vote each, and exactly one that is active (K24)."""

from collections.abc import Collection, Sequence

from chain import method_commands as m
from chain import method_events as e
from chain.decide.pace import clock_of_before
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, Invalid, NotAllowed, NotFound
from chain.events import Event, ThemeSet
from chain.methods import Candidate, ThemeVote

CANDIDATE_LIMIT = 20
CANDIDATES_EACH = 3
"""How many one participant can propose, so that the list stays everybody's."""
CHOICE = 2
"""How many candidates make a choice."""


@rule(m.ProposeTheme)
def propose_theme(moment: Moment, command: m.ProposeTheme) -> Sequence[Event]:
    """Put a candidate on the list; only a facilitator puts one differently, before there is a vote."""
    candidates = moment.state.methods.candidates
    before = candidates.get(command.id)
    if not command.theme.sentence:
        raise Invalid("text-empty", field="sentence")
    if before and not moment.leads:
        raise Conflict("id-taken", id=command.id)
    by = before.by if before else (None if moment.leads else moment.by.id)
    candidate = Candidate(id=command.id, theme=command.theme, by=by)
    if candidate == before:
        return []
    _check_no_vote(moment)
    if not before:
        _check_room(candidates.values(), by)
    chosen = moment.state.methods.chosen == command.id
    return [e.ThemeProposed(candidate=candidate), *([ThemeSet(theme=command.theme)] if chosen else [])]


def _check_room(candidates: Collection[Candidate], by: str | None) -> None:
    if len(candidates) >= CANDIDATE_LIMIT:
        raise NotAllowed("candidates-full", limit=CANDIDATE_LIMIT)
    if by and sum(one.by == by for one in candidates) >= CANDIDATES_EACH:
        raise NotAllowed("candidates-each", limit=CANDIDATES_EACH)


@rule(m.DropTheme)
def drop_theme(moment: Moment, command: m.DropTheme) -> Sequence[Event]:
    """Take a candidate off the list before there is a vote; what is the theme stays on it."""
    if command.id not in moment.state.methods.candidates:
        return []
    _check_no_vote(moment)
    if command.id == moment.state.methods.chosen:
        raise NotAllowed("theme-is-chosen")
    return [e.ThemeDropped(id=command.id)]


def _check_no_vote(moment: Moment) -> None:
    if moment.state.methods.theme_vote is not None:
        raise NotAllowed("theme-vote-begun")


@rule(m.OpenThemeVote)
def open_theme_vote(moment: Moment, command: m.OpenThemeVote) -> Sequence[Event]:
    """Open the vote, or let a closed one go on."""
    methods = moment.state.methods
    if methods.theme_vote:
        return [e.ThemeVoteReopened()] if methods.theme_vote.closed else []
    if len(methods.candidates) < CHOICE:
        raise NotAllowed("candidates-too-few")
    return [e.ThemeVoteOpened(), *clock_of_before(moment)]


@rule(m.VoteTheme)
def vote_theme(moment: Moment, command: m.VoteTheme) -> Sequence[Event]:
    """Give one's vote; the last word counts."""
    person, vote = moment.writer(command.participant), _open_vote(moment)
    if command.candidate is not None and command.candidate not in moment.state.methods.candidates:
        raise NotFound("candidate-not-found")
    if vote.votes.get(person) == command.candidate:
        return []
    return [e.ThemeVoted(participant=person, candidate=command.candidate)]


@rule(m.CloseThemeVote)
def close_theme_vote(moment: Moment, command: m.CloseThemeVote) -> Sequence[Event]:
    """Close the vote."""
    vote = moment.state.methods.theme_vote
    if vote is not None and vote.closed:
        return []
    _open_vote(moment)
    return [e.ThemeVoteClosed()]


def _open_vote(moment: Moment) -> ThemeVote:
    vote = moment.state.methods.theme_vote
    if vote is None or vote.closed:
        raise NotAllowed("theme-vote-not-open")
    return vote


@rule(m.ChooseTheme)
def choose_theme(moment: Moment, command: m.ChooseTheme) -> Sequence[Event]:
    """Make one candidate the theme; the others stay in sight, parked."""
    methods = moment.state.methods
    candidate = methods.candidates.get(command.candidate)
    if candidate is None:
        raise NotFound("candidate-not-found")
    if methods.theme_vote and not methods.theme_vote.closed:
        raise NotAllowed("theme-vote-open")
    events: list[Event] = []
    if methods.chosen != command.candidate:
        events.append(e.ThemeChosen(candidate=command.candidate))
    if candidate.theme != moment.state.theme:
        events.append(ThemeSet(theme=candidate.theme))
    return events
