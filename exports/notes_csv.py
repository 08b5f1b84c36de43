"""The notes of a report as a spreadsheet, without anything in a cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterator

from chain.i18n import t
from chain.vocabulary import Language
from exports.report import Report, ReportItem, ReportNote, Section

_DELIMITERS = {Language.NL: ";", Language.EN: ","}
"""What a spreadsheet program in this language takes for the border between cells."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins; programs for East Asian texts take the wide signs as well."""

_COLUMNS = (
    "letter", "number", "text", "kind", "cluster", "about", "tag", "dots", "tiers", "chain_wide",
    "heard", "read_backs", "answers", "unanchored", "evidence", "evidence_date", "confidence", "assumed",
    "to_boardroom",
)  # fmt: skip

Cell = str | int | bool | None


def notes_csv(report: Report) -> bytes:
    """Return the notes as UTF-8 with a byte order mark, so that a spreadsheet program reads every sign."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=_DELIMITERS[report.language], quoting=csv.QUOTE_ALL)
    writer.writerow(t(report.language, f"exports.csv.{column}") for column in _COLUMNS)
    for row in _rows(report):
        writer.writerow(_written(report.language, cell) for cell in row)
    return target.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return the text as a cell that no spreadsheet takes for a formula (with a quote before it).

    >>> harmless(" =1+1"), harmless("2 - 1")
    ("' =1+1", '2 - 1')
    """
    # Blanks and invisible signs before a formula are skipped by some programs.
    bare = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
    return f"'{text}" if bare.startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n") else text


def _rows(report: Report) -> Iterator[list[Cell]]:
    for section in report.sections:
        for item in section.items:
            for note in item.notes:
                yield _row(report.language, section, item, note)


def _row(language: Language, section: Section, item: ReportItem, note: ReportNote) -> list[Cell]:
    return [
        section.letter.value,
        note.number,
        note.text,
        t(language, f"vocabulary.note_kind.{note.kind}"),
        item.title,
        note.about,
        _tag(language, note),
        item.dots,
        item.tiers if item.dots is not None else None,
        item.chain_wide,
        note.heard,
        "\n".join(note.read_backs),
        ", ".join(note.answers),
        note.unanchored,
        t(language, f"vocabulary.evidence_type.{note.evidence.type}") if note.evidence else None,
        note.evidence.date.isoformat() if note.evidence and note.evidence.date else None,
        note.confidence,
        note.assumed,
        note.to_boardroom,
    ]


def _tag(language: Language, note: ReportNote) -> str:
    if note.destep:
        return t(language, f"vocabulary.destep.{note.destep}")
    return t(language, f"vocabulary.competence.{note.competence}") if note.competence else ""


def _written(language: Language, cell: Cell) -> str | int:
    if isinstance(cell, bool):
        return t(language, "exports.csv.yes" if cell else "exports.csv.no")
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else cell
