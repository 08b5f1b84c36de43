"""What came out: one row a promise, kept as JSON, and as a table to read."""

import datetime as dt
import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Row:
    """A promise of the design, and whether it was kept; ``kept`` None where nothing was promised."""

    promise: str
    target: str
    measured: str
    kept: bool | None

    @property
    def verdict(self) -> str:
        return {True: "met", False: "**not met**", None: "-"}[self.kept]


def machine() -> dict[str, Any]:
    """Describe the machine in general words."""
    return {"cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()}


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| promise | target | measured | |", "| --- | --- | --- | --- |"]
    lines += [f"| {one.promise} | {one.target} | {one.measured} | {one.verdict} |" for one in rows]
    return "\n".join(lines)


def keep(rows: Sequence[Row], parts: Mapping[str, Any], took: float) -> Path:
    """Write a whole run down, and return where."""
    FOLDER.mkdir(exist_ok=True)
    now = dt.datetime.now(dt.UTC)
    path = FOLDER / f"{now:%Y-%m-%d}.json"
    told = {"at": now.isoformat(timespec="seconds"), "machine": machine(), "took_s": round(took)}
    path.write_text(
        json.dumps({**told, "rows": [asdict(one) for one in rows], "parts": parts}, indent=1) + "\n"
    )
    where = ", ".join(
        f"{value} {name}" if name == "cores" else f"Python {value}" if name == "python" else str(value)
        for name, value in machine().items()
    )
    (FOLDER / "latest.md").write_text(
        f"# Latest run of `make bench`\n\n{now:%Y-%m-%d %H:%M} UTC, {where}, {took / 60:.0f} minutes. "
        f"What the rows mean: [docs/performance.md](../../docs/performance.md).\n\n{table(rows)}\n"
    )
    return path
