"""Guessing is slow, typing wrong is not punished."""

import pytest

from chain.errors import NotAllowed
from live.throttle import ADDRESSES, FREE_TRIES, LONGEST, Bucket, Throttle


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_first_wrong_codes_are_free() -> None:
    throttle = Throttle(Clock())
    for _ in range(FREE_TRIES - 1):
        throttle.failed("10.0.0.7")

    throttle.check("10.0.0.7")


def test_more_wrong_codes_wait_longer_and_longer() -> None:
    clock = Clock()
    throttle, waits = Throttle(clock), []
    for _ in range(FREE_TRIES + 3):
        throttle.failed("10.0.0.7")
        waits.append(throttle.wait("10.0.0.7"))

    assert waits[FREE_TRIES - 1 :] == [2.0, 4.0, 8.0, 16.0]
    with pytest.raises(NotAllowed, match="code-too-many"):
        throttle.check("10.0.0.7")


def test_one_who_guesses_does_not_slow_down_another() -> None:
    throttle = Throttle(Clock())
    for _ in range(50):
        throttle.failed("10.0.0.7")

    throttle.check("10.0.0.8")


def test_waiting_helps() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(50):
        throttle.failed("10.0.0.7")

    clock.now += LONGEST

    throttle.check("10.0.0.7")


def test_a_flood_of_addresses_does_not_fill_the_memory() -> None:
    throttle = Throttle(Clock())
    for number in range(ADDRESSES + 100):
        throttle.failed(f"address {number}")

    assert len(throttle._failures) == ADDRESSES


def test_a_bucket_gives_a_burst_and_then_its_rate() -> None:
    clock = Clock()
    bucket = Bucket(rate=2, burst=3, clock=clock)

    at_once = [bucket.take() for _ in range(4)]
    clock.now += 1
    later = [bucket.take() for _ in range(3)]

    assert at_once == [True, True, True, False]
    assert later == [True, True, False]
