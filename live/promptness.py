"""Small messages leave at once, not when the one before was acknowledged (Nagle's algorithm)."""

import socket
from asyncio import base_events


def send_at_once() -> None:
    """Have asyncio recognise every TCP socket as one.

    asyncio switches the waiting off, but knows TCP only by the number of the protocol, and Streamlit listens
    on a socket that was made without one. A note that followed another one closely was then held back until
    its receiver had acknowledged the other one, which takes up to 40 ms.
    """
    base_events._set_nodelay = _set_nodelay  # type: ignore[attr-defined]


def _set_nodelay(sock: socket.socket) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
