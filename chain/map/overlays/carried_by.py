"""Where has a person disappeared? Who or what carries each link (V6)."""

from collections.abc import Iterator, Mapping

from chain.analysis.graphs import bears_contact, counting
from chain.map.overlays.marking import ActorMark, LinkMark, Marks, Sample, Sight, Stroke, Tag
from chain.model import Chain, Link
from chain.vocabulary import Carrier

STROKES: Mapping[Carrier, Stroke] = {
    Carrier.PERSON: Stroke("near", 5.0),
    Carrier.PHONE: Stroke("near", 3.0),
    Carrier.EMAIL: Stroke("middle", 3.0, "16 7"),
    Carrier.APP: Stroke("far", 3.0, "9 8"),
    Carrier.PLATFORM: Stroke("far", 3.0, "16 8 1 8"),
    Carrier.MACHINE: Stroke("far", 3.0, "1 8"),
}
"""A person is a solid line; the further away from people, the more broken."""


def carried_by(sight: Sight) -> Marks:
    """Return the carrier of every link, and the actors that no person and no telephone reaches."""
    chain = sight.chain
    tag = Tag(sight.say("carried_by.nobody"), "far", sign="no-person")
    mark = ActorMark(tag=tag, said=sight.say("carried_by.nobody.said"))
    alone = dict.fromkeys(_without_person(chain), mark)
    carriers = {link.carried_by for link in chain.link.values()}
    legend = [_sample(sight, carrier) for carrier in Carrier if carrier in carriers]
    if None in carriers:
        legend.append(Sample(sight.say("carried_by.unknown"), stroke=Stroke("line"), faint=True))
    if alone:
        legend.append(Sample(sight.say("carried_by.nobody.said"), tag=Tag("", "far", sign="no-person")))
    links = {id: _mark(sight, link) for id, link in chain.link.items()}
    return Marks(actors=alone, links=links, legend=tuple(legend), types=False, people=False)


def _mark(sight: Sight, link: Link) -> LinkMark:
    carrier = link.carried_by
    if carrier is None:
        return LinkMark(stroke=Stroke("line"), sign=None, faint=True, said=sight.say("carried_by.unknown"))
    return LinkMark(stroke=STROKES[carrier], sign=carrier.value, said=_word(sight, carrier))


def _sample(sight: Sight, carrier: Carrier) -> Sample:
    return Sample(_word(sight, carrier), stroke=STROKES[carrier], sign=carrier.value)


def _word(sight: Sight, carrier: Carrier) -> str:
    return sight.say(f"carried_by.{carrier.value}")


def _without_person(chain: Chain) -> Iterator[str]:
    """Yield the actors of which it is known how they are reached, and never by a person."""
    links = counting(chain)
    known = {end for link in links if link.carried_by for end in (link.source, link.target)}
    met = {end for link in links if bears_contact(link) for end in (link.source, link.target)}
    return (id for id in chain.actor if id in known and id not in met)
