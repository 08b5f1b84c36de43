"""The closed-door test as a moment for the whole room: how to lead it, and what the table will see."""

import streamlit as st

from chain.analysis.contact import contacts
from chain.commands import ShowScene
from chain.view import View
from chain.vocabulary import Scene
from ui import refusals
from ui.insights.naming import actors_listed, in_map_order
from ui.session import Visit, count, say

STEPS = ("ask", "write", "show", "talk")


def closed_door(visit: Visit, view: View) -> None:
    """Let a facilitator lead the test."""
    st.subheader(say("pages.insights.door.title"), anchor=False, divider="gray")
    st.markdown("\n".join(f"1. {say(f'pages.insights.door.step.{step}')}" for step in STEPS), width=760)
    # Only what the projector itself may show: sellers that agreed.
    table = view.public.chain
    agreed = in_map_order(table, contacts(table))
    if agreed:
        names = actors_listed(table, agreed)
        st.markdown(count("pages.insights.door.agreed", len(agreed), names=names))
    else:
        st.info(say("pages.insights.door.nobody"), icon=":material/visibility_off:")
    shown = view.scene is Scene.CLOSED_DOOR
    pressed = st.button(
        say("pages.insights.door.stop" if shown else "pages.insights.door.show"),
        type="secondary" if shown else "primary",
        icon=":material/tv_off:" if shown else ":material/tv:",
        key="insights.door.show",
    )
    if pressed:
        with refusals.shown_in(st.container()):
            visit.submit(ShowScene(scene=None if shown else Scene.CLOSED_DOOR))
            st.rerun()
