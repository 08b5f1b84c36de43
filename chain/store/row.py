"""Events as rows of the log, and back."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args

from pydantic import ValidationError

from chain.errors import StoreUnavailable
from chain.events import EVENT, Event, Recorded
from chain.model import By
from chain.store.record import Entry
from chain.vocabulary import Role

VERSION = 1
"""Goes up when the body of an event is written in a way that earlier code would read wrongly."""

KINDS = frozenset(one.model_fields["kind"].default for one in get_args(get_args(Event)[0]))
"""The kinds of events that this code knows."""


def to_rows(workshop: str, batch: Iterable[Entry]) -> list[Mapping[str, Any]]:
    """Return the rows of the events in this batch."""
    return [_to_row(workshop, recorded) for entry in batch for recorded in entry.events]


def _to_row(workshop: str, recorded: Recorded) -> Mapping[str, Any]:
    return {
        "workshop": workshop,
        "seq": recorded.seq,
        "command": recorded.act,
        "at": moment(recorded.at),
        "by_role": recorded.by.role.value,
        "by_id": recorded.by.id,
        "kind": recorded.event.kind,
        "version": VERSION,
        "body": recorded.event.model_dump_json(),
    }


def from_row(row: Sequence[Any]) -> Recorded:
    """Return the event in this row.

    Raises:
        StoreUnavailable: ``log-from-the-future`` when newer code wrote it, else ``log-damaged``.
    """
    _, seq, command, at, by_role, by_id, kind, version, body = row
    if kind not in KINDS or version > VERSION:
        raise StoreUnavailable("log-from-the-future", seq=seq)
    try:
        event = EVENT.validate_json(body)
    except ValidationError:
        # Without its cause, which quotes what somebody wrote.
        raise StoreUnavailable("log-damaged", seq=seq) from None
    # Checked already, field by field: a second validation would be a third of the cost of reading a log.
    return Recorded.model_construct(
        seq=seq, at=dt.datetime.fromisoformat(at), by=_by(by_role, by_id), act=command, event=event
    )


@lru_cache(maxsize=4096)
def _by(role: str, id: str) -> By:
    return By(role=Role(role), id=id)


def moment(at: dt.datetime) -> str:
    """Return the moment as text that sorts."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")
