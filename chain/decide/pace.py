"""Pausing everything, catching up, and who has the lead."""

from collections.abc import Sequence

from chain import events as e
from chain import method_commands as m
from chain.decide.rule import Moment, rule
from chain.errors import NotFound
from chain.method_events import LeadHandedOver, SessionPaused, SessionResumed, StickMoved
from chain.model import Timer


@rule(m.PauseSession)
def pause_session(moment: Moment, command: m.PauseSession) -> Sequence[e.Event]:
    """Hold everything, with the clock where one runs."""
    timer = moment.state.timer
    if moment.state.paused_at is not None:
        return []
    running = timer is not None and timer.ends_at is not None
    held = [e.TimerSet(timer=Timer(remaining=timer.left(moment.now)))] if timer and running else []
    return [SessionPaused(), *held]


@rule(m.ResumeSession)
def resume_session(moment: Moment, command: m.ResumeSession) -> Sequence[e.Event]:
    """Go on; the clock waits until it is started."""
    return [SessionResumed()] if moment.state.paused_at is not None else []


def left_behind(moment: Moment) -> list[e.Event]:
    """Return what going on takes off the table: a stick that is still out, and a clock that has run out."""
    stick = moment.state.methods.stick
    return [*([StickMoved(stick=None)] if stick else []), *clock_of_before(moment)]


def clock_of_before(moment: Moment) -> list[e.Event]:
    """Return that a clock which has run out is put away: what comes now has a time of its own."""
    timer = moment.state.timer
    return [e.TimerSet(timer=None)] if timer and timer.left(moment.now) <= 0 else []


@rule(m.ShortenPhase)
def shorten_phase(moment: Moment, command: m.ShortenPhase) -> Sequence[e.Event]:
    """Take no more than its hurried minutes from a phase that has not been held."""
    state = moment.state
    phase = next((one for one in state.agenda if one.id == command.phase), None)
    if phase is None:
        raise NotFound("phase-not-found")
    left = max(phase.minutes - command.minutes, phase.slow_minutes)
    if phase.id in state.held:
        return []  # somebody was quicker to start it: it has nothing to give any more
    after = tuple(
        one.model_copy(update={"minutes": left}) if one.id == phase.id else one for one in state.agenda
    )
    return [] if after == state.agenda else [e.AgendaSet(agenda=after)]


@rule(m.HandOver)
def hand_over(moment: Moment, command: m.HandOver) -> Sequence[e.Event]:
    """Let another facilitator take the lead; whoever had it can still do everything."""
    if command.to not in moment.state.facilitators:
        raise NotFound("facilitator-not-found")
    return [] if command.to == moment.state.leading else [LeadHandedOver(to=command.to)]
