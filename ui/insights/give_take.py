"""What is given and taken: reciprocity, what nobody contracts, and who gives more than it gets."""

import pandas as pd
import streamlit as st

from chain.analysis.measures import Measure
from ui.insights.explain import figure, heading
from ui.insights.measured import Measured
from ui.insights.naming import actor_name, in_map_order
from ui.session import say


def give_take(found: Measured) -> None:
    """Show what runs both ways, and what every actor gives and gets."""
    left, right = st.columns(2, gap="large")
    with left:
        heading(Measure.RECIPROCITY)
        figure(found.network.reciprocity)
    with right:
        heading(Measure.GIVE_RATIO)
        heading(Measure.INTANGIBLE_RATIO)
    exchanges = found.network.exchanges
    ids = [id for id in in_map_order(found.chain, exchanges) if exchanges[id].given or exchanges[id].taken]
    rows = [
        {
            say("pages.insights.actor"): actor_name(found.chain, id),
            say("pages.insights.given"): exchanges[id].given,
            say("pages.insights.taken"): exchanges[id].taken,
            say("pages.insights.give_ratio"): exchanges[id].give_ratio,
            say("pages.insights.intangible"): exchanges[id].intangible_ratio,
        }
        for id in ids
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=320 if len(rows) > 8 else "auto",
        placeholder="–",
        key="insights.exchanges",
        column_config={
            say("pages.insights.give_ratio"): st.column_config.NumberColumn(format="localized"),
            say("pages.insights.intangible"): st.column_config.NumberColumn(format="percent"),
        },
        alt=say("pages.insights.exchanges_alt"),
    )
