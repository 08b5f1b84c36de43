"""What needs no server: opening a long log, printing."""

import datetime as dt
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.table import LEAD, lay
from chain.case import script
from chain.play import play
from chain.samples import sample
from chain.settings import Settings
from chain.state import Workshop
from chain.store import open_store
from chain.view import Viewer, view
from chain.vocabulary import Language, Role
from exports.pdf import pdf
from exports.report import report

REPEATS = 5


def usual(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median of some runs in seconds."""
    return median(once(act) for _ in range(repeats))


def once(act: Callable[[], object]) -> float:
    """Return how long it took, in seconds."""
    start = time.perf_counter()
    act()
    return round(time.perf_counter() - start, 4)


def opening(data: Path) -> dict[str, Any]:
    """Open a workshop of 10,000 events, from its snapshot and by folding its whole log."""
    lay(data, "long", people=100, notes=9_880)
    store = open_store(Settings(data_dir=data))

    def forget() -> None:
        with sqlite3.connect(data / "klanterfant.sqlite3") as database:
            database.execute("delete from snapshot")
        database.close()

    def folded() -> float:
        forget()
        return once(lambda: store.open("long"))

    whole = median(folded() for _ in range(3))
    state = store.open("long")
    assert state is not None
    store.keep(state)
    found = {"events": state.seq, "with_snapshot_s": usual(lambda: store.open("long")), "whole_log_s": whole}
    store.close()
    return found


def printing(data: Path) -> dict[str, Any]:
    """Make the PDF of the sample and of 500 notes, each once: the compiler remembers what it has set.

    The first one of a process also reads the fonts.
    """
    steps = script(sample(), Language.NL, workshop_id="sample", code="SAMPLE", facilitator=LEAD)
    few, many = play(steps, dt.datetime.now(dt.UTC)), _laid(data, "print", 500)
    return {
        "sample_s": once(lambda: _print(few)),
        "notes_500_s": once(lambda: _print(many)),
        "sample_again_s": once(lambda: _print(few)),
    }


def _laid(data: Path, name: str, notes: int) -> Workshop:
    lay(data, name, people=40, notes=notes)
    store = open_store(Settings(data_dir=data))
    state = store.open(name)
    store.close()
    assert state is not None
    return state


def _print(state: Workshop) -> bytes:
    return pdf(report(view(state, Viewer(role=Role.FACILITATOR, id="lead")), Language.NL))


def alone(part: Callable[[Path], dict[str, Any]]) -> dict[str, Any]:
    """Run a part on data of its own."""
    with TemporaryDirectory(prefix="klanterfant-") as data:
        return part(Path(data))
