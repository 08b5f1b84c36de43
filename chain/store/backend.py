"""What the store asks of a database; everything else is the same SQL for all of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Literal, Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from chain.errors import StoreUnavailable

Reason = Literal["locked", "read-only", "full", "gone"]
"""Why a database cannot be used now; people read ``error.store-unavailable`` with it."""

Moved = Callable[[str, int], None]
"""Is told of a workshop and the ``seq`` that it is at."""


class Backend(Protocol):
    """One kind of database."""

    def writing(self, workshop: str) -> AbstractContextManager[Connection]:
        """Run one transaction, alone among the writers to this workshop."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Run one transaction that changes nothing."""

    def reason(self, error: Exception) -> Reason:
        """Say what a driver's error means, and let go of connections that it has spoilt."""

    def announce(self, connection: Connection, workshop: str, seq: int) -> None:
        """Tell the other processes, once this transaction is committed, that the workshop is at ``seq``."""

    def watch(self, moved: Moved) -> Callable[[], None]:
        """Pass on what other processes announce, until the returned function is called."""

    def close(self) -> None:
        """Let go of every connection."""


@contextmanager
def translated(backend: Backend) -> Iterator[None]:
    """Turn what a driver says into what a person can do something with: the only place where that happens."""
    try:
        yield
    except (DBAPIError, NoConnection) as error:
        raise StoreUnavailable("store-unavailable", reason=backend.reason(error)) from error
