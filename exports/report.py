"""The report of a workshop, free of any format: the same for everybody, and without anything that is private.

It is made from the public view alone, whoever asks for it. Names stand in it by consent only; what was said
never stands beside a name, a house or a tier (Chatham House Rule).
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from chain.map.draw import draw
from chain.map.overlays import reading
from chain.model import Evidence, Model, Theme
from chain.view import Item, Person, SeenNote, View
from chain.vocabulary import (
    ANSWERS,
    LETTERS,
    Competence,
    Destep,
    Language,
    Letter,
    NoteKind,
    ReadBackAnswer,
    Scope,
)
from exports.session import Session, session


class House(Model):
    """A house at the table: the names of those who agreed to be named, and how many people came."""

    name: str
    """Empty for what is not on the map and has nobody who agreed to be named."""
    names: tuple[str, ...]
    people: int


class TierPresence(Model):
    """Who was there of one tier; an empty name for houses that are not on the map."""

    tier: str
    people: int
    houses: tuple[House, ...]


class ReportNote(Model):
    """A note as it is printed, with a number by which other notes point at it."""

    number: str
    """Letter and place on the list, such as ``T3``."""
    text: str
    kind: NoteKind
    scope: Scope
    about: str
    destep: Destep | None
    competence: Competence | None
    evidence: Evidence | None
    confidence: int | None
    to_boardroom: bool
    assumed: bool
    heard: bool
    read_backs: tuple[str, ...]
    """Summaries that the author confirmed."""
    answers: tuple[str, ...]
    """Numbers of the threats or opportunities that this note answers."""
    answered_by: tuple[str, ...]
    unanchored: bool
    """A weakness without a threat, or a strength without an opportunity."""


class ReportItem(Model):
    """A note alone or a cluster with its title, and what the closed round said of it."""

    title: str
    notes: tuple[ReportNote, ...]
    dots: int | None
    """None as long as there is no closed round."""
    tiers: int
    """Number of tiers that gave it a dot."""
    chain_wide: bool


class Section(Model):
    """One letter of the report."""

    letter: Letter
    items: tuple[ReportItem, ...]
    revealed: bool
    unrevealed: int
    """How many notes are private still; nothing else of them is known here."""
    dots_per_person: int | None
    """None as long as there is no closed round."""

    @property
    def notes(self) -> tuple[ReportNote, ...]:
        """All notes of the letter in the order of printing."""
        return tuple(note for item in self.items for note in item.notes)


class HeldPhase(Model):
    """A phase that was held."""

    name: str
    minutes: int
    slow_minutes: int


class Report(Model):
    """Everything that a format may print."""

    language: Language
    rehearsal: bool
    """Whether simulated people said what is in it."""
    title: str
    theme: Theme
    date: dt.date | None
    location: str
    presence: tuple[TierPresence, ...]
    tiers_present: int
    empty_chairs: tuple[str, ...]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    """Each tier with the names of its actors, from source to end customer."""
    links: int
    map: str
    """The chain map as SVG, as the table last looked at it."""
    mirrored: bool
    """Whether it is read back from the end customer."""
    map_reading: str
    """How to read it; empty for the plain map."""
    sequence: tuple[Letter, ...]
    """The order in which the workshop worked; the report itself keeps to T, W, O, S."""
    sections: tuple[Section, ...]
    """T, W, O, S in this order."""
    session: Session
    """What the methods left besides notes and dots."""
    held: tuple[HeldPhase, ...]
    slow_minutes: int
    seq: int
    """Number of the latest event that is in this report."""

    @property
    def tiers(self) -> tuple[str, ...]:
        """Names of the tiers from source to end customer."""
        return tuple(tier for tier, _ in self.columns)

    @property
    def actors(self) -> int:
        """How many actors stand on the map."""
        return sum(len(names) for _, names in self.columns)

    @property
    def people(self) -> int:
        """How many people sat at the table."""
        return sum(one.people for one in self.presence)

    @property
    def notes(self) -> tuple[ReportNote, ...]:
        """All notes in the order of printing."""
        return tuple(note for section in self.sections for note in section.notes)

    @property
    def unrevealed(self) -> int:
        """How many notes stayed private."""
        return sum(section.unrevealed for section in self.sections)


def report(view: View, language: Language | str) -> Report:
    """Return the report of a workshop; whoever looks, it is made from what the projector may show."""
    public, language = view.public, Language(language)
    boards = {letter: public.board(letter) for letter in LETTERS}
    pointers = _Pointers(boards)
    return Report(
        language=language,
        rehearsal=public.rehearsal,
        title=public.title,
        theme=public.theme,
        date=public.date,
        location=public.location,
        presence=_presence(public),
        tiers_present=sum(bool(one.tier and one.joined) for one in public.presence),
        empty_chairs=public.empty_chairs,
        columns=_columns(public),
        links=len(public.chain.link),
        map=_map(public, language),
        mirrored=public.look.mirrored,
        map_reading=reading(public.look, language),
        sequence=public.sequence,
        sections=tuple(_section(public, letter, boards[letter], pointers) for letter in LETTERS),
        session=session(public, boards, pointers.number),
        held=_held(public, language),
        slow_minutes=public.slow_minutes,
        seq=public.seq,
    )


def _presence(public: View) -> tuple[TierPresence, ...]:
    seated: dict[str, list[Person]] = {tier.name: [] for tier in public.chain.tiers}
    for person in public.people:
        seated.setdefault(person.tier, []).append(person)
    return tuple(
        TierPresence(tier=tier, people=len(people), houses=_houses(people))
        for tier, people in seated.items()
        if people
    )


def _houses(people: Iterable[Person]) -> tuple[House, ...]:
    houses: dict[str, list[Person]] = {}
    for person in people:
        # A house that is not on the map was typed by the person; it may be as good as a name.
        houses.setdefault(person.house if person.tier or person.consents else "", []).append(person)
    return tuple(
        House(name=name, names=tuple(one.name for one in group if one.consents), people=len(group))
        for name, group in houses.items()
    )


def _columns(public: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names: dict[str, list[str]] = {tier.id: [] for tier in public.chain.tiers}
    for actor in public.chain.actor.values():
        names[actor.tier].append(actor.name)
    return tuple((tier.name, tuple(names[tier.id])) for tier in public.chain.tiers)


def _map(public: View, language: Language) -> str:
    seated = Counter((person.tier, person.house) for person in public.people)
    tier = public.chain.tier
    here = {id: seated[tier[one.tier].name, one.name] for id, one in public.chain.actor.items()}
    return draw(
        public.chain,
        language=language,
        counts=public.counts(),
        here=here,
        look=public.look,
        day=public.day,
        style="print",
    )


class _Pointers:
    """The numbers of the public notes, and which of them answer which."""

    def __init__(self, boards: Mapping[Letter, tuple[Item, ...]]) -> None:
        self.number: dict[str, str] = {}
        self.answered_by: dict[str, list[str]] = {}
        for letter, items in boards.items():
            notes = [note for item in items for note in item.notes]
            self.number |= {note.id: f"{letter}{place}" for place, note in enumerate(notes, start=1)}
            for note in notes:
                for id in note.responds_to:
                    self.answered_by.setdefault(id, []).append(self.number[note.id])


def _section(public: View, letter: Letter, board: tuple[Item, ...], pointers: _Pointers) -> Section:
    seen = public.letter(letter)
    closed = seen.round if seen.round and seen.round.closed else None
    return Section(
        letter=letter,
        items=tuple(_item(item, pointers) for item in board),
        revealed=seen.revealed,
        unrevealed=0 if seen.revealed else seen.notes,
        dots_per_person=closed.per_person if closed else None,
    )


def _item(item: Item, pointers: _Pointers) -> ReportItem:
    return ReportItem(
        title=item.title,
        notes=tuple(_note(note, pointers) for note in item.notes),
        dots=item.result.dots if item.result else None,
        tiers=len(item.result.tiers) if item.result else 0,
        chain_wide=item.result is not None and item.result.chain_wide,
    )


def _note(note: SeenNote, pointers: _Pointers) -> ReportNote:
    return ReportNote(
        **{name: getattr(note, name) for name in _AS_SEEN},
        number=pointers.number[note.id],
        scope=note.target.scope,
        read_backs=tuple(one.text for one in note.read_backs if one.answer is ReadBackAnswer.YES),
        answers=tuple(pointers.number[id] for id in note.responds_to if id in pointers.number),
        answered_by=tuple(pointers.answered_by.get(note.id, ())),
        unanchored=note.letter in ANSWERS and not note.responds_to,
    )


def _held(public: View, language: Language) -> tuple[HeldPhase, ...]:
    held = [one.phase for one in public.agenda if one.held]
    return tuple(
        HeldPhase(name=one.name.to(language), minutes=one.minutes, slow_minutes=one.slow_minutes)
        for one in held
    )


_AS_SEEN = (
    "text",
    "kind",
    "about",
    "destep",
    "competence",
    "evidence",
    "confidence",
    "to_boardroom",
    "assumed",
    "heard",
)
