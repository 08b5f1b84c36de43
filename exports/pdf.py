"""The report as a PDF for print and screen readers: A4, PDF/UA-1, tagged, with its own fonts embedded.

What people typed reaches the typesetter as data in JSON, never as markup.
"""

import datetime as dt
import json
from functools import cache
from pathlib import Path

from typst import Compiler, Fonts

from exports.glyphs import DISPLAY, FAMILIES, font_folders
from exports.report import Report
from exports.sheet import sheet

_TEMPLATES = Path(__file__).parent / "templates"


def pdf(report: Report) -> bytes:
    """Return the report as PDF/UA-1; the same report always gives the same bytes."""
    data = json.dumps({**sheet(report), "fonts": {"display": DISPLAY, "text": FAMILIES}})
    compiler = Compiler(
        input=_TEMPLATES / "report.typ",
        root=_TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"sheet": data},
    )
    day = report.date or dt.date(1970, 1, 1)
    made = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    found = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=made)
    if not isinstance(found, bytes):
        raise TypeError("a PDF is one file")
    return found


@cache
def fonts() -> Fonts:
    """Return the fonts that ship with the project, and no others."""
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders()))
