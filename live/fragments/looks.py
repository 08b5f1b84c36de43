"""How the map is looked at and what is seen then, in the words and numbers that the templates show."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from chain.analysis.contact import contacts
from chain.analysis.what_if import WhatIf, what_if
from chain.i18n import n, t
from chain.map.standing import settled
from chain.model import Chain, DemandRoute, Link, Look
from chain.view import View
from chain.vocabulary import Language, LinkType

_NAMED = 6
"""How many names a sentence holds; the others are counted."""


def looking(look: Look, **changes: Any) -> Mapping[str, Any]:
    """Return the wish to look at the map as now, but for these changes."""
    changed = look.model_copy(update=changes)
    return {"kind": "show_map", "look": changed.model_dump(mode="json", exclude_defaults=True)}


def without(off: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return what stays off when this is switched on again."""
    return tuple(one for one in off if one != key)


# --- what if -----------------------------------------------------------------------------------


class Switch(NamedTuple):
    """Something that can be switched off: its key in ``Look.off``, and what people call it."""

    key: str
    name: str


def switches(view: View) -> Mapping[str, tuple[Switch, ...]]:
    """Return what can be switched off in front of the group, by sort; routes of sellers that agreed only."""
    chain, language = view.public.chain, view.viewer.language
    return {
        "actor": tuple(Switch(f"actor:{one.id}", one.name) for one in chain.actor.values()),
        "link": tuple(Switch(f"link:{one.id}", _link(chain, one, language)) for one in chain.link.values()),
        "route": tuple(Switch(f"route:{one.id}", _route(chain, one)) for one in chain.route.values()),
        "type": tuple(
            Switch(f"type:{one}", t(language, f"vocabulary.link_type.{one.value}")) for one in LinkType
        ),
    }


def _link(chain: Chain, link: Link, language: Language) -> str:
    ends = f"{chain.actor[link.source].name} → {chain.actor[link.target].name}"
    return f"{ends}: {link.label or t(language, f'vocabulary.link_type.{link.type.value}')}"


def _route(chain: Chain, route: DemandRoute) -> str:
    return " → ".join(chain.actor[id].name for id in (route.seller, *route.via, route.end))


def cut_off(view: View) -> tuple[str, ...]:
    """Say who is cut off by what is off, one sentence for each way of noticing it."""
    chain, language = view.public.chain, view.viewer.language
    found = what_if(chain, view.public.look.off)
    told = tuple(_told(chain, found, language))
    return told or (t(language, "live.what_if.nobody"),)


def _told(chain: Chain, found: WhatIf, language: Language) -> Iterable[str]:
    if found.pairs_lost:
        yield n(language, "live.what_if.pairs", found.pairs_lost, all=found.pairs)
    groups = {
        "without_way": found.without_way,
        "without_supplier": found.without_supplier,
        "without_contact": found.without_contact,
        "alone": found.alone,
    }
    for key, ids in groups.items():
        if ids:
            yield t(language, f"live.what_if.{key}", names=_names(chain, ids, language))
    for seller, lost in found.demand_lost.items():
        if lost:
            percent = round(100 * lost)
            yield t(language, "live.what_if.demand", name=chain.actor[seller].name, percent=percent)


def _names(chain: Chain, ids: Collection[str], language: Language) -> str:
    names = [chain.actor[id].name for id in ids]
    more = len(names) - _NAMED
    shown = names if more <= 1 else [*names[:_NAMED], n(language, "live.what_if.more", more)]
    return ", ".join(shown)


# --- all doors closed --------------------------------------------------------------------------


class Door(NamedTuple):
    """What a seller keeps of its demand when all doors close, in per cent that add up to a hundred."""

    name: str
    reach: int
    not_known: int
    given_away: int
    untold: int


def doors(view: View) -> tuple[Door, ...]:
    """Return the sellers that agreed to be shown, in the order of the map: this is no league table."""
    chain = view.public.chain
    found = contacts(chain)
    place = {id: nth for nth, id in enumerate(settled(chain))}
    return tuple(
        Door(
            chain.actor[seller].name,
            *_percentages(one.closed_door_reach, one.not_known, one.given_away, 1 - one.coverage),
        )
        for seller, one in sorted(found.items(), key=lambda item: place[item[0]])
    )


def _percentages(*shares: float) -> tuple[int, ...]:
    """Round so that the whole stays a hundred: what is left over goes to the largest remainders."""
    exact = [max(0.0, 100 * share) for share in shares]
    whole = [int(one) for one in exact]
    by_rest = sorted(range(len(exact)), key=lambda nth: whole[nth] - exact[nth])
    for nth in by_rest[: max(0, round(sum(exact)) - sum(whole))]:
        whole[nth] += 1
    return tuple(whole)
