"""Starting and stopping with the server: opens the hub, makes the sample, says where to go."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from chain.i18n import catalogue, t
from chain.settings import read_settings
from chain.vocabulary import Language
from live.address import public_url
from live.hub import Hub, use
from live.promptness import send_at_once
from live.rendering import templates

_SECRET_PATHS = ("/f/", "/p/", "/s/")


def options() -> Mapping[str, Any]:
    """Return what the settings say to Streamlit's server."""
    return {"server.port": read_settings().port, "server.address": "0.0.0.0"}


COLLECT_AFTER = (5_000, 20, 50)
"""States hold no circles of references: a collector that looks for some less often holds up fewer notes."""


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[dict[str, Any]]:
    """Hold the hub open as long as the server runs."""
    logging.getLogger("uvicorn.access").addFilter(_without_secrets)
    send_at_once()
    settings = read_settings()
    hub = await asyncio.to_thread(Hub, settings)
    hub.start_on(asyncio.get_running_loop())
    use(hub)
    for language in Language:
        catalogue(language)
    templates()
    print(await asyncio.to_thread(_welcome, hub), flush=True)
    # What is loaded now stays: the collector need not walk through it while forty people write.
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    try:
        yield {"hub": hub}
    finally:
        use(None)
        await asyncio.to_thread(hub.stop)


def _welcome(hub: Hub) -> str:
    """Make the sample where it is missing, and say where this machine, the guests and the facilitator go."""
    language = hub.settings.language
    sample = hub.house_sample(language)
    lines = {
        "start.here": f"http://localhost:{hub.settings.port}",
        "start.guests": public_url(hub.settings),
        "start.sample": hub.absolute(sample.link),
    }
    words = {key: t(language, key) for key in lines}
    width = max(map(len, words.values()))
    return "\n".join(["", *(f"  {words[key]:<{width}}  {url}" for key, url in lines.items()), ""])


def _without_secrets(record: logging.LogRecord) -> bool:
    """Keep the secrets of links out of uvicorn's access log (Streamlit's own server writes none)."""
    if isinstance(record.args, tuple):
        record.args = tuple(_masked(one) if isinstance(one, str) else one for one in record.args)
    return True


def _masked(path: str) -> str:
    return next((prefix + "***" for prefix in _SECRET_PATHS if path.startswith(prefix)), path)
