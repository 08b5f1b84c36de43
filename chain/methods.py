"""What methods leave on the table besides notes: cards, calls, turns, groups, scores, words."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from chain.model import Model, OneToFive, Theme
from chain.text import Id, Line, Sentence
from chain.vocabulary import Cell, Letter, Step

Score = Annotated[int, Field(ge=-2, le=2)]
"""From -2, strongly hinders, to 2, strongly helps (dossier 2.1)."""


class Card(Model):
    """What somebody values in another link of the chain; its author's own until it is read out (R3)."""

    id: Id
    author: Id
    to: Id
    """The actor that receives it."""
    text: Sentence
    read_out: bool = False


class Call(Model):
    """What somebody called out for the flip-over, verbatim (O4)."""

    id: Id
    text: Line
    by: Id | None = None
    """Nobody in particular when the facilitator wrote down what came from the room."""


class Flip(Model):
    """The flip-over: everything is accepted, nothing is voted on or deleted (O3-O9)."""

    calls: tuple[Call, ...] = ()
    third_question: bool = False
    """Why does nobody call out: by listening to the customer?"""
    answer: Line = ""
    """What was said after the minute of silence."""


class Stick(Model):
    """The talking stick: only the holder speaks; it goes round once before anybody speaks twice."""

    holder: Id | None = None
    waiting: tuple[Id, ...] = ()
    spoken: tuple[Id, ...] = ()
    passed: tuple[Id, ...] = ()
    away: bool = False
    """The round has been: nobody sees the stick any more, until another one begins."""


class Thought(Model):
    """A thought in the garden (gedachtetuin): without a letter, perhaps building on another one (K16)."""

    id: Id
    author: Id
    text: Sentence
    builds_on: Id | None = None
    planted_at: dt.datetime


class Candidate(Model):
    """A theme that the table could choose (K24)."""

    id: Id
    theme: Theme
    by: Id | None = None
    """The participant who proposed it, for as long as it counts how many each proposed."""


class ThemeVote(Model):
    """One secret vote each on the candidates."""

    closed: bool = False
    votes: Mapping[str, str] = {}
    """Participant -> candidate."""


class Matrix(Model):
    """The confrontation matrix: how each W and S works out against each T and for each O."""

    external: tuple[Id, ...]
    """Notes or clusters of T and O, in this order."""
    internal: tuple[Id, ...]
    """Notes or clusters of W and S, in this order."""
    closed: bool = False
    scores: Mapping[str, Mapping[str, Mapping[str, int]]] = {}
    """Participant -> external -> internal -> score; who is "" stands for the whole table."""


class FocusPoint(Model):
    """A how-can-we question that the matrix led to, with who agrees and who does not (dossier 2.1, R23)."""

    id: Id
    cell: Cell
    text: Line
    sources: tuple[Id, ...] = Field((), max_length=20)
    agree: tuple[Id, ...] = ()
    dissent: Mapping[str, str] = {}
    """Participant -> their reason, as it is printed next to the question."""
    reworded: bool = False
    """It was put differently after people had said what they think of it: that was of other words."""


class SheetLine(Model):
    """A thought on a sheet, in the words of whoever held the sheet."""

    id: Id
    author: Id
    text: Sentence
    written_at: dt.datetime


class Sheet(Model):
    """A sheet that goes round: seen by who holds it, who builds on what stands there."""

    holder: Id
    lines: tuple[SheetLine, ...] = ()


class Sheets(Model):
    """Brainwriting: sheets that are written on in silence and passed on, until their lines become notes."""

    letter: Letter
    turn: int = 1
    sheets: tuple[Sheet, ...]
    """In the order of passing: each goes to the holder of the next one."""


class Rest(Model):
    """How rested somebody felt, 1-5, when they came and when they left (K15)."""

    arriving: OneToFive | None = None
    leaving: OneToFive | None = None


class MeanRest(Model):
    """How rested people felt on the whole, as it was shown."""

    mean: float
    people: int
    """How many answers it is made of."""


class RestMeans(Model):
    """What was shown of how rested people felt; answers that came later are not in it."""

    arriving: MeanRest | None = None
    leaving: MeanRest | None = None


class Methods(Model):
    """All that the methods have left on the table."""

    step: Step | None = None
    """Where in the rhythm of a letter the table is."""
    cards: Mapping[str, Card] = {}
    flip: Flip = Flip()
    stick: Stick | None = None
    sheets: Sheets | None = None
    groups: tuple[tuple[Id, ...], ...] = ()
    garden: Mapping[str, Thought] = {}
    candidates: Mapping[str, Candidate] = {}
    theme_vote: ThemeVote | None = None
    chosen: Id | None = None
    """The candidate that is the one active theme."""
    matrix: Matrix | None = None
    focus: Mapping[str, FocusPoint] = {}
    words: Mapping[str, str] = {}
    """Participant -> the one word at the end."""
    rest: Mapping[str, Rest] = {}
    rest_shown: RestMeans = RestMeans()
    pitches: int = 0
    """How often somebody said: this is becoming a pitch (K2). For facilitators only, and never who."""
