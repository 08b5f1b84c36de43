"""Cockpit: lead the session; the screen itself is the room's own, the same as behind the light door."""

from chain.vocabulary import Role
from ui.components import live_view
from ui.session import require

visit = require(Role.FACILITATOR)

live_view(visit.seat.workshop, Role.FACILITATOR, visit.language)
