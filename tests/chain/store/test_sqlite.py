"""What is special about a log in a file: who may read it, and what may happen to it meanwhile."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chain.errors import StoreUnavailable
from chain.store import Store, connect
from chain.store.sqlite import SQLite
from tests.chain.store.builders import a_creation, a_noted, an_entry
from tests.chain.store.database import SQLiteDatabase

NOBODY = 65_534


@pytest.fixture
def store(sqlite: SQLiteDatabase, connect_to: Callable[[str], Store]) -> Store:
    return connect_to(sqlite.url)


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder in which this process has no more rights than anybody: root may write to what is read-only."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    shutil.rmtree(folder)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_can_read_the_log(sqlite: SQLiteDatabase, store: Store) -> None:
    store.append("w1", 0, [an_entry(0, a_creation())])

    files = list(sqlite.file.parent.iterdir())

    assert mode(sqlite.file.parent) == 0o700
    assert {file.name.removeprefix(sqlite.file.name) for file in files} == {"", "-wal", "-shm"}
    assert {mode(file) for file in files} == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(sqlite: SQLiteDatabase) -> None:
    sqlite.file.parent.mkdir()
    sqlite.file.touch(mode=0o644)

    connect(sqlite.url).close()

    assert mode(sqlite.file) == 0o600


def test_every_commit_waits_for_the_disk(store: Store) -> None:
    assert isinstance(store.backend, SQLite)

    with store.backend.writing("w1") as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        ]

    assert pragmas == ["wal", 2]


def test_a_file_that_was_put_back_from_a_copy_is_read_anew(sqlite: SQLiteDatabase, store: Store) -> None:
    store.append("w1", 0, [an_entry(0, a_creation())])
    store.close()
    copy = sqlite.file.with_suffix(".copy")
    shutil.copy(sqlite.file, copy)
    store.append("w1", 1, [an_entry(1, a_noted())])
    store.close()

    copy.replace(sqlite.file)

    assert len(store.read("w1")) == 1
    store.append("w1", 1, [an_entry(1, a_noted())])
    assert len(connect(sqlite.url).read("w1")) == 2


def test_a_deleted_file_is_not_replaced_by_an_empty_one(sqlite: SQLiteDatabase, store: Store) -> None:
    store.append("w1", 0, [an_entry(0, a_creation())])
    sqlite.file.unlink()

    with pytest.raises(StoreUnavailable) as refused:
        store.append("w1", 1, [an_entry(1, a_noted())])

    assert refused.value.params == {"reason": "gone"}
    assert not sqlite.file.exists()


def test_a_write_protected_file_is_read_and_written_again_when_it_may_be(plain_folder: Path) -> None:
    database = SQLiteDatabase(plain_folder)
    connect(database.url).close()
    database.file.chmod(0o400)
    store = connect(database.url)

    with pytest.raises(StoreUnavailable) as refused:
        store.append("w1", 0, [an_entry(0, a_creation())])
    assert refused.value.params == {"reason": "read-only"}
    assert store.read("w1") == []

    for file in database.file.parent.iterdir():
        file.chmod(0o600)
    store.append("w1", 0, [an_entry(0, a_creation())])
    assert len(store.read("w1")) == 1
    store.close()


def test_a_folder_that_cannot_be_written_is_named_at_the_start(plain_folder: Path) -> None:
    plain_folder.chmod(0o500)

    with pytest.raises(StoreUnavailable) as refused:
        connect(SQLiteDatabase(plain_folder).url)

    plain_folder.chmod(0o700)
    assert refused.value.params == {"reason": "read-only"}
