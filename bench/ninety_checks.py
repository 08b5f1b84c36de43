"""Whether a session that was played is all there: in the log, in its outcome, and on every screen."""

import asyncio
import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

from bench.follower import Follower
from bench.half_day import outcome
from bench.ninety_script import Burst
from chain.decide import decide
from chain.events import Recorded
from chain.fold import apply
from chain.settings import Settings
from chain.state import Workshop
from chain.store import open_store

QUIET = 1.0
"""Seconds until comings and goings have been told."""
LOOKS, LOOK_AGAIN = 3, 6.0
"""A cockpit shows the time that passes: it is looked at again where it was a few seconds behind."""
WITHIN = 60.0
_IN_ANY_ORDER = ("cards", "theme", "notes", "read-backs", "confrontation", "focus points", "words", "rest")
"""What a session comes to, whoever was a moment earlier; ties between dots go by who wrote first."""


# --- the log -----------------------------------------------------------------------------------


def opened(data: Path, workshop: str) -> Workshop:
    """Return a workshop as it is on disk."""
    store = open_store(Settings(data_dir=data))
    try:
        state = store.open(workshop)
    finally:
        store.close()
    assert state is not None
    return state


def in_the_log(data: Path, workshop: str, answers: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Count commands in the database itself, by other means than our own, beside the answers to them."""
    with sqlite3.connect(data / "klanterfant.sqlite3") as database:
        kept = dict(database.execute("select command, answer from command where workshop = ?", (workshop,)))
        asked = "select seq, command from event where workshop = ? order by seq"
        log = list(database.execute(asked, (workshop,)))
    database.close()
    acts = Counter(act for act, _ in groupby(command for _, command in log))
    return {
        "events": len(log),
        "gaps_in_the_log": sum(seq != at for at, (seq, _) in enumerate(log, start=1)),
        "commands": len(answers),
        "answered_once": sum(len(found) == 1 for found in answers.values()),
        "in_the_log_once": sum(id in kept and acts[id] == 1 for id in answers),
        "answered_as_logged": sum(list(found) == [kept.get(id)] for id, found in answers.items()),
    }


def missing(state: Workshop, before: Workshop, bursts: Iterable[Burst]) -> list[str]:
    """Return in what a workshop differs from what its bursts come to when they are played one by one."""
    played = _played(before, bursts)
    kept, meant = outcome(state), outcome(played)
    wrong = [what for what in _IN_ANY_ORDER if kept[what] != meant[what]]
    return wrong if _dots(state) == _dots(played) else [*wrong, "dots"]


def _played(state: Workshop, bursts: Iterable[Burst]) -> Workshop:
    now = dt.datetime.now(dt.UTC)
    for number, act in enumerate(act for burst in bursts for act in burst.acts):
        for event in decide(state, act.command, act.by, now):
            told = Recorded(seq=state.seq + 1, at=now, by=act.by, act=f"act-{number}", event=event)
            state = apply(state, told)
    return state


def _dots(state: Workshop) -> dict[tuple[str, str], dict[str, int]]:
    return {
        (letter, person): {item: count for item, count in given.items() if count}
        for letter, round in state.rounds.items()
        for person, given in round.dots.items()
    }


# --- the screens -------------------------------------------------------------------------------


async def screens(followers: Sequence[Follower], last: int) -> dict[str, Any]:
    """Hold every screen against one that is opened now, and those of one role against each other."""
    await asyncio.sleep(QUIET)
    different = [found for one in followers if (found := await _difference(one, last))]
    pictures = dict[str, set[str]]()
    for one in followers:
        pictures.setdefault(f"{one.seat.role}, {one.seat.language}", set()).add(one.html(own=False))
    return {
        "screens": len(followers),
        "screens_that_differ": different,
        "pictures": {audience: len(found) for audience, found in pictures.items()},
    }


async def _difference(one: Follower, last: int) -> str:
    """Return where this screen differs from one that its person opens now; empty when it does not."""
    found = ""
    for _ in range(LOOKS):
        fresh = await _fresh(one, last)
        found = _first_difference(one.html(own=True), fresh)
        if not found:
            return ""
        await asyncio.sleep(LOOK_AGAIN)
    return f"{one.seat.role}, {one.seat.language}: {found}"


async def _fresh(one: Follower, last: int) -> str:
    fresh = Follower(one.seat)
    await fresh.connect()
    async with asyncio.timeout(WITHIN):
        while fresh.seq < last:
            await asyncio.sleep(0.005)
    fresh.leave()
    return fresh.html(own=True)


def _first_difference(shown: str, fresh: str) -> str:
    pairs = zip_longest(shown.splitlines(), fresh.splitlines())
    return next((f"{mine!r} where a new screen shows {now!r}" for mine, now in pairs if mine != now), "")
