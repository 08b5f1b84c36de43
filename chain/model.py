"""What a workshop is made of: frozen values without behaviour that needs more than themselves."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from chain.text import Id, Line, Name, Prose, Sentence
from chain.vocabulary import (
    Carrier,
    Competence,
    ContactOwner,
    Destep,
    EvidenceType,
    Language,
    Letter,
    LetterStatus,
    Level,
    LinkStatus,
    LinkType,
    MemberType,
    NoteKind,
    Overlay,
    Position,
    ReadBackAnswer,
    RelationPhase,
    Role,
    Rsvp,
    Scene,
    Scope,
)

Share = Annotated[float, Field(ge=0, le=1)]
OneToFive = Annotated[int, Field(ge=1, le=5)]
Count = Annotated[int, Field(ge=0, le=100_000)]


class Model(BaseModel):
    """A frozen value that knows all its fields."""

    # Infinity and NaN have no JSON: the log would hold a null that cannot be read back.
    # What people typed stays out of errors, and so out of the logs of the server.
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True)


class Text(Model):
    """A text of the product itself in both languages; what people type is a plain string."""

    nl: Prose = ""
    en: Prose = ""

    def to(self, language: Language) -> str:
        """Return the text in this language, or in the other one where this is missing."""
        return (self.nl or self.en) if language is Language.NL else (self.en or self.nl)


class By(Model):
    """Who acts: a role, and the id of the participant or facilitator."""

    role: Role
    id: str = ""

    @property
    def key(self) -> str:
        """One string for who acts, such as ``participant:p01``."""
        return f"{self.role.value}:{self.id}"


# --- the chain ---------------------------------------------------------------------------------


class Tier(Model):
    """A column of the chain map; ``order`` 1 is the source, the last one the end customer."""

    id: Id
    name: Name
    order: int = Field(ge=1, le=99)
    position: Position = Position.UPSTREAM


class Actor(Model):
    """A link in the chain (schakel): an organisation, or a group of people such as its end customers."""

    id: Id
    name: Name
    tier: Id
    kind: Line = ""
    role: Line = ""
    for_whom: Line = ""
    """The first starter question: who are your customers, whom do you do it for? (O1, R17)"""
    upkeep: Line = ""
    """The second starter question: how do you maintain the relation with them? (O1)"""
    member_type: MemberType = MemberType.PRIMARY
    empty_chair: bool = False
    power: int = Field(0, ge=0, le=3)
    legitimacy: int = Field(0, ge=0, le=3)
    urgency: int = Field(0, ge=0, le=3)
    position: tuple[float, float] | None = None
    """Where a hand has put it on the map, in layout units; None leaves it to the layout."""


class Link(Model):
    """Something that runs from one actor to another; shares in 0-1, dependence and strength in 1-5."""

    id: Id
    source: Id
    target: Id
    type: LinkType
    label: Line = ""
    carried_by: Carrier | None = None
    frequency: Line = ""
    since: int | None = Field(None, ge=1000, le=2200)
    share_of_source_output: Share | None = None
    share_of_target_input: Share | None = None
    dependence_source: OneToFive | None = None
    dependence_target: OneToFive | None = None
    status: LinkStatus = LinkStatus.REGULAR
    certainty: OneToFive | None = None
    """How sure the table is of the status (O2)."""
    entry_steps: Count | None = None
    exit_steps: Count | None = None
    notice_days: Count | None = None
    agreement: Line = ""
    last_meaningful_contact: dt.date | None = None
    strength: OneToFive | None = None


class Relation(Model):
    """A pair of actors; links run over it, and fatigue is asked of it (never of a link)."""

    id: Id
    upstream: Id
    downstream: Id
    phase: RelationPhase | None = None
    intent: Line = ""


class DemandRoute(Model):
    """A way by which demand reaches a seller: from whom, by way of whom, and who knows them by name.

    ``share`` is the part of the seller's demand that comes this way, ``known_share`` the part of those
    customers whom the holder of the contact knows by name and may reach (dossier 2.9). The figures are the
    seller's own until it agrees to share them (``chain.contact``).
    """

    id: Id
    seller: Id
    end: Id
    via: tuple[Id, ...] = Field((), max_length=9)
    share: Share
    contact_owner: ContactOwner
    known_share: Share
    capture_moment: Line = ""


class Chain(Model):
    """Tiers, actors, links, relations and demand routes, each by id, in the order in which they came."""

    tier: Mapping[str, Tier] = {}
    actor: Mapping[str, Actor] = {}
    link: Mapping[str, Link] = {}
    relation: Mapping[str, Relation] = {}
    route: Mapping[str, DemandRoute] = {}
    standing: tuple[str, ...] = ()
    """Ids of actors as they stood when the map was last edited, each column from top to bottom: the layout
    keeps them so, that one new actor does not shuffle the rest."""

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers from source to end customer."""
        return tuple(sorted(self.tier.values(), key=lambda tier: (tier.order, tier.id)))

    def has(self, key: str) -> bool:
        """Say whether something is on the map; the key is such as ``actor:a01``, or ``type:goods`` for a kind
        of links."""
        sort, _, id = key.partition(":")
        return id in tuple(LinkType) if sort == "type" else sort in PARTS and id in getattr(self, sort)


Sort = Literal["tier", "actor", "link", "relation", "route"]
Part = Tier | Actor | Link | Relation | DemandRoute
PARTS: Mapping[Sort, type[Part]] = {
    "tier": Tier,
    "actor": Actor,
    "link": Link,
    "relation": Relation,
    "route": DemandRoute,
}


class Look(Model):
    """How the map is looked at, by everybody at once."""

    overlay: Overlay | None = None
    mirrored: bool = False
    """Read back from the end customer: for whom? (R17)"""
    letter: Letter = Letter.T
    """Of which letter the heat is shown."""
    actor: Id | None = None
    """Whose neighbourhood is shown."""
    off: tuple[Line, ...] = Field((), max_length=200)
    """What a what-if switches off, such as ``actor:a01``, ``link:l01``, ``type:goods`` or ``route:d01``."""


# --- people ------------------------------------------------------------------------------------


class Participant(Model):
    """Somebody at the table: for an actor on the map, or for a ``house`` that is not drawn (yet)."""

    id: Id
    name: Name
    actor: Id | None = None
    house: Line = ""
    level: Level | None = None
    language: Language = Language.NL
    interest: Line = ""
    rsvp: Rsvp | None = None
    consent_name: bool = False
    proxy: bool = False
    """True when somebody without a device is written for by the facilitator."""

    @property
    def house_key(self) -> str:
        """What counts as one house: the actor, or the own words of an undrawn one."""
        return self.actor or f"house:{self.house.casefold()}"


class Facilitator(Model):
    """Somebody who leads; a workshop may have several, and outlives the absence of any."""

    id: Id
    name: Name
    language: Language = Language.NL


# --- the session -------------------------------------------------------------------------------


class Theme(Model):
    """The one pressing theme (prangend thema, K24)."""

    sentence: Line = ""
    sharpened: Prose = ""
    felt_first_by: Line = ""
    since: Line = ""
    if_nothing_happens: Prose = ""


class Phase(Model):
    """One block of the agenda; ``slow_minutes`` are the part of its minutes that is not hurried (K4)."""

    id: Id
    name: Text
    minutes: int = Field(ge=0, le=600)
    slow_minutes: int = Field(0, ge=0, le=600)
    letter: Letter | None = None
    method: Line = ""
    prompt: Text = Text()
    instruction: Text = Text()
    scene: Scene = Scene.PROMPT
    dark: bool = False
    """Screens go dark: the phase is for silence or for a walk."""
    own_words: Prose = ""
    """What the facilitator wants to say here in their own words; for the cockpit only."""

    @model_validator(mode="after")
    def _slow_within_minutes(self) -> Self:
        if self.slow_minutes > self.minutes:
            raise PydanticCustomError("slow-over-minutes", "more slow minutes than minutes")
        return self


class LetterState(Model):
    """How far a letter is; what is not revealed is seen by its author only."""

    status: LetterStatus = LetterStatus.WAITING
    revealed: bool = False


class Timer(Model):
    """A countdown on the server's clock: running until ``ends_at``, or paused with ``remaining`` seconds."""

    ends_at: dt.datetime | None = None
    remaining: float = Field(0, ge=0, le=86_400)

    def left(self, now: dt.datetime) -> float:
        """Return the seconds left, 0 when the time is over."""
        return max(0.0, (self.ends_at - now).total_seconds()) if self.ends_at else self.remaining


class Deed(Model):
    """Something that was done in the open, for the log: no more than who, when and what."""

    at: dt.datetime
    by: By
    kind: str
    """The kind of the event; its sentence is ``deed.<kind>`` in the catalogues."""
    about: str = ""
    """A phase, a letter, or a person."""
    who: str = ""
    named: Text | str = ""
    """What they were called then: who is gone from the list has no other name any more."""


# --- what people write -------------------------------------------------------------------------


class Target(Model):
    """What a note is about: the whole chain, or the actor, link or relation with this id."""

    scope: Scope = Scope.CHAIN
    id: Id | None = None

    @property
    def key(self) -> str:
        """One string for what it is about, such as ``actor:a01``."""
        return f"{self.scope.value}:{self.id or ''}"

    @model_validator(mode="after")
    def _id_unless_chain(self) -> Self:
        if (self.scope is Scope.CHAIN) != (self.id is None):
            raise ValueError("a target needs an id, the whole chain has none")
        return self


class Evidence(Model):
    """What a note rests on, and of what day."""

    type: EvidenceType
    date: dt.date | None = None


class ReadBack(Model):
    """A summary of a note in another participant's words, and the author's answer (None: not yet)."""

    by: Id
    text: Sentence
    answer: ReadBackAnswer | None = None


class Note(Model):
    """One thought under one letter, shown as it was written."""

    id: Id
    letter: Letter
    text: Sentence
    author: Id
    kind: NoteKind = NoteKind.STATEMENT
    target: Target = Target()
    destep: Destep | None = None
    competence: Competence | None = None
    responds_to: tuple[Id, ...] = ()
    evidence: Evidence | None = None
    confidence: OneToFive | None = None
    to_boardroom: bool = False
    assumed: bool = False
    read_backs: tuple[ReadBack, ...] = ()
    hidden: bool = False
    cluster: Id | None = None
    owner: Id | None = None
    """Who looks for the answer to a question that was parked (G3)."""
    written_at: dt.datetime
    edited: bool = False


class Cluster(Model):
    """Notes that say the same under one title; dots go to the cluster."""

    id: Id
    letter: Letter
    title: Line = ""
    members: tuple[Id, ...]
    absorbed: tuple[Id, ...] = ()
    """Clusters that were merged into this one; dots that were put on them count here."""


class Round(Model):
    """A round of dots on one letter; who gave what is secret until it closes."""

    letter: Letter
    per_person: int = Field(ge=1, le=50)
    max_per_item: int = Field(1, ge=1, le=50)
    closed: bool = False
    dots: Mapping[str, Mapping[str, int]] = {}
    """Participant -> note or cluster -> number of dots."""


class Tally(Model):
    """Running counts of one letter, so that the next note costs the same after five thousand."""

    notes: int = 0
    authors: Mapping[str, int] = {}
    targets: Mapping[str, int] = {}
    """Number of notes by ``Target.key``."""
    answered: Mapping[str, int] = {}
    """Number of notes of this letter, hidden ones too, by the note that they answer."""
