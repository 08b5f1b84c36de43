"""Slows down who guesses: wrong codes and passwords are counted per address."""

import time
from collections import OrderedDict
from collections.abc import Callable

from chain.errors import NotAllowed

FREE_TRIES = 5
PAUSE = 2.0
"""Seconds to wait after the first try too many; doubled with each further one."""
LONGEST = 300.0
ADDRESSES = 10_000


class Throttle:
    """Counts failures per address; a success is forgotten about, and old failures fade."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start without failures."""
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Refuse a try while this address has to wait.

        Raises:
            NotAllowed: ``code-too-many`` with the seconds to wait.
        """
        wait = self.wait(address)
        if wait > 0:
            raise NotAllowed("code-too-many", seconds=int(wait) + 1)

    def wait(self, address: str) -> float:
        """Return the seconds that this address has to wait, 0 for none."""
        count, last = self._failures.get(address, (0, 0.0))
        if count < FREE_TRIES:
            return 0.0
        return max(0.0, last + _pause(count) - self._clock())

    def failed(self, address: str) -> None:
        """Count a wrong try."""
        count, last = self._failures.pop(address, (0, 0.0))
        fresh = self._clock() - last > LONGEST
        self._failures[address] = (1 if fresh else count + 1, self._clock())
        while len(self._failures) > ADDRESSES:
            self._failures.popitem(last=False)


def _pause(count: int) -> float:
    """Return the pause after this many wrong tries."""
    return float(min(LONGEST, PAUSE * 2.0 ** min(count - FREE_TRIES, 16)))


class Crowd:
    """A bucket for each address: how many may come in from one place at once, and over a longer time."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with a full bucket for everybody."""
        self._rate, self._burst, self._clock = rate, burst, clock
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, address: str) -> bool:
        """Let one in from this address, and say whether there was room."""
        bucket = self._buckets.pop(address) if address in self._buckets else self._fresh()
        self._buckets[address] = bucket
        if len(self._buckets) > ADDRESSES:
            self._buckets.popitem(last=False)
        return bucket.take()

    def _fresh(self) -> "Bucket":
        return Bucket(self._rate, self._burst, self._clock)


class Bucket:
    """A token bucket: ``rate`` a second over time, ``burst`` at once."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start full."""
        self._rate, self._burst, self._clock = rate, burst, clock
        self._level, self._at = burst, clock()

    def take(self) -> bool:
        """Take one, and say whether there was one."""
        now = self._clock()
        self._level = min(self._burst, self._level + (now - self._at) * self._rate)
        self._at = now
        if self._level < 1:
            return False
        self._level -= 1
        return True
