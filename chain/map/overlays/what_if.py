"""What if this falls away: what is switched off, and who is then cut off."""

from collections.abc import Iterable, Mapping

from chain.analysis.what_if import WhatIf
from chain.analysis.what_if import what_if as asked
from chain.map.overlays.marking import NOTHING_SAID, ActorMark, LinkMark, Marks, Sample, Sight, Stroke, Tag


def what_if(sight: Sight) -> Marks:
    """Return what is off, crossed out, and what every actor that is left loses by it."""
    if not sight.look.off:
        return NOTHING_SAID
    found = asked(sight.chain, sight.look.off)
    gone = ActorMark(crossed=True, faint=True, said=sight.say("what_if.off"))
    broken = LinkMark(crossed=True, faint=True, said=sight.say("what_if.off"))
    losses = {id: _mark(*words) for id, words in _losses(sight, found).items()}
    legend = [Sample(sight.say("what_if.off"), stroke=Stroke("line"), faint=True, crossed=True)]
    if losses:
        legend.append(Sample(sight.say("what_if.legend"), tag=Tag("", "far", sign="cut")))
    return Marks(
        actors=losses | dict.fromkeys(found.off.actors, gone),
        links=dict.fromkeys(found.off.links, broken),
        legend=tuple(legend),
        people=False,
    )


def _mark(word: str, said: str) -> ActorMark:
    return ActorMark(tag=Tag(word, "far", sign="cut"), ring="far", said=said)


def _losses(sight: Sight, found: WhatIf) -> Mapping[str, tuple[str, str]]:
    """Return for each actor that loses something the worst of it, in a word or two and in full."""

    def told(ids: Iterable[str], key: str) -> dict[str, tuple[str, str]]:
        return dict.fromkeys(ids, (sight.say(f"what_if.{key}"), sight.say(f"what_if.{key}.said")))

    fewer = {
        id: (sight.count("what_if.fewer", len(ends)), sight.count("what_if.fewer.said", len(ends)))
        for id, ends in found.lost.items()
    }
    demand = {
        id: (sight.say("what_if.demand", percent=part), sight.say("what_if.demand.said", percent=part))
        for id, part in ((id, round(100 * share)) for id, share in found.demand_lost.items())
        if part and id in sight.chain.actor
    }
    lost = fewer | told(found.without_contact, "contact") | demand | told(found.without_supplier, "supplier")
    return lost | told(found.without_way, "way") | told(found.alone, "alone")
