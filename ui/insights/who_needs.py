"""Who needs whom: the suppliers that a house leans on, who depends on whom, and how hard it is to leave."""

import pandas as pd
import streamlit as st

from chain.analysis.measures import Measure
from chain.i18n import number, percent
from ui.insights.charts import Bar, bars
from ui.insights.explain import heading
from ui.insights.measured import Measured
from ui.insights.naming import actor_name, actors_listed, in_map_order, link_name
from ui.session import count, language, say

STRONG = 3
"""From which difference on a dependence is drawn; the table holds all of them."""

SHOWN_AT_MOST = 8


def who_needs(found: Measured) -> None:
    """Show on whom people lean."""
    left, right = st.columns(2, gap="large")
    with left:
        _suppliers(found)
    with right:
        _asymmetry(found)
    _friction(found)


def _suppliers(found: Measured) -> None:
    heading(Measure.CONCENTRATION)
    supply = {
        id: found.network.concentration[id] for id in in_map_order(found.chain, found.network.concentration)
    }
    shown = {id: one.effective for id, one in supply.items() if one.shown and one.effective is not None}
    hidden = [id for id in supply if id not in shown]
    if shown:
        few = sorted(shown, key=lambda id: shown[id])[:SHOWN_AT_MOST]
        rows = [
            Bar(
                actor_name(found.chain, id),
                shown[id],
                say(
                    "pages.insights.suppliers",
                    number=number(language(), round(shown[id], 1)),
                    known=percent(language(), supply[id].coverage),
                ),
            )
            for id in few
        ]
        alt = ", ".join(f"{row.label} {row.text}" for row in rows)
        bars(rows, key="insights.suppliers", alt=say("pages.insights.suppliers_alt", names=alt))
    else:
        st.markdown(say("pages.insights.suppliers_none"))
    if hidden:
        st.caption(say("pages.insights.suppliers_hidden", names=actors_listed(found.chain, hidden)))


def _asymmetry(found: Measured) -> None:
    heading(Measure.ASYMMETRY)
    known = {id: one.asymmetry for id, one in found.links.items() if one.asymmetry is not None}
    strong = sorted((id for id in known if abs(known[id]) >= STRONG), key=lambda id: -abs(known[id]))
    if not known:
        st.markdown(say("pages.insights.asymmetry_none"))
        return
    st.markdown(count("pages.insights.asymmetry", len(strong)))
    if strong:
        rows = [_dependence(found, id, known[id]) for id in strong[:SHOWN_AT_MOST]]
        alt = ", ".join(f"{row.label}: {row.text}" for row in rows)
        bars(rows, key="insights.asymmetry", alt=say("pages.insights.asymmetry_alt", names=alt), middle=True)
    with st.expander(say("pages.insights.as_table"), icon=":material/table:"):
        table = [
            {
                say("pages.insights.link"): link_name(found.chain, found.chain.link[id]),
                say("pages.insights.difference"): value,
                say("pages.insights.needs_more"): _needy(found, id, value),
            }
            for id, value in known.items()
        ]
        st.dataframe(
            pd.DataFrame(table),
            hide_index=True,
            key="insights.asymmetry.table",
            alt=say("pages.insights.asymmetry_alt", names=len(table)),
        )


def _dependence(found: Measured, id: str, value: int) -> Bar:
    return Bar(link_name(found.chain, found.chain.link[id]), value, f"{value:+d}")


def _needy(found: Measured, id: str, value: int) -> str:
    link = found.chain.link[id]
    if not value:
        return say("pages.insights.even")
    return actor_name(found.chain, link.source if value > 0 else link.target)


def _friction(found: Measured) -> None:
    heading(Measure.FRICTION)
    known = [id for id, one in found.links.items() if one.friction is not None or one.notice_days]
    flagged = [id for id in known if found.links[id].flagged]
    if not known:
        st.markdown(say("pages.insights.friction_none"))
        return
    st.markdown(count("pages.insights.friction", len(flagged)))
    order = [*flagged, *(id for id in known if id not in flagged)]
    rows = [
        {
            say("pages.insights.link"): link_name(found.chain, found.chain.link[id]),
            say("pages.insights.entry"): found.chain.link[id].entry_steps,
            say("pages.insights.exit"): found.chain.link[id].exit_steps,
            say("pages.insights.ratio"): found.links[id].friction,
            say("pages.insights.notice"): found.links[id].notice_days,
            say("pages.insights.flag"): say("pages.insights.flagged") if found.links[id].flagged else "",
        }
        for id in order
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=248 if len(rows) > 6 else "auto",
        placeholder="–",
        key="insights.friction",
        column_config={say("pages.insights.ratio"): st.column_config.NumberColumn(format="localized")},
        alt=count("pages.insights.friction", len(flagged)),
    )
