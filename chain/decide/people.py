"""Joining, changing and leaving."""

from collections.abc import Sequence

from chain import commands as c
from chain import events as e
from chain.contact import keeps_closed
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, NotAllowed, NotFound
from chain.model import Participant
from chain.state import Workshop
from chain.vocabulary import Rsvp

PARTICIPANT_LIMIT = 500


@rule(c.Join)
def join(moment: Moment, command: c.Join) -> Sequence[e.Event]:
    """Seat somebody; only a facilitator seats a person without a device."""
    one = _as_it_counts(moment, command.participant)
    if one.proxy and not moment.leads:
        raise NotAllowed("role-not-allowed", role=moment.by.role.value)
    if one.id in moment.state.participants or one.id in moment.state.facilitators:
        raise Conflict("id-taken", id=one.id)
    if len(moment.state.participants) >= PARTICIPANT_LIMIT:
        raise NotAllowed("workshop-full", limit=PARTICIPANT_LIMIT)
    _check_house(moment, one)
    _check_figures(moment, one)
    return [e.ParticipantJoined(participant=one)]


@rule(c.ChangeParticipant)
def change_participant(moment: Moment, command: c.ChangeParticipant) -> Sequence[e.Event]:
    """Let people change themselves, and a facilitator anyone, but for what is theirs alone."""
    one = _as_it_counts(moment, command.participant)
    before = moment.state.participants[moment.person(one.id)]
    if one == before:
        return []
    _check_own(moment, before, one)
    _check_house(moment, one)
    if one.actor != before.actor:
        _check_figures(moment, one)
    return [e.ParticipantChanged(participant=one)]


def _as_it_counts(moment: Moment, one: Participant) -> Participant:
    """Return who says so: a "no" is an answer until the session begins; who says it then has come."""
    begun_without_no = bool(moment.state.held) and not moment.leads and one.rsvp is Rsvp.NO
    return one.model_copy(update={"rsvp": None}) if begun_without_no else one


def _check_figures(moment: Moment, one: Participant) -> None:
    """Anybody can claim a house at the door: one that keeps figures lets in whom a facilitator knows."""
    if not moment.leads and keeps_closed(moment.state, one.actor):
        raise NotAllowed("house-keeps-figures")


def _check_own(moment: Moment, before: Participant, after: Participant) -> None:
    """Nobody becomes somebody to write for later on; and people agree to be named themselves."""
    to_proxy = after.proxy and not before.proxy
    named_by_another = moment.leads and not before.proxy and after.consent_name != before.consent_name
    if to_proxy or named_by_another:
        raise NotAllowed("own-device")


@rule(c.RemoveParticipant)
def remove_participant(moment: Moment, command: c.RemoveParticipant) -> Sequence[e.Event]:
    """Take somebody off the list who has left nothing on the table."""
    if command.id not in moment.state.participants:
        return []
    if _has_left_something(moment.state, command.id):
        raise NotAllowed("participant-has-notes")
    return [e.ParticipantRemoved(id=command.id)]


def _has_left_something(state: Workshop, person: str) -> bool:
    """Say whether this person wrote, read back, or gave what has been counted."""
    notes = state.notes.values()
    wrote = any(note.author == person or any(one.by == person for one in note.read_backs) for note in notes)
    methods = state.methods
    wrote |= methods.sheets is not None and any(one.holder == person for one in methods.sheets.sheets)
    wrote |= any(one.author == person for one in methods.cards.values())
    wrote |= any(one.author == person for one in methods.garden.values())
    wrote |= any(one.by == person for one in methods.flip.calls)
    wrote |= any(one.dissent.get(person) for one in methods.focus.values())
    return wrote or _was_counted(state, person)


def _was_counted(state: Workshop, person: str) -> bool:
    """Say whether a result that is on the table holds something of this person: without it, it would tell."""
    vote, matrix = state.methods.theme_vote, state.methods.matrix
    dotted = any(one.closed and one.dots.get(person) for one in state.rounds.values())
    voted = vote is not None and vote.closed and person in vote.votes
    scored = matrix is not None and matrix.closed and any(matrix.scores.get(person, {}).values())
    return dotted or voted or scored


@rule(c.AddFacilitator)
def add_facilitator(moment: Moment, command: c.AddFacilitator) -> Sequence[e.Event]:
    """Let somebody lead as well."""
    if command.facilitator.id in moment.state.facilitators:
        return []
    if command.facilitator.id in moment.state.participants:
        raise Conflict("id-taken", id=command.facilitator.id)
    return [e.FacilitatorAdded(facilitator=command.facilitator)]


@rule(c.RemoveFacilitator)
def remove_facilitator(moment: Moment, command: c.RemoveFacilitator) -> Sequence[e.Event]:
    """Let somebody lead no longer, unless nobody would be left."""
    if command.id not in moment.state.facilitators:
        return []
    if len(moment.state.facilitators) == 1:
        raise NotAllowed("last-facilitator")
    return [e.FacilitatorRemoved(id=command.id)]


def _check_house(moment: Moment, one: Participant) -> None:
    if one.actor is not None and one.actor not in moment.state.chain.actor:
        raise NotFound("actor-not-found")
    if one.actor is None and not one.house:
        raise NotAllowed("house-missing")
