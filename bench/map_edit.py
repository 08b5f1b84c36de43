"""How long an edit of the map takes to every other screen, beside a broadcast of the same bytes."""

import asyncio
import json
from pathlib import Path
from typing import Any

from bench.ear import Ear, mark
from bench.notes import Stage
from bench.server import WITH_RAW, running
from bench.table import LEAD, Table, lay
from chain.commands import OpenMap, ShowScene
from chain.model import By
from chain.settings import Settings
from chain.vocabulary import Role, Scene
from live.hub import Hub

ROUNDS, EDITS, SCREENS = 6, 20, 50


def edits(data: Path) -> dict[str, Any]:
    """Rename an actor of the sample again and again: everybody looks at the map, the wall too."""
    table = lay(data, "map", people=SCREENS)
    _open_map(data, table)
    with running(WITH_RAW, data) as server:
        return asyncio.run(_played(server.url, table))


def _open_map(data: Path, table: Table) -> None:
    """Let everybody draw, and show the map on the wall."""
    hub, by = Hub(Settings(data_dir=data)).start(), By(role=Role.FACILITATOR, id=LEAD.id)
    try:
        hub.submit(table.workshop, OpenMap(open=True), by)
        hub.submit(table.workshop, ShowScene(scene=Scene.MAP), by)
    finally:
        hub.stop()


async def _played(url: str, table: Table) -> dict[str, Any]:
    stage = await Stage.open(url, table, SCREENS, _say_edit)
    try:
        return await stage.rounds(ROUNDS, EDITS)
    finally:
        stage.close()


def _say_edit(author: Ear, number: int) -> None:
    edit = {"do": "change", "sort": "actor", "id": "a05", "changes": {"name": f"Noordkust {mark(number)}"}}
    author.say(json.dumps({"id": f"c{number}", "command": {"kind": "edit_chain", "edits": [edit]}}))
