"""The agenda as a list whose phases are carried to another place."""

from collections.abc import Sequence

from chain.model import Phase
from ui import components
from ui.session import language, say


def carried(agenda: Sequence[Phase], *, locked: bool) -> tuple[str, int] | None:
    """Show the phases in their order; return the one that was just carried off, and how many places later.

    ``locked`` keeps every phase where it is.
    """
    found = components.order(
        [_shown(phase) for phase in agenda],
        words={
            "grip": say("pages.order.grip", name="{name}"),
            "placed": say("pages.order.placed", name="{name}", place="{place}"),
        },
        locked=locked,
        key="prepare.order",
    )
    return move(found)


def _shown(phase: Phase) -> dict[str, str]:
    minutes = say("pages.order.minutes", count=phase.minutes)
    return {"id": phase.id, "name": phase.name.to(language()), "minutes": minutes}


def move(found: object) -> tuple[str, int] | None:
    """Return what the browser said, if it makes sense: it can say anything."""
    match found:
        case {"id": str(id), "steps": int(steps)}:
            return id, steps
    return None
