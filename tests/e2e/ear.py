"""What a browser received and asked for: every byte of pages, sockets and downloads, and every address."""

from playwright.sync_api import BrowserContext, Error, Page, Request, Response, WebSocket


class Ear:
    """Listens to all pages of one browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.addresses: list[str] = []
        """Every address that was asked for, sockets too."""
        self.stumbles: list[str] = []
        """Errors that no script has caught."""
        self._bytes: list[bytes] = []
        self._responses: list[Response] = []
        context.on("request", self._asked)
        context.on("requestfinished", self._finished)
        context.on("page", self._opened)

    @property
    def heard(self) -> bytes:
        """All that this browser received, in a row."""
        return b"\n".join(self._bytes)

    def keep(self, received: bytes) -> None:
        """Count something else as received, such as a download."""
        self._bytes.append(received)

    def _asked(self, request: Request) -> None:
        self.addresses.append(request.url)

    def _finished(self, request: Request) -> None:
        # Scripts and pictures of Streamlit are megabytes, the same for everybody.
        if request.resource_type in ("document", "fetch", "xhr") or "/qr/" in request.url:
            try:
                response = request.response()
                self._bytes.append(response.body() if response else b"")
            except Error:
                # A redirect has no body, and a page that has gone on has let go of it.
                self._bytes.append(b"")

    def _opened(self, page: Page) -> None:
        page.on("websocket", self._connected)
        page.on("pageerror", lambda error: self.stumbles.append(str(error)))

    def _connected(self, socket: WebSocket) -> None:
        self.addresses.append(socket.url)
        socket.on("framereceived", self._frame)

    def _frame(self, payload: str | bytes) -> None:
        self._bytes.append(payload.encode() if isinstance(payload, str) else payload)
