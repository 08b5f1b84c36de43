"""How a wish becomes a fact: durable first, exactly once, and everybody or nobody."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chain.commands import Command, read_command
from chain.errors import ChainError, NotAllowed, StoreUnavailable
from chain.model import By
from chain.settings import Settings
from chain.store import Entry
from chain.view import View, Viewer
from chain.vocabulary import LETTERS, Language, Letter, Role
from live.hub import Created, Hub
from live.room import Room

STRANGER = By(role=Role.STRANGER)


@pytest.fixture
def created(hub: Hub) -> Created:
    return hub.create("Ketendag", "", language=Language.NL, facilitator="Saskia")


def lead(hub: Hub, created: Created) -> By:
    return hub.follow_link(created.link.rsplit("/", 1)[1]).by


def command(kind: str, **fields: Any) -> Command:
    return read_command({"kind": kind, **fields})


def join(id: str) -> Command:
    return command("join", participant={"id": id, "name": "Noor", "house": "Elders"})


def in_room(hub: Hub, workshop: str, work: Callable[[Room], Awaitable[Any]]) -> Any:
    async def on_loop() -> Any:
        return await work(await hub.room(workshop))

    return hub._wait(on_loop())


def seen(hub: Hub, created: Created) -> View:
    return hub.view(created.workshop, Viewer(role=Role.FACILITATOR))


def test_an_accepted_command_is_in_the_log_when_its_answer_comes(hub: Hub, created: Created) -> None:
    seq = hub.submit(created.workshop, join("p1"), STRANGER)

    assert hub.store.read(created.workshop)[-1].seq == seq


def test_a_command_id_that_was_seen_before_gets_its_first_answer_and_changes_nothing(
    hub: Hub, created: Created
) -> None:
    first = in_room(hub, created.workshop, lambda room: room.submit("once", join("p1"), STRANGER))
    hub.submit(created.workshop, join("p2"), STRANGER)

    again = in_room(hub, created.workshop, lambda room: room.submit("once", join("p1"), STRANGER))

    assert again == first
    assert len(seen(hub, created).people) == 2


def test_the_same_id_many_times_at_once_is_written_once(hub: Hub, created: Created) -> None:
    async def crowd(room: Room) -> list[int]:
        return await asyncio.gather(*(room.submit("once", join("p1"), STRANGER) for _ in range(20)))

    answers = in_room(hub, created.workshop, crowd)

    assert len(set(answers)) == 1
    assert len(seen(hub, created).people) == 1


def test_a_retry_of_a_command_that_changed_nothing_changes_nothing_later(hub: Hub, created: Created) -> None:
    by = lead(hub, created)
    unlocked, locked = command("lock_writing", locked=False), command("lock_writing", locked=True)
    in_room(hub, created.workshop, lambda room: room.submit("noop", unlocked, by))
    hub.submit(created.workshop, locked, by)

    in_room(hub, created.workshop, lambda room: room.submit("noop", unlocked, by))

    assert seen(hub, created).writing_locked


def test_a_retry_after_a_restart_gets_its_first_answer(settings: Settings) -> None:
    before = Hub(settings).start()
    created = before.create("Ketendag", "", language=Language.NL, facilitator="Saskia")
    first = in_room(before, created.workshop, lambda room: room.submit("once", join("p1"), STRANGER))
    before.stop()
    after = Hub(settings).start()

    again = in_room(after, created.workshop, lambda room: room.submit("once", join("p1"), STRANGER))

    assert again == first
    after.stop()


def test_one_refused_command_does_not_refuse_the_others_of_its_batch(hub: Hub, created: Created) -> None:
    async def crowd(room: Room) -> list[Any]:
        wishes = [
            room.submit("good", join("p1"), STRANGER),
            room.submit("bad", command("lock_writing", locked=True), STRANGER),
            room.submit("fine", join("p2"), STRANGER),
        ]
        return await asyncio.gather(*wishes, return_exceptions=True)

    answers = in_room(hub, created.workshop, crowd)

    assert isinstance(answers[1], NotAllowed)
    assert [one.id for one in seen(hub, created).people] == ["p1", "p2"]


def test_two_processes_on_one_log_lose_and_double_nothing(settings: Settings) -> None:
    hubs = [Hub(settings).start(), Hub(settings).start()]
    created = hubs[0].create("Ketendag", "", language=Language.NL, facilitator="Saskia")

    async def crowd(room: Room, start: int) -> None:
        await asyncio.gather(
            *(room.submit(f"c{start + n}", join(f"p{start + n}"), STRANGER) for n in range(50))
        )

    async def both(hub: Hub, start: int) -> None:
        await crowd(await hub.room(created.workshop), start)

    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda hub, start: hub._wait(both(hub, start)), hubs, (0, 100)))

    log = hubs[0].store.read(created.workshop)
    assert [one.seq for one in log] == list(range(1, 102))
    assert len({one.act for one in log}) == 101
    for one in hubs:
        in_room(one, created.workshop, lambda room: room.catch_up(101))
        assert len(seen(one, created).people) == 100
        one.stop()


def test_what_another_process_writes_during_a_batch_is_not_missed(settings: Settings) -> None:
    here, there = Hub(settings).start(), Hub(settings).start()
    created = here.create("Ketendag", "", language=Language.NL, facilitator="Saskia")

    async def told_during_a_batch(room: Room) -> None:
        mine = asyncio.ensure_future(room.submit("mine", join("p1"), STRANGER))
        await asyncio.sleep(0)
        seq = await asyncio.to_thread(there.submit, created.workshop, join("p2"), STRANGER)
        await room.catch_up(seq)
        await mine

    in_room(here, created.workshop, told_during_a_batch)

    assert {one.id for one in seen(here, created).people} == {"p1", "p2"}
    here.stop()
    there.stop()


class Broken:
    """A store that cannot be written to for a while."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.broken = True

    def append(self, workshop: str, after: int, batch: Sequence[Entry]) -> None:
        if self.broken:
            raise StoreUnavailable("store-unavailable", reason="full")
        self._store.append(workshop, after, batch)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_when_the_store_fails_nobody_hears_of_it_and_the_next_try_works(hub: Hub, created: Created) -> None:
    broken = Broken(hub.store)
    in_room(hub, created.workshop, lambda room: _with(room, broken))
    before = seen(hub, created).seq

    with pytest.raises(StoreUnavailable):
        in_room(hub, created.workshop, lambda room: room.submit("kept", join("p1"), STRANGER))
    assert seen(hub, created).seq == before
    broken.broken = False
    in_room(hub, created.workshop, lambda room: room.submit("kept", join("p1"), STRANGER))

    assert [one.id for one in seen(hub, created).people] == ["p1"]


async def _with(room: Room, store: Any) -> None:
    room._store = store


def test_a_workshop_opens_again_as_it_was_with_its_snapshots(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live.room.SNAPSHOT_EVERY", 10)
    before = Hub(settings).start()
    created = before.create("Ketendag", "", language=Language.NL, facilitator="Saskia")
    for number in range(37):
        before.submit(created.workshop, join(f"p{number}"), STRANGER)
    state = before.view(created.workshop, Viewer(role=Role.FACILITATOR))._state
    before.stop()

    after = Hub(settings).start()

    assert after.view(created.workshop, Viewer(role=Role.FACILITATOR))._state == state
    after.stop()


def test_a_workshop_that_does_not_exist_has_no_room_to_look_into(hub: Hub) -> None:
    with pytest.raises(ChainError, match="workshop-not-found"):
        hub.view("nowhere", Viewer(role=Role.PROJECTOR))


def test_the_house_sample_is_made_once(hub: Hub) -> None:
    first = hub.house_sample(Language.NL)

    again = hub.house_sample(Language.NL)

    assert again.workshop == first.workshop
    assert again.link != first.link
    sample = hub.view(first.workshop, Viewer(role=Role.PROJECTOR))
    assert [sample.letter(one).notes for one in LETTERS] == [8, 8, 7, 7]
    assert sample.board(Letter.T)[0].result is not None


def test_only_the_latest_facilitator_link_works(hub: Hub, created: Created) -> None:
    seat = hub.follow_link(created.link.rsplit("/", 1)[1])

    renewed = hub.link(created.workshop, Role.FACILITATOR, seat.person)

    assert hub.follow_link(renewed.rsplit("/", 1)[1]) == seat
    with pytest.raises(ChainError, match="link-unknown"):
        hub.follow_link(created.link.rsplit("/", 1)[1])


def test_where_a_password_is_set_strangers_create_nothing(settings: Settings) -> None:
    closed = Hub(settings.model_copy(update={"facilitator_password": _secret("geheim")})).start()

    with pytest.raises(NotAllowed, match="password-wrong"):
        closed.create("Ketendag", "", language=Language.NL, facilitator="Saskia", password="geraden")

    assert closed.create("Ketendag", "", language=Language.NL, facilitator="Saskia", password="geheim").code
    closed.stop()


def _secret(text: str) -> Any:
    from pydantic import SecretStr

    return SecretStr(text)


def test_events_carry_the_time_of_the_clock(settings: Settings) -> None:
    noon = dt.datetime(2026, 10, 8, 12, tzinfo=dt.UTC)
    hub = Hub(settings, clock=lambda: noon).start()

    created = hub.create("Ketendag", "", language=Language.NL, facilitator="Saskia")

    assert hub.store.read(created.workshop)[0].at == noon
    hub.stop()
