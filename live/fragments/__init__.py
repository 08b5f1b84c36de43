"""The three screens as HTML over the wire: whole for who comes in, in patches for who is there."""

from live.fragments.canvas import inspector, looked_at, parts_of
from live.fragments.drawings import Drawings
from live.fragments.events import patches, presence, steady
from live.fragments.own import own, own_patches, touched
from live.fragments.patch import Patch
from live.fragments.screen import screen

__all__ = [
    "Drawings",
    "Patch",
    "inspector",
    "looked_at",
    "own",
    "own_patches",
    "parts_of",
    "patches",
    "presence",
    "screen",
    "steady",
    "touched",
]
