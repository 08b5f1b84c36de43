"""Every way to take the map out, by the ending of the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chain.i18n import t
from chain.model import Chain
from chain.view import View
from chain.vocabulary import Language
from exports.filename import filename
from exports.mapfile import csv_file, gexf, graphml, json_file, picture, xlsx_file
from exports.mapfile.rows import tables


@dataclass(frozen=True)
class Format:
    """A way to take the map out: what it is called, what browsers call it, and how it is made."""

    ending: str
    mime: str
    made: Callable[[Chain, Language], bytes]
    for_people: bool = False
    """Whether it holds words in the language of who takes it."""


_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Mapping[str, Format] = {
    "svg": Format("svg", "image/svg+xml", picture.svg, for_people=True),
    "png": Format("png", "image/png", picture.png, for_people=True),
    "xlsx": Format(
        "xlsx", _SPREADSHEET, lambda chain, language: xlsx_file.write(tables(chain, language)), True
    ),
    "csv": Format(
        "zip",
        "application/zip",
        lambda chain, language: csv_file.write(tables(chain, language), language),
        True,
    ),
    "graphml": Format("graphml", "application/xml", lambda chain, _: graphml.write(chain)),
    "gexf": Format("gexf", "application/xml", lambda chain, _: gexf.write(chain)),
    "json": Format("json", "application/json", lambda chain, _: json_file.write(chain)),
}
"""Pictures first, then tables, then what programs read."""


def written(seen: View, name: str, language: Language) -> bytes:
    """Return the map in this format, with what the viewer may see."""
    return FORMATS[name].made(seen.chain, language)


def named(seen: View, name: str, language: Language) -> str:
    """Return the name of that file."""
    format = FORMATS[name]
    words = [t(language, "mapfile.file"), *([language.value] if format.for_people else [])]
    return filename(" ".join((seen.title, *words)), seen.date, format.ending)
