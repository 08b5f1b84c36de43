"""The chain map as a picture on a page, in the colours of the theme that this browser shows.

Drawings are kept for the next look, and shared by everybody who looks: so none is kept that shows routes.
"""

import datetime as dt

import streamlit as st

from chain.map.draw import Counts, draw
from chain.map.palette import declarations
from chain.model import Chain, Look
from chain.view import View
from chain.vocabulary import Language, Overlay
from ui.insights.measured import fingerprint, without_routes
from ui.session import language, say, theme

DRAWINGS_KEPT = 16
NARROW = "insights-picture"

# Squeezed into the width of a phone, a map has names that nobody can read: there it may be pushed along.
_PUSHED = f"""<style>@media (max-width: 640px) {{
  .st-key-{NARROW} {{ overflow-x: auto }}
  .st-key-{NARROW} img {{ min-width: 860px }}
}}</style>"""


def picture(view: View, look: Look, *, alt: str = "") -> None:
    """Draw the map of this view, looked at in this way; ``alt`` says what is to be seen on it."""
    chain, counts = view.chain, view.counts()
    if _shows_routes(look):
        svg = draw(chain, language=language(), counts=counts, look=look, day=view.day)
    else:
        svg = _drawn(without_routes(chain), counts, look, language(), view.day)
    paint(svg, " ".join(filter(None, (said(chain), alt))))


def paint(svg: str, alt: str) -> None:
    """Show a drawing that follows the variables of its page."""
    # A picture cannot reach the colours of its page: it brings its own.
    coloured = svg.replace("<svg ", f'<svg style="{declarations(theme())}" ', 1)
    st.html(_PUSHED)
    with st.container(key=NARROW):
        st.image(coloured, width="stretch", alt=alt)


def said(chain: Chain) -> str:
    """Return what a drawing of this chain is of, for who cannot see it."""
    return say("pages.insights.map_alt", actors=len(chain.actor), links=len(chain.link))


def _shows_routes(look: Look) -> bool:
    return look.overlay is Overlay.GIVEN_AWAY or any(key.startswith("route:") for key in look.off)


@st.cache_data(
    max_entries=DRAWINGS_KEPT,
    show_spinner=False,
    hash_funcs={Chain: fingerprint, Look: Look.model_dump_json},
)
def _drawn(chain: Chain, counts: Counts, look: Look, spoken: Language, day: dt.date) -> str:
    return draw(chain, language=spoken, counts=counts, look=look, day=day)
