"""The map of before: of another workshop that this browser leads, or from a file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from chain.case import read, script
from chain.errors import NotFound
from chain.i18n import date
from chain.model import Chain, Facilitator
from chain.play import play
from chain.view import View, Viewer
from chain.vocabulary import Language, Role
from ui.insights.measured import without_routes
from ui.session import Visit, language, say

FILES_KEPT = 8


@dataclass(frozen=True)
class Before:
    """A map of before, and of which workshop it is."""

    title: str
    day: dt.date
    chain: Chain
    """Without demand routes: those are not compared."""


def choose_before(visit: Visit) -> Before | None:
    """Let somebody choose what to compare with; None as long as nothing is chosen.

    Raises:
        ChainError: the file is broken, or breaks a rule of the method.
    """
    left, right = st.columns(2, gap="medium")
    with left:
        view = _choose_led(_led(visit))
    with right:
        file = st.file_uploader(say("pages.insights.then.file"), type="json", key="insights.then.file")
    if file is not None:
        return _from_file(file.getvalue(), visit.language)
    return _from_view(view) if view else None


def _choose_led(led: Mapping[str, View]) -> View | None:
    if not led:
        st.caption(say("pages.insights.then.none_led"))
        return None
    names = {id: f"{one.title}, {date(language(), one.day)}" for id, one in led.items()}
    chosen = st.selectbox(
        say("pages.insights.then.workshop"),
        list(names),
        index=None,
        format_func=lambda id: names.get(id, ""),
        placeholder=say("pages.insights.then.choose"),
        key="insights.then.workshop",
    )
    return led.get(chosen or "")


def _led(visit: Visit) -> Mapping[str, View]:
    """Return the other workshops that this browser leads; one that is gone leaves a cookie, and is passed."""
    found = {}
    for seat in visit.hub.seats(st.context.cookies):
        if seat.role is Role.FACILITATOR and seat.workshop != visit.seat.workshop:
            try:
                found[seat.workshop] = visit.hub.view(
                    seat.workshop, Viewer(role=seat.role, id=seat.person, language=visit.language)
                )
            except NotFound:
                continue
    return found


def _from_view(view: View) -> Before:
    return Before(view.title, view.day, without_routes(view.chain))


@st.cache_data(max_entries=FILES_KEPT, show_spinner=False)
def _from_file(data: bytes, language: Language) -> Before:
    """Play a file in memory; nothing of it is written, and its demand routes are let go of at once."""
    reader = Facilitator(id="reader", name="reader")
    steps = script(read(data), language, workshop_id="before", code="BEFORE", facilitator=reader)
    state = play(steps, dt.datetime.now(dt.UTC))
    day = state.date or state.created_at.date()
    return Before(state.title, day, without_routes(state.chain))
