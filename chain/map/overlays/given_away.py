"""Who knows the guest: what sellers gave away, to whom, and over which links their demand comes.

Only of sellers whose demand routes the viewer may see; of the others nothing is said, not even that there
is something to see.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from chain.analysis.contact import Contact, contacts, held
from chain.map.overlays.marking import ActorMark, Hue, LinkMark, Marks, Sample, Sight, Stroke, Tag
from chain.model import Chain, DemandRoute
from chain.vocabulary import ContactOwner

STROKES: Mapping[ContactOwner, Stroke] = {
    ContactOwner.SELF: Stroke("near", 5.0),
    ContactOwner.NOBODY: Stroke("line", 3.0, "2 7"),
    ContactOwner.SHARED: Stroke("middle", 4.0, "16 7"),
    ContactOwner.OTHER: Stroke("far", 5.0, "10 8"),
}
"""From the own customer to the one who is somebody else's; where two meet on a link the last is shown."""


def given_away(sight: Sight) -> Marks:
    """Return what each shown seller gave away, who holds those names, and the ways of the demand."""
    chain = sight.chain
    sellers = {id: _seller(sight, one) for id, one in contacts(chain).items() if id in chain.actor}
    holders = {id: _holder(sight) for id in _holders(chain)}
    return Marks(
        actors=holders | sellers,
        links=dict(_links(sight)),
        legend=tuple(_legend(sight)),
        types=False,
        people=False,
    )


def _seller(sight: Sight, contact: Contact) -> ActorMark:
    given = sight.say("given_away.share", percent=round(100 * contact.given_away))
    said = sight.say(
        "given_away.said",
        given=round(100 * contact.given_away),
        unknown=round(100 * contact.not_known),
        reach=round(100 * contact.closed_door_reach),
    )
    hue: Hue = "far" if contact.given_away else "near"
    return ActorMark(tag=Tag(given, hue, part=contact.given_away), said=said)


def _holder(sight: Sight) -> ActorMark:
    tag = Tag(sight.say("given_away.holder"), "far", sign="names")
    return ActorMark(tag=tag, ring="far", said=sight.say("given_away.holder.said"))


def _holders(chain: Chain) -> Iterator[str]:
    """Yield the go-betweens with whom names of a seller's customers stay."""
    return (id for id, those in held(chain).items() if id in chain.actor and any(one.names for one in those))


def _owners(chain: Chain) -> Mapping[frozenset[str], ContactOwner]:
    found: dict[frozenset[str], ContactOwner] = {}
    for owner in STROKES:
        those = (one for one in chain.route.values() if one.contact_owner is owner)
        found |= {pair: owner for route in those for pair in _hops(route)}
    return found


def _hops(route: DemandRoute) -> Iterator[frozenset[str]]:
    return (frozenset(hop) for hop in pairwise((route.seller, *route.via, route.end)))


def _links(sight: Sight) -> Iterator[tuple[str, LinkMark]]:
    owners = _owners(sight.chain)
    for id, link in sight.chain.link.items():
        owner = owners.get(frozenset((link.source, link.target)))
        if owner:
            yield id, LinkMark(STROKES[owner], sign=None, said=sight.say(f"given_away.{owner.value}"))
        else:
            yield id, LinkMark(faint=True, sign=None)


def _legend(sight: Sight) -> Iterator[Sample]:
    yield Sample(sight.say("given_away.legend.share"), tag=Tag("", "far", part=0.45))
    yield Sample(sight.say("given_away.holder.said"), tag=Tag("", "far", sign="names"))
    for owner, stroke in STROKES.items():
        yield Sample(sight.say(f"given_away.{owner.value}"), stroke=stroke)
    yield Sample(sight.say("given_away.legend.rest"), stroke=Stroke("line"), faint=True)
