"""A hub on a real SQLite store, and the routes of the server with a client for them."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chain.settings import Settings
from live.hub import Hub, use
from live.routes import routes
from tests.live.table import Table


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, public_url="http://testserver")


@pytest.fixture
def hub(settings: Settings) -> Iterator[Hub]:
    one = Hub(settings).start()
    yield one
    one.stop()


@pytest.fixture
def browser(settings: Settings) -> Iterator[TestClient]:
    """A browser without cookies, on a server whose hub is ``current()``."""

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        import asyncio

        one = Hub(settings)
        one.start_on(asyncio.get_running_loop())
        use(one)
        yield
        use(None)
        one.stop()

    with TestClient(Starlette(routes=routes(), lifespan=lifespan), follow_redirects=False) as client:
        yield client


@pytest.fixture
def table(browser: TestClient) -> Table:
    return Table(browser)
