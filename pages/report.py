"""Report: what was heard, chosen and promised to be taken home, and the ways to take it."""

import streamlit as st

from chain.vocabulary import LETTERS, Role
from exports.report import report
from ui.charts import dots_chart
from ui.components import follow
from ui.session import require, say
from ui.take_home import downloads, summary

visit = require(Role.FACILITATOR, Role.PARTICIPANT)
view = visit.view()
follow(view.id, visit.seat.role, visit.language, view.seq)
found = report(view, visit.language)

st.caption(view.title)
downloads(visit, view)
summary(found)
if not found.notes:
    st.info(say("pages.report.empty"), icon=":material/hourglass_empty:")
for letter, tab in zip(
    LETTERS, st.tabs([say(f"vocabulary.letters.{one.value}").capitalize() for one in LETTERS]), strict=True
):
    with tab:
        if view.letter(letter).revealed:
            dots_chart(view, letter)
        else:
            st.caption(say("pages.report.not_revealed"))
