"""What happened: facts in the past tense, kept for ever.

A released event class is never edited: give it a new field with a default, or add a new class.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from chain.method_events import MethodEvent
from chain.model import (
    By,
    Cluster,
    Facilitator,
    Look,
    Model,
    Note,
    Part,
    Participant,
    Phase,
    ReadBack,
    Sort,
    Theme,
    Timer,
)
from chain.vocabulary import Language, Letter, ReadBackAnswer, RehearsalPace, Scene


class WorkshopCreated(Model):
    """A workshop came into being, with its first facilitator."""

    kind: Literal["workshop_created"] = "workshop_created"
    id: str
    code: str
    title: str
    language: Language
    sequence: tuple[Letter, ...]
    agenda: tuple[Phase, ...]
    facilitator: Facilitator


class WorkshopDescribed(Model):
    """Title, day or place were set."""

    kind: Literal["workshop_described"] = "workshop_described"
    title: str
    date: dt.date | None
    location: str


class ThemeSet(Model):
    """The pressing theme was put into words."""

    kind: Literal["theme_set"] = "theme_set"
    theme: Theme


class PartAdded(Model):
    """A tier, actor, link, relation or demand route came onto the map."""

    kind: Literal["part_added"] = "part_added"
    sort: Sort
    part: Part


class PartChanged(Model):
    """Some fields of a part of the chain changed; fields that are not named kept their value."""

    kind: Literal["part_changed"] = "part_changed"
    sort: Sort
    id: str
    changes: Mapping[str, Any]


class PartRemoved(Model):
    """A part left the map."""

    kind: Literal["part_removed"] = "part_removed"
    sort: Sort
    id: str


class MapOrdered(Model):
    """The actors of the map were given their places in the columns, from top to bottom."""

    kind: Literal["map_ordered"] = "map_ordered"
    standing: tuple[str, ...]


class MapOpened(Model):
    """Participants may draw on the map, or no longer."""

    kind: Literal["map_opened"] = "map_opened"
    open: bool


class MapShown(Model):
    """The facilitator chose how everybody looks at the map."""

    kind: Literal["map_shown"] = "map_shown"
    look: Look


class RoutesAgreed(Model):
    """A seller agreed to show its demand routes to the table, or took that back."""

    kind: Literal["routes_agreed"] = "routes_agreed"
    seller: str
    agreed: bool


class ParticipantJoined(Model):
    """Somebody sat down at the table."""

    kind: Literal["participant_joined"] = "participant_joined"
    participant: Participant


class ParticipantChanged(Model):
    """Somebody said differently who they are."""

    kind: Literal["participant_changed"] = "participant_changed"
    participant: Participant


class ParticipantRemoved(Model):
    """Somebody was taken off the list; what they wrote stays."""

    kind: Literal["participant_removed"] = "participant_removed"
    id: str


class FacilitatorAdded(Model):
    """Somebody may lead as well."""

    kind: Literal["facilitator_added"] = "facilitator_added"
    facilitator: Facilitator


class FacilitatorRemoved(Model):
    """Somebody leads no longer."""

    kind: Literal["facilitator_removed"] = "facilitator_removed"
    id: str


class AgendaSet(Model):
    """The agenda was written anew."""

    kind: Literal["agenda_set"] = "agenda_set"
    agenda: tuple[Phase, ...]


class PhaseStarted(Model):
    """A phase began; None: the workshop has none yet (again)."""

    kind: Literal["phase_started"] = "phase_started"
    phase: str | None
    instead_of: str | None = None
    """A phase whose first start is taken back; it no longer counts as held."""


class LetterOpened(Model):
    """The gate of a letter opened."""

    kind: Literal["letter_opened"] = "letter_opened"
    letter: Letter


class LetterClosed(Model):
    """A letter was closed; the gate of the next one can open."""

    kind: Literal["letter_closed"] = "letter_closed"
    letter: Letter


class LetterReopened(Model):
    """The table went back to a closed letter."""

    kind: Literal["letter_reopened"] = "letter_reopened"
    letter: Letter


class LetterPaused(Model):
    """A letter waits, because the table went back to an earlier one."""

    kind: Literal["letter_paused"] = "letter_paused"
    letter: Letter


class NotesRevealed(Model):
    """The notes of a letter became everybody's."""

    kind: Literal["notes_revealed"] = "notes_revealed"
    letter: Letter


class NotesConcealed(Model):
    """A reveal was taken back."""

    kind: Literal["notes_concealed"] = "notes_concealed"
    letter: Letter


class DotsOpened(Model):
    """A round of dots opened."""

    kind: Literal["dots_opened"] = "dots_opened"
    letter: Letter
    per_person: int
    max_per_item: int


class DotsSet(Model):
    """Somebody put so many dots on a note or cluster."""

    kind: Literal["dots_set"] = "dots_set"
    letter: Letter
    participant: str
    item: str
    count: int


class DotsClosed(Model):
    """A round of dots closed; its result is everybody's."""

    kind: Literal["dots_closed"] = "dots_closed"
    letter: Letter


class DotsReopened(Model):
    """A closed round went on, dots as they were."""

    kind: Literal["dots_reopened"] = "dots_reopened"
    letter: Letter


class DotsCancelled(Model):
    """A round was taken back."""

    kind: Literal["dots_cancelled"] = "dots_cancelled"
    letter: Letter


class WritingLocked(Model):
    """Pens down, or pens up again."""

    kind: Literal["writing_locked"] = "writing_locked"
    locked: bool


class RehearsalPaced(Model):
    """The simulated people of a rehearsal act at this pace from now on."""

    kind: Literal["rehearsal_paced"] = "rehearsal_paced"
    pace: RehearsalPace


class SceneShown(Model):
    """The facilitator chose what the projector shows; None lets it follow the phase."""

    kind: Literal["scene_shown"] = "scene_shown"
    scene: Scene | None


class TimerSet(Model):
    """The clock was started, paused, moved or put away."""

    kind: Literal["timer_set"] = "timer_set"
    timer: Timer | None


class NoteWritten(Model):
    """A note was written (or came back after its deletion was undone)."""

    kind: Literal["note_written"] = "note_written"
    note: Note


class NoteEdited(Model):
    """The author put the note differently."""

    kind: Literal["note_edited"] = "note_edited"
    note: Note


class NoteDeleted(Model):
    """The author took the note back."""

    kind: Literal["note_deleted"] = "note_deleted"
    id: str


class NoteHidden(Model):
    """A facilitator took a note off the board; its author still sees it."""

    kind: Literal["note_hidden"] = "note_hidden"
    id: str


class NoteShown(Model):
    """A hidden note came back onto the board."""

    kind: Literal["note_shown"] = "note_shown"
    id: str


class ClusterSet(Model):
    """Notes were merged, or a cluster got other members or another title."""

    kind: Literal["cluster_set"] = "cluster_set"
    cluster: Cluster


class ClusterDissolved(Model):
    """A cluster fell apart into its notes."""

    kind: Literal["cluster_dissolved"] = "cluster_dissolved"
    id: str


class NoteReadBack(Model):
    """Somebody gave a note back in their own words."""

    kind: Literal["note_read_back"] = "note_read_back"
    note: str
    read_back: ReadBack


class ReadBackAnswered(Model):
    """The author said whether the summary is right."""

    kind: Literal["read_back_answered"] = "read_back_answered"
    note: str
    answer: ReadBackAnswer


class ActUndone(Model):
    """Somebody took their own act back; the events that do so follow."""

    kind: Literal["act_undone"] = "act_undone"
    of: int
    name: str


class ActRedone(Model):
    """Somebody did again what they had taken back; the events that do so follow."""

    kind: Literal["act_redone"] = "act_redone"
    of: int
    name: str


Event = Annotated[
    WorkshopCreated
    | WorkshopDescribed
    | ThemeSet
    | PartAdded
    | PartChanged
    | PartRemoved
    | MapOrdered
    | MapOpened
    | MapShown
    | RoutesAgreed
    | ParticipantJoined
    | ParticipantChanged
    | ParticipantRemoved
    | FacilitatorAdded
    | FacilitatorRemoved
    | AgendaSet
    | PhaseStarted
    | LetterOpened
    | LetterClosed
    | LetterReopened
    | LetterPaused
    | NotesRevealed
    | NotesConcealed
    | DotsOpened
    | DotsSet
    | DotsClosed
    | DotsReopened
    | DotsCancelled
    | WritingLocked
    | RehearsalPaced
    | SceneShown
    | TimerSet
    | NoteWritten
    | NoteEdited
    | NoteDeleted
    | NoteHidden
    | NoteShown
    | ClusterSet
    | ClusterDissolved
    | NoteReadBack
    | ReadBackAnswered
    | ActUndone
    | ActRedone
    | MethodEvent,
    Field(discriminator="kind"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(hide_input_in_errors=True))
"""Reads an event from its JSON in the log."""


class Recorded(Model):
    """An event in the log: the ``seq``-th of its workshop, by whom and when, as part of which act."""

    seq: int
    at: dt.datetime
    by: By
    act: str
    """The id of the command that caused it; one act may have several events."""
    event: Event
