"""Room: take part; the screen itself is the room's own, the same as behind the light door."""

from chain.vocabulary import Role
from ui.components import live_view
from ui.session import require

visit = require(Role.PARTICIPANT)

live_view(visit.seat.workshop, Role.PARTICIPANT, visit.language)
