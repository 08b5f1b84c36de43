"""Projector: what the whole room looks at, and nothing else."""

from chain.vocabulary import Role
from ui.components import live_view
from ui.session import require

visit = require(Role.PROJECTOR, Role.FACILITATOR)

live_view(visit.seat.workshop, Role.PROJECTOR, visit.language)
