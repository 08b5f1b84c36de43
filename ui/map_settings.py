"""What a facilitator decides about the map as a whole: who may draw on it, and tidying it up."""

import streamlit as st

from chain.commands import OpenMap, TidyMap
from chain.view import View
from ui import refusals
from ui.session import Visit, say, say_next


def map_settings(visit: Visit, view: View) -> None:
    """Let participants draw or not, and put the map in order."""
    with st.container(horizontal=True, vertical_alignment="center"):
        # What it is now stands in the key, so that what another facilitator decides is what stands here.
        wanted = st.toggle(
            say("pages.map.open"),
            view.map_open,
            help=say("pages.map.open_help"),
            key=f"prepare.map.open.{view.map_open}",
        )
        tidied = st.button(
            say("pages.map.tidy"),
            icon=":material/mop:",
            help=say("pages.map.tidy_help"),
            disabled=not view.chain.actor,
            key="prepare.map.tidy",
        )
    place = st.container()
    if wanted is not view.map_open:
        with refusals.shown_in(place):
            visit.submit(OpenMap(open=wanted))
            say_next(say("pages.map.opened" if wanted else "pages.map.closed"))
    if tidied:
        with refusals.shown_in(place):
            visit.submit(TidyMap())
            say_next(say("pages.map.tidied"))
