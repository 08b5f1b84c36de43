"""The log in a PostgreSQL database, which several processes may share."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, create_engine, func, select

from chain.store.backend import Moved, Reason
from chain.store.listener import CHANNEL, Listener

_REASONS: dict[str, Reason] = {
    "55P03": "locked",  # waited longer than lock_timeout
    "40P01": "locked",  # deadlock
    "25006": "read-only",
    "53100": "full",
}


class Postgres:
    """A database that somebody else looks after."""

    def __init__(self, url: URL, *, patience: float) -> None:
        """Prepare connections; ``patience`` is the number of seconds to wait for a lock."""
        options = f"-c lock_timeout={round(patience * 1000)} -c synchronous_commit=on"
        self.engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"options": options, "connect_timeout": 10},
            hide_parameters=True,  # what people wrote does not belong in an error message
            pool_size=8,
            pool_timeout=patience,
            pool_pre_ping=True,  # a server that restarted at night costs nobody their first note
        )
        self._name = secrets.token_hex(8)
        self._listeners = list[Listener]()

    @contextmanager
    def writing(self, workshop: str) -> Iterator[Connection]:
        """Run one transaction as the only writer to this workshop.

        Without the lock a number could be taken before an earlier one is committed, and a reader that
        follows the log would skip the late one for ever.
        """
        with self.engine.begin() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(workshop, 0))))
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run one transaction that changes nothing."""
        with self.engine.begin() as connection:
            yield connection

    def reason(self, error: Exception) -> Reason:
        """Say what an error of PostgreSQL means; connections that would go on failing are opened anew."""
        if (cause := getattr(error, "orig", None)) is None:
            return "locked"  # no connection came free in time
        reason = _REASONS.get(getattr(cause, "sqlstate", None) or "", "gone")
        if reason in ("read-only", "gone"):
            self.engine.dispose()
        return reason

    def announce(self, connection: Connection, workshop: str, seq: int) -> None:
        """Tell the other processes at commit, and only then."""
        connection.execute(select(func.pg_notify(CHANNEL, f"{self._name} {workshop} {seq}")))

    def watch(self, moved: Moved) -> Callable[[], None]:
        """Pass on what other processes announce, until the returned function is called."""
        listener = Listener(self.engine, self._name, moved)
        self._listeners.append(listener)
        return listener.stop

    def close(self) -> None:
        """Stop listening and let go of every connection."""
        for listener in self._listeners:
            listener.stop()
        self.engine.dispose()
