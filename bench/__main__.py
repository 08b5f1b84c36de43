"""``python -m bench``: measure every promise, or the named parts (``python -m bench notes idle``)."""

import sys
import time
from collections.abc import Sequence

from bench.parts import PARTS
from bench.results import Row, keep, table


def main(names: Sequence[str]) -> int:
    """Run the parts one after the other; only a whole run is written down."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part {unknown[0]}. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    start, rows, data = time.perf_counter(), list[Row](), {}
    for name in names or PARTS:
        began = time.perf_counter()
        print(f"{name}: {PARTS[name].__doc__}", flush=True)
        found = PARTS[name]()
        data[name] = found.data
        rows += found.rows
        for row in found.rows:
            print(f"  {row.promise}: {row.measured} [{row.verdict.strip('*')}]")
        print(f"  ({time.perf_counter() - began:.0f} s)", flush=True)
    print(f"\n{table(rows)}")
    if not names:
        print(f"\nWritten to {keep(rows, data, time.perf_counter() - start)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
