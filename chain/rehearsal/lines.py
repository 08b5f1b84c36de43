"""What simulated people say, in both languages: kept as data, believable in any chain."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from chain.model import Model, OneToFive, Text
from chain.vocabulary import Competence, Destep, EvidenceType, Letter, Level, NoteKind, Rsvp

_DATA = Path(__file__).with_name("lines.json")


class Guest(Model):
    """Somebody who takes a seat: how they come, and how rested they arrive and leave."""

    name: str
    level: Level
    rsvp: Rsvp
    rest: tuple[OneToFive, OneToFive]
    interest: Text


class NoteLine(Model):
    """A note to write; ``{next}`` in it is the next house of the chain."""

    text: Text
    kind: NoteKind = NoteKind.STATEMENT
    destep: Destep | None = None
    competence: Competence | None = None
    evidence: EvidenceType | None = None
    confidence: OneToFive | None = None
    to_boardroom: bool = False
    assumed: bool = False
    """Written for an empty chair, where the map has one."""


class ThemeLine(Model):
    """A theme to propose."""

    sentence: Text
    since: Text = Text()
    if_nothing_happens: Text = Text()


class Lines(Model):
    """All that there is to say."""

    people: Sequence[Guest]
    theme: ThemeLine
    """Of a rehearsal of a workshop without a theme."""
    themes: Sequence[ThemeLine]
    cards: Sequence[Text]
    calls: Sequence[Text]
    """For the flip-over: as many as fill the page, and none that names listening."""
    third_answer: Text
    for_whom: Text
    upkeep: Text
    notes: Mapping[Letter, Sequence[NoteLine]]
    second_thought: Text
    read_back: tuple[Text, Text]
    """How a note is given back, and how it is once more after almost or no."""
    thoughts: Sequence[Text]
    dissent: Text
    words: Sequence[Text]


@cache
def lines() -> Lines:
    """Return what there is to say."""
    return Lines.model_validate_json(_DATA.read_bytes())
