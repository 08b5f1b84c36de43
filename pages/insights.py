"""Insights: what the map shows, what if, who knows the guest, what helps or hinders, what has changed."""

from functools import partial

import streamlit as st

from chain.vocabulary import Role
from ui.components import follow
from ui.insights.beside_map import map_section
from ui.insights.compare import compare_section
from ui.insights.confrontation import confrontation_section
from ui.insights.first_step import first_step
from ui.insights.measured import measured
from ui.insights.numbers import numbers_section
from ui.insights.what_if import what_if_section
from ui.insights.who_knows import who_knows_section
from ui.session import require, say

visit = require(Role.FACILITATOR, Role.PARTICIPANT)
view = visit.view()
follow(view.id, visit.seat.role, visit.language, view.seq)

st.caption(view.title)
if not view.chain.actor:
    first_step(view)
    st.stop()

found = measured(view)
sections = {
    "map": partial(map_section, view, found),
    "numbers": partial(numbers_section, view, found),
    "what_if": partial(what_if_section, visit, view),
    "who_knows": partial(who_knows_section, visit, view, found),
    "matrix": partial(confrontation_section, view),
    "compare": partial(compare_section, visit, view, found),
}
# Only the tab that is open is made: a large map takes its time.
tabs = st.tabs(
    [say(f"pages.insights.tab.{name}") for name in sections],
    key=f"insights.tabs.{visit.language.value}",
    on_change="rerun",
)
for tab, section in zip(tabs, sections.values(), strict=True):
    if tab.open:
        with tab:
            section()
