"""What people find while they come in and the table is opened: its rules, and whom to meet."""

from collections.abc import Sequence

from chain.scene import methods_of
from chain.seen import Person
from chain.view import View

_OPENING = frozenset({"greeting", "round"})
"""Methods in which a table is opened, when they come first."""


def opens(view: View) -> bool:
    """Say whether people come in, or the table rules are read: before or in one of the first two phases."""
    phase = view.phase
    if phase is None:
        return True
    if phase.letter is not None or _OPENING.isdisjoint(methods_of(phase)):
        return False
    return any(one.phase.id == phase.id for one in view.agenda[:2])


def introduced(view: View) -> Person | None:
    """Return whom the viewer is introduced to: the next at the table who sits elsewhere in the chain (K2)."""
    people = view.people
    at = next((at for at, one in enumerate(people) if view.me and one.id == view.me.id), None)
    if at is None:
        return None
    others = [one for one in (*people[at + 1 :], *people[:at]) if one.tier and one.tier != people[at].tier]
    return next((one for one in others if one.here), others[0] if others else None)


def with_interest(view: View) -> Sequence[Person]:
    """Return who wrote at the door what makes them happy."""
    return [one for one in view.people if one.interest]
