"""All measures, by the question that they answer: a sentence or a chart first, the tables after it."""

import streamlit as st

from chain.analysis.measures import Measure
from chain.i18n import number, percent
from chain.view import View
from ui.insights.all_actors import all_actors
from ui.insights.attention import attention
from ui.insights.explain import heading
from ui.insights.give_take import give_take
from ui.insights.measured import Measured
from ui.insights.who_holds import who_holds
from ui.insights.who_needs import who_needs
from ui.session import count, language, say


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
            density = found.network.density
            st.markdown(_value(percent(language(), density) if density is not None else None))
            if density is not None:
                st.caption(number(language(), round(density, 4)))
        with right:
            heading(Measure.COMPONENTS)
            st.markdown(_value(count("pages.insights.pieces", found.network.components)))


def _value(text: str | None) -> str:
    return f"#### {text or say('pages.insights.none')}"
