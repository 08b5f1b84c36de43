"""The log of every workshop, kept for good: on SQLite by default, on PostgreSQL where one is named."""

from chain.store.opening import connect, open_store
from chain.store.record import Entry, Key, KeyKind, Listed
from chain.store.store import Store

__all__ = ["Entry", "Key", "KeyKind", "Listed", "Store", "connect", "open_store"]
