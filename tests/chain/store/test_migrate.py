"""A database becomes what the code expects, from whatever it was."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from chain.errors import StoreUnavailable
from chain.store import Store, connect
from chain.store.schema import METADATA
from tests.chain.store.builders import a_creation, an_entry
from tests.chain.store.database import Database

ROOT = Path(__file__).parents[3]


def test_an_empty_database_gets_the_tables_that_the_code_names(store: Store) -> None:
    with store.backend.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert differences == []


def test_opening_again_changes_nothing(
    store: Store, database: Database, connect_to: Callable[[str], Store]
) -> None:
    store.append("w1", 0, [an_entry(0, a_creation())])

    again = connect_to(database.url)

    assert again.read("w1") == store.read("w1")


def test_processes_that_start_at_once_do_not_get_in_each_others_way(database: Database) -> None:
    program = "import sys; from chain.store import connect; connect(sys.argv[1]).close()"
    command = [sys.executable, "-c", program, database.url]

    processes = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)]

    errors = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0], errors
    assert database.run("SELECT count(*) FROM alembic_version") == [(1,)]


def test_tables_of_newer_code_are_left_alone(store: Store, database: Database) -> None:
    store.append("w1", 0, [an_entry(0, a_creation())])
    database.run("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreUnavailable, match="log-from-the-future"):
        connect(database.url)

    assert database.run("SELECT version_num FROM alembic_version") == [("9999",)]
