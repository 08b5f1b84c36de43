"""What somebody typed, on its way to the typesetter: printable, and with the direction it runs in."""

from typing import TypedDict

from exports.glyphs import printable, right_to_left


class Said(TypedDict):
    """What somebody typed, and whether it runs from right to left."""

    s: str
    rtl: bool


def said(text: str) -> Said:
    """Return what somebody typed as the template shows it."""
    return {"s": printable(text), "rtl": right_to_left(text)}
