"""Rehearsing from Streamlit: the way into a rehearsal, and the sign over each page of one."""

import streamlit as st

from chain.rehearsal.seats import is_rehearsal
from ui import refusals
from ui.components import go
from ui.session import Visit, say


def rehearse(visit: Visit) -> None:
    """Offer to practise the session alone, in a copy with simulated people."""
    if is_rehearsal(visit.seat.workshop):
        return
    place = st.container()
    pressed = st.button(
        say("rehearsal.do"),
        icon=":material/theater_comedy:",
        help=say("rehearsal.explained"),
        key="prepare.rehearse",
    )
    if pressed:
        with refusals.shown_in(place):
            go(visit.hub.rehearse(visit.seat.workshop, visit.seat.person).link)


def rehearsal_sign(workshop: str) -> None:
    """Say on a page of a rehearsal that it is one."""
    if is_rehearsal(workshop):
        st.info(say("rehearsal.sign"), icon=":material/theater_comedy:")
