"""Who sits at the table, who leads, and the links that let them in."""

import pandas as pd
import streamlit as st

from chain.commands import AddFacilitator, Join, RemoveFacilitator, RemoveParticipant
from chain.model import Facilitator, Participant
from chain.view import View
from chain.vocabulary import Role
from live.identity import new_id
from ui import refusals
from ui.before_session import before_session
from ui.components import follow
from ui.drafts import Draft
from ui.session import Visit, count, language, say, say_next

SHOWN = "people.links"
"""The secret links that were just made, by what each is for, until they have been kept."""

ELSEWHERE = ""
"""The choice of a house that is not on the map."""


@st.fragment
def people(visit: Visit) -> None:
    """List who has joined, as they come in, and let the facilitator seat, help or remove somebody."""
    view = visit.view()
    follow(view.id, visit.seat.role, language(), view.seq)
    st.subheader(count("pages.people.joined", len(view.people)), anchor=False)
    if view.people:
        _table(view)
    else:
        st.info(say("pages.people.nobody"), icon=":material/chair:")
    before_session(view)
    _seat_form(visit, view)
    if view.people:
        _about_one(visit, view)


def _table(view: View) -> None:
    rows = [
        {
            say("pages.people.name"): one.name,
            say("pages.people.house"): one.house,
            say("pages.people.tier"): one.tier or "–",
            say("pages.people.level"): say(f"vocabulary.level.{one.level.value}") if one.level else "–",
            say("pages.people.interest"): one.interest or "–",
            say("pages.people.device"): say("pages.people.proxy" if one.proxy else "pages.people.own"),
        }
        for one in view.people
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=say("pages.people.table"))


def _seat_form(visit: Visit, view: View) -> None:
    houses = {ELSEWHERE: say("pages.people.other_house")}
    houses |= {actor.id: actor.name for actor in view.chain.actor.values()}
    with (
        st.expander(say("pages.people.seat"), icon=":material/person_add:"),
        st.form("people.seat", border=False),
    ):
        st.caption(say("pages.people.seat_help"))
        draft = Draft("people.seat.name")
        name = st.text_input(say("pages.people.name"), max_chars=80, key=draft.key)
        actor = st.selectbox(
            say("pages.people.speaks_for"),
            list(houses),
            format_func=lambda id: houses.get(id, ""),
            key="people.seat.actor",
        )
        house = st.text_input(say("pages.people.which_house"), max_chars=200, key="people.seat.house")
        place = st.container()
        pressed = st.form_submit_button(say("pages.people.seat_button"), key="people.seat.button")
    if pressed:
        with refusals.shown_in(place):
            one = Participant(
                id=new_id(),
                name=name,
                actor=actor or None,
                house="" if actor else house,
                language=language(),
                proxy=True,
            )
            visit.submit(Join(participant=one))
            draft.renew()
            say_next(say("pages.people.seated", name=one.name))


def _about_one(visit: Visit, view: View) -> None:
    names = {one.id: f"{one.name}, {one.house}" for one in view.people}
    with st.expander(say("pages.people.about_one"), icon=":material/manage_accounts:"):
        person = st.selectbox(
            say("pages.people.who"), list(names), format_func=lambda id: names.get(id, ""), key="people.one"
        )
        one = next(found for found in view.people if found.id == person)
        place = st.container()
        with st.container(horizontal=True):
            # Who has a device makes a link in the room, so that nobody else sits down in their place.
            linked = one.proxy and st.button(
                say("pages.people.personal_link"), icon=":material/link:", key="people.one.link"
            )
            promoted = st.button(
                say("pages.people.promote"), icon=":material/tune:", key="people.one.promote"
            )
            removed = st.button(
                say("pages.people.remove"), icon=":material/person_remove:", key="people.one.remove"
            )
        with refusals.shown_in(place):
            if linked:
                _show_once(f"one.{person}", visit.hub.link(view.id, Role.PARTICIPANT, person))
            if promoted:
                _show_once(f"one.{person}", _lead(visit, one.name))
                st.rerun()
            if removed:
                visit.submit(RemoveParticipant(id=person))
                say_next(say("pages.people.removed", name=one.name))
        _secret(visit, f"one.{person}")


def facilitators(visit: Visit) -> None:
    """List who leads, and let them be joined by others."""
    view = visit.view()
    st.subheader(say("pages.people.facilitators"), anchor=False)
    st.caption(say("pages.people.facilitators_help"))
    place = st.container()
    with refusals.shown_in(place):
        for one in view.facilitators:
            _facilitator(visit, one, alone=len(view.facilitators) == 1)
    draft = Draft("people.lead.name")
    with st.form("people.lead", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(say("pages.people.co_facilitator"), max_chars=80, key=draft.key)
        pressed = st.form_submit_button(say("pages.people.add_facilitator"), key="people.lead.button")
    if pressed:
        with refusals.shown_in(place):
            _show_once("lead", _lead(visit, name))
            draft.renew()
            st.rerun()
    _secret(visit, "lead")


def _facilitator(visit: Visit, one: Facilitator, *, alone: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/tune: {_plain(one.name)}", width="content")
        renewed = st.button(
            say("pages.people.renew_link"), help=say("pages.people.renew_help"), key=f"people.renew.{one.id}"
        )
        if not alone and st.button(say("pages.people.remove"), key=f"people.unlead.{one.id}"):
            visit.submit(RemoveFacilitator(id=one.id))
            say_next(say("pages.people.removed", name=one.name))
    if renewed:
        _show_once(f"renew.{one.id}", visit.hub.link(visit.seat.workshop, Role.FACILITATOR, one.id))
    _secret(visit, f"renew.{one.id}")


def links(visit: Visit) -> None:
    """Make the link with which another machine becomes the projector."""
    st.subheader(say("pages.people.projector"), anchor=False)
    st.caption(say("pages.people.projector_help"))
    if st.button(say("pages.people.projector_button"), icon=":material/tv:", key="people.projector"):
        _show_once("projector", visit.hub.link(visit.seat.workshop, Role.PROJECTOR, "projector"))
    _secret(visit, "projector")


def _lead(visit: Visit, name: str) -> str:
    lead = Facilitator(id=new_id(), name=name, language=language())
    visit.submit(AddFacilitator(facilitator=lead))
    return visit.hub.link(visit.seat.workshop, Role.FACILITATOR, lead.id)


def _show_once(purpose: str, path: str) -> None:
    _shown()[purpose] = path


def _shown() -> dict[str, str]:
    links: dict[str, str] = st.session_state.setdefault(SHOWN, {})
    return links


def _secret(visit: Visit, purpose: str) -> None:
    """Show the link that was just made for this, until it has been kept; it cannot be had a second time."""
    path = _shown().get(purpose)
    if not path:
        return
    st.info(say("pages.people.link_once"), icon=":material/key:")
    st.code(visit.hub.absolute(path), language=None, wrap_lines=True)
    if st.button(say("pages.home.link_kept"), key=f"people.link_kept.{purpose}"):
        del _shown()[purpose]
        st.rerun()


def _plain(text: str) -> str:
    """Return a text so that markdown shows it as it was typed."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+-.!|~:$" else sign for sign in text)
