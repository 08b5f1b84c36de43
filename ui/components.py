"""What needs the browser's own hands: the live view, following a room, copying, and going somewhere else."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from chain.vocabulary import Language, Role

_JS = Path(__file__).parent / "js"
_LIVE_HTML = """
<link rel="stylesheet" href="/live/static/live.css">
<i class="theme" hidden></i>
<div class="kf"></div>
"""
_LIVE_CSS = """
.theme { background: var(--st-background-color); }
.kf { min-height: 60vh; }
.languages, [data-door="streamlit"] { display: none; }
"""
_COPY_HTML = '<button type="button"></button> <span role="status"></span>'
_COPY_CSS = """
button { min-height: 44px; padding: 0 1rem; border: 0; border-radius: var(--st-button-radius, .5rem);
  cursor: pointer; font: inherit; color: #fff; background: var(--st-primary-color) }
button:focus-visible { outline: 3px solid var(--st-text-color); outline-offset: 2px }
"""
_ORDER_HTML = '<ol></ol><span role="status"></span>'
_NOTHING = "<i hidden></i>"


def _js(name: str) -> str:
    return (_JS / f"{name}.js").read_text(encoding="utf-8")


def _css(name: str) -> str:
    return (_JS / f"{name}.css").read_text(encoding="utf-8")


_live = st.components.v2.component("klanterfant_live", html=_LIVE_HTML, css=_LIVE_CSS, js=_js("live"))
_follow = st.components.v2.component("klanterfant_follow", html=_NOTHING, js=_js("follow"))
_copy = st.components.v2.component("klanterfant_copy", html=_COPY_HTML, css=_COPY_CSS, js=_js("copy"))
_order = st.components.v2.component("klanterfant_order", html=_ORDER_HTML, css=_css("order"), js=_js("order"))
_go = st.components.v2.component("klanterfant_go", html=_NOTHING, js=_js("go"))


def live_view(workshop: str, role: Role, language: Language) -> None:
    """Show the room as it is now and as it changes: the same screen that the light door serves."""
    data = {"workshop": workshop, "as": role.value, "lang": language.value}
    _live(key=f"live.{workshop}.{role.value}.{language.value}", data=data)


def follow(workshop: str, role: Role, language: Language, seq: int) -> None:
    """Run the page again, at most once a second, when the room has moved beyond ``seq``."""
    data = {"workshop": workshop, "as": role.value, "lang": language.value, "seq": seq}
    _follow(key=f"follow.{workshop}", data=data, on_moved_change=lambda: None)


def copy_button(label: str, text: str, *, done: str, failed: str, key: str) -> None:
    """Show the first button of a page: it copies this text, and says whether that was done."""
    _copy(key=key, data={"label": label, "text": text, "done": done, "failed": failed})


def order(phases: Sequence[Mapping[str, str]], *, words: Mapping[str, str], locked: bool, key: str) -> object:
    """Show phases in their order; return what the browser says of the one that was just carried elsewhere."""
    data = {"phases": list(phases), "words": dict(words), "locked": locked}
    return _order(key=key, data=data, on_moved_change=lambda: None).moved


def go(path: str) -> None:
    """Send the browser to a page of ours that is not Streamlit's, such as a link that sets a cookie."""
    _go(data={"path": path}, key="go")
