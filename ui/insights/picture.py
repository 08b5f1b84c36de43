"""The chain map as a picture on a page, in the colours of the theme that this browser shows."""

import streamlit as st

from chain.map.draw import draw
from chain.map.palette import declarations
from chain.model import Chain, Look
from chain.view import View
from ui.session import language, say, theme


def picture(view: View, look: Look, *, chain: Chain | None = None, alt: str = "") -> None:
    """Draw the map of this view, or another chain in its place."""
    shown = view.chain if chain is None else chain
    counts = view.counts() if chain is None else {}
    svg = draw(shown, language=language(), counts=counts, look=look, day=view.day)
    paint(svg, alt or said(shown))


def paint(svg: str, alt: str) -> None:
    """Show a drawing that follows the variables of its page."""
    # A picture cannot reach the colours of its page: it brings its own.
    st.image(svg.replace("<svg ", f'<svg style="{declarations(theme())}" ', 1), width="stretch", alt=alt)


def said(chain: Chain) -> str:
    """Return what a drawing of this chain shows, for who cannot see it."""
    return say("pages.insights.map_alt", actors=len(chain.actor), links=len(chain.link))
