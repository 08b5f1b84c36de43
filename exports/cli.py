"""The command line of the exports: ``python -m exports pdf FILE|WORKSHOP -o out.pdf --language nl``.

``python -m exports map FILE|WORKSHOP out.graphml`` writes the chain map, as what the ending of its name says.

Exit codes: 0 when the file was written, 1 when there is nothing to write or nowhere to write it, 2 for a
command that cannot be understood.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from chain.case import read, script
from chain.errors import ChainError
from chain.i18n import t
from chain.model import Facilitator
from chain.play import play
from chain.settings import Settings, SettingsError, read_settings
from chain.state import Workshop
from chain.store import open_store
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Role
from exports.archive import archive
from exports.filename import filename
from exports.mapfile.write import FORMATS as MAPS
from exports.mapfile.write import named, written
from exports.notes_csv import notes_csv
from exports.pdf import pdf
from exports.report import report

Write = Callable[[View, Language], bytes]

FORMATS: Mapping[str, Write] = {
    "pdf": lambda seen, language: pdf(report(seen, language)),
    "csv": lambda seen, language: notes_csv(report(seen, language)),
    "json": lambda seen, _: archive(seen),
}
"""What can be made of a workshop, by the ending of the file."""


MAP = "map"


class Refused(Exception):
    """The command could be understood and cannot be carried out; the text says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Carry out a command and return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        settings = read_settings()
    except SettingsError as error:
        return _fail(str(error))
    language = Language(asked.language or settings.language)
    try:
        path = _export(asked, settings, language)
    except Refused as error:
        return _fail(str(error))
    except ChainError as error:
        return _fail(t(language, f"error.{error.code}", **error.params))
    sys.stdout.write(t(language, "exports.cli.written", path=path) + "\n")
    return 0


def _fail(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m exports", description="Write a workshop to a file.")
    parser.add_argument("format", choices=(*FORMATS, MAP))
    parser.add_argument("source", help="a saved workshop (JSON), or the id or join code of one in the store")
    parser.add_argument("target", nargs="?", type=Path, help="file to write; the same as --output")
    parser.add_argument(
        "-o", "--output", type=Path, help="file to write; without it one named after the title"
    )
    parser.add_argument("--language", choices=tuple(Language), help="without it the language of the workshop")
    return parser


def _export(asked: argparse.Namespace, settings: Settings, language: Language) -> Path:
    workshop = _workshop(asked, settings, language)
    seen = view(workshop, Viewer(role=Role.FACILITATOR, language=workshop.language))
    spoken, wanted = Language(asked.language or workshop.language), asked.output or asked.target
    data, path = (
        _map(seen, wanted, spoken) if asked.format == MAP else _report(seen, wanted, spoken, asked.format)
    )
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Refused(t(language, "exports.cli.unwritable", path=path)) from error
    return path


def _report(seen: View, path: Path | None, language: Language, format: str) -> tuple[bytes, Path]:
    return FORMATS[format](seen, language), path or Path(filename(seen.title, seen.date, format))


def _map(seen: View, path: Path | None, language: Language) -> tuple[bytes, Path]:
    """Return the map as what the file is called: ``csv`` and ``zip`` are its tables, packed."""
    ending = path.suffix.lower().removeprefix(".") if path else "svg"
    name = next((name for name, one in MAPS.items() if ending in (name, one.ending)), None)
    if name is None:
        raise Refused(t(language, "exports.cli.map_format", formats=", ".join(MAPS)))
    return written(seen, name, language), path or Path(named(seen, name, language))


def _workshop(asked: argparse.Namespace, settings: Settings, language: Language) -> Workshop:
    """Return the workshop in a file, or else the one in the store with this id or code."""
    file = Path(asked.source)
    if file.is_file():
        return _from_file(file, Language(asked.language or settings.language))
    with closing(open_store(settings)) as store:
        found = store.open(store.by_code(asked.source.upper()) or asked.source)
    if found is None:
        raise Refused(t(language, "exports.cli.not_found", source=asked.source))
    return found


def _from_file(file: Path, language: Language) -> Workshop:
    """Play the workshop in a case file; ``language`` chooses where the file has its texts in both."""
    try:
        case = read(file.read_bytes())
    except OSError as error:
        raise Refused(t(language, "exports.cli.unreadable", source=file)) from error
    lead = Facilitator(id="exports", name="Klanterfant")
    steps = script(case, language, workshop_id="exports", code="AAAAAA", facilitator=lead)
    return play(steps, dt.datetime.now(dt.UTC))
