"""Who knows the guest: a seller decides whether the table may see its figures."""

from collections.abc import Sequence

from chain import commands as c
from chain import events as e
from chain.contact import speaks_for
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed, NotFound


@rule(c.AgreeRoutes)
def agree(moment: Moment, command: c.AgreeRoutes) -> Sequence[e.Event]:
    """Share a seller's figures, or take them back."""
    state, seller = moment.state, command.seller
    if seller not in state.chain.actor:
        raise NotFound("actor-not-found", id=seller)
    if not speaks_for(state, moment.by.role, moment.by.id, seller):
        raise NotAllowed("not-your-seller")
    if command.agreed and not any(one.actor == seller for one in state.participants.values()):
        raise NotAllowed("seller-absent")
    same = (seller in state.agreed) is command.agreed
    return [] if same else [e.RoutesAgreed(seller=seller, agreed=command.agreed)]
