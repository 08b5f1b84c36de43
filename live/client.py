"""One connected screen: a bounded queue that never makes anybody else wait."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Protocol

from chain.view import Viewer

QUEUE_LIMIT = 256
TOO_SLOW = 4408


class Socket(Protocol):
    """What a client needs of a WebSocket."""

    async def send_text(self, data: str) -> None:
        """Send one text frame."""

    async def close(self, code: int = 1000) -> None:
        """Close the connection."""


def message(kind: str, **fields: Any) -> str:
    """Return a message of the protocol (docs/protocol.md) as JSON."""
    return json.dumps({"type": kind, **fields}, ensure_ascii=False, separators=(",", ":"))


class Client:
    """A screen that follows a room: what is pushed is sent by ``pump``, or the client is dropped."""

    def __init__(self, socket: Socket, viewer: Viewer, *, moves_only: bool = False) -> None:
        """Follow for this viewer; with ``moves_only`` it hears that something moved, not what."""
        self.viewer = viewer
        self.audience = viewer.role, viewer.language
        """Everybody with the same role and language gets the same bytes."""
        self.moves_only = moves_only
        self._socket = socket
        self._frames: list[str] = []
        self._wake = asyncio.Event()
        self._dropped = False

    def push(self, frame: str) -> None:
        """Queue a message; a client whose queue is full is dropped, and comes back for a new screen."""
        if len(self._frames) >= QUEUE_LIMIT:
            self.drop()
        if not self._dropped:
            self._frames.append(frame)
        self._wake.set()

    def drop(self) -> None:
        """Have the connection closed; the browser comes back for a new screen."""
        self._dropped = True
        self._frames.clear()
        self._wake.set()

    async def pump(self) -> None:
        """Send what is queued, as one frame, until the connection ends or the client is dropped."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self._dropped:
                await self._socket.close(TOO_SLOW)
                return
            frames, self._frames = self._frames, []
            if frames:
                await self._send(f"[{','.join(frames)}]")

    async def _send(self, text: str) -> None:
        try:
            await self._socket.send_text(text)
        except UnicodeEncodeError:
            # Half a sign (a lone surrogate) cannot be sent; nobody is left waiting on a silent line for it.
            await self._socket.close(TOO_SLOW)
            raise


def frames_of(text: str) -> list[Mapping[str, Any]]:
    """Read a frame that the server sent; for clients in Python (demo, bench, tests)."""
    found: list[Mapping[str, Any]] = json.loads(text)
    return found
