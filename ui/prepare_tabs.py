"""The tabs of Prepare, and the way from one to another: a finding leads to the place where it is mended."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.session import language, say

TABS = ("theme", "chain", "guests", "agenda", "invite", "people", "files")
CHAIN_TABS = ("quick", "tables", "starters", "complete")


def tabs(group: str, names: Sequence[str]) -> Sequence[Any]:
    """Show tabs that can be led to."""
    return st.tabs([_label(name) for name in names], key=_key(group), on_change="rerun")


def lead_to(tab: str, chain_tab: str = "") -> None:
    """Have another tab open in the next run; for the callback of a button."""
    st.session_state[_key("tabs")] = _label(tab)
    if chain_tab:
        st.session_state[_key("chain_tabs")] = _label(chain_tab)


def _label(name: str) -> str:
    return say(f"pages.prepare.tab_{name}")


def _key(group: str) -> str:
    # Streamlit keeps the open tab by its words, and those are others in another language.
    return f"prepare.{group}.{language().value}"
