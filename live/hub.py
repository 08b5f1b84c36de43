"""All rooms of this process, and the door to them for routes (async) and for pages and scripts (sync)."""

import asyncio
import datetime as dt
import hmac
import io
import secrets
import threading
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import segno

from chain.case import Step, read, script
from chain.commands import Command, CreateWorkshop
from chain.errors import Conflict, NotAllowed, NotFound
from chain.guide.presets import agenda
from chain.model import By, Facilitator
from chain.play import play
from chain.rehearsal.copy import copied
from chain.rehearsal.seats import is_rehearsal, rehearsal_of, rehearsed
from chain.samples import sample
from chain.settings import Settings
from chain.store import Key, KeyKind, Store, open_store
from chain.view import View, Viewer, view
from chain.vocabulary import SEQUENCES, Language, Preset, Role
from live.address import public_url, serve
from live.identity import LINK_PATHS, Seat, hashed, new_code, new_id, new_token, seat_of, tokens
from live.rehearsal import Troupe
from live.room import Clock, Room

SAMPLE_FACILITATOR = "Saskia"
ROOMS_KEPT = 64
REHEARSALS = 3
"""How many rehearsals of one workshop there may be at a time."""
REHEARSED_FOR = dt.timedelta(days=1)
"""Older rehearsals are cleared away when the server starts."""
ANSWER_WITHIN = 60
"""Seconds that a page waits for an answer before it gives up."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Created:
    """A new workshop, and the facilitator's secret link to it (a path), shown once."""

    workshop: str
    code: str
    link: str


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Hub:
    """Opens rooms, seats people and hands out links.

    Async methods are for routes; the others may be called from any thread but the event loop's own.
    """

    def __init__(self, settings: Settings, store: Store | None = None, clock: Clock = _now) -> None:
        """Use this store, or the one that the settings name."""
        self.settings = settings
        self.store = store or open_store(settings)
        self._clock = clock
        self._rooms: dict[str, asyncio.Task[Room]] = {}
        # One thread writes: SQLite has one writer anyway, and commits of a room stay in order.
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._unwatch: Callable[[], None] = lambda: None

    # --- starting and stopping -----------------------------------------------------------------

    def start(self) -> "Hub":
        """Run on an event loop of its own, for scripts and tests without a server."""
        loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=loop.run_forever, name="hub", daemon=True)
        self._thread.start()
        self.start_on(loop)
        return self

    def start_on(self, loop: asyncio.AbstractEventLoop) -> None:
        """Run on the server's event loop."""
        self._loop = loop
        serve(self.settings)
        self._writer.submit(self._clear_away)

        def moved(workshop: str, seq: int) -> None:
            loop.call_soon_threadsafe(self._moved, workshop, seq)

        self._unwatch = self.store.watch(moved)

    def stop(self) -> None:
        """Finish what is being written, and close the store."""
        self._unwatch()
        self._writer.shutdown(wait=True)
        if self._thread and self._loop:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
        self.store.close()

    def _moved(self, workshop: str, seq: int) -> None:
        """Another process wrote to this workshop: catch up if it is open here."""
        opening = self._rooms.get(workshop)
        if opening is None or not opening.done() or opening.exception():
            return
        opening.result().catch_up(seq)

    # --- rooms ---------------------------------------------------------------------------------

    async def room(self, workshop: str) -> Room:
        """Return the room of a workshop, opened once however many ask for it at the same moment.

        Use it before the next ``await``: a room without followers may be let go at any moment.
        """
        while True:
            opening = self._rooms.get(workshop)
            if opening is None:
                self._let_idle_rooms_go()
                opening = self._rooms[workshop] = asyncio.create_task(self._open(workshop))
            try:
                room = await asyncio.shield(opening)
            except Exception:
                # A failed opening is not kept: the next one who asks tries again.
                if self._rooms.get(workshop) is opening:
                    del self._rooms[workshop]
                raise
            if self._rooms.get(workshop) is opening:
                return room

    async def _open(self, workshop: str) -> Room:
        room = Room(workshop, self.store, writer=self._writer, clock=self._clock)
        await room.open()
        if is_rehearsal(workshop):
            Troupe(room, self._clock)
        return room

    def _let_idle_rooms_go(self) -> None:
        if len(self._rooms) < ROOMS_KEPT:
            return
        for id, opening in list(self._rooms.items()):
            if opening.done() and not opening.exception() and opening.result().idle:
                del self._rooms[id]

    async def submit_async(self, workshop: str, command: Command, by: By, *, id: str = "") -> int:
        """Have a command decided and written; return its seq once it is on disk."""
        return await (await self.room(workshop)).submit(id or new_id(), command, by)

    async def view_async(self, workshop: str, viewer: Viewer) -> View:
        """Return a workshop as this viewer may see it."""
        room = await self.room(workshop)
        return view(room.opened(), viewer, room.audience.present, self._clock())

    def submit(self, workshop: str, command: Command, by: By) -> int:
        """Have a command decided and written; return its seq once it is on disk."""
        return self._wait(self.submit_async(workshop, command, by))

    def view(self, workshop: str, viewer: Viewer) -> View:
        """Return a workshop as this viewer may see it."""
        return self._wait(self.view_async(workshop, viewer))

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T:
        if self._loop is None:
            raise RuntimeError("the hub has not been started")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(ANSWER_WITHIN)

    # --- workshops -----------------------------------------------------------------------------

    def create(
        self,
        title: str,
        theme: str,
        *,
        language: Language,
        facilitator: str,
        preset: Preset = Preset.HALF_DAY,
        sequence: str = "TWOS",
        password: str = "",
    ) -> Created:
        """Start a workshop and return its code and the facilitator's link.

        Raises:
            NotAllowed: ``password-wrong`` where the house asks for a password.
        """
        self.check_password(password)
        order = SEQUENCES[sequence]
        lead = Facilitator(id=new_id(), name=facilitator, language=language)
        workshop = new_id()
        wish = CreateWorkshop(
            id=workshop,
            code=new_code(),
            title=title,
            theme=theme,
            language=language,
            sequence=order,
            agenda=agenda(preset, order),
            facilitator=lead,
        )
        self._wait(self._create(wish))
        return Created(workshop, self._code(workshop), self.link(workshop, Role.FACILITATOR, lead.id))

    async def _create(self, wish: CreateWorkshop) -> None:
        by = By(role=Role.FACILITATOR, id=wish.facilitator.id)
        while True:
            try:
                await self.submit_async(wish.id, wish, by)
            except Conflict as conflict:
                if conflict.code != "code-taken":
                    raise
                wish = wish.model_copy(update={"code": new_code()})
            else:
                return

    def _code(self, workshop: str) -> str:
        return self.view(workshop, Viewer(role=Role.STRANGER)).code

    def import_case(
        self, data: bytes, *, language: Language, facilitator: str, password: str = ""
    ) -> Created:
        """Open a workshop from a file by the same commands that people use; all of it, or nothing.

        Raises:
            Invalid: the file is broken; the code and params name the place.
        """
        self.check_password(password)
        return self._play(read(data), language, facilitator)

    def open_sample(self, language: Language, *, password: str = "") -> Created:
        """Make a sample workshop of one's own to try things in."""
        self.check_password(password)
        return self._play(sample(), language, SAMPLE_FACILITATOR)

    def rehearse(self, workshop: str, facilitator: str) -> Created:
        """Make a rehearsal of a workshop for one of its facilitators, with simulated people at the table.

        The oldest one of the same workshop makes way where there are as many as there may be.
        """
        seen = self.view(workshop, Viewer(role=Role.FACILITATOR, id=facilitator))
        leads = next(one for one in seen.facilitators if one.id == facilitator)
        for old in self._rehearsals(workshop)[REHEARSALS - 1 :]:
            self.forget_rehearsal(old)
        copy = rehearsal_of(workshop, secrets.token_hex(3))
        self._wait(self._play_steps(copy, list(copied(seen, copy, new_code(), leads))))
        return Created(copy, self._code(copy), self.link(copy, Role.FACILITATOR, leads.id))

    def _rehearsals(self, workshop: str) -> list[str]:
        """Return the ids of the rehearsals of a workshop, the newest first."""
        listed = (one.id for one in self.store.workshops() if is_rehearsal(one.id))
        return [one for one in listed if rehearsed(one) == workshop]

    def forget_rehearsal(self, workshop: str) -> None:
        """Leave a rehearsal: nothing of it remains, and its screens go dark."""
        self._wait(self._forget(workshop))

    async def _forget(self, workshop: str) -> None:
        if not is_rehearsal(workshop):
            raise ValueError("what people said is kept")
        opening = self._rooms.pop(workshop, None)
        room = await opening if opening else None
        if room:
            await room.settled()
        await asyncio.get_running_loop().run_in_executor(self._writer, self.store.forget, workshop)
        if room:
            room.audience.start_over()

    def _clear_away(self) -> None:
        """Forget rehearsals that nobody has left since yesterday."""
        for one in self.store.workshops():
            if is_rehearsal(one.id) and self._clock() - one.created_at > REHEARSED_FOR:
                self.store.forget(one.id)

    def house_sample(self, language: Language) -> Created:
        """Return the sample workshop of this installation, made on its first start, with a new link."""
        workshop = f"sample-{language.value}"
        if self._wait(self.room(workshop)).state is None:
            return self._play(sample(), language, SAMPLE_FACILITATOR, workshop=workshop)
        lead = self.view(workshop, Viewer(role=Role.PROJECTOR)).facilitators[0]
        return Created(workshop, self._code(workshop), self.link(workshop, Role.FACILITATOR, lead.id))

    def _play(
        self, case: Mapping[str, Any], language: Language, facilitator: str, *, workshop: str = ""
    ) -> Created:
        lead = Facilitator(id=new_id(), name=facilitator, language=language)
        workshop = workshop or new_id()
        steps = list(script(case, language, workshop_id=workshop, code=new_code(), facilitator=lead))
        play(steps, self._clock())  # a file that breaks a rule is refused before anything is written
        self._wait(self._play_steps(workshop, steps))
        return Created(workshop, self._code(workshop), self.link(workshop, Role.FACILITATOR, lead.id))

    async def _play_steps(self, workshop: str, steps: list[Step]) -> None:
        room = await self.room(workshop)
        await asyncio.gather(*(room.submit(new_id(), step.command, step.by) for step in steps))

    def check_password(self, password: str) -> None:
        """Refuse a stranger where creating workshops is closed to strangers.

        Raises:
            NotAllowed: ``password-wrong``.
        """
        wanted = self.settings.facilitator_password.get_secret_value()
        if wanted and not hmac.compare_digest(wanted.encode(), password.encode()):
            raise NotAllowed("password-wrong")

    # --- people --------------------------------------------------------------------------------

    async def by_code(self, code: str) -> str:
        """Return the workshop with this join code.

        Raises:
            NotFound: ``code-unknown``.
        """
        found = await asyncio.to_thread(self.store.by_code, code)
        if found is None:
            raise NotFound("code-unknown")
        return found

    def link(self, workshop: str, role: Role, person: str) -> str:
        """Make a secret link (a path) for this seat; links made before for the same seat stop working."""
        self.store.drop_keys(workshop, person=person, kind="link")
        return LINK_PATHS[role] + self.token(Seat(workshop, role, person), kind="link")

    def token(self, seat: Seat, *, kind: KeyKind = "browser") -> str:
        """Make a token for this seat and keep its hash."""
        token = new_token()
        self.store.add_key(
            Key(
                hash=hashed(token),
                workshop=seat.workshop,
                role=seat.role,
                person=seat.person,
                kind=kind,
                created_at=self._clock(),
            )
        )
        return token

    def follow_link(self, secret: str) -> Seat:
        """Return the seat that a secret link opens.

        Raises:
            NotFound: ``link-unknown``.
        """
        key = self.store.find_key(hashed(secret))
        return seat_of(key if key and key.kind == "link" else None)

    def seats(self, cookies: Mapping[str, str], workshop: str = "") -> tuple[Seat, ...]:
        """Return the seats that these cookies prove, facilitators' first; of one workshop or of all."""
        keys = (self.store.find_key(hashed(token)) for token in tokens(cookies, workshop))
        found = (seat_of(key) for key in keys if key and key.kind == "browser")
        return tuple(one for one in dict.fromkeys(found) if workshop in ("", one.workshop))

    def seat(self, cookies: Mapping[str, str], workshop: str, role: Role | None = None) -> Seat | None:
        """Return the best seat in this workshop, or the one in this role."""
        return next((one for one in self.seats(cookies, workshop) if role in (None, one.role)), None)

    def absolute(self, path: str) -> str:
        """Return a path of ours as the address that guests use."""
        return public_url(self.settings) + path

    def join_url(self, code: str) -> str:
        """Return the address that guests scan or type."""
        return self.absolute(f"/join/{code}")

    def qr_svg(self, url: str, *, standalone: bool = False) -> str:
        """Return a QR code of an address as SVG, to stand in a page or to be a file of its own."""
        out = io.BytesIO()
        segno.make(url, error="m").save(
            out,
            kind="svg",
            scale=8,
            border=2,
            dark="#000",
            light="#fff",
            xmldecl=False,
            svgns=standalone,
            nl=False,
        )
        return out.getvalue().decode()


_hub: Hub | None = None


def use(hub: Hub | None) -> None:
    """Make this the hub of the process."""
    global _hub
    _hub = hub


def current() -> Hub:
    """Return the hub of the process.

    Raises:
        NotFound: nobody has started one.
    """
    if _hub is None:
        raise NotFound("hub-not-started")
    return _hub
