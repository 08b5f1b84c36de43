"""The spreadsheet of notes: read back as a spreadsheet program would, and harmless."""

import csv
import io

import pytest

from chain import commands as c
from chain.vocabulary import Language, Letter
from exports.notes_csv import harmless, notes_csv
from exports.report import report
from tests.builders import a_workshop
from tests.exports.reading import the_sample_report, with_note

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1", " =1+1", "\u00a0=1", "\u200b=1", "\ufeff=1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil","x")',
    "\n=1",
]  # fmt: skip


def cells(data: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("language", "delimiter"), [(Language.NL, ";"), (Language.EN, ",")])
def test_the_sample_has_a_row_for_every_note(language: Language, delimiter: str) -> None:
    data = notes_csv(the_sample_report(language))

    head, *rows = cells(data, delimiter)
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(rows) == 30
    assert {len(row) for row in rows} == {len(head)}
    assert [row[0] for row in rows] == ["T"] * 8 + ["W"] * 8 + ["O"] * 7 + ["S"] * 7
    assert (rows[0][1], rows[0][7], rows[0][8]) == ("T1", "8", "5")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Kaas", "2 - 1 = 1", "a@b", "", "€ 5", "'tis", "Regel\n=tweede"])
def test_plain_text_stays_as_it_was_typed(text: str) -> None:
    assert harmless(text) == text


def test_every_cell_that_somebody_typed_is_harmless() -> None:
    made = a_workshop(at=Letter.T)
    notes = [made.write("noor", "=1+1"), made.write("kees", '@x;"y",\n=2')]
    made.reveal()
    made.merge("k", *notes, title="+3")
    made.read_back("kees", notes[0], "-4")
    made.do(c.AnswerReadBack(note=notes[0], answer="yes"))

    _, *rows = cells(notes_csv(report(made.as_lead(), Language.NL)), ";")

    assert [row[2] for row in rows] == ["'=1+1", '\'@x;"y",\n=2']
    assert (rows[0][4], rows[0][11]) == ("'+3", "'-4")
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_any_sign_survives() -> None:
    text = "שלום 你好 🐟 \U000f0000 q\u0323 <b>"

    assert text in notes_csv(report(with_note(text).as_lead(), Language.EN)).decode("utf-8-sig")


def test_private_notes_stay_out() -> None:
    made = with_note("openbaar")
    made.start("W")
    made.write("noor", "CANARY", Letter.W)

    data = notes_csv(report(made.as_lead(), Language.NL))

    assert b"openbaar" in data
    assert b"CANARY" not in data


def test_a_workshop_without_notes_gives_only_the_head() -> None:
    assert len(cells(notes_csv(report(a_workshop().as_lead(), Language.NL)), ";")) == 1
