"""Writes to a log until it is killed, and says what it knows to be on disk."""

import itertools
import os
import sys

from chain.store import connect
from tests.chain.store.builders import a_noted, an_entry


def main(url: str) -> None:
    store = connect(url)
    at = len(store.read("w1"))
    for number in itertools.count():
        act = f"{os.getpid()}-{number}"
        nothing = an_entry(at + 3, command=f"{act}-nothing")
        store.append("w1", at, [an_entry(at, a_noted(), a_noted(), a_noted(), command=act), nothing])
        at += 3
        sys.stdout.write(f"{act}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
