"""Who holds the chain together: removal impact, betweenness, breaking points, only ties, way to the guest."""

from collections.abc import Mapping

import streamlit as st

from chain.analysis.measures import Measure
from chain.i18n import percent
from ui.insights.charts import Bar, bars
from ui.insights.explain import heading
from ui.insights.measured import Measured
from ui.insights.naming import actor_name, actors_listed, in_map_order, plain
from ui.session import count, language, say

SHOWN_AT_MOST = 8
TIES_AT_MOST = 12
DIRECTED, UNDIRECTED = "directed", "undirected"


def who_holds(found: Measured) -> None:
    """Show on whom the ways through the chain depend."""
    left, right = st.columns(2, gap="large")
    with left:
        _removal(found)
    with right:
        _betweenness(found)
    left, right = st.columns(2, gap="large")
    with left:
        _breaking_points(found)
    with right:
        _ties(found)
    _hops(found)


def _removal(found: Measured) -> None:
    heading(Measure.REMOVAL_IMPACT)
    pairs = found.network.base_pairs
    st.markdown(count("pages.insights.pairs", pairs))
    top = _top({id: value for id, value in found.network.removal_impact.items() if value})
    if not top:
        st.markdown(say("pages.insights.removal_none"))
        return
    rows = [Bar(actor_name(found.chain, id), value, percent(language(), value)) for id, value in top.items()]
    bars(rows, key="insights.removal", alt=say("pages.insights.removal_alt", names=_told(rows)))
    st.caption(say("pages.insights.removal_rest"))


def _betweenness(found: Measured) -> None:
    place = st.container()
    graph = st.segmented_control(
        say("pages.insights.graph"),
        (UNDIRECTED, DIRECTED),
        format_func=lambda one: say(f"pages.insights.graph_{one}"),
        default=UNDIRECTED,
        required=True,
        key="insights.graph",
        label_visibility="collapsed",
    )
    directed = graph == DIRECTED
    with place:
        heading(Measure.BETWEENNESS_DIRECTED if directed else Measure.BETWEENNESS_UNDIRECTED)
    network = found.network
    values = network.betweenness_directed if directed else network.betweenness_undirected
    if values.pivots:
        st.caption(count("pages.insights.sampled", values.pivots))
    top = _top({id: value for id, value in values.values.items() if value})
    if not top:
        st.markdown(say("pages.insights.between_none"))
        return
    rows = [Bar(_label(found, id), value, percent(language(), value)) for id, value in top.items()]
    bars(rows, key="insights.betweenness", alt=say("pages.insights.between_alt", names=_told(rows)))


def _top(values: Mapping[str, float]) -> Mapping[str, float]:
    found = sorted(values, key=lambda id: -values[id])[:SHOWN_AT_MOST]
    return {id: values[id] for id in found}


def _told(rows: list[Bar]) -> str:
    return ", ".join(f"{row.label} {row.text}" for row in rows)


def _breaking_points(found: Measured) -> None:
    heading(Measure.BREAKING_POINTS)
    points = found.network.breaking_points
    holding = [id for id in points if id not in found.ends]
    guests = [id for id in points if id in found.ends]
    if holding:
        names = actors_listed(found.chain, holding)
        st.markdown(count("pages.insights.breaking_points", len(holding), names=names))
    else:
        st.markdown(say("pages.insights.breaking_none"))
    if guests:
        st.caption(say("pages.insights.breaking_guests", names=actors_listed(found.chain, guests)))


def _ties(found: Measured) -> None:
    heading(Measure.BRIDGES)
    ties = found.network.bridges
    if not ties:
        st.markdown(say("pages.insights.ties_none"))
        return
    st.markdown(count("pages.insights.ties", len(ties)))
    lines = []
    for one, other in ties[:TIES_AT_MOST]:
        a, b = in_map_order(found.chain, (one, other))
        key = "pages.insights.tie_guest" if found.ends & {a, b} else "pages.insights.tie"
        pair = {"one": plain(actor_name(found.chain, a)), "other": plain(actor_name(found.chain, b))}
        lines.append(f"- {say(key, **pair)}")
    st.markdown("\n".join(lines))
    if len(ties) > TIES_AT_MOST:
        st.caption(say("pages.insights.ties_more", count=len(ties) - TIES_AT_MOST))


def _hops(found: Measured) -> None:
    heading(Measure.HOPS)
    by_steps: dict[int | None, list[str]] = {}
    for id, steps in found.network.hops.items():
        by_steps.setdefault(steps, []).append(id)
    if not by_steps:
        st.markdown(say("pages.insights.hops_none"))
    order = sorted(by_steps, key=lambda steps: (steps is None, steps or 0))
    lines = [
        f"- **{_distance(steps)}** ({len(by_steps[steps])}): {actors_listed(found.chain, by_steps[steps])}"
        for steps in order
    ]
    st.markdown("\n".join(lines))


def _distance(steps: int | None) -> str:
    return say("pages.insights.unreached") if steps is None else count("pages.insights.steps", steps)


def _label(found: Measured, id: str) -> str:
    name = actor_name(found.chain, id)
    return say("pages.insights.guest_named", name=name) if id in found.ends else name
