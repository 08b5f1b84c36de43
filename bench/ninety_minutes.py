"""Sixty people through the 90-minute preset: what is lost, what screens show, how late it comes.

Time is compressed: nobody waits for minutes, and everybody presses within a moment. Each burst is followed by
a bare broadcast of as many bytes to as many screens by the same server, at the same moments.
"""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import count, zip_longest
from pathlib import Path
from typing import Any

from bench.client import follow_link, join
from bench.ear import Ear, listen, mark
from bench.follower import Follower
from bench.ninety_checks import in_the_log, missing, opened, screens
from bench.ninety_script import LEAD, Burst, session
from bench.notes import percentile
from bench.server import WITH_RAW, Server, running
from chain.case import script
from chain.commands import CreateWorkshop
from chain.guide.presets import agenda
from chain.samples import sample
from chain.settings import Settings
from chain.state import Workshop
from chain.vocabulary import Language, Level, Preset, Role
from live.hub import Hub

WORKSHOP, CODE = "ninety", "NINETY"
PRESSES = 60
"""How many times a second a full table presses at most: everybody once."""
MOMENT = 1.5
"""Seconds within which everybody acts when the facilitator asks for something."""
LOST_AFTER = 60.0
NOTE = "write_note"
_LEVELS = (Level.WORK_FLOOR, Level.MANAGEMENT, Level.BOARD, Level.CUSTOMER)
_HOUSES = 19
_numbers = count(1)
"""Of all messages of the bare broadcast."""


@dataclass(frozen=True)
class Sent:
    """A command that was sent: from which screen, of which kind, and when."""

    id: str
    author: Follower
    kind: str
    at: float

    @property
    def seq(self) -> int:
        """The first answer to it; 0 while there is none."""
        return self.author.answers.get(self.id, [0])[0]


def ninety_minutes(data: Path, people: int, *, moment: float = MOMENT, bare: bool = True) -> dict[str, Any]:
    """Play the preset with so many people, and return what came of it; ``bare``: a broadcast beside it."""
    link = asyncio.run(_prepare(data))
    with running(WITH_RAW, data) as server:
        session = Session(server, people, moment, bare=bare)
        found = asyncio.run(session.play(link))
    found |= in_the_log(data, WORKSHOP, {one.id: one.author.answers.get(one.id, []) for one in session.sent})
    return {**found, "missing": missing(opened(data, WORKSHOP), session.arrived, session.bursts)}


async def _prepare(data: Path) -> str:
    """Start the workshop with the map of the sample, and return the facilitator's link."""
    steps = script(sample(), Language.NL, workshop_id=WORKSHOP, code=CODE, facilitator=LEAD)
    creation, chain = next(steps), next(steps)
    assert isinstance(creation.command, CreateWorkshop)
    short = creation.command.model_copy(update={"agenda": agenda(Preset.NINETY_MINUTES)})
    hub = Hub(Settings(data_dir=data))
    hub.start_on(asyncio.get_running_loop())
    await hub.submit_async(WORKSHOP, short, creation.by)
    await hub.submit_async(WORKSHOP, chain.command, chain.by)
    link = await asyncio.to_thread(hub.link, WORKSHOP, Role.FACILITATOR, LEAD.id)
    await asyncio.to_thread(hub.stop)
    return link


class Session:
    """Everybody with a screen, and the bare lines beside them."""

    def __init__(self, server: Server, people: int, moment: float, *, bare: bool) -> None:
        """Seat nobody yet."""
        self.sent: list[Sent] = []
        self.bursts: Sequence[Burst] = ()
        self.arrived: Workshop
        """The workshop when everybody sat down, before the first burst."""
        self._server, self._people, self._moment, self._bare = server, people, moment, bare
        self._screens: dict[str, Follower] = {}
        """Of the participants, by id."""
        self._raw: list[Ear] = []
        self._live = defaultdict[str, list[float]](list)
        """Milliseconds until each other screen had it, by the kind of command."""
        self._bare_beside = defaultdict[str, list[float]](list)
        self._processor = self._played = 0.0

    async def play(self, link: str) -> dict[str, Any]:
        """Have people come in, play every burst, and compare all screens."""
        await self._sit_down(link)
        for burst, following in zip_longest(self.bursts, self.bursts[1:]):
            for id in burst.away:
                self._screens[id].leave()
            await self._burst(burst)
            await self._wake(burst.away - (following.away if following else frozenset()))
        memory = self._server.process.memory_info().rss / 1e6
        found = await screens(self._all, max(one.seq for one in self.sent))
        for screen in self._all:
            screen.leave()
        for ear in self._raw:
            ear.close()
        return {**self._measured(), "memory_mb": round(memory), **found}

    @property
    def _all(self) -> list[Follower]:
        return [*self._screens.values(), self._wall, self._lead]

    async def _sit_down(self, link: str) -> None:
        self._lead, self._wall = [
            Follower(await follow_link(self._server.url, link, role)) for role in ("facilitator", "projector")
        ]
        await self._lead.connect()
        await self._wall.connect()
        await asyncio.gather(*(self._arrive(at) for at in range(self._people)))
        url = f"{self._server.url.replace('http', 'ws', 1)}/raw"
        self._raw = [await listen(url) for _ in self._all] if self._bare else []
        self.arrived = await asyncio.to_thread(opened, self._server.data, WORKSHOP)
        self.bursts = list(session(self.arrived))

    async def _arrive(self, at: int) -> None:
        """Come in by the door; two in three have a phone and its light page, one in four reads English."""
        await asyncio.sleep(at * 2 * self._moment / self._people)
        form = {
            "name": f"Gast {at}",
            "level": _LEVELS[at % len(_LEVELS)].value,
            "language": "en" if at % 4 == 3 else "nl",
            **({"actor": f"a{at % _HOUSES + 1:02}"} if at % 20 else {"actor": "other", "house": "De buren"}),
        }
        one = Follower(await join(self._server.url, CODE, form))
        if at % 3:
            await one.load_page()
        await one.connect()
        self._screens[one.person] = one

    # --- playing ---------------------------------------------------------------------------------

    async def _burst(self, burst: Burst) -> None:
        """Play a burst, measure it, and have a bare broadcast after it."""
        awake = [one for one in self._all if one.connected]
        listener = next(one for one in awake if one.seat.role == "participant")
        heard, first = listener.bytes_heard, len(self.sent)
        processor, start = self._processor_s(), time.perf_counter()
        await self._say(burst)
        sent = self.sent[first:]
        await _settled(awake, sent)
        self._processor += self._processor_s() - processor
        self._played += time.perf_counter() - start
        for one in (one for one in sent if one.seq):
            others = [other for other in awake if other is not one.author and other.seq >= one.seq]
            self._live[one.kind].extend((other.when(one.seq) - one.at) * 1000 for other in others)
        if self._bare:
            await self._broadcast(sent, start, (listener.bytes_heard - heard) // len(sent))

    async def _say(self, burst: Burst) -> None:
        """Send all commands of a burst within a moment, or each when the one before was answered."""
        moment = max(self._moment, len(burst.acts) / PRESSES) if not burst.in_turn else 0.0
        start = time.perf_counter()
        for at, act in enumerate(burst.acts):
            await asyncio.sleep(max(0.0, start + at * moment / len(burst.acts) - time.perf_counter()))
            author = self._screens.get(act.by.id, self._lead)
            command = act.command.model_dump(mode="json", exclude_none=True)
            sent = Sent(f"c{len(self.sent):05}", author, act.command.kind, time.perf_counter())
            author.send(sent.id, command)
            self.sent.append(sent)
            if burst.in_turn:
                await _settled([author], [sent])

    async def _wake(self, people: frozenset[str]) -> None:
        """Have phones wake up: every other one loads its page anew, the rest go on where they were."""
        for at, id in enumerate(sorted(people)):
            if at % 2:
                await self._screens[id].load_page()
            await self._screens[id].connect()

    def _processor_s(self) -> float:
        times = self._server.process.cpu_times()
        return float(times.user + times.system)

    # --- beside it -------------------------------------------------------------------------------

    async def _broadcast(self, sent: Sequence[Sent], start: float, size: int) -> None:
        """Send as many messages at the same moments, together as many bytes as a participant got."""
        numbers = {next(_numbers): one for one in sent}
        places = {id(screen): at for at, screen in enumerate(self._all)}
        said, again = dict[int, float](), time.perf_counter()
        for number, one in numbers.items():
            await asyncio.sleep(max(0.0, again + one.at - start - time.perf_counter()))
            said[number] = time.perf_counter()
            self._raw[places[id(one.author)]].say(mark(number).ljust(size, "x"))
        async with asyncio.timeout(LOST_AFTER):
            while any(len(ear.heard) < len(numbers) for ear in self._raw):
                await asyncio.sleep(0.002)
        for number, one in numbers.items():
            ears = [ear for at, ear in enumerate(self._raw) if at != places[id(one.author)]]
            self._bare_beside[one.kind].extend((ear.heard[number] - said[number]) * 1000 for ear in ears)
        for ear in self._raw:
            ear.heard.clear()

    def _measured(self) -> dict[str, Any]:
        return {
            "people": self._people,
            "kinds": dict(Counter(one.kind for one in self.sent).most_common()),
            "refused": [code for screen in self._all for _, code in screen.refused],
            "played_s": round(self._played, 1),
            "processor_s": round(self._processor, 1),
            "heard_mb": round(max(one.bytes_heard for one in self._all) / 1e6, 1),
            "notes": self._beside({NOTE}),
            "others": self._beside(self._live.keys() - {NOTE}),
            "by_kind": {kind: self._beside({kind}) for kind in sorted(self._live)},
        }

    def _beside(self, kinds: Set[str]) -> dict[str, Any]:
        """Return how late these came, beside the bare broadcast of as many bytes."""
        live, bare = ([ms for kind in kinds for ms in one[kind]] for one in (self._live, self._bare_beside))
        found: dict[str, Any] = {}
        for name, share in (("p50", 0.5), ("p95", 0.95)):
            found[name] = {"live_ms": round(percentile(live, share), 2)}
            if bare:
                raw = percentile(bare, share)
                found[name] |= {"raw_ms": round(raw, 2), "ratio": round(percentile(live, share) / raw, 2)}
        return found


async def _settled(awake: Sequence[Follower], sent: Sequence[Sent]) -> None:
    """Wait until all was answered, and seen by everybody; what never comes is counted afterwards."""
    deadline = time.perf_counter() + LOST_AFTER
    while time.perf_counter() < deadline:
        refused = {id for one in sent for id, _ in one.author.refused}
        last = max(one.seq for one in sent)
        if all(one.seq or one.id in refused for one in sent) and all(one.seq >= last for one in awake):
            return
        await asyncio.sleep(0.002)
