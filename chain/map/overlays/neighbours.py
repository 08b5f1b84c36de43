"""One actor with those that it has a link with; the rest of the chain steps back."""

from chain.map.overlays.marking import (
    NOTHING_SAID,
    ActorMark,
    LinkMark,
    Marks,
    Sample,
    Sight,
    Stroke,
    stroke_of,
)
from chain.vocabulary import LinkType

_OWN = {type: LinkMark(stroke=stroke_of(type, "ink", 3.0)) for type in LinkType}


def neighbours(sight: Sight) -> Marks:
    """Return who stands next to the chosen actor; nothing as long as nobody is chosen."""
    chain, chosen = sight.chain, sight.look.actor
    if chosen is None or chosen not in chain.actor:
        return NOTHING_SAID
    own = {id: one for id, one in chain.link.items() if chosen in (one.source, one.target)}
    near = {end for one in own.values() for end in (one.source, one.target)} - {chosen}
    centre = ActorMark(ring="accent", said=sight.say("neighbours.chosen.said"))
    beside = ActorMark(said=sight.say("neighbours.beside"))
    away = ActorMark(faint=True)
    return Marks(
        actors={id: centre if id == chosen else beside if id in near else away for id in chain.actor},
        links={id: _OWN[one.type] if id in own else LinkMark(faint=True) for id, one in chain.link.items()},
        legend=(
            Sample(sight.say("neighbours.chosen", name=chain.actor[chosen].name), ring="accent"),
            Sample(sight.say("neighbours.rest"), stroke=Stroke("line"), faint=True),
        ),
    )
