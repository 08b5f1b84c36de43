"""The report laid out in words: every text that the PDF shows, in its language and printable."""

from collections.abc import Iterable

from chain.analysis.votes import CHAIN_WIDE
from chain.i18n import date, n, number, percent, t
from chain.map.palette import PALETTE
from chain.vocabulary import LETTERS, SEQUENCES, Language, NoteKind
from exports.lettering import unlettered
from exports.report import Report, ReportItem, ReportNote, Section, TierPresence
from exports.said import said
from exports.session_sheet import session_sheet, session_words

Sheet = dict[str, object]
"""What the template reads: texts, numbers and lists of these."""

_LISTED_ACTORS = 60
"""Actors of a longer chain are counted, not named, to whoever listens to the map."""

_LONG_NOTE = 1_000
"""A longer note may run on over the end of a page; a shorter one stays in one piece."""


def sheet(report: Report) -> Sheet:
    """Return everything that the template shows."""
    return {
        "language": report.language.value,
        "title": said(report.title),
        "theme": said(report.theme.sentence),
        "day": date(report.language, report.date) if report.date else "",
        "location": said(report.location),
        "tiers": [said(tier) for tier in report.tiers],
        "colours": _colours(),
        "words": _words(report),
        "canvas": _canvas(report),
        "figures": _figures(report),
        "presence": [_presence(report.language, one) for one in report.presence],
        "chairs": [said(name) for name in report.empty_chairs],
        "map": _map(report.map),
        "map_alt": _map_alt(report),
        "sections": [_section(report, section) for section in report.sections],
        "nothing": n(report.language, "exports.nothing_minutes", report.slow_minutes),
        "held": _held(report),
        "made": _made(report),
        "session": session_sheet(report.session, report.language),
    }


def _colours() -> Sheet:
    palette = PALETTE["print"]
    tones = palette.letters.items()
    return {
        "ink": palette.ink,
        "soft": palette.soft,
        "hair": palette.hair,
        "accent": palette.accent,
        "paper": PALETTE["light"].background,
        "letters": {letter.value: {"fill": tone.fill, "text": tone.text} for letter, tone in tones},
    }


_WORDS = (
    "kicker", "theme", "present", "present_note", "tier", "house", "names", "people", "nobody",
    "empty_chairs", "empty_chairs_note", "map", "map_caption", "number", "note", "dots", "chain_wide",
    "read_back", "nothing", "nothing_note", "phase", "minutes", "slow", "made",
    "chatham", "chatham_rule", "colophon",
)  # fmt: skip


def _words(report: Report) -> Sheet:
    """Return the fixed words of the report by name."""
    words: Sheet = {word: t(report.language, f"exports.{word}") for word in _WORDS}
    if report.rehearsal:
        words["kicker"] = t(report.language, "rehearsal.report")
    if report.mirrored:
        words["map_caption"] = t(report.language, "exports.map_caption.mirrored")
    # The typesetter knows the pages and fills them in.
    words |= session_words(report.language)
    return {**words, "page": t(report.language, "exports.page", page="{page}", pages="{pages}")}


def _canvas(report: Report) -> list[Sheet]:
    """Return the theme canvas: what was filled in, each with its question."""
    theme, language = report.theme, report.language
    answers = (
        (t(language, "exports.theme.sharpened"), theme.sharpened),
        (t(language, "exports.theme.felt_first_by"), theme.felt_first_by),
        (t(language, "exports.theme.since"), theme.since),
        (t(language, "exports.theme.if_nothing_happens"), theme.if_nothing_happens),
    )
    return [{"question": question, "answer": said(answer)} for question, answer in answers if answer]


def _figures(report: Report) -> list[Sheet]:
    """Return the workshop in a few numbers, each with what it counts."""
    language, notes = report.language, report.notes
    heard = sum(note.heard for note in notes)
    said_back = [(number(language, heard), n(language, "exports.figure.heard", heard))] if heard else []
    found = [
        (number(language, report.people), n(language, "exports.figure.people", report.people)),
        (number(language, report.tiers_present), n(language, "exports.figure.tiers", report.tiers_present)),
        (number(language, len(notes)), n(language, "exports.figure.notes", len(notes))),
        # Nobody is told that they were heard 0 times, when the day had no time for reading back.
        *said_back,
        (number(language, report.slow_minutes), n(language, "exports.figure.slow", report.slow_minutes)),
    ]
    return [{"value": value, "label": label} for value, label in found]


def _presence(language: Language, one: TierPresence) -> Sheet:
    houses = [
        {
            "name": said(house.name or t(language, "exports.other_house")),
            "names": [said(name) for name in house.names],
            "people": number(language, house.people),
        }
        for house in one.houses
    ]
    return {
        "tier": said(one.tier or t(language, "exports.off_the_map")),
        "houses": houses,
    }


def _map(svg: str) -> Sheet:
    """Return the map as a drawing without letters, and the letters to print over it."""
    plate = unlettered(svg)
    letters = [{**one._asdict(), "text": said(one.text)} for one in plate.letters]
    return {"svg": plate.svg, "width": plate.width, "height": plate.height, "letters": letters}


def _map_alt(report: Report) -> str:
    """Describe the map to whoever cannot see it: its sizes, and who stands where."""
    language = report.language
    sizes = {"actors": number(language, report.actors), "links": number(language, report.links)}
    counted = t(language, "exports.map_alt", **sizes)
    if report.actors > _LISTED_ACTORS:
        return counted
    listed = {tier: ", ".join(names) for tier, names in report.columns}
    tiers = [t(language, "exports.map_alt.tier", tier=tier, actors=names) for tier, names in listed.items()]
    return " ".join(filter(None, [counted, *tiers, report.map_reading]))


def _section(report: Report, section: Section) -> Sheet:
    language, letter = report.language, section.letter
    return {
        "letter": letter.value,
        "name": _capital(t(language, f"vocabulary.letters.{letter}")),
        "question": t(language, f"vocabulary.letter_question.{letter}"),
        "summary": _summary(language, section),
        "dotted": section.dots_per_person is not None,
        "items": [_item(report, item) for item in section.items],
        "unrevealed": n(language, "exports.unrevealed", section.unrevealed) if section.unrevealed else "",
    }


def _summary(language: Language, section: Section) -> list[str]:
    count = len(section.notes)
    found = [n(language, "exports.notes", count) if count else t(language, "exports.no_notes")]
    if section.dots_per_person is not None:
        found += [
            n(language, "exports.dots_given", sum(item.dots or 0 for item in section.items)),
            n(language, "exports.dots_per_person", section.dots_per_person),
        ]
    return found


def _item(report: Report, item: ReportItem) -> Sheet:
    language, dots = report.language, item.dots
    breadth = {"tiers": number(language, item.tiers), "present": number(language, report.tiers_present)}
    return {
        "title": said(item.title) if item.title else None,
        "cluster": n(language, "exports.cluster", len(item.notes)) if len(item.notes) > 1 else "",
        "notes": [_note(language, note) for note in item.notes],
        "dots": dots or 0,
        "dots_word": n(language, "exports.dots_counted", dots) if dots is not None else "",
        "tiers": item.tiers,
        "present": report.tiers_present,
        "breadth": t(language, "exports.breadth", **breadth) if dots else "",
        "chain_wide": item.chain_wide,
    }


def _note(language: Language, note: ReportNote) -> Sheet:
    return {
        "number": note.number,
        "text": said(note.text),
        "long": len(note.text) + sum(map(len, note.read_backs)) > _LONG_NOTE,
        "about": said(note.about) if note.about else None,
        "marks": _marks(language, note),
        "heard": t(language, "exports.heard") if note.heard else "",
        "read_backs": [said(text) for text in note.read_backs],
        "answers": _pointers(t(language, "exports.answers"), note.answers),
        "answered_by": _pointers(t(language, "exports.answered_by"), note.answered_by),
    }


def _pointers(word: str, numbers: Iterable[str]) -> Sheet | None:
    found = list(numbers)
    return {"word": word, "numbers": found} if found else None


def _marks(language: Language, note: ReportNote) -> list[str]:
    """Return what else is known of a note, in a few words each."""
    marks = []
    if note.kind is not NoteKind.STATEMENT:
        marks.append(t(language, f"vocabulary.note_kind.{note.kind}"))
    if note.destep:
        marks.append(t(language, f"vocabulary.destep.{note.destep}"))
    if note.competence:
        marks.append(t(language, f"vocabulary.competence.{note.competence}"))
    if note.evidence:
        marks.append(_evidence(language, note))
    if note.confidence:
        marks.append(t(language, "exports.confidence", value=number(language, note.confidence)))
    flags = {
        t(language, "exports.assumed"): note.assumed,
        t(language, "exports.to_boardroom"): note.to_boardroom,
        t(language, "exports.unanchored"): note.unanchored,
    }
    return marks + [word for word, holds in flags.items() if holds]


def _evidence(language: Language, note: ReportNote) -> str:
    """Return what a note rests on, with its day where there is one."""
    if note.evidence is None:
        return ""
    word = t(language, f"vocabulary.evidence_type.{note.evidence.type}")
    if note.evidence.date is None:
        return t(language, "exports.evidence", type=word)
    return t(language, "exports.evidence_dated", type=word, date=date(language, note.evidence.date, "medium"))


def _held(report: Report) -> list[Sheet]:
    return [
        {
            "name": said(phase.name),
            "minutes": number(report.language, phase.minutes),
            "slow": number(report.language, phase.slow_minutes),
        }
        for phase in report.held
    ]


def _made(report: Report) -> list[str]:
    """Say how this report was made, one paragraph each."""
    language = report.language
    order = t(language, "exports.made.order")
    if report.sequence != LETTERS:
        worked = next(name for name, sequence in SEQUENCES.items() if sequence == report.sequence)
        order = t(language, "exports.made.other_order", sequence=t(language, f"vocabulary.sequence.{worked}"))
    found = [
        order,
        t(language, "exports.made.private"),
        t(language, "exports.made.dots", share=percent(language, CHAIN_WIDE)),
        t(language, "exports.made.heard"),
        t(language, "exports.made.log", events=number(language, report.seq)),
    ]
    if report.unrevealed:
        found.insert(2, n(language, "exports.unrevealed", report.unrevealed))
    return found


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
