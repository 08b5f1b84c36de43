"""The log in one SQLite file: on disk before anyone hears of it, one writer, readers apart."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from chain.errors import StoreUnavailable
from chain.store.backend import Moved, Reason

_REASONS: dict[int, Reason] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_FULL: "full",
}
_OS_REASONS: dict[int, Reason] = {
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
}


class SQLite:
    """A file that is made when it is not there, and read by nobody but its owner."""

    def __init__(self, path: Path, *, patience: float) -> None:
        """Prepare the file; ``patience`` is the number of seconds to wait for another writer."""
        self.path = path.absolute()
        self._patience = patience
        self._make_file()
        self._inode = self._identity()
        # After a refusal readers may have opened the file before it was mended, and the writer would share
        # what they found: it starts from scratch, and so do they.
        self._refused = False
        # A pool of one connection is the queue in front of the only writer.
        self.writer = self._engine("BEGIN IMMEDIATE", pool_size=1, max_overflow=0, pool_timeout=patience)
        self.reader = self._engine("BEGIN", pool_size=8, pool_timeout=patience)

    @contextmanager
    def writing(self, workshop: str) -> Iterator[Connection]:  # noqa: ARG002 - the lock is for the whole file
        """Run one transaction as the only writer to the file."""
        self._check_file()
        if self._refused:
            self.close()
        with self.writer.begin() as connection:
            yield connection
        self._refused = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run one transaction that sees the file as it was when it began."""
        self._check_file()
        with self.reader.begin() as connection:
            yield connection

    def reason(self, error: Exception) -> Reason:
        """Say what an error of SQLite means; connections are opened anew unless it was only a lock."""
        if (cause := getattr(error, "orig", None)) is None:
            return "locked"  # the writer, or a reader, did not come free in time
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        reason = _REASONS.get(code & 0xFF, "gone")
        if reason != "locked":
            self.close()
            self._refused = True
        return reason

    def announce(self, connection: Connection, workshop: str, seq: int) -> None:
        """Tell nobody: one process owns the file."""

    def watch(self, moved: Moved) -> Callable[[], None]:  # noqa: ARG002 - as every backend
        """Hear of nothing: one process owns the file."""
        return lambda: None

    def close(self) -> None:
        """Let go of the file; the next transaction opens it again."""
        self.writer.dispose()
        self.reader.dispose()

    def _make_file(self) -> None:
        """Make the file before SQLite does, which would let the whole house read it."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDONLY, 0o600))
        except OSError as error:
            reason = _OS_REASONS.get(error.errno or 0, "gone")
            raise StoreUnavailable("store-unavailable", reason=reason) from error
        with suppress(OSError):  # a file of somebody else's: theirs to protect
            self.path.chmod(self.path.stat().st_mode & 0o700)

    def _engine(self, begin: str, *, pool_size: int, pool_timeout: float, max_overflow: int = 10) -> Engine:
        engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=pool_size,
            max_overflow=max_overflow,
            pool_timeout=pool_timeout,
            hide_parameters=True,  # what people wrote does not belong in an error message
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _connect(self) -> sqlite3.Connection:
        # mode=rw: a file that has gone is an error, not a new and empty log.
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?mode=rw",
            uri=True,
            timeout=self._patience,
            isolation_level=None,  # Python begins no transaction of its own: ours are IMMEDIATE
            check_same_thread=False,  # the pool lends a connection to one thread at a time
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # NORMAL would lose the latest commits when the power fails.
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _check_file(self) -> None:
        """Refuse to go on with a file that was taken away under us: writes to it would vanish with it."""
        identity = self._identity()
        if identity is None:
            raise StoreUnavailable("store-unavailable", reason="gone")
        if identity != self._inode:
            self.close()
            self._inode = identity

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
