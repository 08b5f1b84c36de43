"""The chain map while it is being made: as it is, and as it will be with what is typed below it."""

import streamlit as st

from chain.map.draw import draw
from chain.map.palette import declarations
from chain.model import Chain
from chain.view import View
from ui.session import Visit, language, say, theme


def map_preview(view: View) -> None:
    """Show the map as it is now."""
    _drawing(view.chain)


def quick_text(visit: Visit) -> None:
    """Take links as lines of text."""


def _drawing(chain: Chain) -> None:
    if not chain.actor:
        st.info(say("pages.prepare.map_empty"), icon=":material/map:")
        return
    st.html(f'<div style="{declarations(theme())}">{draw(chain, language=language())}</div>')
