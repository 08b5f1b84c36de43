"""Where a request comes from: pages of other sites may not act in our visitors' names."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from chain.settings import Settings, read_settings

FOREIGN = 4403


def is_own_origin(headers: Headers, settings: Settings) -> bool:
    """Say whether a request comes from our own pages; programs that are no browsers send no Origin and pass.

    Behind a proxy the host that guests use is the one of ``KLANTERFANT_PUBLIC_URL``.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    host = urlsplit(origin).netloc
    return bool(host) and host in (headers.get("host", ""), urlsplit(settings.public_url).netloc)


class OwnSocketsOnly:
    """Refuses sockets that pages of other sites open, before Streamlit sees them.

    Streamlit (1.67) asks a server on the internet for this machine's address before it refuses a foreign
    origin; nothing of ours may do that.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before this application."""
        self._app = app
        self._settings = read_settings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is ours."""
        if scope["type"] == "websocket" and not is_own_origin(Headers(scope=scope), self._settings):
            await WebSocketClose(FOREIGN)(scope, receive, send)
            return
        await self._app(scope, receive, send)
