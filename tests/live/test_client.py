"""A slow screen makes nobody wait, and is dropped before it fills the memory."""

import asyncio

import pytest

from chain.view import Viewer
from chain.vocabulary import Role
from live.client import QUEUE_LIMIT, TOO_SLOW, Client, frames_of, message


class Wire:
    """A socket that takes a frame only when it is let."""

    def __init__(self, *, open: bool) -> None:
        self.frames: list[str] = []
        self.closed: int | None = None
        self.gate = asyncio.Event()
        if open:
            self.gate.set()

    async def send_text(self, data: str) -> None:
        await self.gate.wait()
        self.frames.append(data)

    async def close(self, code: int = 1000) -> None:
        self.closed = code


def client(wire: Wire) -> Client:
    return Client(wire, Viewer(role=Role.PARTICIPANT, id="p1"))


async def test_what_waits_is_sent_as_one_frame_in_order() -> None:
    wire = Wire(open=True)
    one = client(wire)
    for number in range(3):
        one.push(message("moved", seq=number))

    pump = asyncio.create_task(one.pump())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    pump.cancel()

    assert [[found["seq"] for found in frames_of(frame)] for frame in wire.frames] == [[0, 1, 2]]


async def test_a_client_that_takes_nothing_is_dropped_and_another_one_goes_on() -> None:
    slow, quick = Wire(open=False), Wire(open=True)
    clients = [client(slow), client(quick)]
    pumps = [asyncio.create_task(one.pump()) for one in clients]
    await asyncio.sleep(0)
    for number in range(QUEUE_LIMIT + 2):
        for one in clients:
            one.push(message("moved", seq=number))
        await asyncio.sleep(0)
    slow.gate.set()
    await asyncio.wait_for(pumps[0], 5)
    pumps[1].cancel()

    assert slow.closed == TOO_SLOW
    assert sum(len(frames_of(frame)) for frame in quick.frames) == QUEUE_LIMIT + 2


@pytest.mark.parametrize("text", ["é", "😀", "</script>", '"', "\u2028"])
def test_messages_hold_any_text(text: str) -> None:
    assert frames_of(f"[{message('patch', html=text)}]")[0]["html"] == text
