"""Small things that everybody does: a word, a rest score, a quiet sign; and what facilitators set."""

from collections.abc import Sequence

from chain import method_commands as m
from chain import method_events as e
from chain.analysis.rest import all_leaving, means_to_show
from chain.answers import BLOCK
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed, NotFound
from chain.fold_methods import rated_by
from chain.methods import Methods, Rest
from chain.state import Workshop
from chain.vocabulary import NoteKind, Step

PITCH_LIMIT = 999


@rule(m.GoToStep)
def go_to_step(moment: Moment, command: m.GoToStep) -> Sequence[e.MethodEvent]:
    """Bring the table to another step; a stick that is still out is put away when the round is over."""
    methods = moment.state.methods
    if command.step is methods.step:
        return []
    over = methods.stick is not None and command.step is not Step.ROUND
    return [e.StepReached(step=command.step), *([e.StickMoved(stick=None)] if over else [])]


@rule(m.SayWord)
def say_word(moment: Moment, command: m.SayWord) -> Sequence[e.MethodEvent]:
    """Say one's word, or another one instead."""
    person = moment.writer(command.participant)
    same = moment.state.methods.words.get(person) == command.word
    return [] if same else [e.WordSaid(participant=person, word=command.word)]


@rule(m.RateRest)
def rate_rest(moment: Moment, command: m.RateRest) -> Sequence[e.MethodEvent]:
    """Say how rested one feels; the last one to leave brings the means, if there are enough for one."""
    person = moment.writer(command.participant)
    methods = moment.state.methods
    now = methods.rest.get(person, Rest())
    if (now.leaving if command.leaving else now.arriving) == command.score:
        return []
    rated = e.RestRated(participant=person, leaving=command.leaving, score=command.score)
    after = methods.model_copy(update={"rest": rated_by(methods.rest, rated)})
    over = command.leaving and all_leaving(moment.state, after)
    return [rated, *(_shown(after) if over else [])]


@rule(m.ShowRest)
def show_rest(moment: Moment, command: m.ShowRest) -> Sequence[e.MethodEvent]:
    """Show the means of the answers that there are; what comes later counts from five more on."""
    events = _shown(moment.state.methods)
    if not events:
        raise NotAllowed("rest-few", limit=BLOCK)
    return events


def _shown(methods: Methods) -> list[e.MethodEvent]:
    means = means_to_show(methods)
    return [] if means == methods.rest_shown else [e.RestShown(means=means)]


@rule(m.CallPitch)
def call_pitch(moment: Moment, command: m.CallPitch) -> Sequence[e.MethodEvent]:
    """Tell the facilitator, and nobody else, that this is becoming a pitch."""
    return [e.PitchCalled()] if moment.state.methods.pitches < PITCH_LIMIT else []


@rule(m.ParkQuestion)
def park_question(moment: Moment, command: m.ParkQuestion) -> Sequence[e.MethodEvent]:
    """Give a question on the table to somebody who will look for its answer (G3)."""
    note = moment.note(command.note)
    if note.kind is not NoteKind.QUESTION:
        raise NotAllowed("no-question")
    if not moment.state.letters[note.letter].revealed:
        raise NotAllowed("reveal-first", letter=note.letter.value)
    if command.owner is not None and command.owner not in moment.state.participants:
        raise NotFound("participant-not-found")
    return [] if note.owner == command.owner else [e.QuestionParked(note=note.id, owner=command.owner)]


@rule(m.SetModeration)
def set_moderation(moment: Moment, command: m.SetModeration) -> Sequence[e.MethodEvent]:
    """Read along before the reveal: only from before the first note, so that nobody wrote unknowingly."""
    if command.moderated is moment.state.moderated:
        return []
    check_moderation(moment.state, moderated=command.moderated)
    return [e.ModerationSet(moderated=command.moderated)]


def check_moderation(state: Workshop, *, moderated: bool) -> None:
    """Refuse to read along in notes that were written when nobody did.

    Raises:
        NotAllowed: ``moderation-late``.
    """
    if moderated and any(not state.letters[note.letter].revealed for note in state.notes.values()):
        raise NotAllowed("moderation-late")
