"""The few findings that matter first, in sentences; what nothing can be said about is left out."""

from collections.abc import Iterator
from math import ceil

import streamlit as st

from chain.analysis.contact import Band
from chain.analysis.links import Attention
from chain.i18n import percent
from ui.insights.measured import Measured
from ui.insights.naming import actors_listed
from ui.session import count, language, say

FEW_SUPPLIERS = 2
ABREAST = 4


def glance(found: Measured) -> None:
    """Show what stands out on the map."""
    st.subheader(say("pages.insights.glance"), anchor=False)
    told = [*_facts(found)]
    rows = ceil(len(told) / ABREAST)
    for row in range(rows):
        # Rows of nearly the same length: one card alone below the others would look like the odd one out.
        facts = told[len(told) * row // rows : len(told) * (row + 1) // rows]
        for column, (icon, text) in zip(st.columns(len(facts)), facts, strict=True):
            with column.container(border=True, height="stretch"):
                st.markdown(f":material/{icon}: {text}")


def _facts(found: Measured) -> Iterator[tuple[str, str]]:
    yield from _breaking_points(found)
    yield from _removal(found)
    yield from _suppliers(found)
    yield from _attention(found)
    yield from _friction(found)
    yield from _contact(found)
    yield from _doors(found)


def _breaking_points(found: Measured) -> Iterator[tuple[str, str]]:
    points = [id for id in found.network.breaking_points if id not in found.ends]
    if points:
        names = actors_listed(found.chain, points)
        yield "link", count("pages.insights.holds", len(points), names=names)
    elif found.chain.link:
        yield "hub", say("pages.insights.holds_none")


def _removal(found: Measured) -> Iterator[tuple[str, str]]:
    impact = {id: value for id, value in found.network.removal_impact.items() if value}
    if not impact:
        return
    most = max(impact.values())
    names = actors_listed(found.chain, [id for id, value in impact.items() if value == most])
    yield "link_off", say("pages.insights.falls_away", names=names, share=percent(language(), most))


def _suppliers(found: Measured) -> Iterator[tuple[str, str]]:
    few = [
        id
        for id, one in found.network.concentration.items()
        if one.shown and one.effective is not None and one.effective < FEW_SUPPLIERS
    ]
    if few:
        yield "filter_1", count("pages.insights.few", len(few), names=actors_listed(found.chain, few))


def _attention(found: Measured) -> Iterator[tuple[str, str]]:
    long_ago = sum(one.attention is Attention.RED for one in found.links.values())
    unknown = sum(one.attention is Attention.UNKNOWN for one in found.links.values())
    if unknown and not long_ago:
        yield "schedule", count("pages.insights.attention_unknown", unknown)
    elif long_ago:
        older = count("pages.insights.long_ago", long_ago)
        yield "schedule", say("pages.insights.attention", older=older, unknown=unknown)


def _friction(found: Measured) -> Iterator[tuple[str, str]]:
    flagged = [found.chain.link[id].target for id, one in found.links.items() if one.flagged]
    if flagged:
        yield "door_back", count("pages.insights.hard_to_leave", len(flagged))


def _contact(found: Measured) -> Iterator[tuple[str, str]]:
    if found.network.without_contact:
        names = actors_listed(found.chain, found.network.without_contact)
        yield "person_off", count("pages.insights.no_person", len(found.network.without_contact), names=names)


def _doors(found: Measured) -> Iterator[tuple[str, str]]:
    """Count sellers, and name none: a figure that its owner shares is not there to be held against it."""
    if found.contacts:
        red = sum(one.band is Band.RED for one in found.contacts.values())
        yield "door_front", say("pages.insights.doors", count=red, of=len(found.contacts))
