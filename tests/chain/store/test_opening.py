"""The settings say which database is opened."""

from pathlib import Path

import pytest

from chain.errors import StoreUnavailable
from chain.settings import Settings
from chain.store import connect, open_store
from chain.store.postgres import Postgres
from tests.chain.store.builders import a_creation, an_entry
from tests.chain.store.database import PostgresDatabase


def test_without_an_address_the_log_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "100% new folder")

    store = open_store(settings)

    store.append("w1", 0, [an_entry(0, a_creation())])
    store.close()
    assert (tmp_path / "100% new folder" / "klanterfant.sqlite3").is_file()


def test_an_address_names_another_database(postgres: PostgresDatabase, tmp_path: Path) -> None:
    store = open_store(Settings(database_url=postgres.url, data_dir=tmp_path))

    store.append("w1", 0, [an_entry(0, a_creation())])
    store.close()
    assert isinstance(store.backend, Postgres)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        connect(f"postgres://nobody@/none?host={tmp_path}")

    assert refused.value.params == {"reason": "gone"}


@pytest.mark.parametrize("url", ["sqlite://", "mysql://host/name"])
def test_an_address_that_can_hold_no_log_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="the log needs"):
        connect(url)
