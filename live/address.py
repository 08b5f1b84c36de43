"""Where this machine can be reached: the address in QR codes and on the projector."""

import socket

from chain.settings import Settings, read_settings

_served: Settings | None = None


def serve(settings: Settings) -> None:
    """Take these settings for the addresses of this process."""
    global _served
    _served = settings


def guests_address() -> str:
    """Return the base address that guests use, as it is now: a laptop may have changed networks."""
    return public_url(_served or read_settings())


def public_url(settings: Settings) -> str:
    """Return the base address that guests use under these settings, without a slash at the end."""
    return settings.public_url.rstrip("/") or f"http://{lan_address()}:{settings.port}"


def lan_address() -> str:
    """Return this machine's address on the local network, found without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket only chooses a route; no packet leaves.
            probe.connect(("10.255.255.255", 1))
            address: str = probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"
    return address
