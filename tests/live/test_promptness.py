"""A connection that comes in over a socket like Streamlit's sends every message at once."""

import asyncio
import socket
from asyncio import base_events

import pytest

from live.promptness import send_at_once


async def test_a_connection_waits_for_no_acknowledgement(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = base_events._set_nodelay  # type: ignore[attr-defined]
    monkeypatch.setattr(base_events, "_set_nodelay", kept)  # put back afterwards
    send_at_once()
    # As Streamlit makes it: without the number of the protocol, by which asyncio would know it as TCP.
    listening = socket.socket(socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    prompt: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        prompt.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async with await asyncio.start_server(accepted, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        assert await asyncio.wait_for(prompt, 5)
        writer.close()
        await writer.wait_closed()
