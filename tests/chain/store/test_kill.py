"""What was acknowledged is on disk, whenever the process dies."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from chain.store import Store
from tests.chain.store.builders import a_creation, an_entry
from tests.chain.store.database import Database

ROOT = Path(__file__).parents[3]
KILLS = 8


def acknowledged_until_killed(url: str, after: float) -> list[str]:
    """Return what a writing process said it had written when it was killed, so long after its first word."""
    command = [sys.executable, "-m", "tests.chain.store.writer", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(after)
        writer.kill()
        return [first.strip(), *(line.strip() for line in writer.stdout if line.endswith("\n"))]


@pytest.mark.slow
def test_every_acknowledged_batch_survives_a_kill_once(store: Store, database: Database) -> None:
    store.append("w1", 0, [an_entry(0, a_creation(), command="creation")])
    chance = random.Random(2)

    acknowledged = list[str]()
    for _ in range(KILLS):
        acknowledged += acknowledged_until_killed(database.url, after=chance.uniform(0, 0.1))

    log = store.read("w1")
    written = Counter(recorded.act for recorded in log[1:])
    assert [recorded.seq for recorded in log] == list(range(1, len(log) + 1))
    assert set(written.values()) == {3}
    assert set(acknowledged) <= set(written)
    assert len(written) - len(acknowledged) <= KILLS  # on disk, but killed before it could say so
    assert len(store.answers("w1", [f"{act}-nothing" for act in written])) == len(written)
