"""``python -m chain analyse CASE.json``: every measure of a workshop file, as JSON, without a server.

Exit codes: 0 when the measures were printed, 2 for a command or a file that cannot be understood.
"""

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chain.analysis.measures import measures
from chain.analysis.session import session_flags, session_measures
from chain.case import read, script
from chain.errors import ChainError
from chain.i18n import t
from chain.model import Facilitator
from chain.play import play
from chain.state import Workshop
from chain.vocabulary import Language

_REFUSED = 2


def main(arguments: Sequence[str]) -> int:
    """Carry out a command and return its exit code."""
    asked = _parser().parse_args(arguments)
    language = Language(asked.language or _language(os.environ.get("LANG", "")))
    try:
        workshop = _workshop(asked.case, language)
    except OSError:
        return _fail(t(language, "insights.cli.unreadable", source=asked.case))
    except ChainError as error:
        return _fail(t(language, f"error.{error.code}", **error.params))
    sys.stdout.write(json.dumps(_measured(workshop), indent=1) + "\n")
    return 0


def _measured(workshop: Workshop) -> Mapping[str, Any]:
    """Measure the owner's own file: all its demand routes count, whoever may see them in the room."""
    found = measures(workshop.chain, workshop.date or workshop.created_at.date())
    flags = {**found["flags"], **session_flags(workshop)}
    return {**found, **session_measures(workshop), "flags": flags}


def _fail(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return _REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m chain", description="Ask questions to a chain in a file.")
    commands = parser.add_subparsers(required=True)
    analyse = commands.add_parser("analyse", help="print every measure of the map and the session as JSON")
    analyse.add_argument("case", type=Path, help="a saved workshop (JSON)")
    analyse.add_argument("--language", choices=tuple(Language), help="of a refusal; without it that of LANG")
    return parser


def _language(locale: str) -> Language:
    """Return the language of a locale such as ``nl_NL.UTF-8``; for any but Dutch, English."""
    return Language.NL if locale.lower().startswith(Language.NL) else Language.EN


def _workshop(file: Path, language: Language) -> Workshop:
    lead = Facilitator(id="analyse", name="Klanterfant")
    steps = script(read(file.read_bytes()), language, workshop_id="analyse", code="AAAAAA", facilitator=lead)
    return play(steps, dt.datetime.now(dt.UTC))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
