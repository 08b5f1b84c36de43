"""Small messages leave at once, instead of waiting until the one before was acknowledged (Nagle's algorithm)."""

import socket
from asyncio import base_events


def send_at_once() -> None:
    """Have asyncio recognise every TCP socket as one.

    asyncio switches the waiting off for connections, but knows TCP only by the protocol number, and Streamlit
    listens on a socket that was made without one. A note that followed another one within 40 ms then came up to
    40 ms late, because receivers take that long to acknowledge.
    """
    base_events._set_nodelay = _set_nodelay  # type: ignore[attr-defined]


def _set_nodelay(sock: socket.socket) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
