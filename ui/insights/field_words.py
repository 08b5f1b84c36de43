"""The words for what is told about an actor or a link, and for what was told there."""

import datetime as dt
from enum import StrEnum

from chain.i18n import date, number, percent
from chain.model import Actor, Link
from chain.vocabulary import Carrier, LinkStatus, LinkType, MemberType
from ui.session import language, say

_SETS: dict[str, type[StrEnum]] = {
    "type": LinkType,
    "carried_by": Carrier,
    "status": LinkStatus,
    "member_type": MemberType,
}
_SET_NAMES = {
    "type": "link_type",
    "carried_by": "carrier",
    "status": "link_status",
    "member_type": "member_type",
}


def field_name(field: str) -> str:
    """Return what a field of an actor or a link is called."""
    return say(f"pages.insights.field.{field}")


def field_value(part: Actor | Link, field: str) -> str:
    """Return what a part says in a field; a dash where nobody has told."""
    value = getattr(part, field)
    if value is None or value == "":
        return say("pages.insights.none")
    if field in _SETS:
        return say(f"vocabulary.{_SET_NAMES[field]}.{value}")
    if isinstance(value, bool):
        return say("pages.insights.yes" if value else "pages.insights.no")
    if isinstance(value, dt.date):
        return date(language(), value, "medium")
    if isinstance(value, float):
        return percent(language(), value)
    # A year is no amount: it has no separator.
    return str(value) if field == "since" or isinstance(value, str) else number(language(), value)
