"""What one link says: who needs whom, how hard it is to leave, and when there was last real attention."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from chain.analysis.graphs import counting
from chain.model import Chain, Link, Model

HIGH_FRICTION = 1.5
"""Above this many steps out for each step in, leaving is made hard."""

FRESH_DAYS = 90
YEAR_DAYS = 365


class Attention(StrEnum):
    """How long ago the last meaningful contact was: up to 90 days, up to a year, longer, not known."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class LinkMeasures(Model):
    """What one link says; None where nobody has told."""

    asymmetry: int | None
    friction: float | None
    flagged: bool
    notice_days: int | None
    age: int | None
    attention: Attention


def asymmetry(link: Link) -> int | None:
    """Return how much more the source depends on the target than the other way round, -4 to 4.

    >>> link = Link(id="l", source="farm", target="deli", type="goods", dependence_source=5)
    >>> asymmetry(link), asymmetry(link.model_copy(update={"dependence_target": 2}))
    (None, 3)
    """
    if link.dependence_source is None or link.dependence_target is None:
        return None
    return link.dependence_source - link.dependence_target


def friction(link: Link) -> float | None:
    """Return the steps out for each step in; where nothing had to be done to get in there is no ratio.

    >>> link = Link(id="l", source="hotel", target="site", type="service", entry_steps=2, exit_steps=5)
    >>> friction(link), friction(link.model_copy(update={"entry_steps": 0}))
    (2.5, None)
    """
    return link.exit_steps / link.entry_steps if link.entry_steps and link.exit_steps is not None else None


def has_high_friction(link: Link) -> bool:
    """Say whether leaving takes clearly more than entering did.

    >>> link = Link(id="l", source="hotel", target="site", type="service", entry_steps=2, exit_steps=3)
    >>> has_high_friction(link), has_high_friction(link.model_copy(update={"exit_steps": 4}))
    (False, True)
    """
    found = friction(link)
    return found is not None and found > HIGH_FRICTION


def age(link: Link, day: dt.date) -> int | None:
    """Return how many days before this day the last meaningful contact was; what lies ahead is 0 days old.

    >>> age(Link(id="l", source="a", target="b", type="goods"), dt.date(2026, 10, 8)) is None
    True
    """
    last = link.last_meaningful_contact
    return max(0, (day - last).days) if last else None


def attention(link: Link, day: dt.date) -> Attention:
    """Return the band of the age at this day."""
    days = age(link, day)
    if days is None:
        return Attention.UNKNOWN
    if days <= FRESH_DAYS:
        return Attention.GREEN
    return Attention.AMBER if days <= YEAR_DAYS else Attention.RED


def link_measures(chain: Chain, day: dt.date) -> Mapping[str, LinkMeasures]:
    """Return the measures of every link that counts, in the order in which they came."""
    return {link.id: _measures(link, day) for link in counting(chain)}


def _measures(link: Link, day: dt.date) -> LinkMeasures:
    return LinkMeasures(
        asymmetry=asymmetry(link),
        friction=friction(link),
        flagged=has_high_friction(link),
        notice_days=link.notice_days,
        age=age(link, day),
        attention=attention(link, day),
    )
