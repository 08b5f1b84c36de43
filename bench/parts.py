"""The parts of a run: each measures one promise of the design and says whether it is kept."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.alone import alone, opening, printing
from bench.doors import doors
from bench.drawing import drawing
from bench.map_edit import edits
from bench.map_quality import as_data, compare_all, totals
from bench.map_speed import speed
from bench.ninety_minutes import ninety_minutes
from bench.notes import Stage
from bench.pages import open_ten
from bench.results import Row
from bench.server import WITH_RAW, Server, running
from bench.steady import full_hall, idle
from bench.table import Table, lay

ROUNDS, NOTES = 6, 20
SIZES = (10, 50, 100, 200)
HELD = (0, 500, 5_000)
SCREENS = 50
"""Where the size of the workshop is looked at, not that of the room."""


@dataclass(frozen=True)
class Found:
    """What a part measured, and its rows."""

    data: Mapping[str, Any]
    rows: tuple[Row, ...]


@contextmanager
def _stage(people: int, notes: int = 0) -> Iterator[tuple[Server, Table]]:
    with TemporaryDirectory(prefix="klanterfant-") as folder:
        table = lay(Path(folder), "hall", people=people, notes=notes)
        with running(WITH_RAW, Path(folder)) as server:
            yield server, table


def notes() -> Found:
    """A note to all other screens, for rooms of several sizes."""
    with _stage(max(SIZES)) as (server, table):
        data = {str(size): asyncio.run(_notes(server, table, size)) for size in SIZES}
    return Found(
        data, tuple(_ratio_row(f"note to {size} screens", data[str(size)], size == 100) for size in SIZES)
    )


async def _notes(server: Server, table: Table, size: int, *, pages: bool = False) -> dict[str, Any]:
    stage = await Stage.open(server.url, table, size)
    try:
        return await stage.rounds(ROUNDS, NOTES, partial(open_ten, server.url, table) if pages else None)
    finally:
        stage.close()


def _ratio_row(promise: str, found: Mapping[str, Any], promised: bool) -> Row:
    p50, p95 = found["each_p50"], found["each_p95"]
    target = "p95 at most 1.5x a bare broadcast" if promised else "(1.5x is promised at 100)"
    return Row(promise, target, _both(p50, p95), p95["ratio"] <= 1.5 if promised else None)


def _both(p50: Mapping[str, float], p95: Mapping[str, float]) -> str:
    return (
        f"p95 {p95['ratio']}x (p50 {p50['ratio']}x): p95 {p95['live_ms']} beside {p95['raw_ms']} ms, "
        f"p50 {p50['live_ms']} beside {p50['raw_ms']} ms"
    )


def pages() -> Found:
    """The same with ten people who open Streamlit pages during every round."""
    with _stage(110) as (server, table):
        data = asyncio.run(_notes(server, table, 100, pages=True))
    return Found(data, (_ratio_row("note to 100 screens while ten people open pages", data, promised=True),))


def hall() -> Found:
    """200 people who write a note every five seconds each."""
    with _stage(200) as (server, table):
        data = asyncio.run(full_hall(server, table, 202))
    p95 = data["p95"]
    speed = f"{p95['ratio']}x: {p95['live_ms']} beside {p95['raw_ms']} ms"
    return Found(
        data,
        (
            Row(
                "200 people, a note each per 5 s: nothing lost",
                "0 lost",
                f"{data['lost']} lost",
                data["lost"] == 0,
            ),
            Row("the same: p95", "under 2x a bare broadcast", speed, p95["ratio"] < 2),
            Row("the same: memory", "under 400 MB", f"{data['memory_mb']} MB", data["memory_mb"] < 400),
        ),
    )


def session() -> Found:
    """60 people through the 90-minute preset."""
    with TemporaryDirectory(prefix="klanterfant-") as folder:
        data = ninety_minutes(Path(folder), people=60)
    lost = data["commands"] - min(data["answered_once"], data["in_the_log_once"], data["answered_as_logged"])
    other = len(data["screens_that_differ"]) + sum(data["pictures"].values()) - len(data["pictures"])
    kept = lost == other == len(data["missing"]) == data["gaps_in_the_log"] == 0
    whole = f"{lost} of {data['commands']} commands lost, {other} of {data['screens']} screens differ"
    share = data["processor_s"] / data["played_s"]
    return Found(
        data,
        (
            Row("60 people through 90 minutes: nothing lost, all screens equal", "0 and 0", whole, kept),
            *(_late_row(what, data[name]) for what, name in (("notes", "notes"), ("all else", "others"))),
            Row("the same: memory", "(under 400 MB is promised for 200)", f"{data['memory_mb']} MB", None),
            Row("the same: processor", "-", f"{share:.0%} of a core for {data['played_s']} s", None),
        ),
    )


def acts() -> Found:
    """What each kind of act of that session costs to draw, in processor time."""
    data = drawing(people=60)
    costly = sorted(data["count_mean_max_ms"].items(), key=lambda one: -one[1][0] * one[1][1])
    told = ", ".join(f"{kind} {mean}" for kind, (_, mean, _) in costly[:6])
    measured = f"{data['total_s']} s of the processor; in ms each: {told}"
    return Found(data, (Row("drawing 90 minutes for 60 people", "-", measured, None),))


def _late_row(what: str, found: Mapping[str, Any]) -> Row:
    p50, p95 = found["p50"], found["p95"]
    target = "p95 under 2x a bare broadcast"
    return Row(f"the same: {what}", target, _both(p50, p95), p95["ratio"] < 2)


def quiet() -> Found:
    """A hundred people who only look."""
    with _stage(100) as (server, table):
        data = asyncio.run(idle(server, table, 102))
    share = data["share_of_a_core"]
    return Found(data, (Row("100 idle participants", "under 3 % of a core", f"{share:.1%}", share < 0.03),))


def held() -> Found:
    """A note in a workshop that holds none, some and very many already; the rounds of the three in turn."""
    with TemporaryDirectory(prefix="klanterfant-") as folder:
        tables = {count: lay(Path(folder), f"held-{count}", people=SCREENS, notes=count) for count in HELD}
        with running(WITH_RAW, Path(folder)) as server:
            data = asyncio.run(_held(server, tables))
    first, last = (data[str(count)]["each_p50"] for count in (HELD[0], HELD[-1]))
    growth = round(last["live_ms"] / first["live_ms"], 2)
    measured = f"{growth}x: p50 {last['live_ms']} beside {first['live_ms']} ms"
    row = Row(
        "note in a workshop of 5,000 notes", "as in an empty one (at most 1.2x)", measured, growth <= 1.2
    )
    return Found({**data, "growth": growth}, (row,))


async def _held(server: Server, tables: Mapping[int, Table]) -> dict[str, Any]:
    stages = {count: await Stage.open(server.url, table, SCREENS) for count, table in tables.items()}
    rounds: dict[int, list[dict[str, Any]]] = {count: [] for count in tables}
    for _ in range(ROUNDS // 2):
        for count, stage in stages.items():
            rounds[count].append(await stage.rounds(2, NOTES))
    for stage in stages.values():
        stage.close()
    return {
        str(count): sorted(found, key=lambda one: one["each_p50"]["live_ms"])[1]
        for count, found in rounds.items()
    }


def opened() -> Found:
    """Opening a long workshop."""
    data = alone(opening)
    measured = f"{data['with_snapshot_s']} s with its snapshot, {data['whole_log_s']} s from the whole log"
    row = Row(
        f"opening a workshop of {data['events']} events",
        "under 0.3 s",
        measured,
        data["with_snapshot_s"] < 0.3,
    )
    return Found(data, (row,))


def printed() -> Found:
    """The report as PDF."""
    data = alone(printing)
    sample, many = data["sample_s"], data["notes_500_s"]
    again = f" with reading the fonts; {data['sample_again_s']} s once more"
    return Found(
        data,
        (
            Row("PDF of the sample", "under 1 s", f"{sample} s{again}", sample < 1),
            Row("PDF of 500 notes", "under 2 s", f"{many} s", many < 2),
        ),
    )


def drawn() -> Found:
    """The chain map: layout, drawing and all measures."""
    data = speed()
    rows = []
    for size, promise, most in (
        ("60", "60 actors, 150 links", 0.1),
        ("1000", "1,000 actors, 3,000 links", 2),
    ):
        found = data[size]
        measured = (
            f"{found['together_s']} s: layout {found['layout_s']}, drawing {found['draw_s']}, "
            f"measures {found['measures_s']}"
        )
        rows.append(Row(f"map of {promise}", f"under {most} s", measured, found["together_s"] < most))
    return Found(data, tuple(rows))


def calm() -> Found:
    """How calm the layout of the map is, beside graphviz dot."""
    compared = compare_all()
    if compared is None:
        return Found({}, (Row("crossings and length of links", "at most 1.1x dot", "no dot here", None),))
    crossings, length = totals(compared)
    worst = max(one.ours.crossings / one.dots.crossings for one in compared if one.dots.crossings)
    measured = f"crossings {crossings}x (on one map at most {worst:.2f}x), length {length}x"
    row = Row(
        "crossings and length of links, 20 chains and the sample",
        "at most 1.1x dot",
        measured,
        max(crossings, length) <= 1.1,
    )
    return Found({"chains": as_data(compared)}, (row,))


def coming_in() -> Found:
    """From scanning the code to a usable room."""
    with _stage(10) as (server, table):
        data = doors(server, table)
    join, room = data["join_bytes"] / 1000, data["room_bytes"] / 1000
    phone, both = data["room_usable_s"], data["join_s"] + data["room_usable_s"]
    laptop = f"{data['laptop_ratio']}x: {data['laptop_s']} beside {data['empty_s']} s"
    return Found(
        data,
        (
            Row(
                "join page",
                "under 30 kB, no other host",
                f"{join:.0f} kB, none; there in {data['join_s']} s",
                join < 30,
            ),
            Row("light room", "under 100 kB", f"{room:.0f} kB", room < 100),
            Row(
                "slow phone: form sent to room usable",
                "under 1.5 s",
                f"{phone} s ({both:.2f} s with the join page)",
                phone < 1.5,
            ),
            Row("laptop: Streamlit room", "under 1.2x an empty page", laptop, data["laptop_ratio"] < 1.2),
        ),
    )


def edited() -> Found:
    """An edit of the map to all other screens."""
    with TemporaryDirectory(prefix="klanterfant-") as folder:
        data = edits(Path(folder))
    p95, p50 = data["each_p95"], data["each_p50"]
    measured = (
        f"p95 {p95['ratio']}x (p50 {p50['ratio']}x): p95 {p95['live_ms']} beside {p95['raw_ms']} ms, "
        f"{data['bytes']} bytes"
    )
    row = Row("map edit to 50 screens", "at most 2x a bare broadcast", measured, p95["ratio"] <= 2)
    return Found(data, (row,))


PARTS: Mapping[str, Callable[[], Found]] = {
    "notes": notes,
    "pages": pages,
    "hall": hall,
    "session": session,
    "acts": acts,
    "held": held,
    "idle": quiet,
    "opening": opened,
    "pdf": printed,
    "map": drawn,
    "calm": calm,
    "edits": edited,
    "doors": coming_in,
}
"""Every part by the name it is asked for."""
