"""What every store promises, whatever database is behind it. What is not tested here does not exist."""

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from chain import events as e
from chain.errors import Conflict, StoreUnavailable
from chain.events import Recorded
from chain.fold import fold
from chain.store import Entry, Store
from chain.store.row import KINDS
from tests.chain.store.builders import EVERY_EVENT, NOON, a_creation, a_key, a_noted, an_entry
from tests.chain.store.database import Database

FAULTS = ["locked", "read-only", "full", "gone"]


def keep_appending(store: Store, names: Sequence[str]) -> None:
    """Append a note for each name, again and again until it is in, as rooms do."""
    for name in names:
        while True:
            at = len(store.read("w1"))
            try:
                store.append("w1", at, [an_entry(at, a_noted(), a_noted(), command=name)])
                break
            except (Conflict, StoreUnavailable):
                continue


class TestStore:
    """The contract."""

    def test_every_kind_of_event_comes_back_as_it_went_in(self, store: Store) -> None:
        entries = [an_entry(n, event) for n, event in enumerate(EVERY_EVENT)]

        store.append("w1", 0, entries)

        assert {event.kind for event in EVERY_EVENT} == KINDS
        assert store.read("w1") == [recorded for entry in entries for recorded in entry.events]

    def test_moments_come_back_in_utc_to_the_microsecond(self, store: Store) -> None:
        amsterdam = NOON.astimezone(dt.timezone(dt.timedelta(hours=1)))

        store.append("w1", 0, [an_entry(0, a_creation(), at=amsterdam)])

        (read,) = store.read("w1")
        assert read.at == NOON
        assert read.at.tzinfo is dt.UTC

    def test_reading_goes_on_after_a_given_event(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted(), a_noted())])

        assert [recorded.seq for recorded in store.read("w1", after=1)] == [2, 3]

    def test_workshops_have_logs_of_their_own(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation("w1", "AAAAAA"))])
        store.append("w2", 0, [an_entry(0, a_creation("w2", "BBBBBB"), command="same")])

        store.append("w1", 1, [an_entry(1, a_noted(), command="same")])

        assert len(store.read("w1")) == 2
        assert len(store.read("w2")) == 1

    def test_a_log_that_moved_refuses_the_batch_and_says_where_it_is(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted())])

        with pytest.raises(Conflict, match="log-moved") as refused:
            store.append("w1", 1, [an_entry(1, a_noted())])

        assert refused.value.params == {"expected": 1, "actual": 2}
        assert len(store.read("w1")) == 2

    def test_a_command_counts_once(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), command="first")])

        with pytest.raises(Conflict, match="command-seen"):
            store.append(
                "w1", 1, [an_entry(1, a_noted(), command="new"), an_entry(2, a_noted(), command="first")]
            )

        assert len(store.read("w1")) == 1
        assert store.answers("w1", ["first", "new"]) == {"first": 1}

    def test_a_command_without_events_has_an_answer_too(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted()), an_entry(2, command="nothing")])
        store.append("w1", 2, [an_entry(2, command="again nothing")])

        assert store.answers("w1", {"nothing", "again nothing"}) == {"nothing": 2, "again nothing": 2}
        assert store.answers("w1", []) == {}
        with pytest.raises(Conflict, match="command-seen"):
            store.append("w1", 2, [an_entry(2, command="nothing")])

    @pytest.mark.parametrize(
        "batch",
        [
            [an_entry(1, a_noted())],
            [an_entry(0, a_noted()), an_entry(0, a_noted())],
            [Entry(command="c", answer=7, events=())],
            [Entry(command="other", answer=1, events=an_entry(0, a_noted()).events)],
        ],
    )
    def test_numbers_that_do_not_follow_are_a_mistake_of_the_caller(
        self, store: Store, batch: list[Entry]
    ) -> None:
        with pytest.raises(ValueError, match=r"should be|does not follow"):
            store.append("w1", 0, batch)

    def test_a_join_code_belongs_to_one_workshop(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation("w1", "KAAS42"))])

        with pytest.raises(Conflict, match="code-taken"):
            store.append("w2", 0, [an_entry(0, a_creation("w2", "KAAS42"))])

        assert store.read("w2") == []
        assert store.by_code("KAAS42") == "w1"
        assert store.by_code("NONE42") is None

    def test_workshops_are_listed_newest_first_under_their_latest_title(self, store: Store) -> None:
        later = NOON + dt.timedelta(hours=1)
        store.append("w1", 0, [an_entry(0, a_creation("w1", "AAAAAA", "Old"))])
        store.append("w2", 0, [an_entry(0, a_creation("w2", "BBBBBB", "Kade"), at=later)])

        store.append("w1", 1, [an_entry(1, e.WorkshopDescribed(title="Kelder", date=None, location=""))])

        listed = [(one.id, one.code, one.title, one.created_at) for one in store.workshops()]
        assert listed == [("w2", "BBBBBB", "Kade", later), ("w1", "AAAAAA", "Kelder", NOON)]

    def test_a_forgotten_workshop_leaves_nothing_and_takes_nothing_of_another_along(
        self, store: Store, database: Database
    ) -> None:
        for id, code, hash in (("w1", "AAAAAA", "1" * 64), ("w2", "BBBBBB", "2" * 64)):
            store.append(id, 0, [an_entry(0, a_creation(id, code), a_noted())])
            store.add_key(a_key(hash, workshop=id))
            state = store.open(id)
            assert state is not None
            store.keep(state)

        store.forget("w1")

        tables = {"event": 2, "command": 1, "snapshot": 1, "access_key": 1, "workshop": 1}
        for table, left in tables.items():
            of = "id" if table == "workshop" else "workshop"
            rows = database.run(f"SELECT {of} FROM {table}")  # noqa: S608 - words of ours
            assert rows == [("w2",)] * left

    def test_two_stores_and_many_threads_lose_and_double_nothing(
        self, store: Store, database: Database, connect_to: Callable[[str], Store]
    ) -> None:
        other = connect_to(database.url)
        store.append("w1", 0, [an_entry(0, a_creation(), command="c")])
        names = [[f"{thread}-{n}" for n in range(12)] for thread in range(4)]

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(keep_appending, [store, store, other, other], names))

        log = store.read("w1")
        assert [recorded.seq for recorded in log] == list(range(1, 98))
        assert sorted(one.act for one in log[1::2]) == sorted(name for own in names for name in own)
        assert all(first.act == second.act for first, second in zip(log[1::2], log[2::2], strict=True))

    def test_a_reader_that_follows_the_log_misses_nothing(
        self, store: Store, database: Database, connect_to: Callable[[str], Store]
    ) -> None:
        store.append("w1", 0, [an_entry(0, a_creation())])
        reader, done, seen = connect_to(database.url), threading.Event(), list[Recorded]()

        def follow() -> None:
            while True:
                last_look = done.is_set()
                seen.extend(reader.read("w1", after=len(seen)))
                if last_look:
                    return

        with ThreadPoolExecutor(3) as pool:
            following = pool.submit(follow)
            names = [[f"{thread}-{n}" for n in range(15)] for thread in range(2)]
            list(pool.map(keep_appending, [store, store], names))
            done.set()
            following.result()

        assert [recorded.seq for recorded in seen] == list(range(1, 62))
        assert seen == store.read("w1")

    def test_a_workshop_opens_as_all_its_events_add_up(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted(), e.LetterOpened(letter="T"))])

        assert store.open("w1") == fold(None, store.read("w1"))
        assert store.open("nobody's") is None

    def test_a_snapshot_and_what_came_after_add_up_to_the_same(self, store: Store) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted(), a_noted())])
        kept = store.open("w1")
        assert kept is not None
        store.keep(kept)
        store.append("w1", 3, [an_entry(3, a_noted())])

        opened = store.open("w1")

        assert opened is not None
        assert opened.seq == 4
        assert opened == fold(None, store.read("w1"))

    def test_an_earlier_snapshot_does_not_replace_a_later_one(self, store: Store, database: Database) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted())])
        for seq in (2, 1):
            early = fold(None, store.read("w1")[:seq])
            assert early is not None
            store.keep(early)

        assert database.run("SELECT seq FROM snapshot") == [(2,)]

    @pytest.mark.parametrize("damage", ["body = substr(body, 5)", "schema = 'of older code'"])
    def test_a_snapshot_that_is_of_no_use_is_passed_over(
        self, store: Store, database: Database, damage: str
    ) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted())])
        state = store.open("w1")
        assert state is not None
        store.keep(state)
        database.run("UPDATE snapshot SET " + damage)  # noqa: S608 - words of ours

        assert store.open("w1") == state

    def test_opening_a_long_log_leaves_a_snapshot(self, store: Store, database: Database) -> None:
        events = [e.WritingLocked(locked=n % 2 == 0) for n in range(1001)]
        store.append("w1", 0, [an_entry(0, a_creation(), *events)])

        state = store.open("w1")

        assert database.run("SELECT seq FROM snapshot") == [(1002,)]
        assert store.open("w1") == state

    @pytest.mark.parametrize("change", ["kind = 'note_sung'", "version = 99"])
    def test_an_event_of_newer_code_is_named_as_such(
        self, store: Store, database: Database, change: str
    ) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted())])
        database.run("UPDATE event SET " + change)  # noqa: S608 - words of ours

        with pytest.raises(StoreUnavailable, match="log-from-the-future"):
            store.open("w1")

    def test_a_damaged_event_is_named_without_quoting_it(self, store: Store, database: Database) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), a_noted())])
        database.run("""UPDATE event SET body = '{"kind": "note_written", "note": "canary"}' WHERE seq = 2""")

        with pytest.raises(StoreUnavailable, match="log-damaged") as refused:
            store.read("w1")

        assert refused.value.params == {"seq": 2}
        assert refused.value.__cause__ is None

    def test_a_key_is_found_by_its_hash_until_it_is_dropped(self, store: Store) -> None:
        link, browser = a_key("1" * 64, kind="link"), a_key("2" * 64, kind="browser")
        others = a_key("3" * 64, person="mia"), a_key("4" * 64, workshop="w2")
        for key in (link, browser, *others):
            store.add_key(key)

        found = store.find_key(link.hash)
        store.drop_keys("w1", person="joost", kind="link")

        assert found == link
        assert store.find_key(link.hash) is None
        assert store.find_key(browser.hash) == browser
        store.drop_keys("w1", person="joost")
        assert store.find_key(browser.hash) is None
        assert [store.find_key(key.hash) for key in others] == list(others)

    @pytest.mark.parametrize("reason", FAULTS)
    def test_a_fault_changes_nothing_and_is_over_when_it_is_over(
        self, store: Store, database: Database, reason: str
    ) -> None:
        store.append("w1", 0, [an_entry(0, a_creation(), command="before")])
        notes = [an_entry(1, *[a_noted(text="x" * 2000) for _ in range(50)], command="during")]

        with database.fault(reason, store):
            for _ in range(2):
                with pytest.raises(StoreUnavailable, match="store-unavailable") as refused:
                    store.append("w1", 1, notes)
                assert refused.value.params == {"reason": reason}
                assert "xxx" not in str(refused.value.__cause__)

        assert [recorded.act for recorded in store.read("w1")] == ["before"]
        assert store.answers("w1", ["during"]) == {}
        store.append("w1", 1, notes)
        assert len(store.read("w1")) == 51

    @pytest.mark.parametrize("reason", FAULTS)
    def test_a_snapshot_that_cannot_be_left_troubles_nobody(
        self, store: Store, database: Database, reason: str
    ) -> None:
        store.append("w1", 0, [an_entry(0, a_creation())])
        state = store.open("w1")
        assert state is not None

        with database.fault(reason, store):
            store.keep(state)

        assert store.open("w1") == state
