"""Appreciation cards: written in silence, read out by whoever wrote them (R3)."""

from collections.abc import Sequence

from chain import method_commands as m
from chain import method_events as e
from chain.decide.pace import clock_of_before
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, NotAllowed, NotFound
from chain.events import Event
from chain.methods import Card

CARD_LIMIT = 20
"""How many cards one person can give."""


@rule(m.GiveCard)
def give_card(moment: Moment, command: m.GiveCard) -> Sequence[e.MethodEvent]:
    """Write a card, or write one's own differently until it has been read out."""
    author, cards = moment.writer(command.participant), moment.state.methods.cards
    if command.to not in moment.state.chain.actor:
        raise NotFound("actor-not-found", id=command.to)
    if command.to == moment.state.participants[author].actor:
        raise NotAllowed("card-to-yourself")
    before = cards.get(command.id)
    if before and (before.author != author or before.read_out):
        raise Conflict("id-taken", id=command.id) if before.author != author else NotAllowed("card-read-out")
    if not before and sum(one.author == author for one in cards.values()) >= CARD_LIMIT:
        raise NotAllowed("cards-full", limit=CARD_LIMIT)
    card = Card(id=command.id, author=author, to=command.to, text=command.text)
    return [] if card == before else [e.CardGiven(card=card)]


@rule(m.TakeCardBack)
def take_card_back(moment: Moment, command: m.TakeCardBack) -> Sequence[e.MethodEvent]:
    """Take a card back; taking back what is gone is fine."""
    if command.id not in moment.state.methods.cards:
        return []
    if _own(moment, command.id).read_out:
        raise NotAllowed("card-read-out")
    return [e.CardTakenBack(id=command.id)]


@rule(m.ReadCardOut)
def read_card_out(moment: Moment, command: m.ReadCardOut) -> Sequence[Event]:
    """Read one's own card out; the silence is over, with its clock."""
    card = _own(moment, command.id)
    if card.read_out:
        return []
    return [e.CardGiven(card=card.model_copy(update={"read_out": True})), *clock_of_before(moment)]


def _own(moment: Moment, id: str) -> Card:
    card = moment.state.methods.cards.get(id)
    if card is None:
        raise NotFound("card-not-found")
    if moment.writer(card.author if moment.leads else None) != card.author:
        raise NotAllowed("not-your-card")
    return card
