"""The frame around every page: language, navigation, title, and the one place where a refusal is told."""

from pathlib import Path
from urllib.parse import quote

import streamlit as st

from chain.vocabulary import Language, Role
from ui import refusals
from ui.rehearsing import rehearsal_sign
from ui.session import LANGUAGE, naming, said, say, seats, settle_language, workshop

PAGES = Path(__file__).resolve().parent.parent / "pages"
ICON = Path(__file__).with_name("icon.svg")
LEAD, TABLE, SCREEN = Role.FACILITATOR, Role.PARTICIPANT, Role.PROJECTOR
EVERYBODY = frozenset(Role)
SCREENS = {
    "home": ("home", EVERYBODY),
    "prepare": ("edit_note", {LEAD}),
    "cockpit": ("tune", {LEAD}),
    "room": ("groups", {TABLE}),
    "projector": ("tv", {LEAD, SCREEN}),
    "insights": ("insights", {LEAD, TABLE}),
    "report": ("description", {LEAD, TABLE}),
}
"""Each page with its icon and the roles that find it in the navigation; others are told where to go."""

LIVE = frozenset({"cockpit", "room"})
"""Pages that show the room itself; it has a head of its own, and a light door."""

# Streamlit has no setting for a page without its bar and margins; the projector shows nothing but the room.
_BARE = """<style>
header[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stToolbar"] { display: none }
.stMainBlockContainer { padding: 0; max-width: none }
</style>"""

# Streamlit writes what is chosen in the primary colour. In the dark theme that is made to carry white
# letters, and too dark to be letters. It also explains keys in English, whatever the language of the page.
_READABLE = """<style>
button[data-variant="segmented_control"][data-selected]:not([data-disabled]),
[data-testid="stTab"][role="tab"][data-selected] { color: inherit }
[data-selected=true] [data-testid=stMarkdownContainer] p, [data-testid=stSliderThumbValue] {
  color: light-dark(#1D5C7A, #7CC0DE)
}
[data-testid="InputInstructions"] { display: none }
</style>"""


def _page(name: str, roles: set[Role]) -> st.Page:
    icon, readers = SCREENS[name]
    return st.Page(
        PAGES / f"{name}.py",
        title=say(f"pages.{name}.title"),
        icon=f":material/{icon}:",
        help=say(f"pages.{name}.help"),
        default=name == "home",
        visibility="visible" if roles & readers else "hidden",
    )


def _language_switch() -> None:
    """Offer the other language; the choice goes into the address, so that it stays."""

    def choose() -> None:
        chosen = st.session_state["frame.language"]
        st.session_state[LANGUAGE] = Language(chosen)
        st.query_params["lang"] = chosen

    st.session_state["frame.language"] = st.session_state[LANGUAGE].value
    st.segmented_control(
        say("pages.frame.language"),
        [language.value for language in Language],
        format_func=naming("vocabulary.language", Language),
        required=True,
        key="frame.language",
        on_change=choose,
        label_visibility="collapsed",
    )


def _light_door(name: str) -> None:
    """Link to the same screen without Streamlit, in this tab; Streamlit's own links open another."""
    url = f"/{name}/{quote(workshop(), safe='')}?lang={st.session_state[LANGUAGE].value}"
    st.html(
        f'<a href="{url}" style="color: inherit">{say("pages.light_door")}</a>',
        width="content",
    )


def _head(page: st.Page, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        if name in LIVE and workshop():
            _light_door(name)
        else:
            st.title("Klanterfant" if name == "home" else page.title, anchor=False, width="content")
        _language_switch()
    if text := said():
        st.toast(text, icon=":material/check:")


# The icon has to be known before the pages are: Streamlit 1.67 fetches that of a page from a foreign host.
st.set_page_config(page_icon=str(ICON), layout="wide")
with refusals.shown_in(st.container()):
    settle_language()
    roles = {seat.role for seat in seats()} | {Role.STRANGER}
    screens = {name: _page(name, roles) for name in SCREENS}
    page = st.navigation(list(screens.values()), position="top")
    st.set_page_config(page_title=f"{page.title} · Klanterfant")
    name = next((name for name, one in screens.items() if one.url_path == page.url_path), "home")
    if name == "projector":
        st.html(_BARE)
    else:
        st.html(_READABLE)
        _head(page, name)
        if name not in LIVE:
            rehearsal_sign(workshop())
    page.run()
