"""A screen in Python: comes in by the real door, speaks docs/protocol.md, survives a broken line."""

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.protocol import State

from bench.screen import Screen
from live.client import frames_of

PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}
FINAL = (4401, 4403, 4404)
TRY_AGAIN = ("store-unavailable", "too-fast")
SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
"""Seconds between two tries to connect; a browser is more patient, but this is faster than life."""
RESEND_AFTER = 8.0


@dataclass(frozen=True)
class Seat:
    """What a browser holds after it came in: where, as whom, and the cookie that proves it."""

    base: str
    workshop: str
    role: str
    cookie: str
    language: str = "nl"

    @property
    def socket(self) -> str:
        return (
            f"{self.base.replace('http', 'ws', 1)}/live/{self.workshop}?as={self.role}&lang={self.language}"
        )


class Refused(Exception):
    """A command that the room refused; ``code`` says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code


async def join(base: str, code: str, form: Mapping[str, str]) -> Seat:
    """Come in by the join page, with a form as a phone would send it."""
    async with httpx2.AsyncClient(base_url=base, headers=PHONE, timeout=20) as browser:
        shown = await browser.get(f"/join/{code}")
        assert shown.status_code == 200, shown.text
        answer = await browser.post(f"/join/{code}", data=dict(form), headers={"origin": base})
        assert answer.status_code == 303, answer.text
        path = answer.headers["location"].split("?")[0]
        (cookie,) = (f"{name}={value}" for name, value in browser.cookies.items())
    return Seat(base, path.rsplit("/", 1)[1], "participant", cookie, form.get("language", "nl"))


async def follow_link(base: str, path: str, role: str, language: str = "nl") -> Seat:
    """Come in by a secret link; a facilitator's also opens the projector."""
    async with httpx2.AsyncClient(base_url=base, timeout=20) as browser:
        answer = await browser.get(path)
        assert answer.status_code == 303, answer.text
        ((name, value),) = browser.cookies.items()
    return Seat(base, name.split("_", 1)[1], role, f"{name}={value}", language)


class Client:
    """One screen. ``send`` puts a command into the outbox, where it stays until the server has it on disk."""

    def __init__(self, seat: Seat, *, draws: bool = True) -> None:
        """Take a seat; a client that does not draw only counts what it hears."""
        self.seat = seat
        self.screen = Screen() if draws else None
        self.person = ""
        self.seq = 0
        self.connections = 0
        self.accepted: dict[str, int] = {}
        """Ids of the commands that were answered, with the answers."""
        self.outbox: dict[str, Mapping[str, Any]] = {}
        self._answers: dict[str, asyncio.Future[int]] = {}
        self._unsent: list[str] = []
        self._sent_at: dict[str, float] = {}
        self._wake = asyncio.Event()
        self._welcome = asyncio.Event()
        """Set by the greeting of each connection: before it, what got lost is not in line again."""
        self._socket: ClientConnection | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._follow())
        welcome = asyncio.create_task(self._welcome.wait())
        await asyncio.wait((self._task, welcome), timeout=30, return_when=asyncio.FIRST_COMPLETED)
        if self._task.done():
            welcome.cancel()
            await self._task
        assert self._welcome.is_set(), "nobody said hello"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def send(self, command: Mapping[str, Any]) -> asyncio.Future[int]:
        """Put a command into the outbox; the future holds its answer once it is on disk."""
        id = secrets.token_hex(10)
        self.outbox[id] = command
        answer = self._answers[id] = asyncio.get_running_loop().create_future()
        self._unsent.append(id)
        self._wake.set()
        return answer

    async def ask(self, command: Mapping[str, Any], *, within: float = 30) -> int:
        """Send a command and wait for its answer."""
        return await asyncio.wait_for(self.send(command), within)

    async def seen(self, seq: int, *, within: float = 30) -> None:
        """Wait until this screen shows what happened up to ``seq``."""
        async with asyncio.timeout(within):
            while self.seq < seq:
                await asyncio.sleep(0.02)

    def cut(self) -> None:
        """Break the line without a word, as a phone does that walks out of reach."""
        if self._socket:
            self._socket.transport.abort()

    # --- the line --------------------------------------------------------------------------------

    async def _follow(self) -> None:
        pause = SHORTEST_PAUSE
        while True:
            with contextlib.suppress(OSError, TimeoutError, WebSocketException):
                await self._connected()
                pause = SHORTEST_PAUSE
            await asyncio.sleep(pause * (0.5 + secrets.randbelow(500) / 1000))
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _connected(self) -> None:
        async with connect(
            f"{self.seat.socket}&seq={self.seq}",
            additional_headers={"cookie": self.seat.cookie},
            compression=None,
            max_size=None,
            open_timeout=10,
            close_timeout=1,
        ) as socket:
            self._socket = socket
            self._welcome.clear()
            sender = asyncio.create_task(self._deliver(socket))
            try:
                async for text in socket:
                    for message in frames_of(str(text)):
                        self._hear(message)
            finally:
                sender.cancel()
        if socket.close_code in FINAL:
            raise Refused(str(socket.close_code), "the room does not let this seat in")

    async def _deliver(self, socket: ClientConnection) -> None:
        """Send what waits, in the order of the outbox; look now and then for what got no answer."""
        await self._welcome.wait()
        while socket.state is State.OPEN:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), RESEND_AFTER / 4)
            self._wake.clear()
            late = time.monotonic() - RESEND_AFTER
            self._unsent += [id for id, at in self._sent_at.items() if at < late]
            # What cannot be sent any more stays in the outbox, for the next connection.
            with contextlib.suppress(ConnectionClosed):
                while self._unsent:
                    await self._send(socket, self._unsent.pop(0))

    async def _send(self, socket: ClientConnection, id: str) -> None:
        if id in self.outbox:
            self._sent_at[id] = time.monotonic()
            await socket.send(json.dumps({"id": id, "command": self.outbox[id]}))

    # --- what the server says --------------------------------------------------------------------

    def _hear(self, message: Mapping[str, Any]) -> None:
        kind = message["type"]
        if kind == "hello":
            self._welcomed(message)
        elif kind == "answer":
            self._done(message["id"]).set_result(message["seq"])
            self.accepted[message["id"]] = message["seq"]
        elif kind == "error":
            self._refused(message)
        elif kind in ("screen", "patch"):
            self._draw(message)

    def _welcomed(self, message: Mapping[str, Any]) -> None:
        self.person = message["person"]
        self.connections += 1
        self._unsent = list(self.outbox)
        self._wake.set()
        self._welcome.set()

    def _refused(self, message: Mapping[str, Any]) -> None:
        if message["code"] in TRY_AGAIN:
            # The commands stay in the outbox; they are sent again a little later.
            self._sent_at[message["id"]] = time.monotonic() - RESEND_AFTER + 1
        elif message["id"] in self.outbox:
            self._done(message["id"]).set_exception(Refused(message["code"], message["text"]))

    def _done(self, id: str) -> asyncio.Future[int]:
        self.outbox.pop(id, None)
        self._sent_at.pop(id, None)
        found = self._answers.pop(id, None)
        # An answer that comes twice (asked again after a reconnect) has nobody waiting for it any more.
        return found if found and not found.done() else asyncio.get_running_loop().create_future()

    def _draw(self, message: Mapping[str, Any]) -> None:
        if self.screen:
            if message["type"] == "screen":
                self.screen.draw(message["html"])
            for patch in message["patches"]:
                self.screen.apply(patch)
        self.seq = message.get("seq", self.seq)
