"""One table with what the network says of every actor, from the source to the guest."""

from typing import Any

import pandas as pd
import streamlit as st

from chain.analysis.measures import Measure
from ui.insights.explain import behind, reading
from ui.insights.measured import Measured
from ui.insights.naming import in_map_order
from ui.session import say


def all_actors(found: Measured) -> None:
    """Show the measures of every actor; columns explain themselves."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(say("pages.insights.all_help"), width="stretch")
        with st.popover(
            say("pages.insights.how"), type="tertiary", icon=":material/function:", key="insights.how.degree"
        ):
            behind(Measure.DEGREE)
    rows = [_row(found, id) for id in in_map_order(found.chain, found.chain.actor)]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=420 if len(rows) > 10 else "auto",
        placeholder="–",
        key="insights.all",
        column_config=_columns(),
        alt=say("pages.insights.all_alt"),
    )


def _row(found: Measured, id: str) -> dict[str, Any]:
    network = found.network
    degree, guest = network.degrees[id], id in found.ends
    return {
        "actor": found.chain.actor[id].name,
        "tier": found.chain.tier[found.chain.actor[id].tier].name,
        "hops": network.hops.get(id),
        "removal": network.removal_impact.get(id),
        "between": network.betweenness_undirected.values[id],
        "between_directed": network.betweenness_directed.values[id],
        "taken": degree.taken,
        "given": degree.given,
        "stands": _standing(found, id, guest),
    }


def _standing(found: Measured, id: str, guest: bool) -> str:
    if guest:
        return say("pages.insights.guest")
    return say("pages.insights.breaking") if id in found.network.breaking_points else ""


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "actor": column.TextColumn(say("pages.insights.actor"), pinned=True),
        "tier": column.TextColumn(say("pages.insights.tier")),
        "hops": column.NumberColumn(say("pages.insights.hops"), help=reading(Measure.HOPS)),
        "removal": column.NumberColumn(
            say("pages.insights.removal"), format="percent", help=reading(Measure.REMOVAL_IMPACT)
        ),
        "between": column.NumberColumn(
            say("pages.insights.between"), format="percent", help=reading(Measure.BETWEENNESS_UNDIRECTED)
        ),
        "between_directed": column.NumberColumn(
            say("pages.insights.between_directed"),
            format="percent",
            help=reading(Measure.BETWEENNESS_DIRECTED),
        ),
        "taken": column.NumberColumn(say("pages.insights.takes_from"), help=reading(Measure.DEGREE)),
        "given": column.NumberColumn(say("pages.insights.gives_to"), help=reading(Measure.DEGREE)),
        "stands": column.TextColumn(say("pages.insights.stands")),
    }
