"""The map with one layer of meaning over it, and beside it what the measures say of one actor."""

from collections.abc import Iterator

import streamlit as st

from chain.analysis.measures import Measure
from chain.i18n import number, percent
from chain.model import Look
from chain.view import View
from chain.vocabulary import LETTERS, Letter, Overlay
from ui.insights.explain import named, reading
from ui.insights.glance import glance
from ui.insights.measured import Measured
from ui.insights.naming import in_map_order, plain
from ui.insights.picture import picture
from ui.session import count, language, naming, say

PLAIN = ""
OVERLAYS = (PLAIN, *(one.value for one in Overlay if one is not Overlay.WHAT_IF))
"""What can be laid over the map here; what-if has a place of its own."""


def map_section(view: View, found: Measured) -> None:
    """Show what stands out, the map, and the measures of the actor that is chosen."""
    glance(found)
    st.subheader(say("pages.insights.map"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        actor = _choose_actor(found)
        look = _choose_look(actor)
    if actor is None:
        picture(view, look)
        return
    drawing, beside = st.columns([7, 3], gap="medium")
    with drawing:
        picture(view, look)
    with beside:
        _measures_of(found, actor)


def _choose_look(actor: str | None) -> Look:
    names = _overlay_names()
    overlay = st.selectbox(
        say("pages.insights.overlay"),
        OVERLAYS,
        format_func=lambda one: names[one],
        key="insights.overlay",
        width=260,
    )
    letter = Letter.T
    if overlay == Overlay.HEAT:
        letter = _choose_letter()
    mirrored = st.toggle(say("pages.insights.mirrored"), key="insights.mirrored")
    if overlay == Overlay.NEIGHBOURS and actor is None:
        st.info(say("pages.insights.choose_neighbour"), icon=":material/touch_app:")
        return Look(mirrored=mirrored)
    if not overlay:
        return Look(mirrored=mirrored)
    chosen = actor if overlay == Overlay.NEIGHBOURS else None
    return Look(overlay=Overlay(overlay), mirrored=mirrored, letter=letter, actor=chosen)


def _overlay_names() -> dict[str, str]:
    return {PLAIN: say("pages.insights.no_overlay")} | {
        one: say(f"vocabulary.overlay.{one}") for one in OVERLAYS if one
    }


def _choose_letter() -> Letter:
    chosen = st.segmented_control(
        say("pages.insights.letter"),
        [letter.value for letter in LETTERS],
        format_func=naming("vocabulary.letters", LETTERS),
        default=Letter.T.value,
        required=True,
        key="insights.letter",
    )
    return Letter(chosen)


def _choose_actor(found: Measured) -> str | None:
    names = {id: found.chain.actor[id].name for id in in_map_order(found.chain, found.chain.actor)}
    return st.selectbox(
        say("pages.insights.one_actor"),
        list(names),
        index=None,
        format_func=lambda id: names.get(id, ""),
        placeholder=say("pages.insights.choose_actor"),
        key="insights.actor",
        width=300,
    )


def _measures_of(found: Measured, id: str) -> None:
    st.caption(_standing(found, id))
    for measure, value in _values(found, id):
        st.markdown(f"{plain(named(measure))}: **{value}**", help=reading(measure))


def _standing(found: Measured, id: str) -> str:
    """Say in one sentence what the chain owes to this actor; guests are named so, never called a risk."""
    if id in found.ends:
        return say("pages.insights.is_guest")
    return say(
        "pages.insights.is_breaking"
        if id in found.network.breaking_points
        else "pages.insights.is_not_breaking"
    )


def _values(found: Measured, id: str) -> Iterator[tuple[Measure, str]]:
    network, spoken = found.network, language()
    if id not in found.ends:
        hops, impact = network.hops.get(id), network.removal_impact.get(id)
        yield Measure.HOPS, count("pages.insights.steps", hops) if hops is not None else _unreached()
        yield Measure.REMOVAL_IMPACT, percent(spoken, impact) if impact is not None else _none()
    degree = network.degrees[id]
    yield Measure.DEGREE, say("pages.insights.degree", taken=degree.taken, given=degree.given)
    yield Measure.BETWEENNESS_UNDIRECTED, percent(spoken, network.betweenness_undirected.values[id])
    if supply := network.concentration.get(id):
        shown = supply.shown and supply.effective is not None
        yield (
            Measure.CONCENTRATION,
            number(spoken, round(supply.effective or 0, 1)) if shown else say("pages.insights.not_shown"),
        )
    exchange = network.exchanges[id]
    ratio, intangible = exchange.give_ratio, exchange.intangible_ratio
    yield Measure.GIVE_RATIO, number(spoken, round(ratio, 2)) if ratio is not None else _none()
    yield Measure.INTANGIBLE_RATIO, percent(spoken, intangible) if intangible is not None else _none()


def _none() -> str:
    return say("pages.insights.none")


def _unreached() -> str:
    return say("pages.insights.unreached")
