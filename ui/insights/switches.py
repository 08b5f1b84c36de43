"""What this browser has switched off in its what-if, and how that follows what the room sees.

Somebody who tries on their own is left alone; who did not is taken along when the room's what-if changes.
"""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from chain.model import Chain
from chain.view import View
from chain.vocabulary import LinkType, Overlay
from ui.insights.naming import in_map_order, key_name
from ui.session import say

SORTS = ("actor", "link", "type", "route")
ADOPTED = "insights.off.adopted"
TOUCHED = "insights.off.touched"

Off = tuple[str, ...]


def shared_off(view: View) -> Off | None:
    """Return what the room has switched off and is still there; None while it looks at no what-if."""
    if view.look.overlay is not Overlay.WHAT_IF:
        return None
    return tuple(sorted(key for key in view.look.off if _is_there(view.chain, key)))


def _is_there(chain: Chain, key: str) -> bool:
    sort, _, id = key.partition(":")
    return sort == "type" or id in getattr(chain, sort, {})


def follow_room(view: View) -> None:
    """Take over what the room sees, unless this browser tries something of its own."""
    shared = shared_off(view)
    adopted = st.session_state.get(ADOPTED)
    if shared is None or shared == adopted:
        return
    mine = _switched()
    if not mine or mine == adopted:
        switch(shared)
    st.session_state[ADOPTED] = shared


def switch(off: Iterable[str]) -> None:
    """Switch these off, and everything else on."""
    keys = list(off)
    for sort in SORTS:
        st.session_state[f"insights.off.{sort}"] = [key for key in keys if key.startswith(f"{sort}:")]


def switches(chain: Chain) -> Off:
    """Show the four switches and return what is off."""
    options = _options(chain)
    columns = st.columns(2, gap="medium")
    for number, sort in enumerate(sort for sort in SORTS if options[sort]):
        with columns[number % 2]:
            _switch_of(chain, sort, options[sort])
    return _switched()


def touched() -> bool:
    """Say, once, whether somebody has moved a switch since the last run."""
    return bool(st.session_state.pop(TOUCHED, False))


def _switch_of(chain: Chain, sort: str, options: Sequence[str]) -> None:
    key = f"insights.off.{sort}"
    # What was taken off the map meanwhile cannot be chosen any more.
    there = set(options)
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one in there]
    names = {one: key_name(chain, one) for one in options}
    st.multiselect(
        say(f"pages.insights.off.{sort}"),
        options,
        format_func=lambda one: names.get(one, ""),
        placeholder=say(f"pages.insights.off.choose_{sort}"),
        key=key,
        on_change=_touch,
        persist_state="page",
    )


def _touch() -> None:
    st.session_state[TOUCHED] = True


def _options(chain: Chain) -> Mapping[str, Sequence[str]]:
    types = {link.type for link in chain.link.values()}
    return {
        "actor": [f"actor:{id}" for id in in_map_order(chain, chain.actor)],
        "link": [f"link:{id}" for id in chain.link],
        "type": [f"type:{one.value}" for one in LinkType if one in types],
        "route": [f"route:{id}" for id in chain.route],
    }


def _switched() -> Off:
    chosen = (one for sort in SORTS for one in st.session_state.get(f"insights.off.{sort}", []))
    return tuple(sorted(chosen))
