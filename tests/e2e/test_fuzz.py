"""100,000 messages that nobody should send: the server stays up, the log valid, others unharmed."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable, Iterable, MutableMapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bench.table import LEAD, Table, lay, note
from chain.events import DotsSet, LetterClosed, NotesRevealed, NoteWritten, Recorded
from chain.fold import apply, fold
from chain.settings import Settings
from chain.state import Workshop
from chain.vocabulary import Letter, LetterStatus
from live.hub import Hub, use
from live.routes import routes

MESSAGES, SEED = 100_000, 20_261_122
PEOPLE = 6
PHASES = ("arrive", "map", "T", "W", "wander", "O", "S", "confront")
PATIENCE = 300
"""Seconds until a test gives up on a line; a machine with much else to do may need many."""
AT_ONCE = 50
"""Messages of one connection until it is asked whether it is still there."""

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

Frame = MutableMapping[str, Any]


class Line:
    """A WebSocket straight into the application: every frame and every answer, without a network between."""

    def __init__(self, app: Starlette, table: Table, person: str, role: str) -> None:
        self.answered: dict[str, int] = {}
        self.refused: set[str] = set()
        self.codes: set[str] = set()
        self._pongs: set[int] = set()
        self._pinged = 1_000
        self._in: asyncio.Queue[Frame] = asyncio.Queue()
        self._out: asyncio.Queue[Frame] = asyncio.Queue()
        self._app = app
        self._scope = {
            "type": "websocket",
            "path": f"/live/{table.workshop}",
            "raw_path": b"",
            "query_string": f"as={role}&lang=nl".encode(),
            "headers": [(b"host", b"testserver"), (b"cookie", table.cookies[person].encode())],
            "subprotocols": [],
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 80),
            "scheme": "ws",
            "root_path": "",
            "app": app,
        }

    async def __aenter__(self) -> "Line":
        async def send(frame: Frame) -> None:
            await self._out.put(frame)

        self._in.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(self._app(self._scope, self._in.get, send))
        assert (await self._out.get())["type"] == "websocket.accept"
        self.greeting = await self._read()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait_for(self._task, PATIENCE)

    def say(self, text: str) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": text})

    def throw(self, data: bytes) -> None:
        self._in.put_nowait({"type": "websocket.receive", "bytes": data})

    def say_or_throw(self, message: str | bytes) -> None:
        """Send a text as text and bytes as a binary frame."""
        if isinstance(message, str):
            self.say(message)
        else:
            self.throw(message)

    async def _read(self) -> set[str]:
        coming = asyncio.ensure_future(self._out.get())
        await asyncio.wait((coming, self._task), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if not coming.done():
            coming.cancel()
            raise AssertionError(
                f"the line is {'dead' if self._task.done() else 'silent'}"
            ) from self._trouble()
        frame = coming.result()
        assert frame["type"] == "websocket.send", frame
        messages = json.loads(frame["text"])
        for one in messages:
            if one["type"] == "answer":
                self.answered[one["id"]] = one["seq"]
            elif one["type"] == "error":
                self.codes.add(one["code"])
                self.refused.add(one["id"])
            elif one["type"] == "pong":
                self._pongs.add(one["ping"])
        return {one["type"] for one in messages}

    def _trouble(self) -> BaseException | None:
        return self._task.exception() if self._task.done() else None

    async def settle(self) -> None:
        """Wait until all that was sent has been looked at: the babble pings too, but not with this number."""
        self._pinged += 1
        self.say(json.dumps({"ping": self._pinged}))
        while self._pinged not in self._pongs:
            await self._read()


class Babble:
    """Makes up messages: hardly any is right, and many are nearly right."""

    def __init__(self, chance: random.Random, table: Table) -> None:
        self._chance = chance
        self._number = 0
        self._ids = [
            *(f"n{at}" for at in range(12)),
            *(f"z{at}" for at in range(12)),
            *table.people,
            "a01",
            "l01",
            "t1",
        ]
        self._kinds: list[tuple[int, Callable[[], str | bytes]]] = [
            (6, self._valid),
            (44, self._nearly_valid),
            (20, lambda: json.dumps(self._anything(3))),
            (12, self._text),
            (10, lambda: chance.randbytes(chance.randrange(300))),
            (6, self._ping),
            (2, self._huge),
        ]
        self._commands = self._makers()

    def message(self) -> str | bytes:
        """Return the next message: a text, or bytes for a binary frame."""
        weights, makers = zip(*self._kinds, strict=True)
        return self._chance.choices(makers, weights)[0]()

    def _valid(self) -> str:
        return json.dumps({"id": self._command_id(), "command": self._command()})

    def _nearly_valid(self) -> str:
        """Break a good message in one or two places; now and then not at all."""
        whole = {"id": self._command_id(), "command": self._command()}
        for _ in range(self._chance.randrange(1, 3)):
            at = whole if self._chance.random() < 0.2 else whole.get("command")
            if not isinstance(at, dict) or not at:
                continue
            name = self._chance.choice([*at, "extra"])
            if self._chance.random() < 0.3:
                at.pop(name, None)
            else:
                at[name] = self._anything(2)
        text = json.dumps(whole)
        return text[: self._chance.randrange(len(text))] if self._chance.random() < 0.1 else text

    def _command_id(self) -> str:
        """Return an id; one in twenty was used before, for whatever."""
        self._number += 1
        seen = self._chance.random() < 0.05 and self._number > 1
        return f"f{self._chance.randrange(self._number) if seen else self._number}"

    def _command(self) -> dict[str, Any]:
        return self._chance.choice(self._commands)()

    def _makers(self) -> list[Callable[[], dict[str, Any]]]:
        """Return what makes up one command each: only the one that is picked is made."""
        pick, letter, id, text = self._chance.choice, self._letter, self._id, self._text
        return [
            *[self._note] * 6,
            lambda: {"kind": "edit_note", "id": id(), **self._body()},
            lambda: {"kind": "delete_note", "id": id()},
            lambda: {"kind": "hide_note", "id": id()},
            lambda: {"kind": "show_note", "id": id()},
            lambda: {"kind": "merge_notes", "id": f"k{self._number}", "items": [id(), id()], "title": "x"},
            lambda: {"kind": "rename_cluster", "id": id(), "title": text()},
            lambda: {"kind": "take_out", "note": id()},
            lambda: {"kind": "read_back_note", "note": id(), "text": text()},
            lambda: {"kind": "answer_read_back", "note": id(), "answer": pick(["yes", "almost", "no"])},
            lambda: {"kind": "start_phase", "phase": pick(PHASES)},
            lambda: {"kind": "close_letter", "letter": letter()},
            lambda: {"kind": "reopen_letter", "letter": letter()},
            lambda: {"kind": "reveal_notes", "letter": letter()},
            lambda: {"kind": "open_dots", "letter": letter(), "per_person": pick([None, 1, 3])},
            lambda: {"kind": "set_dots", "letter": letter(), "item": id(), "count": pick([0, 1, 2])},
            lambda: {"kind": "close_dots", "letter": letter()},
            lambda: {"kind": "lock_writing", "locked": self._chance.random() < 0.2},
            lambda: {"kind": "show_scene", "scene": pick([None, "map", "board", "dark"])},
            lambda: {"kind": "start_timer", "seconds": pick([None, 0, 60])},
            lambda: {"kind": "pause_timer"},
            lambda: {"kind": "adjust_timer", "seconds": pick([-60, 60])},
            lambda: {"kind": "set_theme", "theme": {"sentence": text()}},
            lambda: {"kind": "join", "participant": {"id": id(), "name": text()}},
            lambda: {"kind": "change_participant", "participant": {"id": id(), "name": text()}},
            lambda: {"kind": "edit_chain", "edits": [self._edit()]},
            lambda: {"kind": "undo"},
        ]

    def _note(self) -> dict[str, Any]:
        return {"kind": "write_note", "id": f"z{self._number}", "letter": self._letter(), **self._body()}

    def _letter(self) -> str:
        return self._chance.choice("TTTTWOS")

    def _body(self) -> dict[str, Any]:
        target = self._chance.choice([{"scope": "chain"}, {"scope": "actor", "id": "a01"}])
        return {"text": self._text(), "target": target}

    def _edit(self) -> dict[str, Any]:
        pick = self._chance.choice
        part = {"id": pick(["a01", "x1", "x2"]), "name": self._text(), "tier": pick(["1", "2", "t9"])}
        return {"do": pick(["add", "change", "remove"]), "sort": "actor", "id": "x1", "part": part}

    def _id(self) -> str:
        return self._chance.choice(self._ids)

    def _anything(self, depth: int) -> Any:
        """Return any JSON."""
        pick = self._chance.choice
        if depth and self._chance.random() < 0.4:
            values = [self._anything(depth - 1) for _ in range(self._chance.randrange(4))]
            return values if pick([True, False]) else {self._text()[:8]: value for value in values}
        return pick(
            [None, True, 0, -1, 2**63, 1e308, "", self._id(), self._text(), "T", float("nan"), "x" * 2001]
        )

    def _text(self) -> str:
        """Return a few signs from anywhere in Unicode, half of a surrogate pair and NUL among them."""
        reach = self._chance.choice([0x7F, 0x7F, 0x24F, 0xFFFF, 0x10FFFF])
        return "".join(map(chr, self._chance.choices(range(reach), k=self._chance.randrange(1, 30))))

    def _ping(self) -> str:
        return json.dumps({"ping": self._anything(1)})

    def _huge(self) -> str:
        return json.dumps({"id": "huge", "command": {"kind": "write_note", "text": "x" * 16_384}})


async def test_a_hundred_thousand_random_messages_leave_the_server_up_and_the_log_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live.socket.RATE", 1e9)
    monkeypatch.setattr("live.socket.BURST", 1e9)
    table = await asyncio.to_thread(lay, tmp_path, "fuzz", people=PEOPLE, notes=12, revealed=False)
    async with _app(tmp_path) as (app, hub), AsyncExitStack() as stack:
        lines = [
            await stack.enter_async_context(Line(app, table, person, role)) for person, role in _seats(table)
        ]
        crowd, calm = lines[:-1], lines[-1]

        asked = await _storm(crowd, calm, Babble(random.Random(SEED), table))
        late = await stack.enter_async_context(Line(app, table, table.people[0], "participant"))
        assert late.greeting == {"hello", "screen"}

        room = await hub.room(table.workshop)
        log, state = hub.store.read(table.workshop), room.opened()
        answered = {id: seq for one in lines for id, seq in one.answered.items()}
        assert set(asked) == set(calm.answered) | calm.refused, "somebody who behaved got no reply"
        assert dict(hub.store.answers(table.workshop, answered)) == answered
        assert fold(None, log) == state == hub.store.open(table.workshop)
        _check_gates(log)
        codes = set[str]().union(*(one.codes for one in crowd))
        assert {"message-invalid", "message-too-large", "command-invalid", "text-control"} <= codes
        assert not codes & {"store-unavailable"}
        assert len(log) > 1_000, "hardly any message got as far as the rules"


@asynccontextmanager
async def _app(data: Path) -> AsyncIterator[tuple[Starlette, Hub]]:
    hub = Hub(Settings(data_dir=data))
    hub.start_on(asyncio.get_running_loop())
    use(hub)
    try:
        yield Starlette(routes=routes()), hub
    finally:
        use(None)
        await asyncio.to_thread(hub.stop)


def _seats(table: Table) -> Iterable[tuple[str, str]]:
    """Four participants, a facilitator and a projector who send anything; and one participant who behaves."""
    yield from ((id, "participant") for id in table.people[:4])
    yield LEAD.id, "facilitator"
    yield LEAD.id, "projector"
    yield table.people[-1], "participant"


async def _storm(crowd: Sequence[Line], calm: Line, babble: Babble) -> list[str]:
    """Send everything; return the ids of the commands of the one who behaves."""
    asked = []
    for at in range(0, MESSAGES, AT_ONCE * len(crowd)):
        for line in crowd:
            for _ in range(AT_ONCE):
                line.say_or_throw(babble.message())
        asked.append(f"calm-{at}")
        calm.say(json.dumps({"id": asked[-1], "command": note(f"calm-{at}", "Rustig verder schrijven.")}))
        await asyncio.gather(*(line.settle() for line in (*crowd, calm)))
    return asked


def _check_gates(log: Sequence[Recorded]) -> None:
    """No letter opens before the ones before it were closed; notes and dots come while it is open."""
    state: Workshop | None = None
    closed = set[Letter]()
    for recorded in log:
        before, state = state, apply(state, recorded)
        event = recorded.event
        open_now = [one for one, letter in state.letters.items() if letter.status is LetterStatus.OPEN]
        assert len(open_now) <= 1, recorded
        for letter in open_now:
            assert set(state.sequence[: state.sequence.index(letter)]) <= closed, recorded
        if isinstance(event, LetterClosed):
            closed.add(event.letter)
        if isinstance(event, NoteWritten):
            assert _open_letter(before) is event.note.letter, recorded
        if isinstance(event, NotesRevealed | DotsSet):
            assert _open_letter(before) is event.letter, recorded


def _open_letter(state: Workshop | None) -> Letter | None:
    return state.open_letter if state else None
