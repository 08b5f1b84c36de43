"""How large a file of a map may be: beyond these it is refused before it costs anything."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import islice

from chain.errors import Invalid
from exports.mapfile.table import Row

MEGABYTE = 1_000_000
FILE_AT_MOST = 10 * MEGABYTE
FILES_AT_MOST = 12
ROWS_AT_MOST = 10_000
"""A map holds 6,000 links at most, and fewer of everything else."""
COLUMNS_AT_MOST = 100
CELL_AT_MOST = 10_000
DEPTH_AT_MOST = 60
UNPACKED_AT_MOST = 50 * MEGABYTE
ENTRIES_AT_MOST = 300
RATIO_AT_MOST = 100
"""How many times smaller a packed file may be than what is in it; those of spreadsheets are 5 to 20."""
_FREE = MEGABYTE
"""Up to here the ratio does not matter."""


def check_size(file: str, data: bytes) -> None:
    """Refuse a file that is empty or too large.

    Raises:
        Invalid: ``mapfile-empty`` or ``mapfile-too-large``.
    """
    if not data.strip():
        raise Invalid("mapfile-empty", file=file)
    if len(data) > FILE_AT_MOST:
        raise Invalid("mapfile-too-large", file=file, limit=FILE_AT_MOST // MEGABYTE)


def unpacked(file: str, data: bytes) -> zipfile.ZipFile:
    """Open a packed file, after a look at its list of contents.

    Raises:
        Invalid: ``mapfile-broken``, or ``mapfile-bomb`` for one that is made to burst.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise Invalid("mapfile-broken", file=file) from error
    size = sum(one.file_size for one in entries)
    bursts = size > UNPACKED_AT_MOST or size > max(_FREE, RATIO_AT_MOST * len(data))
    twins = len({one.filename for one in entries}) < len(entries)
    if bursts or twins or len(entries) > ENTRIES_AT_MOST:
        raise Invalid("mapfile-bomb", file=file)
    if any(one.flag_bits & 1 for one in entries):
        raise Invalid("mapfile-locked", file=file)
    return archive


def entry(file: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part of a packed file; it never gives more than its list of contents has promised."""
    try:
        return archive.read(name)
    except Exception as error:  # zipfile and its unpackers raise errors of many sorts on a damaged part
        raise Invalid("mapfile-broken", file=file) from error


def within_rows(file: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that hold something, unless there are too many.

    Raises:
        Invalid: ``mapfile-too-many-rows`` or ``mapfile-cell-too-long``.
    """
    filled = (row for row in rows if any(cell not in (None, "") for cell in row.cells))
    found = tuple(islice(filled, ROWS_AT_MOST + 1))
    if len(found) > ROWS_AT_MOST:
        raise Invalid("mapfile-too-many-rows", file=file, limit=ROWS_AT_MOST)
    for row in found:
        if any(isinstance(cell, str) and len(cell) > CELL_AT_MOST for cell in row.cells):
            raise Invalid("mapfile-cell-too-long", file=file, row=row.number, limit=CELL_AT_MOST)
    return found


def check_columns(file: str, headings: Sequence[object]) -> None:
    """Refuse a table with more columns than anybody uses.

    Raises:
        Invalid: ``mapfile-too-many-columns``.
    """
    if len(headings) > COLUMNS_AT_MOST:
        raise Invalid("mapfile-too-many-columns", file=file, limit=COLUMNS_AT_MOST)
