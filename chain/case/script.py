"""The commands by which people would have made the workshop in a case file, in the order of the method."""

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from chain import commands as c
from chain import method_commands as m
from chain.case.methods import Left, active, theme_of
from chain.case.progress import Progress, last_open, progress_of, settle
from chain.case.rows import Row, build, in_language, pick, row, rows, wrong
from chain.case.seats import Seats, Step
from chain.decide.notes import READER_LIMIT
from chain.guide.presets import agenda as preset_agenda
from chain.i18n import t
from chain.model import (
    PARTS,
    By,
    Evidence,
    Facilitator,
    Link,
    Participant,
    Phase,
    Relation,
    Sort,
)
from chain.vocabulary import LETTERS, SEQUENCES, Language, Letter, Preset, ReadBackAnswer, Role

_AGENDA: TypeAdapter[tuple[Phase, ...]] = TypeAdapter(tuple[Phase, ...])
_CALLED: dict[type[BaseModel], dict[str, str]] = {
    Link: {"source": "from", "target": "to"},
    Relation: {"intent": "intent_sentence"},
    Participant: {"consent_name": "consent_name_in_report"},
}
"""What the file calls a field otherwise."""


_SECTIONS: dict[Sort, str] = {**{sort: f"{sort}s" for sort in PARTS}, "route": "demand_routes"}


def read_map(case: Row, language: Language) -> dict[str, Any]:
    """Return only the map of a case file: its rows by sort, and ``standing`` as the file has it.

    Raises:
        Invalid: ``case-invalid`` with the place in the file.
    """
    told = {key: in_language(part, language) for key, part in case.items()}
    found: dict[str, Any] = {sort: [one for _, one in rows(told, key)] for sort, key in _SECTIONS.items()}
    return {**found, "standing": told.get("standing")}


def script(
    case: Row, language: Language, *, workshop_id: str, code: str, facilitator: Facilitator
) -> Iterator[Step]:
    """Yield the steps that make this workshop; ``language`` chooses among texts in both languages.

    Raises:
        Invalid: ``case-invalid`` with the place in the file. Rules of the method are for ``decide`` to check.
    """
    play = _Play(case, language, By(role=Role.FACILITATOR, id=facilitator.id))
    yield Step(play.creation(workshop_id, code, facilitator), play.lead)
    for command in play.preparation():
        yield Step(command, play.lead)
    yield from play.arrivals()
    yield from play.agreements()
    yield from play.session()


class _Play:
    """A case file with what is looked up in it again and again."""

    def __init__(self, case: Row, language: Language, lead: By) -> None:
        spoken = row(case, "workshop").get("language", language)
        if spoken not in tuple(Language):
            raise wrong("workshop", "language")
        self.language, self.lead = Language(spoken), lead
        self.case: Row = {key: in_language(part, language) for key, part in case.items() if key != "agenda"}
        untitled = {"title": t(self.language, "case.untitled")}  # a map on its own tells no title
        told = {**row(self.case, "case"), **row(self.case, "session"), **row(self.case, "workshop")}
        self.about = {**untitled, **told}
        self.sequence = self._sequence()
        self.agenda = self._agenda(case)
        self.people = {one.id: one for one in self._participants()}
        self.seats = Seats(self.people, lead)
        self.left = Left(self.case, self.seats)

    def _sequence(self) -> tuple[Letter, ...]:
        told = self.about.get("sequence", list(LETTERS))
        known = {tuple(letter.value for letter in one): one for one in SEQUENCES.values()}
        if (
            not isinstance(told, list)
            or not all(isinstance(one, str) for one in told)
            or tuple(told) not in known
        ):
            raise wrong("workshop", "sequence")
        return known[tuple(told)]

    def _agenda(self, case: Row) -> tuple[Phase, ...]:
        if "agenda" not in case:
            return preset_agenda(Preset.HALF_DAY, self.sequence)
        try:
            return _AGENDA.validate_python(case["agenda"])
        except ValidationError as error:
            raise wrong("agenda", *error.errors(include_input=False, include_url=False)[0]["loc"]) from error

    def _participants(self) -> Iterator[Participant]:
        for place, one in rows(row(self.case, "session"), "participants"):
            told = {
                **pick(Participant, one, **_CALLED[Participant]),
                "language": one.get("language", self.language),
            }
            yield build(Participant, told, f"session/{place}")

    # --- before the session --------------------------------------------------------------------

    def creation(self, workshop_id: str, code: str, facilitator: Facilitator) -> c.CreateWorkshop:
        fields = {
            "id": workshop_id,
            "code": code,
            "title": self.about["title"],
            "language": self.language,
            "sequence": self.sequence,
            "agenda": self.agenda,
            "facilitator": facilitator,
        }
        return build(c.CreateWorkshop, fields, "workshop")

    def preparation(self) -> Iterator[c.Command]:
        edits = [edit for sort in PARTS for edit in self._parts(sort)]
        if edits:
            yield build(c.EditChain, {"edits": edits}, "map")
        if self.case.get("standing"):
            yield build(c.OrderMap, pick(c.OrderMap, self.case), "standing")
        if active(self.case) is None:
            yield c.SetTheme(theme=theme_of(self.case))
        yield build(c.DescribeWorkshop, pick(c.DescribeWorkshop, self.about), "workshop")

    def _parts(self, sort: Sort) -> Iterator[c.AddPart]:
        model = PARTS[sort]
        for place, one in rows(self.case, _SECTIONS[sort]):
            part = build(model, pick(model, one, **_CALLED.get(model, {})), place)
            yield c.AddPart.model_construct(sort=sort, part=part)

    def arrivals(self) -> Iterator[Step]:
        for one in self.people.values():
            yield Step(c.Join(participant=one), self.lead if one.proxy else By(role=Role.STRANGER, id=one.id))

    def agreements(self) -> Iterator[Step]:
        """Sellers whose people are there say again that the table may see their figures."""
        told = self.case.get("routes_agreed") or []
        if not isinstance(told, list):
            raise wrong("routes_agreed")
        for seller in told:
            there = [one for one in self.people.values() if one.actor == seller]
            if there:
                speaker = min(there, key=lambda one: one.proxy)
                agreed = build(c.AgreeRoutes, {"seller": seller, "agreed": True}, "routes_agreed")
                yield Step(agreed, self.seats.of(speaker.id)[0])

    # --- the session ---------------------------------------------------------------------------

    def session(self) -> Iterator[Step]:
        progress, worked = progress_of(self.case, self.agenda), set[Letter]()
        for phase in progress.held_of(self.agenda):
            yield Step(c.StartPhase(phase=phase.id), self.lead)
            if phase.letter:
                yield from self._letter(phase.letter, progress)
                worked.add(phase.letter)
            yield from self.left.at(phase, closed=worked == {*LETTERS})
        yield from self._afterwards(progress, {one for one in worked if progress.letters[one].revealed})

    def _afterwards(self, progress: Progress, revealed: Collection[Letter]) -> Iterator[Step]:
        open_now = last_open(progress, self.agenda)
        if open_now and self.left.confronts:
            yield Step(c.CloseLetter(letter=open_now), self.lead)
            open_now = None
        yield from self.left.rest()
        yield from self._hidden(revealed)
        for command in settle(progress, self.agenda, open_now):
            yield Step(command, self.lead)

    def _hidden(self, letters: Collection[Letter]) -> Iterator[Step]:
        """Take notes off the board once all is there: what stands in the matrix was read by everybody."""
        there = {letter.value for letter in letters}
        for _, one in rows(self.case, "notes"):
            if one.get("hidden") is True and one.get("quadrant") in there:
                yield Step(c.HideNote(id=one["id"]), self.lead)

    def _letter(self, letter: Letter, progress: Progress) -> Iterator[Step]:
        notes = [
            (place, one) for place, one in rows(self.case, "notes") if one.get("quadrant") == letter.value
        ]
        for place, one in notes:
            yield from self._note(place, one, letter)
        if not progress.letters[letter].revealed:
            return
        yield Step(c.RevealNotes(letter=letter), self.lead)
        for place, one in rows(self.case, "clusters"):
            if one.get("letter") == letter.value:
                told = {**pick(c.MergeNotes, one), "items": one.get("members")}
                yield Step(build(c.MergeNotes, told, place), self.lead)
        for place, one in notes:
            yield from self._read_backs(place, one)
        for place, one in notes:
            if one.get("owner") is not None:
                self.seats.of(one["owner"], place, "owner")
                parked = build(m.ParkQuestion, {"note": one.get("id"), "owner": one["owner"]}, place)
                yield Step(parked, self.lead)
        yield from self._dots(letter)

    def _note(self, place: str, one: Row, letter: Letter) -> Iterator[Step]:
        by, named = self.seats.of(one.get("author"), place, "author")
        told = {
            **{name: one.get(name) for name in c.NoteBody.model_fields},
            "note_kind": one.get("kind"),
            "target": {"scope": one.get("scope") or "chain", "id": one.get("about")},
            "evidence": build(Evidence, row(one, "evidence"), place, "evidence")
            if one.get("evidence")
            else None,
        }
        fields = {"id": one.get("id"), "letter": letter, "author": named}
        yield Step(build(c.WriteNote, {**told, **fields}, place), by)
        if one.get("edited") is True:
            yield Step(build(c.EditNote, {**told, "id": one.get("id")}, place), by)

    def _read_backs(self, place: str, one: Row) -> Iterator[Step]:
        author, _ = self.seats.of(one.get("author"), place, "author")
        for _, back in _tries(one, place):
            reader, named = self.seats.of(back.get("by"), place, "read_backs", "by")
            told = {"note": one.get("id"), "text": back.get("text"), "by": named}
            yield Step(build(c.ReadBackNote, told, place, "read_backs"), reader)
            if back.get("answer") is not None:
                answer = {"note": one.get("id"), "answer": back["answer"]}
                yield Step(build(c.AnswerReadBack, answer, place, "read_backs"), author)

    def _dots(self, letter: Letter) -> Iterator[Step]:
        rules = row(self.case, "vote_rules")
        mine = row(rules, letter.value) or {
            "per_person": rules.get("dots_per_round"),
            "max_per_item": rules.get("max_dots_per_note"),
        }
        votes = [(place, one) for place, one in rows(self.case, "votes") if one.get("round") == letter.value]
        if not votes and letter.value not in rules:
            return
        opened = build(c.OpenDots, {**pick(c.OpenDots, mine), "letter": letter}, "vote_rules", letter.value)
        yield Step(opened, self.lead)
        for place, one in votes:
            by, named = self.seats.of(one.get("participant"), place, "participant")
            told = {"letter": letter, "item": one.get("note"), "count": one.get("dots"), "participant": named}
            yield Step(build(c.SetDots, told, place), by)
        yield Step(c.CloseDots(letter=letter), self.lead)


def _tries(one: Row, place: str) -> list[tuple[str, Row]]:
    """Return the read-backs of a note; the tries before a confirmed one were answered "almost"."""
    told = row(one, "playback")
    if not told:
        return rows(one, "read_backs")
    tries = told.get("tries", 1)
    if not isinstance(tries, int) or not 1 <= tries <= READER_LIMIT:
        raise wrong(place, "playback", "tries")
    before = [("", {**told, "answer": ReadBackAnswer.ALMOST.value})] * (tries - 1)
    last = ReadBackAnswer.YES.value if told.get("confirmed") is True else None
    return [*before, ("", {**told, "answer": last})]
