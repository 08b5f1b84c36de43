"""What the fold keeps of time: when phases started, how long pauses lasted, and a log in plain sentences."""

import datetime as dt
from typing import Any

from chain import events as e
from chain import method_events as m
from chain.evolve import Changes
from chain.model import Deed, Text
from chain.state import Workshop
from chain.vocabulary import Role

DEEDS_KEPT = 200


def timed(state: Workshop, recorded: e.Recorded) -> Changes:
    """Return what this event changes about time."""
    event, at = recorded.event, recorded.at
    if isinstance(event, e.PhaseStarted):
        started = {id: when for id, when in state.started.items() if id != event.instead_of}
        started = started if event.phase is None else {event.phase: at, **started}
        return {"started": started, "paused_here": 0}
    if isinstance(event, m.SessionPaused):
        return {"paused_at": at}
    if isinstance(event, m.SessionResumed) and state.paused_at:
        return {"paused_at": None, **_paused(state, state.paused_at, at)}
    return {}


def _paused(state: Workshop, since: dt.datetime, until: dt.datetime) -> Changes:
    """Count a pause: for the whole session, and for the phase that is going on as far as it fell in it."""
    in_phase = max(since, state.started.get(state.current or "", since))
    return {
        "paused_for": state.paused_for + (until - since).total_seconds(),
        "paused_here": state.paused_here + (until - in_phase).total_seconds(),
    }


def logged(state: Workshop, recorded: e.Recorded) -> Changes:
    """Keep what was done in the open; what people write and give is theirs, and not in this log."""
    about = _ABOUT.get(type(recorded.event))
    if (
        about is None
        or recorded.act == state.undoing
        or (recorded.by.role is not Role.FACILITATOR and about != "participant")
    ):
        return {}
    event: Any = recorded.event
    subject = event.participant.id if about == "participant" else str(getattr(event, about, None) or "")
    named = event.participant.name if about == "participant" else _named(state, subject)
    who = str(_named(state, recorded.by.id))
    deed = Deed(at=recorded.at, by=recorded.by, kind=event.kind, about=subject, who=who, named=named)
    return {"deeds": (*state.deeds, deed)[-DEEDS_KEPT:]}


def _named(state: Workshop, id: str) -> Text | str:
    """Return what a phase or a person is called at this moment; empty for what is neither."""
    phase = next((one.name for one in state.agenda if one.id == id), None)
    person = state.facilitators.get(id) or state.participants.get(id)
    return phase or (person.name if person else "")


_ABOUT: dict[type[Any], str] = {
    e.PhaseStarted: "phase",
    e.LetterOpened: "letter",
    e.LetterClosed: "letter",
    e.LetterReopened: "letter",
    e.LetterPaused: "letter",
    e.NotesRevealed: "letter",
    e.NotesConcealed: "letter",
    e.DotsOpened: "letter",
    e.DotsClosed: "letter",
    e.DotsReopened: "letter",
    e.DotsCancelled: "letter",
    e.WritingLocked: "locked",
    e.NoteHidden: "",
    e.NoteShown: "",
    e.AgendaSet: "",
    e.ThemeSet: "",
    e.MapOpened: "open",
    e.ParticipantJoined: "participant",
    e.ParticipantRemoved: "id",
    e.FacilitatorAdded: "",
    e.FacilitatorRemoved: "id",
    e.ActUndone: "name",
    e.ActRedone: "name",
    m.SessionPaused: "",
    m.SessionResumed: "",
    m.LeadHandedOver: "to",
    m.StickMoved: "",
    m.GroupsMade: "",
    m.ThirdQuestionAsked: "",
    m.ThemeVoteOpened: "",
    m.ThemeVoteClosed: "",
    m.ThemeChosen: "",
    m.MatrixOpened: "",
    m.MatrixClosed: "",
    m.FocusWritten: "",
    m.ModerationSet: "moderated",
}
"""Which events are done in the open, and which of their fields says what they are about."""

LOGGED = frozenset(_ABOUT)
"""The events that the log tells of, as a rule."""
