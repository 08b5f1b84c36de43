"""What there is to do before a map can say anything."""

import streamlit as st

from chain.view import View
from ui.session import say


def first_step(view: View) -> None:
    """Say how the map is begun, by whoever looks, and lead them there."""
    key = "pages.insights.empty_lead" if view.leads else "pages.insights.empty_open"
    if not view.draws:
        key = "pages.insights.empty_wait"
    st.info(say(key), icon=":material/map:")
    page = "prepare" if view.leads else "room"
    if st.button(say("pages.insights.begin"), type="primary", icon=":material/draw:", key="insights.begin"):
        st.switch_page(f"../pages/{page}.py", query_params={"w": view.id})
