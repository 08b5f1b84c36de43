"""How long a note takes to every other screen, beside a broadcast of the same bytes by the same server."""

import asyncio
import itertools
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench.ear import MARK, Ear, listen, mark
from bench.table import LEAD, WORDS, Table, note

PAUSE = 0.015
"""Seconds between two notes of a round: the line is free again, as it is among people."""
LOST_AFTER = 20.0
WARM_UP = 10

Say = Callable[[Ear, int], None]
_numbers = itertools.count(1)
"""Of all messages of this run: a note's id is used once."""


@dataclass
class Series:
    """Times in milliseconds of one kind of message: to each other screen, and to the slowest of them."""

    each: list[float] = field(default_factory=list)
    slowest: list[float] = field(default_factory=list)

    def add(self, times: Sequence[float]) -> None:
        self.each += times
        self.slowest.append(max(times))

    def summary(self) -> dict[str, float]:
        """Return the medians and 95th percentiles."""
        return {
            "each_p50": percentile(self.each, 0.5),
            "each_p95": percentile(self.each, 0.95),
            "slowest_p50": percentile(self.slowest, 0.5),
            "slowest_p95": percentile(self.slowest, 0.95),
        }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 3)


class Arrival:
    """Tells when a message has come in everywhere, without looking at every screen again and again."""

    def __init__(self) -> None:
        self._number, self._missing = 0, 0
        self._done = asyncio.Event()

    def expect(self, number: int, screens: int) -> None:
        """Wait from now on for this message, on so many screens."""
        self._number, self._missing = number, screens
        self._done.clear()

    def tell(self, number: int) -> None:
        """Count one screen."""
        self._missing -= number == self._number
        if not self._missing:
            self._done.set()

    async def complete(self) -> None:
        """Wait until the message is everywhere."""
        await asyncio.wait_for(self._done.wait(), LOST_AFTER)


class Stage:
    """N screens on a workshop (a facilitator and a projector among them), as many on the bare broadcast."""

    def __init__(self, live: Sequence[Ear], raw: Sequence[Ear], arrival: Arrival, say: Say) -> None:
        self.live, self.raw = live, raw
        self._arrival, self._say = arrival, say
        self._frame = b""

    @classmethod
    async def open(cls, url: str, table: Table, screens: int, say: "Say | None" = None) -> "Stage":
        """Connect everybody, and learn from a few messages (notes) which bytes a participant gets."""
        base, arrival = url.replace("http", "ws", 1), Arrival()
        live = await screens_of(base, table, screens, arrival.tell)
        raw = [await listen(f"{base}/raw", tell=arrival.tell) for _ in live]
        stage = cls(live, raw, arrival, say or _say_live)
        await asyncio.sleep(0.7)  # until everybody has heard who is here
        for _ in range(WARM_UP):
            await stage._one(Series(), live, stage._say, live[0])
            await asyncio.sleep(PAUSE)
        stage._frame = live[1].latest
        return stage

    async def rounds(
        self, count: int, notes: int, beside: Callable[[], Awaitable[Any]] | None = None
    ) -> dict[str, Any]:
        """Play rounds of raw and live in turn, so that what disturbs the machine disturbs both."""
        pairs = []
        for at in range(count):
            raw, live = Series(), Series()
            turns = [(raw, self.raw, self._say_raw), (live, self.live, self._say)]
            for series, ears, say in turns if at % 2 == 0 else reversed(turns):
                side = asyncio.ensure_future(beside()) if beside else None
                await self._round(series, ears, say, notes)
                if side:
                    await side
            pairs.append((raw.summary(), live.summary()))
        return summary(pairs, len(self._frame))

    async def _round(self, series: Series, ears: Sequence[Ear], say: Say, notes: int) -> None:
        people = ears[:-2]
        for at in range(notes):
            await self._one(series, ears, say, people[at % len(people)])
            await asyncio.sleep(PAUSE)

    async def _one(self, series: Series, ears: Sequence[Ear], say: Say, author: Ear) -> None:
        number = next(_numbers)
        self._arrival.expect(number, len(ears))
        start = time.perf_counter()
        say(author, number)
        await self._arrival.complete()
        times = [(ear.heard.pop(number) - start) * 1000 for ear in ears if ear is not author]
        series.add(times)
        author.heard.clear()

    def _say_raw(self, author: Ear, number: int) -> None:
        author.say(MARK.sub(mark(number).encode(), self._frame).decode())

    def close(self) -> None:
        for ear in (*self.live, *self.raw):
            ear.close()


async def screens_of(
    base: str, table: Table, screens: int, tell: Callable[[int], None] | None = None
) -> list[Ear]:
    """Open participants' screens, a quarter of them in English, then a facilitator's and a projector's."""
    wanted = [(id, "participant", "en" if at % 4 == 3 else "nl") for at, id in enumerate(table.people)]
    wanted = [*wanted[: screens - 2], (LEAD.id, "projector", "nl"), (LEAD.id, "facilitator", "nl")]
    return [
        await listen(f"{base}/live/{table.workshop}?as={role}&lang={language}", table.cookies[id], tell)
        for id, role, language in wanted
    ]


def _live(number: int) -> str:
    return json.dumps({"id": f"c{number}", "command": note(f"m{number}", f"{mark(number)} {WORDS}")})


def _say_live(author: Ear, number: int) -> None:
    author.say(_live(number))


def summary(pairs: Sequence[tuple[dict[str, float], dict[str, float]]], size: int) -> dict[str, Any]:
    """Return the medians over the rounds of each measure and of the ratio of live to raw."""
    found: dict[str, Any] = {"rounds": len(pairs), "bytes": size}
    for name in pairs[0][0]:
        found[name] = {
            "raw_ms": round(median(raw[name] for raw, _ in pairs), 2),
            "live_ms": round(median(live[name] for _, live in pairs), 2),
            "ratio": round(median(live[name] / raw[name] for raw, live in pairs), 2),
            "ratios": sorted(round(live[name] / raw[name], 2) for raw, live in pairs),
        }
    return found
