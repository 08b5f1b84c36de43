"""Bring the tables of a database up to date, also when two processes start at once."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from chain.errors import StoreUnavailable
from chain.store.backend import Backend, translated

_LOCK = ""
"""Stands where writers name their workshop, and is the name of none."""


def migrate(backend: Backend) -> None:
    """Run the revisions that this database has not had yet: all of them, or none.

    Raises:
        StoreUnavailable: ``log-from-the-future`` when newer code has been here.
    """
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))  # % would start a variable
    scripts = ScriptDirectory.from_config(config)
    with translated(backend):
        with backend.reading() as connection:
            if _revision(connection, scripts) == scripts.get_current_head():
                return
        with backend.writing(_LOCK) as connection:
            _revision(connection, scripts)
            _upgrade(connection, config, scripts)  # nothing to do when another process did it while we waited


def _upgrade(connection: Connection, config: Config, scripts: ScriptDirectory) -> None:
    """Do what ``alembic.command.upgrade`` does, but in a transaction under way, and without an env.py."""
    with EnvironmentContext(config, scripts) as environment:
        environment.configure(
            connection=connection,
            fn=lambda revision, _context: scripts._upgrade_revs("head", revision),
        )
        environment.run_migrations()


def _revision(connection: Connection, scripts: ScriptDirectory) -> str | None:
    """Return the revision of the database, after checking that this code knows it."""
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreUnavailable("log-from-the-future", revision=found)
    return found
