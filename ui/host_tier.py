"""The one question about the map that only its maker can answer: which tier is the house of the host."""

import streamlit as st

from chain.around import around, house
from chain.commands import ChangePart, EditChain
from chain.view import View
from ui import refusals
from ui.session import Visit, say, say_next


def house_question(visit: Visit, view: View) -> None:
    """Ask which tier is the house; the answer puts the other tiers up or down the stream."""
    tiers = view.chain.tiers
    if not tiers:
        return
    now = house(tiers)
    if now is None:
        st.warning(say("pages.prepare.no_house"), icon=":material/home_pin:")
    names = {tier.id: tier.name for tier in tiers}
    chosen = st.selectbox(
        say("pages.prepare.house"),
        list(names),
        index=list(names).index(now.id) if now else None,
        format_func=lambda id: names.get(id, ""),
        placeholder=say("pages.prepare.house_choose"),
        help=say("pages.prepare.house_help"),
        width=420,
        # The tiers are in the key, so that what somebody else says about them is what stands here.
        key=f"prepare.house.{now.id if now else ''}.{'.'.join(names)}",
    )
    if chosen and (now is None or chosen != now.id):
        with refusals.shown_in(st.container()):
            _settle(visit, view, chosen)


def _settle(visit: Visit, view: View, chosen: str) -> None:
    positions = around(view.chain.tiers, chosen)
    edits = tuple(
        ChangePart(sort="tier", id=tier.id, changes={"position": positions[tier.id]})
        for tier in view.chain.tiers
        if tier.position is not positions[tier.id]
    )
    visit.submit(EditChain(edits=edits))
    say_next(say("pages.prepare.saved"))
