"""The flip-over: everything is accepted verbatim; when it is full, the third question (O3-O9)."""

from collections.abc import Sequence

from chain import method_commands as m
from chain import method_events as e
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, NotAllowed
from chain.events import Event, TimerSet
from chain.methods import Call

CALL_LIMIT = 200
CALLS_EACH = 20
"""How often one person can call out, so that nobody fills the page alone."""


@rule(m.CallOut)
def call_out(moment: Moment, command: m.CallOut) -> Sequence[e.MethodEvent]:
    """Call something out; a facilitator writes down what anybody says, or what came from the room."""
    room = moment.leads and command.participant is None
    person = None if room else moment.person(command.participant)
    calls = moment.state.methods.flip.calls
    if any(one.id == command.id for one in calls):
        raise Conflict("id-taken", id=command.id)
    if len(calls) >= CALL_LIMIT:
        raise NotAllowed("flip-full", limit=CALL_LIMIT)
    if person and sum(one.by == person for one in calls) >= CALLS_EACH:
        raise NotAllowed("calls-each", limit=CALLS_EACH)
    return [e.CalledOut(call=Call(id=command.id, text=command.text, by=person))]


@rule(m.AskThirdQuestion)
def ask_third_question(moment: Moment, command: m.AskThirdQuestion) -> Sequence[Event]:
    """Put the third question on the flip-over, or take it away; the clock of the calling is over with it."""
    if moment.state.methods.flip.third_question is command.asked:
        return []
    asked = e.ThirdQuestionAsked(asked=command.asked)
    return [asked, *([TimerSet(timer=None)] if moment.state.timer else [])]


@rule(m.AnswerThirdQuestion)
def answer_third_question(moment: Moment, command: m.AnswerThirdQuestion) -> Sequence[e.MethodEvent]:
    """Write down what was said after the silence."""
    flip = moment.state.methods.flip
    if not flip.third_question:
        raise NotAllowed("third-question-first")
    return [] if flip.answer == command.text else [e.ThirdQuestionAnswered(text=command.text)]
