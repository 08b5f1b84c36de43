"""``python -m bench.demo``: the sample workshop, played by 15 people through the real door, faster than life.

``SPEED`` says how many times faster; ends non-zero when anything was lost.
"""

import asyncio
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.client import Client, Seat, follow_link, join
from bench.server import ROOT, running
from chain.case import Step, script
from chain.commands import CreateWorkshop, EditChain, Join, StartPhase, WriteNote
from chain.events import NoteWritten
from chain.model import Facilitator, Participant
from chain.samples import sample
from chain.settings import Settings
from chain.store import Store, open_store
from chain.view import Viewer, view
from chain.vocabulary import Language, Role
from exports.pdf import pdf
from exports.report import report
from live.hub import Hub

SPEED = 600.0
LEAD = Facilitator(id="saskia", name="Saskia")
WORKSHOP, CODE = "demo", "WADZEE"
EDITS_AT_ONCE = 12
CUT_EVERY = 25
"""Every so many commands the author's phone loses the line just after sending."""


class Lost(Exception):
    """Something did not arrive, or not everywhere."""


def main() -> int:
    """Play the demo and return its exit code."""
    speed = float(os.environ.get("SPEED") or SPEED)
    target = ROOT / "out" / "demo.pdf"
    with TemporaryDirectory(prefix="klanterfant-demo-") as folder:
        data = Path(folder)
        steps = list(script(sample(), Language.NL, workshop_id=WORKSHOP, code=CODE, facilitator=LEAD))
        link = asyncio.run(_create(data, steps[0]))
        try:
            with running(data=data) as server:
                _say(f"The server listens on {server.url}. Time runs {speed:g} times faster than in life.")
                accepted = asyncio.run(_Demo(server.url, speed).play(link, steps[1:]))
            _check_log(data, accepted, steps)
            _print(data, target)
        except (Lost, TimeoutError, AssertionError) as trouble:
            _say(f"LOST: {str(trouble) or type(trouble).__name__}")
            return 1
    _say(f"Nothing was lost. The report is {target.relative_to(ROOT)}.")
    return 0


def _say(sentence: str) -> None:
    print(sentence, flush=True)


async def _create(data: Path, creation: Step) -> str:
    """Start the workshop, and return the facilitator's secret link."""
    hub = Hub(Settings(data_dir=data))
    hub.start_on(asyncio.get_running_loop())
    await hub.submit_async(WORKSHOP, creation.command, creation.by)
    link = await asyncio.to_thread(hub.link, WORKSHOP, Role.FACILITATOR, LEAD.id)
    await asyncio.to_thread(hub.stop)
    return link


class _Demo:
    """The people of the demo and their screens."""

    def __init__(self, url: str, speed: float) -> None:
        self._url, self._speed = url, speed
        self._people: dict[str, Client] = {}
        self._sent = 0

    async def play(self, link: str, steps: Sequence[Step]) -> dict[str, int]:
        """Play all steps; return the ids of all commands with their answers."""
        async with AsyncExitStack() as self._stack:
            self._lead = await self._open(await follow_link(self._url, link, "facilitator"))
            self._wall = await self._open(await follow_link(self._url, link, "projector"))
            preparing, session = _parted(steps)
            await self._prepare(preparing)
            await self._play_phases(session)
            clients = [self._lead, self._wall, *self._people.values()]
            await self._check_screens(clients)
            return {id: answer for client in clients for id, answer in client.accepted.items()}

    async def _open(self, seat: Seat) -> Client:
        return await self._stack.enter_async_context(Client(seat))

    # --- before the session ----------------------------------------------------------------------

    async def _prepare(self, steps: Iterable[Step]) -> None:
        joins = []
        for step in steps:
            if isinstance(step.command, Join):
                joins.append(step.command.participant)
            elif isinstance(step.command, EditChain):
                await self._draw_map(step.command)
            else:
                await self._lead.ask(_wire(step))
        await asyncio.gather(*(self._arrive(one, at) for at, one in enumerate(joins)))
        _say(f"{len(joins)} people scanned the code, gave their names and sit in the room.")

    async def _draw_map(self, command: EditChain) -> None:
        edits = command.model_dump(mode="json", exclude_none=True)["edits"]
        for at in range(0, len(edits), EDITS_AT_ONCE):
            await self._lead.ask({"kind": "edit_chain", "edits": edits[at : at + EDITS_AT_ONCE]})
        _say(f"Saskia has drawn the chain: {len(edits)} tiers, actors, links and relations.")

    async def _arrive(self, one: Participant, at: int) -> None:
        """Come in by the join page; every fourth guest reads English."""
        await asyncio.sleep(at * 0.1)
        form = {
            "name": one.name,
            "actor": one.actor or "other",
            "house": one.house,
            "level": one.level.value if one.level else "",
            "language": "en" if at % 4 == 3 else "nl",
            "interest": one.interest,
            **({"consent": "yes"} if one.consent_name else {}),
        }
        self._people[one.id] = await self._open(await join(self._url, CODE, form))

    # --- the session -----------------------------------------------------------------------------

    async def _play_phases(self, steps: Sequence[Step]) -> None:
        minutes = {phase["id"]: phase["minutes"] for phase in _agenda()}
        starts = [at for at, step in enumerate(steps) if isinstance(step.command, StartPhase)]
        for at, end in zip(starts, [*starts[1:], len(steps)], strict=True):
            phase = steps[at].command
            assert isinstance(phase, StartPhase)
            pace = minutes.get(phase.phase, 1) * 60 / self._speed / (end - at)
            await self._play_phase(steps[at:end], pace)
            _say(f"{_name(phase.phase)}: {_told(steps[at + 1 : end])}")

    async def _play_phase(self, steps: Sequence[Step], pace: float) -> None:
        """Send what people do at the same time without waiting for each other; then wait for all answers."""
        for _, together in groupby(steps, key=lambda step: step.command.kind):
            async with asyncio.timeout(60):
                waiting = [await self._act(step, pace) for step in together]
                await asyncio.gather(*waiting)

    async def _act(self, step: Step, pace: float) -> asyncio.Future[int]:
        client = self._people.get(step.by.id, self._lead)
        answer = client.send(_wire(step))
        self._sent += 1
        await asyncio.sleep(pace)
        if self._sent % CUT_EVERY == 0 and client is not self._lead:
            client.cut()
        return answer

    # --- afterwards ------------------------------------------------------------------------------

    async def _check_screens(self, clients: Sequence[Client]) -> None:
        """Hold every screen against one that is opened now, and those of one role against each other."""
        last = max(answer for client in clients for answer in client.accepted.values())
        for client in clients:
            if client.outbox:
                raise Lost(f"{len(client.outbox)} commands were never answered")
            await client.seen(last)
        await asyncio.sleep(1)  # comings and goings are told a moment later
        shared: dict[tuple[str, str], str] = {}
        for client in clients:
            fresh = await self._open(client.seat)
            _check_same(client, fresh, own=True)
            key = (client.seat.role, client.seat.language)
            if shared.setdefault(key, _html(client, own=False)) != _html(client, own=False):
                raise Lost(f"two screens of {key} differ")
        cuts = sum(client.connections - 1 for client in clients)
        _say(
            f"All {len(clients)} screens ended the same as a screen that is opened now, "
            f"after {cuts} lost connections on the way."
        )


def _check_same(client: Client, fresh: Client, *, own: bool) -> None:
    followed, opened = _html(client, own=own).splitlines(), _html(fresh, own=own).splitlines()
    for ours, theirs in zip(followed, opened, strict=False):
        if ours != theirs:
            raise Lost(f"a {client.seat.role}'s screen shows {ours!r} where a new one shows {theirs!r}")
    if len(followed) != len(opened):
        raise Lost(f"a {client.seat.role}'s screen has {len(followed)} lines, a new one {len(opened)}")


def _html(client: Client, *, own: bool) -> str:
    assert client.screen is not None
    return client.screen.html(own=own)


def _parted(steps: Sequence[Step]) -> tuple[Sequence[Step], Sequence[Step]]:
    first = next(at for at, step in enumerate(steps) if isinstance(step.command, StartPhase))
    return steps[:first], steps[first:]


def _wire(step: Step) -> dict[str, Any]:
    return step.command.model_dump(mode="json", exclude_none=True)


def _agenda() -> list[dict[str, Any]]:
    creation = next(script(sample(), Language.NL, workshop_id=WORKSHOP, code=CODE, facilitator=LEAD)).command
    assert isinstance(creation, CreateWorkshop)
    return [phase.model_dump(mode="json") for phase in creation.agenda]


def _name(phase: str) -> str:
    return next(str(one["name"]["en"]) for one in _agenda() if one["id"] == phase)


def _told(steps: Sequence[Step]) -> str:
    """Say in words what happened in a phase."""
    kinds = [step.command.kind for step in steps]
    words = {
        "write_note": "notes written",
        "read_back_note": "notes read back",
        "set_dots": "dots put",
    }
    found = [f"{kinds.count(kind)} {word}" for kind, word in words.items() if kind in kinds]
    return f"{', '.join(found)}." if found else "nobody wrote."


def _check_log(data: Path, accepted: Mapping[str, int], steps: Sequence[Step]) -> None:
    """Every acknowledged command is in the log exactly once, with the answer that was given."""
    store = open_store(Settings(data_dir=data))
    try:
        _check_answers(store, accepted)
        events = [one.event for one in store.read(WORKSHOP)]
    finally:
        store.close()
    wanted = [step.command.id for step in steps if isinstance(step.command, WriteNote)]
    written = [event.note.id for event in events if isinstance(event, NoteWritten)]
    if sorted(written) != sorted(wanted):
        raise Lost(f"the log holds {len(written)} notes, and {len(wanted)} were written")
    _say(
        f"The log holds each of the {len(accepted)} acknowledged commands exactly once, "
        f"and {len(wanted)} notes."
    )


def _check_answers(store: Store, accepted: Mapping[str, int]) -> None:
    if dict(store.answers(WORKSHOP, accepted)) != dict(accepted):
        raise Lost("the log does not hold what was acknowledged")
    acts = [act for act, _ in groupby(one.act for one in store.read(WORKSHOP))]
    if len(acts) != len(set(acts)):
        raise Lost("a command is in the log twice")


def _print(data: Path, target: Path) -> None:
    store = open_store(Settings(data_dir=data))
    state = store.open(WORKSHOP)
    store.close()
    assert state is not None
    seen = view(state, Viewer(role=Role.FACILITATOR, id=LEAD.id))
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(pdf(report(seen, Language.NL)))


if __name__ == "__main__":
    sys.exit(main())
