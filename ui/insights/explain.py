"""What a measure is called, how it is read, and on demand how it is made and where it comes from."""

import streamlit as st

from chain.analysis.measures import Measure
from chain.i18n import number, percent
from ui.session import language, say


def named(measure: Measure) -> str:
    """Return the field's name of a measure."""
    return say(f"measure.{measure.value}.name")


def reading(measure: Measure) -> str:
    """Return the sentence that says how to read a measure."""
    return say(f"measure.{measure.value}.reading")


def heading(measure: Measure) -> None:
    """Show a measure's name, how to read it, and a button for its formula, pitfall and source."""
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
    ):
        st.markdown(f"#### {named(measure)}", width="content")
        with st.popover(
            say("pages.insights.how"),
            type="tertiary",
            icon=":material/function:",
            help=named(measure),
            key=f"insights.how.{measure.value}",
        ):
            behind(measure)
    st.caption(reading(measure))


def figure(share: float | None) -> None:
    """Show a measure of the whole map that is one share; a dash where there is nothing to count."""
    text = say("pages.insights.none") if share is None else percent(language(), share)
    exact = None if share is None else number(language(), round(share, 4))
    st.metric(text, text, help=exact, label_visibility="collapsed")


def behind(measure: Measure) -> None:
    """Show how a measure is made, what to mind with it, and its source."""
    st.markdown(f"**{named(measure)}**")
    st.code(say(f"measure.{measure.value}.formula"), language=None, wrap_lines=True)
    st.markdown(say(f"measure.{measure.value}.pitfall"))
    st.caption(say("pages.insights.source", source=say(f"measure.{measure.value}.source")))
