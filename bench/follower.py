"""A screen that keeps all it hears and when it came, and draws it later: drawing disturbs measuring."""

import asyncio
import bisect
import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from bench.client import PHONE, Seat
from bench.ear import Ear, connected, upgrade
from bench.screen import Screen

_DRAWN = re.compile(rb'\{"type":"(?:patch|screen)","seq":(\d+)')
_ANSWERED = re.compile(rb'\{"type":"answer","id":"([^"]+)","seq":(\d+)')
_REFUSED = re.compile(rb'\{"type":"error","id":"([^"]*)","code":"([^"]+)"')
_GREETED = re.compile(rb'\[\{"type":"hello"[^}]*"person":"([^"]*)"')
_PAGE = re.compile(r'data-seq="(\d+)"[^>]*>(.*)</main>', re.DOTALL)

GREETED_WITHIN = 60.0


class _Line(Ear):
    """One connection that leaves every frame with its follower."""

    def __init__(self, request: bytes, hear: Callable[[float, bytes], None]) -> None:
        super().__init__(request)
        self._leave_with = hear

    def _hear(self, at: float, text: bytes) -> None:
        self._leave_with(at, text)


class Follower:
    """One person's screen: sends commands, remembers what came, and shows it when asked."""

    def __init__(self, seat: Seat) -> None:
        """Take a seat; nothing is connected yet."""
        self.seat = seat
        self.person = ""
        self.screen = Screen()
        self.answers: dict[str, list[int]] = {}
        """The answers to each command by its id: one, if all is well."""
        self.refused: list[tuple[str, str]] = []
        self.bytes_heard = 0
        self._seqs: list[int] = []
        self._times: list[float] = []
        self._frames: list[bytes] = []
        self._line: _Line | None = None

    @property
    def seq(self) -> int:
        """Latest event that has come in."""
        return self._seqs[-1] if self._seqs else 0

    @property
    def connected(self) -> bool:
        return self._line is not None

    async def connect(self) -> None:
        """Open the line, and go on after what was seen."""
        url = f"{self.seat.socket}&seq={self.seq}"
        self._line = await connected(_Line(upgrade(url, self.seat.cookie), self.hear), url)
        async with asyncio.timeout(GREETED_WITHIN):
            while not self.person:
                await asyncio.sleep(0.002)

    async def load_page(self) -> None:
        """Open the light page, as a phone does: the screen of its role comes with it."""
        path = f"/room/{self.seat.workshop}?lang={self.seat.language}"
        headers = {**PHONE, "cookie": self.seat.cookie}
        async with httpx2.AsyncClient(base_url=self.seat.base, headers=headers, timeout=20) as browser:
            answer = await browser.get(path)
        found = _PAGE.search(answer.text)
        assert found, f"no screen on {path}: {answer.status_code}"
        self._frames = [json.dumps([{"type": "screen", "html": found[2], "patches": []}]).encode()]
        self._drew(int(found[1]), time.perf_counter())

    def leave(self) -> None:
        """Close the line without a word, as a phone does that falls asleep."""
        if self._line:
            self._line.close()
        self._line = None

    def send(self, id: str, command: Mapping[str, Any]) -> None:
        """Send a command."""
        assert self._line, "this phone is asleep"
        self._line.say(json.dumps({"id": id, "command": command}))

    def hear(self, at: float, text: bytes) -> None:
        """Keep a frame, and look no further into it than for what was drawn and answered."""
        self._frames.append(text)
        greeting = _GREETED.match(text)
        if greeting:
            self.person = greeting[1].decode()
        self.bytes_heard += len(text)
        for found in _DRAWN.findall(text):
            self._drew(int(found), at)
        for id, seq in _ANSWERED.findall(text):
            self.answers.setdefault(id.decode(), []).append(int(seq))
        self.refused += [(id.decode(), code.decode()) for id, code in _REFUSED.findall(text)]

    def _drew(self, seq: int, at: float) -> None:
        if seq > self.seq:
            self._seqs.append(seq)
            self._times.append(at)

    def when(self, seq: int) -> float:
        """Return the moment in which this screen had all up to this event."""
        return self._times[bisect.bisect_left(self._seqs, seq)]

    # --- afterwards ------------------------------------------------------------------------------

    def html(self, *, own: bool) -> str:
        """Return the screen, in a form to compare, after all that came so far."""
        self._draw_all()
        return self.screen.html(own=own)

    def _draw_all(self) -> None:
        told = [message for frame in self._frames for message in json.loads(frame)]
        whole = [at for at, message in enumerate(told) if message["type"] == "screen"]
        self._frames = []
        for message in told[whole[-1] if whole else 0 :]:
            self._draw(message)

    def _draw(self, message: Mapping[str, Any]) -> None:
        if message["type"] in ("screen", "patch"):
            if "html" in message:
                self.screen.draw(message["html"])
            for one in message["patches"]:
                self.screen.apply(one)
