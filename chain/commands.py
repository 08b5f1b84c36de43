"""What people ask for: imperative, unchecked wishes until ``chain.decide`` has looked at them."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from chain.errors import Invalid
from chain.method_commands import MethodCommand
from chain.model import (
    Evidence,
    Facilitator,
    Look,
    Model,
    OneToFive,
    Part,
    Participant,
    Phase,
    Sort,
    Target,
    Theme,
)
from chain.text import Id, Line, Name, Sentence
from chain.vocabulary import (
    Competence,
    Destep,
    Language,
    Letter,
    NoteKind,
    ReadBackAnswer,
    RehearsalPace,
    Scene,
)

PHASES_AT_MOST = 60


class CreateWorkshop(Model):
    """Start a workshop; ``code`` is what people type to join it."""

    kind: Literal["create_workshop"] = "create_workshop"
    id: Id
    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{6}$")]
    title: Name
    theme: Line = ""
    language: Language = Language.NL
    sequence: tuple[Letter, ...]
    agenda: tuple[Phase, ...] = Field((), max_length=PHASES_AT_MOST)
    facilitator: Facilitator


class DescribeWorkshop(Model):
    """Set title, day and place."""

    kind: Literal["describe_workshop"] = "describe_workshop"
    title: Name
    date: dt.date | None = None
    location: Line = ""


class SetTheme(Model):
    """Put the pressing theme into words."""

    kind: Literal["set_theme"] = "set_theme"
    theme: Theme


class AddPart(Model):
    """Put something on the map."""

    do: Literal["add"] = "add"
    sort: Sort
    part: Part
    before: Id | None = None
    """The actor above which a new actor stands."""
    after: Id | None = None
    """The actor below which it stands; without either the layout looks for a good place."""


class ChangePart(Model):
    """Change the named fields of something on the map."""

    do: Literal["change"] = "change"
    sort: Sort
    id: Id
    changes: Mapping[str, Any]
    was: Mapping[str, Any] = {}
    """What these fields held when the edit began; one that holds something else by now is refused."""


class RemovePart(Model):
    """Take something off the map, with what hangs on it."""

    do: Literal["remove"] = "remove"
    sort: Sort
    id: Id


Edit = Annotated[AddPart | ChangePart | RemovePart, Field(discriminator="do")]


class EditChain(Model):
    """Change the map by one or more edits: all of them, or none."""

    kind: Literal["edit_chain"] = "edit_chain"
    edits: tuple[Edit, ...] = Field(min_length=1, max_length=20_000)


class OpenMap(Model):
    """Let participants draw on the map too, or no longer."""

    kind: Literal["open_map"] = "open_map"
    open: bool


class TidyMap(Model):
    """Forget what was put in its place by hand, and order the columns anew."""

    kind: Literal["tidy_map"] = "tidy_map"


class OrderMap(Model):
    """Have the actors stand in their columns in this order, from top to bottom."""

    kind: Literal["order_map"] = "order_map"
    standing: tuple[Id, ...] = Field(max_length=2_000)


class ShowMap(Model):
    """Choose how everybody looks at the map."""

    kind: Literal["show_map"] = "show_map"
    look: Look


class AgreeRoutes(Model):
    """Say for a seller whether the table may see its figures of who knows the guest."""

    kind: Literal["agree_routes"] = "agree_routes"
    seller: Id
    agreed: bool


class Join(Model):
    """Sit down at the table; a facilitator seats people without a device."""

    kind: Literal["join"] = "join"
    participant: Participant


class ChangeParticipant(Model):
    """Say differently who one is."""

    kind: Literal["change_participant"] = "change_participant"
    participant: Participant


class RemoveParticipant(Model):
    """Take somebody off the list."""

    kind: Literal["remove_participant"] = "remove_participant"
    id: Id


class AddFacilitator(Model):
    """Let somebody lead as well."""

    kind: Literal["add_facilitator"] = "add_facilitator"
    facilitator: Facilitator


class RemoveFacilitator(Model):
    """Let somebody lead no longer; the last one stays."""

    kind: Literal["remove_facilitator"] = "remove_facilitator"
    id: Id


class SetAgenda(Model):
    """Write the agenda anew; phases that were held stay."""

    kind: Literal["set_agenda"] = "set_agenda"
    agenda: tuple[Phase, ...] = Field(max_length=PHASES_AT_MOST)


class StartPhase(Model):
    """Begin the phase with this id; naming it makes a second press of "next" harmless."""

    kind: Literal["start_phase"] = "start_phase"
    phase: Id


class CloseLetter(Model):
    """Close the letter without moving on."""

    kind: Literal["close_letter"] = "close_letter"
    letter: Letter


class ReopenLetter(Model):
    """Go back to a closed letter."""

    kind: Literal["reopen_letter"] = "reopen_letter"
    letter: Letter


class RevealNotes(Model):
    """Show the notes of the open letter to everybody."""

    kind: Literal["reveal_notes"] = "reveal_notes"
    letter: Letter


class OpenDots(Model):
    """Open a round of dots; without ``per_person`` a quarter of the items each (dossier 2.11)."""

    kind: Literal["open_dots"] = "open_dots"
    letter: Letter
    per_person: int | None = Field(None, ge=1, le=50)
    max_per_item: int = Field(1, ge=1, le=50)


class SetDots(Model):
    """Have this many of one's dots on a note or cluster."""

    kind: Literal["set_dots"] = "set_dots"
    letter: Letter
    item: Id
    count: int = Field(ge=0, le=50)
    participant: Id | None = None
    """For whom a facilitator puts the dots (proxy)."""


class CloseDots(Model):
    """Close the round and show its result."""

    kind: Literal["close_dots"] = "close_dots"
    letter: Letter


class LockWriting(Model):
    """Pens down, or up again."""

    kind: Literal["lock_writing"] = "lock_writing"
    locked: bool


class SetRehearsalPace(Model):
    """Have the simulated people of a rehearsal act slower or faster."""

    kind: Literal["set_rehearsal_pace"] = "set_rehearsal_pace"
    pace: RehearsalPace


class ShowScene(Model):
    """Choose what the projector shows; None lets it follow the phase."""

    kind: Literal["show_scene"] = "show_scene"
    scene: Scene | None


class StartTimer(Model):
    """Start the clock, or let a paused one go on; without seconds: the minutes of the phase."""

    kind: Literal["start_timer"] = "start_timer"
    seconds: int | None = Field(None, ge=0, le=86_400)


class PauseTimer(Model):
    """Hold the clock."""

    kind: Literal["pause_timer"] = "pause_timer"


class AdjustTimer(Model):
    """Give or take time."""

    kind: Literal["adjust_timer"] = "adjust_timer"
    seconds: int = Field(ge=-86_400, le=86_400)


class NoteBody(Model):
    """What the author of a note decides."""

    text: Sentence
    note_kind: NoteKind = NoteKind.STATEMENT
    target: Target = Target()
    destep: Destep | None = None
    competence: Competence | None = None
    responds_to: tuple[Id, ...] = Field((), max_length=20)
    evidence: Evidence | None = None
    confidence: OneToFive | None = None
    to_boardroom: bool = False
    assumed: bool = False


class WriteNote(NoteBody):
    """Write a note; ``author`` names the person a facilitator writes for."""

    kind: Literal["write_note"] = "write_note"
    id: Id
    letter: Letter
    author: Id | None = None


class EditNote(NoteBody):
    """Put one's own note differently."""

    kind: Literal["edit_note"] = "edit_note"
    id: Id


class DeleteNote(Model):
    """Take one's own note back."""

    kind: Literal["delete_note"] = "delete_note"
    id: Id


class HideNote(Model):
    """Take a note off the board."""

    kind: Literal["hide_note"] = "hide_note"
    id: Id


class ShowNote(Model):
    """Put a hidden note back on the board."""

    kind: Literal["show_note"] = "show_note"
    id: Id


class MergeNotes(Model):
    """Merge notes or clusters into one; ``id`` is of the new cluster, or of one that takes the rest in."""

    kind: Literal["merge_notes"] = "merge_notes"
    id: Id
    items: tuple[Id, ...] = Field(min_length=1, max_length=200)
    title: Line = ""


class RenameCluster(Model):
    """Give a cluster another title."""

    kind: Literal["rename_cluster"] = "rename_cluster"
    id: Id
    title: Line


class TakeOut(Model):
    """Take one note out of its cluster, for the table or as its author; a cluster of one falls apart."""

    kind: Literal["take_out"] = "take_out"
    note: Id


class ReadBackNote(Model):
    """Give somebody's note back in one's own words."""

    kind: Literal["read_back_note"] = "read_back_note"
    note: Id
    text: Sentence
    by: Id | None = None
    """Who read back, when a facilitator writes it down."""


class AnswerReadBack(Model):
    """Say whether the latest summary of one's note is right."""

    kind: Literal["answer_read_back"] = "answer_read_back"
    note: Id
    answer: ReadBackAnswer


class Undo(Model):
    """Take back one's own latest act."""

    kind: Literal["undo"] = "undo"


class Redo(Model):
    """Do again what one has just taken back."""

    kind: Literal["redo"] = "redo"


Command = Annotated[
    CreateWorkshop
    | DescribeWorkshop
    | SetTheme
    | EditChain
    | OpenMap
    | TidyMap
    | OrderMap
    | ShowMap
    | AgreeRoutes
    | Join
    | ChangeParticipant
    | RemoveParticipant
    | AddFacilitator
    | RemoveFacilitator
    | SetAgenda
    | StartPhase
    | CloseLetter
    | ReopenLetter
    | RevealNotes
    | OpenDots
    | SetDots
    | CloseDots
    | LockWriting
    | SetRehearsalPace
    | ShowScene
    | StartTimer
    | PauseTimer
    | AdjustTimer
    | WriteNote
    | EditNote
    | DeleteNote
    | HideNote
    | ShowNote
    | MergeNotes
    | RenameCluster
    | TakeOut
    | ReadBackNote
    | AnswerReadBack
    | Undo
    | Redo
    | MethodCommand,
    Field(discriminator="kind"),
]

_COMMAND: TypeAdapter[Command] = TypeAdapter(Command, config=ConfigDict(hide_input_in_errors=True))
_CODES = ("text-too-long", "text-control", "text-marks", "text-empty", "slow-over-minutes")


def read_command(raw: Mapping[str, Any]) -> Command:
    """Turn what came over a wire into a command.

    Raises:
        Invalid: ``text-too-long``, ``text-control``, ``text-marks``, ``text-empty`` or
            ``slow-over-minutes``, else ``command-invalid``; with the field.
    """
    try:
        return _COMMAND.validate_python(raw)
    except ValidationError as error:
        raise as_invalid(error) from error
    except RecursionError as error:
        raise Invalid("command-invalid", field="") from error


def as_invalid(error: ValidationError) -> Invalid:
    """Return the first finding of a validation as a coded refusal; the input itself is left out."""
    finding = error.errors(include_input=False, include_url=False)[0]
    field = str(finding["loc"][-1])[:40] if finding["loc"] else ""
    if finding["type"] not in _CODES:
        return Invalid("command-invalid", field=field)
    return Invalid(finding["type"], field=field, **finding.get("ctx", {}))
