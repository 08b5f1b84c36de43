"""Other agendas to begin from: those that ship, from a file, or of a workshop that is led here too."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from chain.commands import SetAgenda
from chain.errors import NotFound
from chain.guide.agenda_file import SIZE_LIMIT, read_agenda, write_agenda
from chain.guide.presets import agenda as preset_agenda
from chain.model import Phase
from chain.view import View, Viewer
from chain.vocabulary import Preset, Role
from exports.filename import filename
from ui import refusals
from ui.drafts import Draft
from ui.session import Visit, naming, say, say_next

PRESETS = tuple(Preset)
_ROUND = "prepare.agenda.file_round"
"""How many files were taken here: each gets an empty place to choose one."""


def other_agendas(visit: Visit, view: View) -> None:
    """Offer another agenda in place of this one, and this one as a file."""
    st.subheader(say("agenda.other.title"), anchor=False)
    st.caption(say("agenda.other.help"))
    shipped, own, kept = st.tabs([say(f"agenda.other.{name}") for name in ("shipped", "own", "keep")])
    with shipped:
        _shipped(visit, view)
    with own:
        _from_file(visit, view)
        _from_workshop(visit, view)
    with kept:
        _keep(view)


def _shipped(visit: Visit, view: View) -> None:
    chosen = st.radio(
        say("pages.prepare.preset"),
        PRESETS,
        format_func=naming("vocabulary.preset", Preset),
        key="prepare.agenda.preset",
    )
    place = st.container()
    if st.button(say("pages.prepare.apply_preset"), key="prepare.agenda.apply"):
        _use(visit, preset_agenda(chosen, view.sequence), place)


def _from_file(visit: Visit, view: View) -> None:
    file = st.file_uploader(
        say("agenda.other.file"),
        type="json",
        max_upload_size=1,
        help=say("agenda.other.file_help", limit=SIZE_LIMIT // 1000),
        key=f"prepare.agenda.file.{st.session_state.get(_ROUND, 0)}",
    )
    place = st.container()
    pressed = st.button(say("agenda.other.use_file"), disabled=file is None, key="prepare.agenda.use_file")
    if pressed and file is not None:
        with refusals.shown_in(place):
            found = read_agenda(file.getvalue(), view.sequence)
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            _use(visit, found.agenda, place)


def _from_workshop(visit: Visit, view: View) -> None:
    others = _led_elsewhere(visit, view.id)
    if not others:
        st.caption(say("agenda.other.no_workshop"))
        return
    chosen = st.selectbox(
        say("agenda.other.workshop"),
        list(others),
        format_func=lambda id: others[id].title if id in others else "",
        key="prepare.agenda.workshop",
    )
    place = st.container()
    if st.button(say("agenda.other.use_workshop"), key="prepare.agenda.use_workshop"):
        with refusals.shown_in(place):
            phases = [seen.phase for seen in others[chosen].agenda]
            # By way of a file: the letters take the order of this workshop, and all is checked again.
            own = write_agenda(others[chosen].title, phases, own_words=True)
            _use(visit, read_agenda(own, view.sequence).agenda, place)


def _led_elsewhere(visit: Visit, here: str) -> dict[str, View]:
    """Return the other workshops with an agenda in which this browser leads, by id."""
    found = {}
    for seat in visit.hub.seats(st.context.cookies):
        if seat.role is Role.FACILITATOR and seat.workshop != here:
            try:
                other = visit.hub.view(seat.workshop, Viewer(role=seat.role, id=seat.person))
            except NotFound:  # a workshop that is gone leaves a cookie behind
                continue
            if other.agenda:
                found[seat.workshop] = other
    return found


def _keep(view: View) -> None:
    st.markdown(say("agenda.other.keep_help"))
    own_words = st.checkbox(
        say("agenda.other.with_own_words"),
        help=say("agenda.other.with_own_words_help"),
        key="prepare.agenda.with_own_words",
    )
    phases = [seen.phase for seen in view.agenda]
    st.download_button(
        say("agenda.other.download"),
        write_agenda(view.title, phases, own_words=own_words) if phases else b"",
        file_name=filename(f"{say('agenda.other.file_name')} {view.title}", None, "json"),
        mime="application/json",
        icon=":material/download:",
        disabled=not phases,
        on_click="ignore",
        key="prepare.agenda.download",
    )


def _use(visit: Visit, agenda: Sequence[Phase], place: Any) -> None:
    with refusals.shown_in(place):
        visit.submit(SetAgenda(agenda=tuple(agenda)))
        Draft("prepare.agenda").renew()
        say_next(say("agenda.other.used"))
