"""All measures, by the question that they answer: a sentence or a chart first, the tables after it."""

import streamlit as st

from chain.analysis.measures import Measure
from chain.view import View
from ui.insights.all_actors import all_actors
from ui.insights.attention import attention
from ui.insights.explain import figure, heading
from ui.insights.give_take import give_take
from ui.insights.measured import Measured
from ui.insights.who_holds import who_holds
from ui.insights.who_needs import who_needs
from ui.session import count, say


def numbers_section(view: View, found: Measured) -> None:
    """Show every measure."""
    if not found.links:
        st.info(say("pages.insights.no_links"), icon=":material/polyline:")
        return
    for question, answer in (
        ("holds", who_holds),
        ("needs", who_needs),
        ("attention", attention),
        ("gives", give_take),
    ):
        st.subheader(say(f"pages.insights.question.{question}"), anchor=False, divider="gray")
        answer(found)
    st.subheader(say("pages.insights.question.everyone"), anchor=False, divider="gray")
    all_actors(found)
    if view.leads:
        _preparation(found)


def _preparation(found: Measured) -> None:
    """Show facilitators how dense the map is, and whether it hangs together: not for the table."""
    with st.expander(say("pages.insights.preparation"), icon=":material/edit_note:"):
        st.caption(say("pages.insights.preparation_help"))
        left, right = st.columns(2, gap="medium")
        with left:
            heading(Measure.DENSITY)
            figure(found.network.density)
        with right:
            heading(Measure.COMPONENTS)
            st.markdown(count("pages.insights.pieces", found.network.components))
