"""People who open Streamlit pages: the session and the script run that a browser starts, without the drawing.

A browser in this machine would take more of its two cores than the server does.
"""

import asyncio
from urllib.parse import quote

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from bench.table import Table

WITHIN = 30.0
PEOPLE = 10
APART = 0.1
"""Seconds between two of ten people who open a page at about the same time."""


async def open_ten(url: str, table: Table) -> int:
    """Have ten people open the room one after the other; return how many runs came to their end."""
    opened = [asyncio.create_task(open_room(url, table, person, at * APART)) for at, person in _ten(table)]
    return sum(await asyncio.gather(*opened))


def _ten(table: Table) -> list[tuple[int, str]]:
    return list(enumerate(table.people[-PEOPLE:]))


async def open_room(url: str, table: Table, person: str, wait: float = 0) -> bool:
    """Open the Streamlit room once, and leave when its script has run."""
    await asyncio.sleep(wait)
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    async with (
        asyncio.timeout(WITHIN),
        connect(
            address,
            additional_headers={"cookie": table.cookies[person], "origin": url},
            subprotocols=[Subprotocol("streamlit")],
            compression=None,
            max_size=None,
        ) as socket,
    ):
        wish = BackMsg()
        wish.rerun_script.query_string = f"w={quote(table.workshop)}&lang=nl"
        wish.rerun_script.page_name = "room"
        await socket.send(wish.SerializeToString())
        async for data in socket:
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            if message.WhichOneof("type") == "script_finished":
                return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    return False
