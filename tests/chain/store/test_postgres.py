"""What is special about a database that processes share: they hear of each other."""

import queue
import time
from collections.abc import Callable, Iterator

import pytest

from chain.store import Store
from tests.chain.store.builders import a_creation, a_noted, an_entry
from tests.chain.store.database import PostgresDatabase

Heard = queue.SimpleQueue[tuple[str, int]]


@pytest.fixture
def here(postgres: PostgresDatabase, connect_to: Callable[[str], Store]) -> Store:
    return connect_to(postgres.url)


@pytest.fixture
def there(here: Store, postgres: PostgresDatabase, connect_to: Callable[[str], Store]) -> Store:
    store = connect_to(postgres.url)
    store.append("w1", 0, [an_entry(0, a_creation())])
    return store


@pytest.fixture
def heard(here: Store, there: Store) -> Iterator[Heard]:
    """What was heard here, from the moment that listening has begun."""
    moves = Heard()
    stop = here.watch(lambda workshop, seq: moves.put((workshop, seq)))
    assert moves.get(timeout=10) == ("w1", 1)
    yield moves
    stop()


def test_events_of_another_process_are_heard(there: Store, heard: Heard) -> None:
    there.append("w1", 1, [an_entry(1, a_noted(), a_noted())])

    assert heard.get(timeout=10) == ("w1", 3)


def test_ones_own_events_are_not_news(here: Store, there: Store, heard: Heard) -> None:
    here.append("w1", 1, [an_entry(1, a_noted())])
    there.append("w1", 2, [an_entry(2, a_noted())])

    assert heard.get(timeout=10) == ("w1", 3)


def test_a_batch_without_events_is_not_news(there: Store, heard: Heard) -> None:
    there.append("w1", 1, [an_entry(1)])
    there.append("w1", 1, [an_entry(1, a_noted())])

    assert heard.get(timeout=10) == ("w1", 2)


def test_what_was_missed_while_the_connection_was_lost_is_heard_afterwards(
    postgres: PostgresDatabase, there: Store, heard: Heard
) -> None:
    postgres.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%max(event.seq)%'"
        " AND pid <> pg_backend_pid()"
    )
    there.append("w1", 1, [an_entry(1, a_noted())])

    assert heard.get(timeout=10) == ("w1", 2)
    there.append("w1", 2, [an_entry(2, a_noted())])
    assert heard.get(timeout=10) == ("w1", 3)


def test_a_server_that_comes_back_is_heard_again(
    postgres: PostgresDatabase, here: Store, there: Store, heard: Heard
) -> None:
    with postgres.fault("gone", here):
        time.sleep(0.5)

    there.append("w1", 1, [an_entry(1, a_noted())])

    assert heard.get(timeout=10) == ("w1", 2)


def test_a_receiver_that_fails_hears_the_next_one(here: Store, there: Store) -> None:
    moves = Heard()

    def fail_once(workshop: str, seq: int) -> None:
        moves.put((workshop, seq))
        if seq == 1:
            raise RuntimeError("not ready")

    stop = here.watch(fail_once)
    assert moves.get(timeout=10) == ("w1", 1)
    there.append("w1", 1, [an_entry(1, a_noted())])

    assert moves.get(timeout=10) == ("w1", 2)
    stop()


def test_nothing_is_heard_after_stopping(here: Store, there: Store) -> None:
    moves = Heard()
    stop = here.watch(lambda workshop, seq: moves.put((workshop, seq)))
    moves.get(timeout=10)

    stop()
    there.append("w1", 1, [an_entry(1, a_noted())])

    assert moves.empty()
