"""``python -m bench.demo``: the sample's whole half day, played by 15 people through the real door, sped up.

``SPEED`` says how many times faster than life; ends non-zero when anything was lost.
"""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from itertools import groupby, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.client import Client, Seat, follow_link, join
from bench.half_day import CODE, LEAD, WORKSHOP, half_day, outcome
from bench.server import ROOT, running
from chain.case import Step
from chain.commands import CreateWorkshop, EditChain, Join, StartPhase
from chain.model import Model, Participant, Phase
from chain.play import play
from chain.settings import Settings
from chain.state import Workshop
from chain.store import Store, open_store
from chain.view import Viewer, view
from chain.vocabulary import Language, Role
from exports.pdf import pdf
from exports.report import report
from live.hub import Hub

SPEED = 600.0
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
        steps = half_day()
        link = asyncio.run(_create(data, steps[0]))
        try:
            with running(data=data) as server:
                _say(f"The server listens on {server.url}. Time runs {speed:g} times faster than in life.")
                accepted = asyncio.run(_Demo(server.url, speed, steps).play(link))
            _print(_checked(data, accepted, steps), target)
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

    def __init__(self, url: str, speed: float, steps: Sequence[Step]) -> None:
        self._url, self._speed, self._steps = url, speed, steps
        self._people: dict[str, Client] = {}
        self._sent = 0

    async def play(self, link: str) -> dict[str, int]:
        """Play all steps; return the ids of all commands with their answers."""
        async with AsyncExitStack() as self._stack:
            self._lead = await self._open(await follow_link(self._url, link, "facilitator"))
            self._wall = await self._open(await follow_link(self._url, link, "projector"))
            preparing, session = _parted(self._steps[1:], StartPhase)
            await self._prepare(preparing)
            await self._play_phases(session)
            clients = [self._lead, self._wall, *self._people.values()]
            await self._check_screens(clients)
            return {id: answer for client in clients for id, answer in client.accepted.items()}

    async def _open(self, seat: Seat) -> Client:
        return await self._stack.enter_async_context(Client(seat))

    # --- before the session ----------------------------------------------------------------------

    async def _prepare(self, steps: Sequence[Step]) -> None:
        joins = [step.command.participant for step in steps if isinstance(step.command, Join)]
        alone, at_the_table = _parted(steps, Join)
        for step in alone:
            if isinstance(step.command, EditChain):
                await self._draw_map(step.command)
            else:
                await self._lead.ask(_wire(step))
        await asyncio.gather(*(self._arrive(one, at) for at, one in enumerate(joins)))
        _say(f"{len(joins)} people scanned the code, gave their names and sit in the room.")
        agreements = [step for step in at_the_table if not isinstance(step.command, Join)]
        await self._play_phase(agreements, pace=0)
        _say(f"{len(agreements)} houses let the table see who knows their guests.")

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
        agenda = _agenda(self._steps[0])
        starts = [at for at, step in enumerate(steps) if isinstance(step.command, StartPhase)]
        for at, end in zip(starts, [*starts[1:], len(steps)], strict=True):
            phase = steps[at].command
            assert isinstance(phase, StartPhase)
            planned = agenda[phase.phase]
            pace = planned.minutes * 60 / self._speed / (end - at)
            await self._play_phase(steps[at:end], pace)
            _say(f"{planned.name.en}: {_told(steps[at + 1 : end])}")

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
        shared: dict[tuple[str, str], Client] = {}
        for client in clients:
            _check_same(client, await self._open(client.seat), own=True)
            _check_same(
                client, shared.setdefault((client.seat.role, client.seat.language), client), own=False
            )
        cuts = sum(client.connections - 1 for client in clients)
        _say(
            f"All {len(clients)} screens ended the same as a screen that is opened now, "
            f"after {cuts} lost connections on the way."
        )


def _check_same(client: Client, other: Client, *, own: bool) -> None:
    """Refuse two screens that differ, but for what is one person's own."""
    ours, theirs = (_html(one, own=own).splitlines() for one in (client, other))
    for mine, another in zip_longest(ours, theirs):
        if mine != another:
            raise Lost(f"a {client.seat.role}'s screen shows {mine!r} where another one shows {another!r}")


def _html(client: Client, *, own: bool) -> str:
    assert client.screen is not None
    return client.screen.html(own=own)


def _parted(steps: Sequence[Step], by: type[Model]) -> tuple[Sequence[Step], Sequence[Step]]:
    """Return the steps before the first command of this kind, and those from it on."""
    first = next(at for at, step in enumerate(steps) if isinstance(step.command, by))
    return steps[:first], steps[first:]


def _wire(step: Step) -> dict[str, Any]:
    return step.command.model_dump(mode="json", exclude_none=True)


def _agenda(creation: Step) -> Mapping[str, Phase]:
    assert isinstance(creation.command, CreateWorkshop)
    return {phase.id: phase for phase in creation.command.agenda}


_TOLD = {
    "give_card": "cards written",
    "read_card_out": "cards read out",
    "call_out": "called out",
    "answer_third_question": "third question, answered after a silence",
    "propose_theme": "themes considered",
    "write_note": "notes written",
    "read_back_note": "summaries given back",
    "set_dots": "dots put",
    "score_cell": "cells scored",
    "write_focus": "focus points written",
    "take_stance": "stances taken",
    "say_word": "words said",
    "rate_rest": "people said how rested they feel",
}


def _told(steps: Sequence[Step]) -> str:
    """Say in words what happened in a phase."""
    kinds = [step.command.kind for step in steps]
    found = [f"{kinds.count(kind)} {word}" for kind, word in _TOLD.items() if kind in kinds]
    return f"{', '.join(found)}." if found else "nobody wrote."


def _checked(data: Path, accepted: Mapping[str, int], steps: Sequence[Step]) -> Workshop:
    """Hold what was kept against what was sent: every command once, and nothing of the outcome missing."""
    store = open_store(Settings(data_dir=data))
    try:
        _check_answers(store, accepted)
        state = store.open(WORKSHOP)
    finally:
        store.close()
    assert state is not None
    _say(f"The log holds each of the {len(accepted)} acknowledged commands exactly once.")
    kept, sent = outcome(state), outcome(play(steps, state.created_at))
    for what, value in sent.items():
        if kept[what] != value:
            raise Lost(f"{what}: {kept[what]} where {value} was sent")
    _say("Cards, calls, notes, read-backs, dots, matrix, focus points and words: all are there, none twice.")
    return state


def _check_answers(store: Store, accepted: Mapping[str, int]) -> None:
    if dict(store.answers(WORKSHOP, accepted)) != dict(accepted):
        raise Lost("the log does not hold what was acknowledged")
    acts = [act for act, _ in groupby(one.act for one in store.read(WORKSHOP))]
    if len(acts) != len(set(acts)):
        raise Lost("a command is in the log twice")


def _print(state: Workshop, target: Path) -> None:
    seen = view(state, Viewer(role=Role.FACILITATOR, id=LEAD.id))
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(pdf(report(seen, Language.NL)))


if __name__ == "__main__":
    sys.exit(main())
