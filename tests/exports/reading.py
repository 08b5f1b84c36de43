"""Workshops to make reports of, and how to read a PDF back."""

import datetime as dt
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from chain import commands as c
from chain import samples
from chain.case import read, script
from chain.model import Facilitator
from chain.play import play
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Letter, Role
from exports.pdf import pdf
from exports.report import Report, report
from tests.builders import Play, a_workshop

SAMPLE = Path(samples.__file__).parent / "wierhaven.json"
_NARROWEST = 1.5
"""Points that even a narrow letter takes."""
SESSION = dt.datetime(2026, 10, 8, 9, tzinfo=dt.UTC)


@cache
def the_sample(language: Language) -> View:
    """Return the sample workshop as a facilitator sees it."""
    lead = Facilitator(id="saskia", name="Saskia")
    steps = script(read(SAMPLE.read_bytes()), language, workshop_id="w", code="KAAS42", facilitator=lead)
    return view(play(steps, SESSION), Viewer(role=Role.FACILITATOR, id="saskia"))


@cache
def the_sample_report(language: Language) -> Report:
    return report(the_sample(language), language)


@cache
def the_sample_pdf(language: Language) -> bytes:
    return pdf(the_sample_report(language))


def text_of(data: bytes) -> str:
    """Return all text of a PDF on one line, without the marks at which long words may break."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return " ".join("\n".join(pages).replace("\u200b", "").split())


def room_to_the_right(data: bytes) -> float:
    """Return how much room the letters of a PDF leave to the right edge of their page, in points, at most."""
    file = PdfReader(io.BytesIO(data))
    return min(float(page.mediabox.width) - max(_letters_from_left(page, file)) for page in file.pages)


def _letters_from_left(page: PageObject, file: PdfReader) -> Iterator[float]:
    """Yield how far runs of letters reach; our pages are moved and mirrored, never turned."""
    left, run, kept = 0.0, 0.0, []
    for operands, operator in ContentStream(page["/Contents"], file).operations:
        if operator == b"q":
            kept.append(left)
        elif operator == b"Q":
            left = kept.pop()
        elif operator == b"cm":
            left += float(operands[4])
        elif operator == b"Tm":
            run = float(operands[4])
        elif operator in (b"Tj", b"TJ"):
            yield left + run + _NARROWEST * _glyphs(operands)


def _glyphs(operands: list[Any]) -> int:
    """Return how many glyphs are shown; our fonts take two bytes for each."""
    strings = operands[0] if isinstance(operands[0], list) else operands
    return sum(len(one.original_bytes) // 2 for one in strings if hasattr(one, "original_bytes"))


def with_note(text: str) -> Play:
    """Return a workshop with one revealed threat."""
    made = a_workshop(at=Letter.T)
    made.write("noor", text)
    made.reveal()
    return made


def titled(title: str) -> Play:
    """Return a workshop with this title."""
    made = a_workshop()
    made.do(c.DescribeWorkshop(title=title, date=SESSION.date(), location="In de kelder"))
    return made


def printed(made: Play) -> str:
    """Return what stands in the PDF of a workshop."""
    return text_of(pdf(report(made.as_lead(), Language.NL)))
