"""How parts of the map are called on a page: what people typed stays text, whatever signs are in it."""

import re
from collections.abc import Iterable, Sequence

from chain.model import Chain, DemandRoute, Link
from chain.vocabulary import LinkType
from ui.session import say

NAMED_AT_MOST = 6

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$:~&^=@/])")


def plain(text: str) -> str:
    """Return a text so that Markdown, and Streamlit's own signs in it, show it as it was typed."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def actor_name(chain: Chain, id: str) -> str:
    """Return the name of an actor."""
    return chain.actor[id].name if id in chain.actor else ""


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, safe for Markdown; the first few, and how many more."""
    known = [plain(name) for name in names]
    if len(known) < 2:
        return "".join(known)
    if len(known) <= NAMED_AT_MOST:
        return say("pages.insights.and_last", names=", ".join(known[:-1]), last=known[-1])
    return say(
        "pages.insights.and_more",
        names=", ".join(known[:NAMED_AT_MOST]),
        count=len(known) - NAMED_AT_MOST,
    )


def actors_listed(chain: Chain, ids: Iterable[str]) -> str:
    """Return the names of actors one after the other, safe for Markdown."""
    return listed(actor_name(chain, id) for id in ids)


def link_name(chain: Chain, link: Link) -> str:
    """Return from whom to whom a link runs, and what runs over it."""
    ends = f"{actor_name(chain, link.source)} → {actor_name(chain, link.target)}"
    return f"{ends} ({link.label or say(f'vocabulary.link_type.{link.type.value}')})"


def route_name(chain: Chain, route: DemandRoute) -> str:
    """Return for whom demand comes, from whom, and by way of whom."""
    ids = (route.end, *route.via, route.seller)
    return " → ".join(actor_name(chain, id) for id in ids)


def in_map_order(chain: Chain, ids: Iterable[str]) -> Sequence[str]:
    """Return actors from the source to the end customer: an order that praises and blames nobody."""
    wanted, tiers = set(ids), {tier.id: number for number, tier in enumerate(chain.tiers)}
    there = [one for one in chain.actor.values() if one.id in wanted]
    return [one.id for one in sorted(there, key=lambda one: tiers[one.tier])]


def key_name(chain: Chain, key: str) -> str:
    """Return the name of what a key such as ``actor:a01`` or ``type:goods`` switches off."""
    sort, _, id = key.partition(":")
    if sort == "actor":
        return actor_name(chain, id)
    if sort == "link":
        return link_name(chain, chain.link[id]) if id in chain.link else ""
    if sort == "route":
        return route_name(chain, chain.route[id]) if id in chain.route else ""
    return say(f"vocabulary.link_type.{LinkType(id).value}")
