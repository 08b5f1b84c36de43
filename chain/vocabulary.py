"""Closed sets of the method; each member has its word in both catalogues: ``vocabulary.<set>.<member>``."""

from enum import StrEnum


class Language(StrEnum):
    """The languages of the interface."""

    NL = "nl"
    EN = "en"


class Letter(StrEnum):
    """The four letters; their order in a workshop is its ``sequence`` (dossier 0.1)."""

    T = "T"
    W = "W"
    O = "O"  # noqa: E741 - the letter of the method, in four-letter company
    S = "S"

    @property
    def outside(self) -> bool:
        """Say whether this letter looks at the environment (T, O) rather than at competences (W, S)."""
        return self in (Letter.T, Letter.O)


LETTERS = (Letter.T, Letter.W, Letter.O, Letter.S)
"""The order in which every list, legend and report names the letters."""

SEQUENCES = {"TWOS": LETTERS, "TOWS": (Letter.T, Letter.O, Letter.W, Letter.S)}
"""The two orders in which a workshop may work through the letters (dossier 0.1)."""

ANSWERS = {Letter.W: Letter.T, Letter.S: Letter.O}
"""A weakness answers threats, a strength answers opportunities."""


class Role(StrEnum):
    """What somebody is in one workshop."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    PROJECTOR = "projector"
    STRANGER = "stranger"


class Level(StrEnum):
    """Where in their house a participant works; used for mixing groups, never shown on the board (K3)."""

    OWNER = "owner"
    BOARD = "board"
    MANAGEMENT = "management"
    WORK_FLOOR = "work_floor"
    CUSTOMER = "customer"


class Rsvp(StrEnum):
    """The four answers to an invitation (K11)."""

    WANT = "want"
    WILLING = "willing"
    MUST = "must"
    NO = "no"


class Position(StrEnum):
    """Where a tier stands, seen from the host of the workshop."""

    UPSTREAM = "upstream"
    FOCAL = "focal"
    DOWNSTREAM = "downstream"


class MemberType(StrEnum):
    """Lambert and Cooper (2000): who adds value, and who lends a hand."""

    PRIMARY = "primary"
    SUPPORTING = "supporting"


class LinkType(StrEnum):
    """What runs over a link."""

    GOODS = "goods"
    SERVICE = "service"
    MONEY = "money"
    INFORMATION = "information"
    CONTACT = "contact"

    @property
    def tangible(self) -> bool:
        """Say whether the exchange is contractual or expected (Allee 2008)."""
        return self in (LinkType.GOODS, LinkType.SERVICE, LinkType.MONEY)


class Carrier(StrEnum):
    """Who or what carries a link (V6)."""

    PERSON = "person"
    PHONE = "phone"
    EMAIL = "email"
    APP = "app"
    PLATFORM = "platform"
    MACHINE = "machine"


class LinkStatus(StrEnum):
    """Customers in many greys (O2)."""

    PROSPECT = "prospect"
    OCCASIONAL = "occasional"
    REGULAR = "regular"
    DORMANT = "dormant"
    ENDED = "ended"


class ContactOwner(StrEnum):
    """Who holds the contact with the customers that come by a demand route (dossier 2.9, R15)."""

    SELF = "self"
    SHARED = "shared"
    OTHER = "other"
    NOBODY = "nobody"


class Overlay(StrEnum):
    """What the map tells besides its shape; one at a time."""

    CARRIED_BY = "carried_by"
    ATTENTION = "attention"
    DEPENDENCE = "dependence"
    GIVEN_AWAY = "given_away"
    HEAT = "heat"
    NEIGHBOURS = "neighbours"
    WHAT_IF = "what_if"


class RelationPhase(StrEnum):
    """Phases of a relation (Dwyer, Schurr and Oh 1987)."""

    AWARENESS = "awareness"
    EXPLORATION = "exploration"
    EXPANSION = "expansion"
    COMMITMENT = "commitment"
    DISSOLUTION = "dissolution"


class Destep(StrEnum):
    """Where in the environment a threat or opportunity comes from (dossier 2.2)."""

    D = "D"
    E = "E"
    S = "S"
    T = "T"
    EC = "Ec"
    P = "P"


class Competence(StrEnum):
    """What a weakness or strength is about (dossier 2.2)."""

    CUSTOMER_KNOWLEDGE = "customer_knowledge"
    LISTENING = "listening"
    INITIATIVE = "initiative"
    RELATIONSHIP = "relationship"
    TRUST = "trust"
    COLLABORATION = "collaboration"
    FLOOR_TO_BOARD = "floor_to_board"
    PROCESS = "process"
    LOGISTICS = "logistics"
    CRAFT = "craft"
    TERMS = "terms"
    RESILIENCE = "resilience"
    ROUTINE = "routine"
    CHAIN_REACH = "chain_reach"
    INSTRUMENTS = "instruments"
    MONEY = "money"


class NoteKind(StrEnum):
    """A note states something, asks, or says that its author does not know (V7)."""

    STATEMENT = "statement"
    QUESTION = "question"
    DONT_KNOW = "dont_know"


class Scope(StrEnum):
    """What a note is about."""

    CHAIN = "chain"
    ACTOR = "actor"
    LINK = "link"
    RELATION = "relation"


class EvidenceType(StrEnum):
    """What a note rests on (V5)."""

    EXPERIENCE = "experience"
    CUSTOMER_VOICE = "customer_voice"
    FIGURES = "figures"
    DOCUMENT = "document"
    ARTICLE = "article"


class ReadBackAnswer(StrEnum):
    """The author's answer to a summary of the own note (LSD, dossier 2.11)."""

    YES = "yes"
    ALMOST = "almost"
    NO = "no"


class Step(StrEnum):
    """The rhythm that every letter has (dossier 3.1)."""

    WRITING = "writing"
    ROUND = "round"
    READ_BACK = "read_back"
    CLUSTER = "cluster"
    DOTS = "dots"
    CLOSE = "close"


class Cell(StrEnum):
    """The blocks of the confrontation matrix, in the order of reading: outside-in, defence first."""

    WT = "WT"
    ST = "ST"
    WO = "WO"
    SO = "SO"


class LetterStatus(StrEnum):
    """A letter waits for its gate, is being worked on, or is closed."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class Scene(StrEnum):
    """What the projector shows: one thing at a time."""

    WELCOME = "welcome"
    PROMPT = "prompt"
    MAP = "map"
    BOARD = "board"
    CLOSED_DOOR = "closed_door"
    CARDS = "cards"
    FLIP = "flip"
    STICK = "stick"
    GROUPS = "groups"
    GARDEN = "garden"
    THEMES = "themes"
    MATRIX = "matrix"
    WORDS = "words"
    DARK = "dark"


class RehearsalPace(StrEnum):
    """How fast the simulated people of a rehearsal act."""

    SLOW = "slow"
    QUICK = "quick"


class Preset(StrEnum):
    """The agendas that ship with the product (dossier 3.1 and 3.2)."""

    HALF_DAY = "half_day"
    NINETY_MINUTES = "ninety_minutes"
