"""The map as a spreadsheet (XLSX): one sheet a table, with headings that stay in sight."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from chain.errors import Invalid
from exports.mapfile.cells import guarded, shown, unguarded
from exports.mapfile.limits import COLUMNS_AT_MOST, ROWS_AT_MOST, check_columns, entry, unpacked, within_rows
from exports.mapfile.markup import check
from exports.mapfile.table import Cell, MapFileRefused, Place, Problem, Row, Table

_SHEETS_AT_MOST = 20
_HEADING = Font(bold=True)
_BEHIND = PatternFill("solid", fgColor="E8E4DA")
_NARROW, _WIDE = 10, 44
_NOT_XML = re.compile("[\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""How the format writes signs by their number; texts that only look so are written with a number too."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it, spreadsheet programs count days differently."""
_MADE = dt.datetime(2000, 1, 1)


def read(file: str, data: bytes) -> tuple[Table, ...]:
    """Return the sheets that hold anything.

    Raises:
        Invalid: it cannot be read, or it is larger than any map; ``MapFileRefused`` names formulas.
    """
    _check_parts(file, data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheets = book.worksheets[: _SHEETS_AT_MOST + 1]
        found = [table for sheet in sheets if (table := _table(file, sheet)) is not None]
    except Invalid:
        raise
    except Exception as error:  # the reader raises errors of every sort on a file that is not what it says
        raise Invalid("mapfile-broken", file=file) from error
    if len(sheets) > _SHEETS_AT_MOST:
        raise Invalid("mapfile-bomb", file=file)
    if not found:
        raise Invalid("mapfile-empty", file=file)
    return tuple(found)


def _check_parts(file: str, data: bytes) -> None:
    """Look into every part before the reader does: it would follow what a part declares."""
    archive = unpacked(file, data)
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            check(file, entry(file, archive, name))


def _table(file: str, sheet: Any) -> Table | None:
    sheet.reset_dimensions()  # what a file says of its own size is not to be believed
    cells = sheet.iter_rows(max_row=10 * ROWS_AT_MOST, max_col=COLUMNS_AT_MOST + 1)
    rows = (row for row in _filled(cells) if row[1])
    first = next(rows, None)
    if first is None:
        return None
    headings = tuple(shown(_plain(box.value)) if box.value is not None else "" for box in first[1])
    check_columns(file, headings)
    taken = list(islice(rows, ROWS_AT_MOST + 1))
    _refuse_formulas(file, sheet.title, headings, [first, *taken])
    width = len(headings)
    plain = (Row(number, _as_wide([_plain(box.value) for box in boxes], width)) for number, boxes in taken)
    return Table(file, sheet.title, None, headings, within_rows(file, plain))


def _filled(rows: Iterator[Any]) -> Iterator[tuple[int, list[Any]]]:
    """Yield each row with its number, up to its last filled cell."""
    for number, boxes in enumerate(rows, start=1):
        last = max((at for at, box in enumerate(boxes) if box.value is not None), default=-1)
        yield number, list(boxes[: last + 1])


def _as_wide(cells: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells, *[None] * width)[:width]


def _plain(value: Any) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        return unguarded(_ESCAPED.sub("_", value).strip())
    return value if isinstance(value, int | float | dt.date) or value is None else str(value)


def _refuse_formulas(
    file: str, sheet: str, headings: Sequence[str], rows: Sequence[tuple[int, list[Any]]]
) -> None:
    found = [
        Problem("formula", Place(file, sheet, number, headings[at] if at < len(headings) else ""))
        for number, boxes in rows
        for at, box in enumerate(boxes)
        if box.data_type == "f"
    ]
    if found:
        raise MapFileRefused(found)


def write(tables: Sequence[Table]) -> bytes:
    """Return the tables as one spreadsheet."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Klanterfant"
    book.properties.created = book.properties.modified = _MADE
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: Any, table: Table) -> None:
    for at, heading in enumerate(table.headings, start=1):
        box = sheet.cell(1, at)
        _put(box, heading)
        box.font, box.fill = _HEADING, _BEHIND
        longest = max((len(shown(row.cells[at - 1])) for row in table.rows if row.cells[at - 1]), default=0)
        width = min(max(_NARROW, len(heading) + 2, longest + 2), _WIDE)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for number, row in enumerate(table.rows, start=2):
        for at, cell in enumerate(row.cells, start=1):
            if cell is not None:
                _put(sheet.cell(number, at), cell)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(box: Box, cell: Cell) -> None:
    """Write a number as a number where that keeps it as it is, and everything else as text."""
    if isinstance(cell, dt.date) and cell >= _FIRST_DAY:
        box.value, box.number_format = cell, "yyyy-mm-dd"
    elif isinstance(cell, int) or (isinstance(cell, float) and float(f"{cell:.16g}") == cell):
        box.value = cell
    else:
        text = guarded(cell) if isinstance(cell, str) else shown(cell)
        box.value = _ESCAPE.sub("_x005F_", _NOT_XML.sub("\ufffd", text))
        box.data_type = "s"  # the writer takes a text that begins with = for a formula
