"""The map as CSV: one file a table, as spreadsheet programs write them in Dutch and in English."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from chain.errors import Invalid
from chain.vocabulary import Language
from exports.mapfile.cells import guarded, shown, unguarded
from exports.mapfile.limits import check_columns, entry, unpacked, within_rows
from exports.mapfile.table import Cell, MapFileRefused, Place, Problem, Row, Table

_DELIMITERS = {Language.NL: ";", Language.EN: ","}
_SEPARATORS = (";", ",", "\t")
_FORMULA = ("=", "\uff1d")
_MADE = (1980, 1, 1, 0, 0, 0)
"""The day that a packed file gets, so that the same map gives the same bytes."""


def read(file: str, data: bytes) -> tuple[Table, ...]:
    """Return the table in a CSV file.

    Raises:
        Invalid: it cannot be read, or it is larger than any map; ``MapFileRefused`` names formulas.
    """
    text = decoded(file, data)
    try:
        lines = list(_records(text))
    except csv.Error as error:
        raise Invalid("mapfile-broken", file=file) from error
    if not lines:
        raise Invalid("mapfile-empty", file=file)
    headings = tuple(shown(cell).strip() for cell in lines[0].cells)
    check_columns(file, headings)
    rows = within_rows(file, (_as_wide(row, len(headings)) for row in lines[1:]))
    _refuse_formulas(file, headings, rows)
    return (Table(file, file, None, headings, tuple(map(_as_written, rows))),)


def read_packed(file: str, data: bytes) -> tuple[Table, ...]:
    """Return the tables of all CSV files in a packed one.

    Raises:
        Invalid: as ``read``; ``mapfile-unknown`` when there is no CSV file in it.
    """
    archive = unpacked(file, data)
    names = [name for name in archive.namelist() if _is_table(name)]
    if not names:
        raise Invalid("mapfile-unknown", file=file)
    return tuple(
        table for name in names for table in read(PurePosixPath(name).name, entry(file, archive, name))
    )


def _is_table(name: str) -> bool:
    # A Mac packs a shadow beside every file.
    return name.lower().endswith(".csv") and not name.startswith("__MACOSX")


def decoded(file: str, data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or the Windows code page of western Europe.

    Raises:
        Invalid: ``mapfile-encoding``.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Invalid("mapfile-encoding", file=file)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\0" in data[:200]:
        return ("utf-16-be",) if data[:1] == b"\0" else ("utf-16-le",)
    return ("utf-8-sig", "cp1252")


def _records(text: str) -> Iterator[Row]:
    """Yield the rows, numbered as a spreadsheet numbers them; the first one has the headings."""
    separator = ""
    if text[:4].lower() == "sep=":  # Excel's own way to say what separates the cells
        line, _, text = text.partition("\n")
        separator = line[4:5]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text), strict=True)
    shift = 2 if separator else 1
    for number, cells in enumerate(reader, start=shift):
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple(cells))


def _separator(text: str) -> str:
    heading = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=heading.count)


def _as_wide(row: Row, width: int) -> Row:
    """Cut or fill a row to the width of the headings; what stands under no heading is nobody's."""
    return Row(row.number, (*row.cells, *[None] * width)[:width])


def _as_written(row: Row) -> Row:
    return Row(
        row.number, tuple(unguarded(cell.strip()) if isinstance(cell, str) else cell for cell in row.cells)
    )


def _refuse_formulas(file: str, headings: Sequence[str], rows: Sequence[Row]) -> None:
    found = [
        Problem("formula", Place(file, file, row.number, headings[at]))
        for row in rows
        for at, cell in enumerate(row.cells)
        if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA)
    ]
    if found:
        raise MapFileRefused(found)


def write(tables: Sequence[Table], language: Language) -> bytes:
    """Return the tables as CSV files in one packed file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(zipfile.ZipInfo(f"{table.name}.csv", _MADE), write_one(table, language))
    return target.getvalue()


def write_one(table: Table, language: Language) -> bytes:
    """Return one table as UTF-8 with a byte order mark, as spreadsheet programs of this language expect."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=_DELIMITERS[language], quoting=csv.QUOTE_ALL)
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow(_written(cell, language) for cell in row.cells)
    return target.getvalue().encode("utf-8-sig")


def _written(cell: Cell, language: Language) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return repr(cell).replace(".", "," if language is Language.NL else ".")
    return guarded(cell) if isinstance(cell, str) else shown(cell)
