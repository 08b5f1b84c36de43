"""Two maps in one drawing: what came, went, grew, shrank or changed has a sign, and its own stroke."""

from collections.abc import Iterator, Mapping

from chain.analysis.compare import Changes, Comparison
from chain.model import Actor, Chain, Link, Tier
from chain.vocabulary import LinkStatus

ADDED, GONE, GROWN, SHRUNK, CHANGED = "+", "\N{MINUS SIGN}", "▲", "▼", "≠"
"""The signs before names: a stroke alone would not tell everybody, nor on paper."""

WAS = "was-"
"""What the ids of parts that are gone begin with in the drawing: now they may be somebody else's."""

_STROKES = {
    ADDED: "stroke: var(--letter-O); stroke-width: 4",
    GONE: "stroke: var(--letter-T); stroke-width: 3; stroke-dasharray: 3 6",
    GROWN: "stroke: var(--letter-O); stroke-width: 4",
    SHRUNK: "stroke: var(--letter-T); stroke-width: 4; stroke-dasharray: 14 5",
    CHANGED: "stroke: var(--letter-W); stroke-width: 4; stroke-dasharray: 14 4 3 4",
}

Signs = Mapping[str, str]
"""Sign by id."""


def both(before: Chain, now: Chain, found: Comparison) -> Chain:
    """Return the map of now with what is gone put back, and signs before the names of what differs."""
    signs = signs_of(found.actors)
    gone = {WAS + id: before.actor[id] for id in found.actors.gone}
    tiers = dict(now.tier)
    actors = {id: _signed(one, signs.get(id, "")) for id, one in now.actor.items()}
    for id, one in gone.items():
        tier = _tier_for(before.tier[one.tier], tiers)
        tiers.setdefault(tier.id, tier)
        actors[id] = _signed(one, GONE).model_copy(update={"id": id, "tier": tier.id, "position": None})
    links = {**now.link, **dict(_gone_links(before, now, found))}
    return now.model_copy(update={"tier": tiers, "actor": actors, "link": links})


def signs_of(changes: Changes) -> Signs:
    """Return the sign of every part that differs and is there now."""
    found = {one.now: CHANGED for one in changes.changed}
    found |= {one.now: GROWN for one in changes.grown}
    found |= {one.now: SHRUNK for one in changes.shrunk}
    return found | dict.fromkeys(changes.added, ADDED)


def with_strokes(svg: str, found: Comparison) -> str:
    """Return the drawing in which boxes and lines that differ have a stroke of their own."""
    actors = {**signs_of(found.actors), **{WAS + id: GONE for id in found.actors.gone}}
    links = {**signs_of(found.links), **{WAS + id: GONE for id in found.links.gone}}
    rules = [f'[data-actor="{id}"] .map-card {{ {_STROKES[sign]} }}' for id, sign in actors.items()]
    rules += [
        f'.map-link[data-link="{id}"] path:not(.map-grip) {{ {_STROKES[sign]} }}'
        for id, sign in links.items()
    ]
    return svg.replace("</svg>", f"<style>{' '.join(rules)}</style></svg>", 1)


def _signed(actor: Actor, sign: str) -> Actor:
    # Not validated again: with its sign, a name may be longer than people may type.
    return actor.model_copy(update={"name": f"{sign} {actor.name}"}) if sign else actor


def _tier_for(tier: Tier, tiers: Mapping[str, Tier]) -> Tier:
    """Return the column of now for what stood in this one: by name, else by its place from the source."""
    by_name = (one for one in tiers.values() if one.name.casefold() == tier.name.casefold())
    by_place = (one for one in tiers.values() if one.order == tier.order)
    return next(by_name, None) or next(by_place, None) or tier.model_copy(update={"id": WAS + tier.id})


def _gone_links(before: Chain, now: Chain, found: Comparison) -> Iterator[tuple[str, Link]]:
    places = _places(before, now, found)
    for id in found.links.gone:
        link = before.link[id]
        ends = {"source": places[link.source], "target": places[link.target]}
        yield WAS + id, link.model_copy(update={"id": WAS + id, "status": LinkStatus.ENDED, **ends})


def _places(before: Chain, now: Chain, found: Comparison) -> Mapping[str, str]:
    """Return for each actor of before who it is in the drawing."""
    changed = {one.before: one.now for one in found.actors.changed}
    by_name = {one.name.casefold(): id for id, one in now.actor.items()}
    places = {
        id: id if id in now.actor else by_name.get(one.name.casefold(), id)
        for id, one in before.actor.items()
    }
    return {**places, **changed, **{id: WAS + id for id in found.actors.gone}}
