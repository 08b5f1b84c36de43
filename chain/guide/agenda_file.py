"""An agenda as a small file, to keep as one's own preset and to hand to a colleague."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, ValidationError

from chain.case.parse import read
from chain.commands import PHASES_AT_MOST, as_invalid
from chain.errors import Invalid
from chain.guide.presets import in_sequence
from chain.model import Model, Phase
from chain.text import Name
from chain.vocabulary import Letter

FORMAT = "klanterfant-agenda"
VERSION = 1
SIZE_LIMIT = 500_000
"""Bytes of the largest file that is read; sixty phases full of words stay far below it."""


class AgendaFile(Model):
    """What an agenda file holds."""

    format: str = FORMAT
    version: int = VERSION
    title: Name
    agenda: Annotated[tuple[Phase, ...], Field(min_length=1, max_length=PHASES_AT_MOST)]


def write_agenda(title: str, agenda: Sequence[Phase], *, own_words: bool = False) -> bytes:
    """Return the agenda as a file with both languages; one's own words stay out of it unless asked for."""
    kept = {} if own_words else {"own_words": ""}
    phases = tuple(phase.model_copy(update=kept) for phase in agenda)
    content = AgendaFile(title=title, agenda=phases).model_dump(mode="json")
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def read_agenda(data: bytes, sequence: Sequence[Letter]) -> AgendaFile:
    """Return the agenda in a file, its letters in the order of the workshop that takes it.

    Raises:
        Invalid: ``agenda-file-large``, ``agenda-file-unread``, ``agenda-file-newer``,
            ``agenda-file-wrong``, or what is wrong with a text or with the minutes of a phase.
    """
    if len(data) > SIZE_LIMIT:
        raise Invalid("agenda-file-large", limit=SIZE_LIMIT // 1000)
    try:
        content = read(data)
    except Invalid as error:
        raise Invalid("agenda-file-unread") from error
    if content.get("format") != FORMAT or type(content.get("version")) is not int:
        raise Invalid("agenda-file-unread")
    if content["version"] > VERSION:
        raise Invalid("agenda-file-newer")
    found = _checked(content)
    return found.model_copy(update={"agenda": in_sequence(found.agenda, sequence)})


def _checked(content: Mapping[str, Any]) -> AgendaFile:
    try:
        return AgendaFile.model_validate(content)
    except ValidationError as error:
        refusal = as_invalid(error)
        if refusal.code == "command-invalid":
            raise Invalid("agenda-file-wrong") from error
        raise refusal from error
