"""Gives every slot of ordered columns a height on the sheet: links as straight as the room allows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chain.map.layers import never_falling
from chain.map.order import Slot
from chain.map.route import Box

_SWEEPS = 12
_FEW_SWEEPS = 4
_MANY = 3000
_HOLD = 0.05
"""How strongly a slot without links stays where it is."""


@dataclass(frozen=True, slots=True)
class Stack:
    """The slots of one column, from top to bottom, with the least distance from each centre to the next."""

    slots: tuple[Slot, ...]
    steps: tuple[float, ...]


Pull = tuple[Slot, float]
"""A slot that a link leads to, and how straight that link wants to be."""


def place(
    stacks: Sequence[Stack], pulls: Mapping[Slot, Sequence[Pull]], *, compact: bool = False
) -> dict[Slot, float]:
    """Return the height of every slot's centre; compact: no further up and down than the longest stack."""
    heights = _piled(stacks)
    half = max((sum(stack.steps) for stack in stacks), default=0.0) / 2 if compact else float("inf")
    for sweep in range(_SWEEPS if len(heights) <= _MANY else _FEW_SWEEPS):
        for stack in stacks if sweep % 2 == 0 else reversed(stacks):
            _settle(stack, pulls, heights, half)
    return heights


def _piled(stacks: Sequence[Stack]) -> dict[Slot, float]:
    """Pile up each column, all of them around one horizontal line."""
    heights: dict[Slot, float] = {}
    for stack in stacks:
        height = -sum(stack.steps) / 2
        for slot, step in zip(stack.slots, (0.0, *stack.steps), strict=False):
            height += step
            heights[slot] = height
    return heights


def _settle(
    stack: Stack, pulls: Mapping[Slot, Sequence[Pull]], heights: dict[Slot, float], half: float
) -> None:
    """Move one column to where its links want it, as near as the steps and the height of the sheet allow."""
    offset, wishes = 0.0, list[tuple[float, float]]()
    offsets = list[float]()
    for slot, step in zip(stack.slots, (0.0, *stack.steps), strict=False):
        offset += step
        offsets.append(offset)
        weight = _HOLD
        wish = _HOLD * heights[slot]
        for other, pull in pulls.get(slot, ()):
            weight += pull
            wish += pull * heights[other]
        wishes.append((wish / weight - offset, weight))
    for slot, offset, level in zip(stack.slots, offsets, never_falling(wishes), strict=True):
        heights[slot] = min(max(level, -half), half - offsets[-1]) + offset


def make_room(boxes: Iterable[Box], taken: Iterable[Box], gap: float = 20) -> list[Box]:
    """Return the boxes of one column, moved down where they meet what is taken or the box above."""
    found = list[Box]()
    held = sorted(taken, key=lambda box: box.y)
    cursor = float("-inf")
    for box in sorted(boxes, key=lambda box: box.y):
        top = max(box.y, cursor)
        for other in held:
            if top < other.bottom + gap and other.y < top + box.height + gap:
                top = other.bottom + gap
        found.append(replace(box, y=top))
        cursor = top + box.height + gap
    return found
