"""Open the store that an installation asks for, with its tables brought up to date."""

from pathlib import Path

from sqlalchemy import make_url

from chain.settings import Settings
from chain.store.backend import Backend
from chain.store.migrate import migrate
from chain.store.postgres import Postgres
from chain.store.sqlite import SQLite
from chain.store.store import Store

PATIENCE = 5.0
"""Seconds that a writer waits for another one before it gives up."""


def open_store(settings: Settings) -> Store:
    """Open the database of these settings: the one that is named, or else the SQLite file."""
    if settings.database_url:
        return connect(settings.database_url)
    return _opened(SQLite(settings.database_file, patience=PATIENCE))


def connect(url: str, *, patience: float = PATIENCE) -> Store:
    """Open the database at this address, ``sqlite:///path`` or ``postgresql://…``.

    Raises:
        StoreUnavailable: it cannot be reached, or newer code has written to it (``log-from-the-future``).
        ValueError: it is no address of a database that can hold a log.
    """
    address = make_url(url.replace("postgres://", "postgresql://", 1))
    if address.get_backend_name() == "postgresql":
        return _opened(Postgres(address, patience=patience))
    if address.get_backend_name() == "sqlite" and address.database:
        return _opened(SQLite(Path(address.database), patience=patience))
    raise ValueError("the log needs sqlite:///path or postgresql://host/name")


def _opened(backend: Backend) -> Store:
    try:
        migrate(backend)
    except BaseException:
        backend.close()
        raise
    return Store(backend)
