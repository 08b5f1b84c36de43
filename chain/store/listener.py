"""Hear what other processes wrote to PostgreSQL, also when the connection was lost for a while."""

import logging
import threading

import psycopg
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from chain.store.backend import Moved
from chain.store.schema import EVENT, WORKSHOP

CHANNEL = "klanterfant"
_RETRY = 1.0
"""Seconds between two attempts to connect."""
_GLANCE = 0.25
"""Seconds between two looks at whether to stop; no query is made for it."""

log = logging.getLogger(__name__)


class Listener:
    """A thread with a connection of its own.

    Every connection starts with a look at the whole log, so what was announced while there was none is
    reported then. That may include events of this very process, which the receiver already has.
    """

    def __init__(self, engine: Engine, name: str, moved: Moved) -> None:
        """Start listening; what carries ``name`` was announced by this process, and is passed over."""
        self._engine = engine
        self._name = name
        self._moved = moved
        self._known: dict[str, int] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; nothing is reported afterwards."""
        self._stopped.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._listen()
            except (SQLAlchemyError, psycopg.Error) as error:
                log.warning("store: not hearing other processes (%s), trying again", type(error).__name__)
                self._stopped.wait(_RETRY)

    def _listen(self) -> None:
        with self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            driver = connection.connection.driver_connection
            connection.detach()  # a connection that listens must not go back to the others
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            self._catch_up(connection)
            while not self._stopped.is_set():
                for notice in driver.notifies(timeout=_GLANCE):  # type: ignore[union-attr] # psycopg's own
                    self._hear(notice.payload)

    def _catch_up(self, connection: Connection) -> None:
        latest = select(func.max(EVENT.c.seq)).where(EVENT.c.workshop == WORKSHOP.c.id).scalar_subquery()
        for workshop, seq in connection.execute(select(WORKSHOP.c.id, latest)):
            self._report(workshop, seq)

    def _hear(self, payload: str) -> None:
        name, workshop, seq = payload.split(" ")
        if name == self._name:
            self._known[workshop] = int(seq)
        else:
            self._report(workshop, int(seq))

    def _report(self, workshop: str, seq: int) -> None:
        if seq <= self._known.get(workshop, 0) or self._stopped.is_set():
            return
        self._known[workshop] = seq
        try:
            self._moved(workshop, seq)
        except Exception:  # whatever the receiver did wrong, the next announcement must still be heard
            log.exception("store: could not pass on that %s is at %d", workshop, seq)
