"""Recognises a file by what is in it, whatever its name says, and has it read."""

from collections.abc import Sequence
from dataclasses import dataclass

from chain.errors import Invalid
from chain.vocabulary import Language
from exports.mapfile import csv_file, gexf, graphml, json_file, xlsx_file
from exports.mapfile.limits import FILES_AT_MOST, check_size, unpacked
from exports.mapfile.markup import tree
from exports.mapfile.table import Table

ENDINGS = ("csv", "xlsx", "zip", "graphml", "gexf", "xml", "json", "txt")
"""What may be chosen on a page; what is in the file decides how it is read."""

_PACKED = b"PK"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_GRAPHS = {"graphml": graphml.read, "gexf": gexf.read}


@dataclass(frozen=True)
class Found:
    """What was brought: tables, or lines of quick text."""

    tables: tuple[Table, ...] = ()
    text: str = ""


def read(files: Sequence[tuple[str, bytes]], language: Language) -> Found:
    """Return what is in these files, each with its name; ``language`` chooses among texts in both.

    Raises:
        Invalid: one of the files cannot be read, with its name and what to do next.
    """
    if len(files) > FILES_AT_MOST:
        raise Invalid("mapfile-too-many-files", limit=FILES_AT_MOST)
    found = [_read_one(file, data, language) for file, data in files]
    text = "\n".join(one.text for one in found if one.text)
    tables = tuple(table for one in found for table in one.tables)
    if text and tables:
        raise Invalid("mapfile-mixed")
    return Found(tables, text)


def _read_one(file: str, data: bytes, language: Language) -> Found:
    check_size(file, data)
    if data.startswith(_OLD_EXCEL):
        raise Invalid("mapfile-old-excel", file=file)
    if data.startswith(_PACKED):
        is_book = "[Content_Types].xml" in unpacked(file, data).namelist()
        return Found(xlsx_file.read(file, data) if is_book else csv_file.read_packed(file, data))
    start = _start(data)
    if start.startswith(b"<"):
        return Found(_graph(file, data, language))
    if start.startswith(b"{"):
        return Found(json_file.read(file, data, language))
    if file.lower().endswith(".txt"):
        return Found(text=csv_file.decoded(file, data))
    return Found(csv_file.read(file, data))


def _start(data: bytes) -> bytes:
    """Return the first signs, whatever their encoding."""
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _graph(file: str, data: bytes, language: Language) -> tuple[Table, ...]:
    root = tree(file, data)
    if root.tag not in _GRAPHS:
        raise Invalid("mapfile-unknown", file=file)
    return _GRAPHS[root.tag](file, root, language)
