"""What a view answers with: values that hold no more than their viewer may see."""

from chain.analysis.votes import Result
from chain.methods import Methods
from chain.model import Cluster, Evidence, Model, Note, Participant, Phase, Round, Target
from chain.vocabulary import (
    Competence,
    Destep,
    Language,
    Letter,
    LetterStatus,
    Level,
    NoteKind,
    ReadBackAnswer,
    Role,
)


class Viewer(Model):
    """Who looks: a role, the id of the participant or facilitator, and the language they chose."""

    role: Role
    id: str = ""
    language: Language = Language.NL


class SeenReadBack(Model):
    """A summary and its answer, without names."""

    text: str
    answer: ReadBackAnswer | None


class SeenNote(Model):
    """A note as this viewer may see it."""

    id: str
    letter: Letter
    text: str
    kind: NoteKind
    target: Target
    about: str
    """Name of the actor or link that the note is about; empty for the whole chain."""
    destep: Destep | None
    competence: Competence | None
    responds_to: tuple[str, ...]
    evidence: Evidence | None
    confidence: int | None
    to_boardroom: bool
    assumed: bool
    edited: bool
    hidden: bool
    cluster: str | None
    tier: str
    """Name of the author's tier; empty for a house that is not on the map."""
    author: str
    """Name and house of the author; empty unless the viewer is the author or a facilitator."""
    mine: bool
    heard: bool
    owner: str | None
    """Id of who looks for the answer to a parked question."""
    read_backs: tuple[SeenReadBack, ...]


class Item(Model):
    """What stands on the board and can get dots: a cluster with its notes, or a note alone."""

    id: str
    title: str
    """Title of the cluster; empty for a note alone."""
    notes: tuple[SeenNote, ...]
    my_dots: int = 0
    result: Result | None = None
    """The sums of a closed round; None before that."""


class SeenRound(Model):
    """A round of dots as this viewer may see it."""

    closed: bool
    per_person: int
    max_per_item: int
    left: int
    """Dots that the viewer has left; 0 for those without dots."""


class SeenLetter(Model):
    """How far a letter is."""

    letter: Letter
    status: LetterStatus
    revealed: bool
    notes: int
    houses: int
    round: SeenRound | None


class SeenPhase(Model):
    """A phase of the agenda, and whether it could be started now."""

    phase: Phase
    current: bool
    held: bool
    gate: str
    """Empty when the phase can be started; else the code of what stands in the way."""


class Person(Model):
    """Somebody at the table. ``level`` is for facilitators (K3), ``consents`` for the report."""

    id: str
    name: str
    house: str
    tier: str
    here: bool
    proxy: bool
    consents: bool
    interest: str
    level: Level | None


class TierPresence(Model):
    """How many of a tier have joined, and are connected now; houses off the map have an empty tier."""

    tier: str
    joined: int
    here: int


class Archive(Model):
    """What only an archive holds: who wrote and who gave dots, of what is revealed and closed."""

    participants: tuple[Participant, ...]
    agenda: tuple[Phase, ...]
    current: str | None
    notes: tuple[Note, ...]
    clusters: tuple[Cluster, ...]
    rounds: tuple[Round, ...]
    methods: Methods
