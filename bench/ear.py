"""A WebSocket that notes when a message came in, and does next to nothing else.

The load shares the machine with the server: what the measuring costs, the measured thing seems to cost.
So this reads frames itself, and looks for marks in them without reading the JSON.
"""

import asyncio
import base64
import os
import re
import struct
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

MARK = re.compile(rb"#(\d{6})#")
"""How a message is known when it comes in: a number in the text of a note."""

_E = TypeVar("_E", bound="Ear")

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


def mark(number: int) -> str:
    """Return the mark of this message."""
    return f"#{number:06}#"


class Ear(asyncio.Protocol):
    """One connection; ``heard`` holds the moment at which each mark came first."""

    def __init__(self, request: bytes, tell: Callable[[int], None] | None = None) -> None:
        self.heard: dict[int, float] = {}
        self.latest = b""
        """The latest text frame with a mark."""
        self.texts = 0
        self._request, self._tell = request, tell
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(error or ConnectionError("closed"))

    def data_received(self, data: bytes) -> None:
        at = time.perf_counter()
        self._buffer += data
        if not self.open.done() and not self._answered():
            return
        while (frame := self._frame()) is not None:
            opcode, payload = frame
            if opcode == TEXT:
                self._hear(at, payload)
            elif opcode == PING:
                self._write(PONG, payload)

    def _answered(self) -> bool:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return False
        if b" 101 " not in head.split(b"\r\n")[0]:
            self.open.set_exception(ConnectionError(head.decode(errors="replace")))
            return False
        self._buffer = rest
        self.open.set_result(None)
        return True

    def _frame(self) -> tuple[int, bytes] | None:
        """Take one whole frame from what has come; servers do not mask, and ours does not split."""
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        length, start = buffer[1] & 127, 2
        if length == 126:
            length, start = struct.unpack_from("!H", buffer, 2)[0] if len(buffer) >= 4 else 1 << 62, 4
        elif length == 127:
            length, start = struct.unpack_from("!Q", buffer, 2)[0] if len(buffer) >= 10 else 1 << 62, 10
        if len(buffer) < start + length:
            return None
        self._buffer = buffer[start + length :]
        return buffer[0] & 15, buffer[start : start + length]

    def _hear(self, at: float, text: bytes) -> None:
        self.texts += 1
        marks = MARK.findall(text)
        if marks:
            self.latest = text
        for found in dict.fromkeys(marks):
            number = int(found)
            if number not in self.heard:
                self.heard[number] = at
                if self._tell:
                    self._tell(number)

    def say(self, text: str) -> None:
        """Send a text frame."""
        self._write(TEXT, text.encode())

    def _write(self, opcode: int, payload: bytes) -> None:
        """Send a frame under a mask of zeros: lawful, and it changes nothing of the text."""
        length = len(payload)
        if length < 126:
            head = struct.pack("!BB", 128 | opcode, 128 | length)
        elif length < 1 << 16:
            head = struct.pack("!BBH", 128 | opcode, 128 | 126, length)
        else:
            head = struct.pack("!BBQ", 128 | opcode, 128 | 127, length)
        assert self._transport is not None
        self._transport.write(head + b"\0\0\0\0" + payload)

    def close(self) -> None:
        if self._transport:
            self._transport.abort()


async def listen(url: str, cookie: str = "", tell: Callable[[int], None] | None = None) -> Ear:
    """Connect an ear to this address."""
    return await connected(Ear(upgrade(url, cookie), tell), url)


def upgrade(url: str, cookie: str) -> bytes:
    """Return the request that makes a WebSocket of a connection."""
    parts = urlsplit(url)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {parts.path}?{parts.query} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


async def connected(ear: _E, url: str) -> _E:
    """Connect an ear of any kind."""
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: ear, parts.hostname or "", parts.port or 80)
    await asyncio.wait_for(ear.open, 20)
    return ear
