"""Power cuts: whatever was acknowledged is on disk, and browsers deliver by themselves what they hold."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from bench.client import Client, Seat
from bench.server import Server
from bench.table import LEAD, Table, lay, note
from chain.events import NoteWritten
from chain.fold import fold
from chain.settings import Settings
from chain.store import open_store

KILLS, WRITERS = 20, 10
PAUSE = 0.1
NOTES = 200
"""Notes of one person; what they do after that is put these differently."""
PATIENCE = 300
"""Seconds after which something is held to hang: only a failing test sits them out."""

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.fixture
def server(tmp_path: Path) -> Any:
    one = Server(tmp_path)
    yield one
    one.stop()


async def test_nothing_that_was_acknowledged_is_lost_when_the_server_is_killed_twenty_times(
    server: Server,
) -> None:
    table = await asyncio.to_thread(lay, server.data, "cut", people=WRITERS)
    await asyncio.to_thread(server.start)
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(Client(seat)) for seat in _seats(server, table)]
        writers, wall = clients[:WRITERS], clients[-1]
        going_on = asyncio.Event()
        writing = [
            asyncio.create_task(_keep_writing(client, at, going_on)) for at, client in enumerate(writers)
        ]

        held = [await _cut_the_power(server, writers, random.Random(at)) for at in range(KILLS)]
        going_on.set()
        notes = await asyncio.wait_for(asyncio.gather(*writing), PATIENCE)
        last = max(answer for client in writers for answer in client.accepted.values())
        for client in clients:
            await client.seen(last, within=PATIENCE)
        fresh = await stack.enter_async_context(Client(wall.seat))

        assert sum(held) > 0, "no kill ever came between sending and answering"
        assert min(client.connections for client in clients) > KILLS / 2
        # Who is here is told a moment later.
        await _until(lambda: all(len(shown) == 1 for shown in _shared(clients).values()), "screens differ")
        await _until(lambda: _html(fresh) == _html(wall), "a fresh wall differs from one that was there")
    await asyncio.to_thread(server.stop)
    _check_log(server.data, clients, [id for ids in notes for id in ids])


async def _until(held: Callable[[], bool], otherwise: str) -> None:
    """Wait until something holds; say what was wrong when it never does."""
    deadline = time.monotonic() + PATIENCE
    while not held():
        assert time.monotonic() < deadline, otherwise
        await asyncio.sleep(0.1)


def _html(client: Client) -> str:
    assert client.screen is not None
    return client.screen.html()


def _seats(server: Server, table: Table) -> list[Seat]:
    people = [
        Seat(server.url, table.workshop, "participant", table.cookies[id], "en" if at % 2 else "nl")
        for at, id in enumerate(table.people)
    ]
    lead = table.cookies[LEAD.id]
    return [*people, *(Seat(server.url, table.workshop, role, lead) for role in ("facilitator", "projector"))]


async def _keep_writing(client: Client, number: int, enough: asyncio.Event) -> list[str]:
    """Write and edit, also while there is no server; return the ids of the notes when all is answered."""
    chance, notes, answers = random.Random(number), list[str](), list[asyncio.Future[int]]()
    while not enough.is_set():
        if len(answers) % 3 == 0 and len(notes) < NOTES:
            notes.append(f"n{number}-{len(notes)}")
            answers.append(client.send(note(notes[-1], f"Notitie {notes[-1]}")))
        else:
            command = {
                "kind": "edit_note",
                "id": chance.choice(notes),
                "text": f"Beter gezegd: {len(answers)}",
            }
            answers.append(client.send(command))
        # While the line is down, people type more slowly than a test.
        await asyncio.sleep(PAUSE * chance.uniform(0.5, 1.5) * (1 if len(client.outbox) < 20 else 20))
    await asyncio.gather(*answers)
    assert len(client.accepted) == len(answers)
    return notes


async def _cut_the_power(server: Server, writers: Sequence[Client], chance: random.Random) -> int:
    """Let people write for a moment, kill the server, start it again; return how many commands were held."""
    before = [client.connections for client in writers]
    await asyncio.sleep(chance.uniform(0.2, 0.6))
    await asyncio.to_thread(server.kill)
    held = sum(len(client.outbox) for client in writers)
    await asyncio.to_thread(server.start)
    async with asyncio.timeout(PATIENCE):
        while any(client.connections == count for client, count in zip(writers, before, strict=True)):
            await asyncio.sleep(0.02)
    return held


def _shared(clients: Sequence[Client]) -> dict[tuple[str, str], set[str]]:
    """Return what the screens of each role and language show of what is not one person's own."""
    shown: dict[tuple[str, str], set[str]] = {}
    for client in clients:
        assert client.screen is not None
        key = (client.seat.role, client.seat.language)
        shown.setdefault(key, set()).add(client.screen.html(own=False))
    return shown


def _check_log(data: Path, clients: Sequence[Client], notes: Sequence[str]) -> None:
    accepted = {id: answer for client in clients for id, answer in client.accepted.items()}
    store = open_store(Settings(data_dir=data))
    log, answers, state = store.read("cut"), store.answers("cut", accepted), store.open("cut")
    store.close()

    assert dict(answers) == accepted
    assert [one.seq for one in log] == list(range(1, len(log) + 1))
    assert Counter(one.event.note.id for one in log if isinstance(one.event, NoteWritten)) == Counter(notes)
    assert {one.act for one in log} >= set(accepted), "an acknowledged command left no event"
    assert fold(None, log) == state
