"""The real server with one route more: a bare broadcast to compare with, which stores and draws nothing."""

from pathlib import Path

import streamlit as st
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from live.lifespan import lifespan, options
from live.routes import routes

_all: set[WebSocket] = set()


async def raw(socket: WebSocket) -> None:
    """Send what comes in to everybody, in a plain loop: the least that any live room has to do."""
    await socket.accept()
    _all.add(socket)
    try:
        while True:
            text = await socket.receive_text()
            for one in list(_all):
                await one.send_text(text)
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        _all.discard(socket)


app = st.App(
    Path(__file__).parent.parent / "ui" / "main.py",
    routes=[*routes(), WebSocketRoute("/raw", raw)],
    lifespan=lifespan,
)

if __name__ == "__main__":
    app.run(config=options())
