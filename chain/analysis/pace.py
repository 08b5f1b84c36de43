"""Planned against real time: how far ahead or behind the table is, and where time could come from (K4)."""

import datetime as dt

from chain.model import Model, Phase
from chain.state import Workshop


class Pace(Model):
    """How the session runs against its agenda, in minutes."""

    elapsed: float
    """Since the first phase started, without pauses."""
    planned: float
    """What the agenda had planned until here: all phases before this one, and this one as far as it is."""
    left: float
    """Minutes that the plan still gives to this phase; 0 when it has had them."""
    shorten: tuple[tuple[str, int], ...]
    """Phases to come and the minutes that each could give; empty unless the table is behind."""

    @property
    def behind(self) -> float:
        """Minutes behind the plan; below 0: ahead."""
        return self.elapsed - self.planned


def pace(state: Workshop, now: dt.datetime) -> Pace | None:
    """Return how the session runs; None before its first phase."""
    phase = state.phase
    if phase is None or phase.id not in state.started:
        return None
    at = state.paused_at or now
    elapsed = ((at - min(state.started.values())).total_seconds() - state.paused_for) / 60
    in_phase = ((at - state.started[phase.id]).total_seconds() - state.paused_here) / 60
    had = min(max(0.0, in_phase), phase.minutes)
    here = state.agenda.index(phase)
    planned = sum(one.minutes for one in state.agenda[:here]) + had
    return Pace(
        elapsed=elapsed,
        planned=planned,
        left=phase.minutes - had,
        shorten=_shorten(state.agenda[here + 1 :], elapsed - planned),
    )


def _shorten(coming: tuple[Phase, ...], behind: float) -> tuple[tuple[str, int], ...]:
    """Take up to a third of the hurried minutes of the longest phases to come; never slow minutes."""
    found: list[tuple[str, int]] = []
    for phase in sorted(coming, key=lambda one: one.slow_minutes - one.minutes):
        gives = min((phase.minutes - phase.slow_minutes) // 3, round(behind))
        if gives >= 1:
            found.append((phase.id, gives))
            behind -= gives
    return tuple(found)
