"""The three screens as HTML over the wire: whole for who comes in, in patches for who is there."""

from live.fragments.events import patches, presence
from live.fragments.own import own, own_patches, touched
from live.fragments.patch import Patch
from live.fragments.screen import screen

__all__ = ["Patch", "own", "own_patches", "patches", "presence", "screen", "touched"]
