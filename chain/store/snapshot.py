"""Snapshots: what a workshop added up to at some event, so that opening it does not read its whole past."""

import hashlib
import inspect
import json
import logging
import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, delete, insert, select

from chain import contact, evolve, fold, fold_methods, fold_time, inverse, inverse_methods
from chain.state import Workshop
from chain.store.schema import SNAPSHOT

log = logging.getLogger(__name__)

RULES = (fold, fold_methods, fold_time, evolve, inverse, inverse_methods, contact)
"""The modules that say how events add up."""


@cache
def fingerprint() -> str:
    """Return what a snapshot must carry to be of use to this code.

    Both what a workshop looks like and how events add up: a snapshot from before either changed is made anew.
    """
    schema = json.dumps(Workshop.model_json_schema(), sort_keys=True)
    rules = "".join(map(inspect.getsource, RULES))
    return hashlib.sha256((schema + rules).encode()).hexdigest()


def to_row(state: Workshop) -> Mapping[str, Any]:
    """Return the row that keeps this state."""
    # Level 1: a tenth of the size for a hundredth of the time, and the disk is what others wait for.
    body = zlib.compress(state.model_dump_json().encode(), level=1)
    return {"workshop": state.id, "seq": state.seq, "schema": fingerprint(), "body": body}


def save(connection: Connection, row: Mapping[str, Any]) -> None:
    """Put the row in the place of an earlier one; a later one of the same code stays."""
    of_this = SNAPSHOT.c.workshop == row["workshop"]
    kept = select(SNAPSHOT.c.seq).where(of_this, SNAPSHOT.c.schema == row["schema"])
    if (connection.scalar(kept) or 0) >= row["seq"]:
        return
    connection.execute(delete(SNAPSHOT).where(of_this))
    connection.execute(insert(SNAPSHOT), row)


def load(connection: Connection, workshop: str) -> Workshop | None:
    """Return the kept state; None when there is none that this code can use."""
    usable = SNAPSHOT.c.workshop == workshop, SNAPSHOT.c.schema == fingerprint()
    body = connection.scalar(select(SNAPSHOT.c.body).where(*usable))
    if body is None:
        return None
    try:
        return Workshop.model_validate_json(zlib.decompress(body))
    except (ValidationError, zlib.error) as error:
        log.warning("store: snapshot of %s cannot be used (%s)", workshop, type(error).__name__)
        return None
