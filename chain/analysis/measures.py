"""Every measure of a chain as JSON, unrounded, in the shape of the sample's expected values."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from chain.analysis.contact import Contact, contacts, held
from chain.analysis.links import LinkMeasures, link_measures
from chain.analysis.network import Network, network
from chain.model import Chain

Json = dict[str, Any]


class Measure(StrEnum):
    """What is measured of a map; its words are ``measure.<measure>.name``, ``.reading`` and so on."""

    DEGREE = "degree"
    BETWEENNESS_DIRECTED = "betweenness_directed"
    BETWEENNESS_UNDIRECTED = "betweenness_undirected"
    BREAKING_POINTS = "breaking_points"
    BRIDGES = "bridges"
    REMOVAL_IMPACT = "removal_impact"
    HOPS = "hops"
    CONCENTRATION = "concentration"
    ASYMMETRY = "asymmetry"
    FRICTION = "friction"
    ATTENTION = "attention"
    RECIPROCITY = "reciprocity"
    INTANGIBLE_RATIO = "intangible_ratio"
    GIVE_RATIO = "give_ratio"
    DENSITY = "density"
    COMPONENTS = "components"
    WITHOUT_CONTACT = "without_contact"
    HELD = "held"
    GIVEN_AWAY = "given_away"
    NOT_KNOWN = "not_known"
    CLOSED_DOOR_REACH = "closed_door_reach"
    EXPOSURE = "exposure"


def measures(chain: Chain, day: dt.date) -> Json:
    """Return all measures of a chain; ages are counted at this day."""
    found, links = network(chain), link_measures(chain, day)
    return {
        "network": _network(found),
        "contact": {seller: _contact(one) for seller, one in contacts(chain).items()},
        "flags": {"exit_friction": {id: one.friction for id, one in links.items() if one.flagged}},
        "actors": _actors(chain, found),
        "links": {id: _link(one) for id, one in links.items()},
    }


def _network(found: Network) -> Json:
    return {
        "articulation_points": list(found.breaking_points),
        "bridges": [list(pair) for pair in found.bridges],
        "removal_impact": dict(found.removal_impact),
        "base_pairs_origin_to_end": found.base_pairs,
        "hops_to_end_customer": dict(found.hops),
        "goods_hhi": {id: one.model_dump() for id, one in found.concentration.items()},
        "dyadic_reciprocity": found.reciprocity,
        "density_undirected": found.density,
        "components_undirected": found.components,
        "betweenness_goods_service": dict(found.betweenness_directed.values),
        "betweenness_all_undirected": dict(found.betweenness_undirected.values),
        **_sampling(found),
    }


def _sampling(found: Network) -> Json:
    """Say from how many actors betweenness was estimated, where it was."""
    pivots = found.betweenness_undirected.pivots
    return {} if pivots is None else {"betweenness_sampled": {"pivots": pivots, "actors": len(found.degrees)}}


def _contact(one: Contact) -> Json:
    return {
        "given_away": one.given_away,
        "not_known": one.not_known,
        "closed_door_reach": one.closed_door_reach,
        "disintermediation_exposure": one.exposure,
    }


def _actors(chain: Chain, found: Network) -> Json:
    by_way = held(chain)
    return {
        id: {
            "degree_in": found.degrees[id].taken,
            "degree_out": found.degrees[id].given,
            "intangible_ratio": found.exchanges[id].intangible_ratio,
            "give_ratio": found.exchanges[id].give_ratio,
            "end_customer": id in found.ends,
            "without_contact": id in found.without_contact,
            "demand_held": {one.seller: one.demand for one in by_way.get(id, ())},
            "names_held": {one.seller: one.names for one in by_way.get(id, ())},
        }
        for id in chain.actor
    }


def _link(one: LinkMeasures) -> Mapping[str, Any]:
    return {
        "dependence_asymmetry": one.asymmetry,
        "exit_friction": one.friction,
        "notice_days": one.notice_days,
        "attention_age_days": one.age,
        "attention": one.attention.value,
    }
