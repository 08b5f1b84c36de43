"""What an event changes on the desk of who leads: the next sentence, the pace, the log, who leads."""

from collections.abc import Iterable
from typing import Any

from chain import events as e
from chain import method_events as m
from chain.fold_time import LOGGED
from chain.view import View
from chain.vocabulary import LETTERS, Letter
from live.fragments.patch import Patch
from live.fragments.screen import Region, patch

REGIONS = frozenset(
    {"pace", "say", "cluster", "measures", "pitches", "log", "leading", "moderation", "unrevealed", "early"}
    | {"rehearsal"}
)
"""The regions that only a cockpit has."""

TIMELY = ("pace", "say")
"""What time alone changes: looked at every few seconds."""

STEADY = ("measures", "cluster")
"""What many small acts change: looked at every few seconds instead of at every note."""

_NOTES = (e.NoteWritten, e.NoteDeleted, e.NoteHidden, e.NoteShown)

_CLUSTERS = (
    e.ClusterSet,
    e.ClusterDissolved,
    e.NoteHidden,
    e.NoteShown,
    e.NotesRevealed,
    e.NotesConcealed,
    e.LetterOpened,
    e.LetterClosed,
    e.LetterReopened,
    e.LetterPaused,
    e.DotsOpened,
    e.DotsCancelled,
    e.PhaseStarted,
    m.StepReached,
)
"""What whoever clusters a letter must see at once; a note more or less can wait some seconds."""


def on_the_desk(before: View, after: View, event: e.Event) -> Iterable[Region]:
    """Yield the regions that an event changes in a cockpit; only the first note of a letter changes any."""
    if not after.leads:
        return
    yield from map(Region, _ALWAYS.get(type(event), ()))
    if type(event) in LOGGED:
        yield Region("log")
    if isinstance(event, _CLUSTERS):
        yield Region("cluster")
    if isinstance(event, m.ModerationSet | e.NotesRevealed | e.NotesConcealed):
        yield Region("moderation")
        yield from (Region("unrevealed", letter.value) for letter in LETTERS)
    letter = after.open_letter
    if letter and isinstance(event, _NOTES) and 0 in (one.letter(letter).notes for one in (before, after)):
        yield from map(Region, ("say", "moderation"))


def early(view: View, id: str, letter: Letter) -> Iterable[Patch]:
    """Draw a note before the reveal for whoever reads along, and take it away where it is gone."""
    if view.leads and view.moderated and not view.letter(letter).revealed:
        into = f"unrevealed-{letter}"
        yield patch(view, Region("early", id), into=into) if view.note(id) else Patch(f"early-{id}")


_ALWAYS: dict[type[Any], tuple[str, ...]] = {
    **dict.fromkeys(
        (
            e.PhaseStarted,
            e.AgendaSet,
            e.TimerSet,
            m.SessionPaused,
            m.SessionResumed,
        ),
        ("pace", "say"),
    ),
    **dict.fromkeys(
        (
            e.LetterOpened,
            e.LetterClosed,
            e.LetterReopened,
            e.LetterPaused,
            e.NotesRevealed,
            e.NotesConcealed,
            e.DotsOpened,
            e.DotsClosed,
            e.DotsReopened,
            e.DotsCancelled,
            e.MapOpened,
            e.MapShown,
            e.SceneShown,
            e.NoteReadBack,
            e.ReadBackAnswered,
            e.ClusterSet,
            e.ClusterDissolved,
            e.ThemeSet,
            m.StepReached,
            m.StickMoved,
            m.GroupsMade,
            m.CardGiven,
            m.CardTakenBack,
            m.CalledOut,
            m.ThirdQuestionAsked,
            m.ThirdQuestionAnswered,
            m.ThemeProposed,
            m.ThemeDropped,
            m.ThemeVoteOpened,
            m.ThemeVoted,
            m.ThemeVoteClosed,
            m.ThemeVoteReopened,
            m.ThemeVoteCancelled,
            m.ThemeChosen,
            m.MatrixOpened,
            m.MatrixClosed,
            m.MatrixReopened,
            m.MatrixCancelled,
            m.FocusWritten,
            m.FocusDropped,
            m.WordSaid,
        ),
        ("say",),
    ),
    **dict.fromkeys((m.LeadHandedOver, e.FacilitatorAdded, e.FacilitatorRemoved), ("leading",)),
    m.PitchCalled: ("pitches",),
    e.RehearsalPaced: ("rehearsal",),
}
"""Turns of a session at which who leads needs the next sentence at once; the rest can wait some seconds."""
