"""Reads XML that nobody vouches for: without declarations, not too deep, as a plain tree.

The parser is expat, of the standard library. A file that declares a document type is refused at that very
place, before any entity exists that could grow or reach out to another file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from chain.errors import Invalid
from exports.mapfile.limits import DEPTH_AT_MOST

ELEMENTS_AT_MOST = 500_000


@dataclass
class Element:
    """An element, by the name that it has without its namespace."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""
    """What stands before its first child."""

    def all(self, *tags: str) -> Iterator["Element"]:
        """Yield the children with one of these names."""
        return (one for one in self.children if one.tag in tags)

    def first(self, tag: str) -> "Element | None":
        """Return the first child with this name."""
        return next(self.all(tag), None)

    def within(self, tag: str) -> Iterator["Element"]:
        """Yield everything below it with this name, in the order of the file."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.within(tag)


class _Refused(Exception):
    """Stops the parser; the code says why."""


def check(file: str, data: bytes) -> None:
    """Refuse XML that declares a document type or is not well formed.

    Raises:
        Invalid: ``mapfile-doctype`` or ``mapfile-broken``.
    """
    _parse(file, data, _parser())


def tree(file: str, data: bytes) -> Element:
    """Return the root of a file.

    Raises:
        Invalid: ``mapfile-doctype``, ``mapfile-broken``, ``mapfile-too-deep`` or ``mapfile-bomb``.
    """
    builder, parser = _Builder(), _parser()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    _parse(file, data, parser)
    return builder.root.children[0]


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise _Refused("mapfile-doctype")


def _parse(file: str, data: bytes, parser: expat.XMLParserType) -> None:
    try:
        parser.Parse(data, True)
    except _Refused as error:
        raise Invalid(str(error), file=file) from error
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Invalid("mapfile-broken", file=file) from error


class _Builder:
    """Builds the tree while the parser goes through the file."""

    def __init__(self) -> None:
        self.root = Element("", {})
        self._open = [self.root]
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEPTH_AT_MOST:
            raise _Refused("mapfile-too-deep")
        if self._count > ELEMENTS_AT_MOST:
            raise _Refused("mapfile-bomb")
        found = Element(_local(tag), {_local(name): value for name, value in attributes.items()})
        self._open[-1].children.append(found)
        self._open.append(found)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if not self._open[-1].children:
            self._open[-1].text += text


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
