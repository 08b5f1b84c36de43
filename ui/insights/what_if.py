"""What if this falls away: switch it off, see who is cut off, show it to the room, and note what was seen."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from chain.analysis.what_if import WhatIf, what_if
from chain.commands import ShowMap, ShowScene
from chain.i18n import percent
from chain.model import Chain, Look
from chain.view import View
from chain.vocabulary import Overlay, Scene
from ui import refusals
from ui.insights.naming import actor_name, actors_listed, in_map_order, key_name, listed, plain
from ui.insights.picture import picture
from ui.insights.switches import Off, follow_room, shared_off, switch, switches, touched
from ui.insights.what_was_seen import note_form
from ui.session import Visit, count, language, say

LISTS = ("without_way", "without_supplier", "without_contact", "alone")
ICONS = {
    "without_way": "signpost",
    "without_supplier": "inventory_2",
    "without_contact": "person_off",
    "alone": "link_off",
}


def what_if_section(visit: Visit, view: View) -> None:
    """Show the switches, and what they do."""
    follow_room(view)
    st.markdown(say("pages.insights.off.intro"), width=760)
    off = switches(view.chain)
    _room(visit, view, off)
    if not off:
        st.info(say("pages.insights.off.nothing"), icon=":material/toggle_on:")
        return
    drawing, told = st.columns([7, 3], gap="medium")
    seen = what_if(view.chain, off)
    with told:
        _tell(view.chain, off, seen)
    with drawing:
        picture(view, Look(overlay=Overlay.WHAT_IF, off=off), alt=_headline(seen))
    _table(view.chain, seen)
    note_form(visit, view, off)


def _room(visit: Visit, view: View, off: Off) -> None:
    """Show what has to do with the room: to lead it, or to go along with it."""
    shared = shared_off(view)
    projected = shared is not None and view.scene is Scene.MAP
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.leads:
            _lead(visit, view, off, projected=projected)
        elif shared is not None and shared != off:
            st.caption(say("pages.insights.off.own"), width="content")
            st.button(
                say("pages.insights.off.back_to_room"),
                icon=":material/groups:",
                key="insights.off.back",
                on_click=switch,
                args=(shared,),
            )
        elif shared is not None:
            st.caption(say("pages.insights.off.with_room"), width="content")
        if off:
            st.button(
                say("pages.insights.off.all_on"),
                icon=":material/restart_alt:",
                key="insights.off.clear",
                on_click=_all_on,
            )


def _all_on() -> None:
    switch(())
    st.session_state["insights.off.touched"] = True


def _lead(visit: Visit, view: View, off: Off, *, projected: bool) -> None:
    moved = touched()
    look = view.look.model_copy(update={"overlay": Overlay.WHAT_IF, "off": off, "actor": None})
    if not projected:
        if st.button(
            say("pages.insights.off.show"),
            type="primary",
            icon=":material/tv:",
            disabled=not off,
            key="insights.off.show",
        ):
            _submit(visit, ShowMap(look=look), ShowScene(scene=Scene.MAP))
        return
    if st.button(say("pages.insights.off.stop"), icon=":material/tv_off:", key="insights.off.stop"):
        plain_look = look.model_copy(update={"overlay": None, "off": ()})
        _submit(visit, ShowMap(look=plain_look), ShowScene(scene=None))
    st.caption(say("pages.insights.off.showing"), width="content")
    if moved and off != shared_off(view):
        # In front of the group, a switch is a switch: nobody waits for a second button.
        _submit(visit, ShowMap(look=look))


def _submit(visit: Visit, *commands: ShowMap | ShowScene) -> None:
    with refusals.shown_in(st.container()):
        visit.submit(*commands)
        st.rerun()


def _tell(chain: Chain, off: Off, seen: WhatIf) -> None:
    names = listed(key_name(chain, key) for key in off)
    st.subheader(say("pages.insights.off.without", names=names), anchor=False)
    st.markdown(f"**{_headline(seen)}**")
    lines = [*_lists(chain, seen), *_demand(chain, seen)]
    if lines:
        st.markdown("\n\n".join(lines))
    if not seen.pairs_lost:
        st.caption(say("pages.insights.off.not_all"))


def _headline(seen: WhatIf) -> str:
    if not seen.pairs:
        return say("pages.insights.off.no_pairs")
    if not seen.pairs_lost:
        return say("pages.insights.off.no_cut")
    share = percent(language(), seen.share_lost or 0)
    return count("pages.insights.off.cut", seen.pairs_lost, of=seen.pairs, share=share)


def _lists(chain: Chain, seen: WhatIf) -> Iterator[str]:
    for name in LISTS:
        ids = in_map_order(chain, getattr(seen, name))
        if ids:
            words = say(f"pages.insights.off.{name}", names=actors_listed(chain, ids))
            yield f":material/{ICONS[name]}: {words}"


def _demand(chain: Chain, seen: WhatIf) -> Iterator[str]:
    for seller, share in seen.demand_lost.items():
        words = say(
            "pages.insights.off.demand",
            name=plain(actor_name(chain, seller)),
            share=percent(language(), share),
        )
        yield f":material/contacts: {words}"


def _table(chain: Chain, seen: WhatIf) -> None:
    if not seen.lost:
        return
    rows = [
        {
            say("pages.insights.off.from"): actor_name(chain, origin),
            say("pages.insights.off.to"): ", ".join(actor_name(chain, end) for end in seen.lost[origin]),
        }
        for origin in in_map_order(chain, seen.lost)
    ]
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, key="insights.off.table", alt=say("pages.insights.off.table_alt")
    )
