"""The store: an append-only log for each workshop, the same on every backend."""

import gc
import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from chain.errors import Conflict, StoreUnavailable
from chain.events import Recorded, WorkshopCreated, WorkshopDescribed
from chain.fold import fold
from chain.state import Workshop
from chain.store import snapshot
from chain.store.backend import Backend, Moved, translated
from chain.store.record import Entry, Key, KeyKind, Listed
from chain.store.row import from_row, moment, to_rows
from chain.store.schema import ACCESS_KEY, COMMAND, EVENT, METADATA, WORKSHOP

LONG_TAIL = 1_000
"""Opening that had to fold more events than this leaves a snapshot for the next time."""

# Made once: making a statement anew for every note costs as much as running it.
_LATEST = select(func.max(EVENT.c.seq)).where(EVENT.c.workshop == bindparam("of"))
_INSERT = {table: insert(table) for table in (EVENT, COMMAND, WORKSHOP)}

_ALL_OF_ONE = {
    table: table.c.id if table is WORKSHOP else table.c.workshop for table in METADATA.sorted_tables
}
"""Every table, and the column that says of which workshop a row is."""

Rows = Sequence[Mapping[str, Any]]

log = logging.getLogger(__name__)


class Store:
    """The logs of all workshops in one database. Every method may be called from any thread.

    Every method raises ``StoreUnavailable`` when the database cannot be used now, and can be called again at
    any time. Nothing was changed then; only when a connection broke during the commit itself, all of it may
    have been, and the ids of the commands tell.
    """

    def __init__(self, backend: Backend) -> None:
        """Keep the logs in this database, whose tables are up to date."""
        self.backend = backend

    def append(self, workshop: str, after: int, batch: Sequence[Entry]) -> None:
        """Add the commands and their events to the log: all of them, on disk when this returns, or none.

        Raises:
            Conflict: ``log-moved`` when the log is not at ``after`` (any more), ``command-seen`` when a
                command is in it already, ``code-taken`` when another workshop has this join code.
        """
        _check_numbers(after, batch)
        rows = to_rows(workshop, batch)  # written out before the lock is taken, not under it
        commands = [{"workshop": workshop, "command": one.command, "answer": one.answer} for one in batch]
        with self._writing(workshop) as connection:
            at = connection.scalar(_LATEST, {"of": workshop}) or 0
            if at != after:
                raise Conflict("log-moved", expected=after, actual=at)
            _insert(connection, COMMAND, commands, taken=Conflict("command-seen"))
            _insert(connection, EVENT, rows, taken=Conflict("log-moved", expected=after, actual=at))
            _list(connection, workshop, batch)
            if rows:
                self.backend.announce(connection, workshop, after + len(rows))

    def answers(self, workshop: str, commands: Collection[str]) -> Mapping[str, int]:
        """Return the answers of those commands that are in the log already."""
        if not commands:
            return {}
        found = select(COMMAND.c.command, COMMAND.c.answer).where(
            COMMAND.c.workshop == workshop, COMMAND.c.command.in_(commands)
        )
        with self._reading() as connection:
            return {row.command: row.answer for row in connection.execute(found)}

    def read(self, workshop: str, after: int = 0) -> Sequence[Recorded]:
        """Return the events of the workshop that come after this one."""
        with self._reading() as connection, _collector_paused():
            return _tail(connection, workshop, after)

    def open(self, workshop: str) -> Workshop | None:
        """Return the workshop as it is now; None when there is none with this id."""
        with self._reading() as connection, _collector_paused():
            kept = snapshot.load(connection, workshop)
            tail = _tail(connection, workshop, kept.seq if kept else 0)
            state = fold(kept, tail)
        if state is not None and len(tail) > LONG_TAIL:
            self.keep(state)
        return state

    def keep(self, state: Workshop) -> None:
        """Leave a snapshot, so that the workshop opens faster; when that fails, the log is still there."""
        try:
            row = snapshot.to_row(state)
            with self._writing(state.id) as connection:
                snapshot.save(connection, row)
        except StoreUnavailable as error:
            log.warning("store: no snapshot of %s at %d (%s)", state.id, state.seq, error)

    def workshops(self) -> Sequence[Listed]:
        """Return all workshops, the newest first."""
        newest = select(WORKSHOP).order_by(WORKSHOP.c.created_at.desc(), WORKSHOP.c.id)
        with self._reading() as connection:
            return [Listed.model_validate(dict(row)) for row in connection.execute(newest).mappings()]

    def by_code(self, code: str) -> str | None:
        """Return the id of the workshop with this join code; None when there is none."""
        with self._reading() as connection:
            found: str | None = connection.scalar(select(WORKSHOP.c.id).where(WORKSHOP.c.code == code))
            return found

    def add_key(self, key: Key) -> None:
        """Let whoever holds this key in."""
        row = {**key.model_dump(mode="json"), "created_at": moment(key.created_at)}
        with self._writing(key.workshop) as connection:
            connection.execute(insert(ACCESS_KEY), row)

    def find_key(self, hash: str) -> Key | None:
        """Return the key with this hash; None when there is none (any more)."""
        with self._reading() as connection:
            row = connection.execute(select(ACCESS_KEY).where(ACCESS_KEY.c.hash == hash)).mappings().first()
        return Key.model_validate(dict(row)) if row else None

    def drop_keys(self, workshop: str, *, person: str, kind: KeyKind | None = None) -> None:
        """Let this person's keys of one kind (or of every kind) open nothing any more."""
        gone = delete(ACCESS_KEY).where(ACCESS_KEY.c.workshop == workshop, ACCESS_KEY.c.person == person)
        if kind is not None:
            gone = gone.where(ACCESS_KEY.c.kind == kind)
        with self._writing(workshop) as connection:
            connection.execute(gone)

    def forget(self, workshop: str) -> None:
        """Leave nothing of this workshop: for rehearsals, in which nobody said anything."""
        with self._writing(workshop) as connection:
            for table, of in _ALL_OF_ONE.items():
                connection.execute(delete(table).where(of == workshop))

    def watch(self, moved: Moved) -> Callable[[], None]:
        """Tell of events that other processes wrote, until the returned function is called.

        ``moved(workshop, seq)`` is called on a thread of the store, at least once for the latest event, after
        a lost connection too. Now and then it is called for events that this process wrote itself.
        """
        return self.backend.watch(moved)

    def close(self) -> None:
        """Let go of the database."""
        self.backend.close()

    @contextmanager
    def _writing(self, workshop: str) -> Iterator[Connection]:
        with translated(self.backend), self.backend.writing(workshop) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.backend), self.backend.reading() as connection:
            yield connection


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking thousands of new events over and over: half of the time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _check_numbers(after: int, batch: Sequence[Entry]) -> None:
    """Stop a caller's mistake here, where it has not become history yet."""
    at = after
    for entry in batch:
        for recorded in entry.events:
            if recorded.seq != at + 1 or recorded.act != entry.command:
                raise ValueError(
                    f"event {recorded.seq} ({recorded.act}) does not follow {at} ({entry.command})"
                )
            at = recorded.seq
        if entry.answer != at:
            raise ValueError(f"the answer to {entry.command} should be {at}, not {entry.answer}")


def _insert(connection: Connection, table: Table, rows: Rows, *, taken: Conflict) -> None:
    if not rows:
        return
    try:
        connection.execute(_INSERT[table], rows)
    except IntegrityError as error:
        raise taken from error


def _list(connection: Connection, workshop: str, batch: Sequence[Entry]) -> None:
    """Keep the list of workshops in step with their logs."""
    for recorded in (recorded for entry in batch for recorded in entry.events):
        event = recorded.event
        if isinstance(event, WorkshopCreated):
            listed = Listed(id=workshop, code=event.code, title=event.title, created_at=recorded.at)
            row = {**listed.model_dump(), "created_at": moment(recorded.at)}
            _insert(connection, WORKSHOP, [row], taken=Conflict("code-taken"))
        elif isinstance(event, WorkshopDescribed):
            connection.execute(update(WORKSHOP).where(WORKSHOP.c.id == workshop).values(title=event.title))


def _tail(connection: Connection, workshop: str, after: int) -> Sequence[Recorded]:
    rows = select(EVENT).where(EVENT.c.workshop == workshop, EVENT.c.seq > after).order_by(EVENT.c.seq)
    return [from_row(row) for row in connection.execute(rows)]
