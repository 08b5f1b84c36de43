"""A full hall: 200 people who write a note every five seconds each, and a hundred who do nothing."""

import asyncio
import itertools
import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.ear import MARK, Ear, listen, mark
from bench.notes import percentile, screens_of
from bench.server import Server
from bench.table import WORDS, Table, note

EVERY = 5.0
ROUNDS, SECONDS = 3, 10.0
"""Of raw and of live in turn."""
LOST_AFTER = 30.0
IDLE_SECONDS = 20.0
PING_EVERY = 25.0

_numbers = itertools.count(500_001)


async def full_hall(server: Server, table: Table, people: int) -> dict[str, Any]:
    """Measure a full hall beside the bare broadcast of the same number of the same bytes."""
    base = server.url.replace("http", "ws", 1)
    live = await screens_of(base, table, people)
    raw = [await listen(f"{base}/raw") for _ in live]
    warm_up = await _play(live, _say_live, seconds=2)
    frame = live[1].latest
    rounds: dict[str, list[dict[str, Any]]] = {"raw": [], "live": []}
    for _ in range(ROUNDS):
        rounds["raw"].append(await _play(raw, lambda ear, number: ear.say(_marked(frame, number)), SECONDS))
        rounds["live"].append(await _play(live, _say_live, SECONDS))
    memory = server.process.memory_info().rss / 1e6
    for ear in (*live, *raw):
        ear.close()
    played = [warm_up, *rounds["live"]]
    notes, on_disk = sum(one["notes"] for one in played), _on_disk(server.data, table.workshop)
    return {
        "notes": notes,
        "on_disk": on_disk,
        "lost": sum(one["lost"] for one in played) + notes - on_disk,
        "memory_mb": round(memory),
        **{name: _beside(rounds, name) for name in ("p50", "p95")},
    }


def _beside(rounds: dict[str, list[dict[str, Any]]], name: str) -> dict[str, float]:
    pairs = list(zip(rounds["raw"], rounds["live"], strict=True))
    return {
        "raw_ms": round(median(raw[name] for raw, _ in pairs), 2),
        "live_ms": round(median(live[name] for _, live in pairs), 2),
        "ratio": round(median(live[name] / raw[name] for raw, live in pairs), 2),
    }


async def _play(ears: Sequence[Ear], say: Callable[[Ear, int], None], seconds: float) -> dict[str, Any]:
    """Have everybody write at an even pace; count what came where, and how late."""
    people, sent = ears[:-2], dict[int, float]()
    pace = EVERY / len(people)
    start = time.perf_counter()
    for at in range(int(seconds / pace)):
        await asyncio.sleep(max(0.0, start + at * pace - time.perf_counter()))
        number = next(_numbers)
        sent[number] = time.perf_counter()
        say(people[at % len(people)], number)
    await _everywhere(ears, len(sent))
    times = [(at - sent[number]) * 1000 for ear in ears for number, at in ear.heard.items()]
    lost = len(sent) * len(ears) - len(times)
    for ear in ears:
        ear.heard.clear()
    return {"notes": len(sent), "lost": lost, "p50": percentile(times, 0.5), "p95": percentile(times, 0.95)}


async def _everywhere(ears: Sequence[Ear], notes: int) -> None:
    deadline = time.perf_counter() + LOST_AFTER
    while any(len(ear.heard) < notes for ear in ears) and time.perf_counter() < deadline:
        await asyncio.sleep(0.05)


def _say_live(author: Ear, number: int) -> None:
    author.say(json.dumps({"id": f"c{number}", "command": note(f"m{number}", f"{mark(number)} {WORDS}")}))


def _marked(frame: bytes, number: int) -> str:
    return MARK.sub(mark(number).encode(), frame).decode()


def _on_disk(data: Path, workshop: str) -> int:
    """Return how many notes of the hall are in the log, read by other means than our own."""
    with sqlite3.connect(data / "klanterfant.sqlite3") as database:
        asked = "select count(distinct command) from event where workshop = ? and command like 'c5_____'"
        count: int = database.execute(asked, (workshop,)).fetchone()[0]
    database.close()
    return count


async def idle(server: Server, table: Table, people: int) -> dict[str, Any]:
    """Return the share of a core that people take who only look, pings of their browsers included."""
    base = server.url.replace("http", "ws", 1)
    ears = await screens_of(base, table, people)
    await asyncio.sleep(2)
    before, start = _processor(server), time.perf_counter()
    pause = PING_EVERY / len(ears)
    for at in itertools.count():
        if time.perf_counter() - start > IDLE_SECONDS:
            break
        ears[at % len(ears)].say('{"ping":1}')
        await asyncio.sleep(pause)
    share = (_processor(server) - before) / (time.perf_counter() - start)
    for ear in ears:
        ear.close()
    return {"people": people, "share_of_a_core": round(share, 4)}


def _processor(server: Server) -> float:
    times = server.process.cpu_times()
    return float(times.user + times.system)
