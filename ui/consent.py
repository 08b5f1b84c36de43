"""The decision of a house whether the table may see its figures: what others will see, in plain words."""

import streamlit as st

from chain.commands import AgreeRoutes
from chain.vocabulary import Role
from ui import refusals
from ui.session import Visit, say, say_next


def consent(visit: Visit, seller: str) -> None:
    """Ask who speaks for a seller whether the table may see its figures; nobody else is asked."""
    view = visit.view()
    if seller not in view.chain.actor or not view.speaks_for(seller):
        return
    name = view.chain.actor[seller].name
    people = [person.name for person in view.people if person.house == name]
    with st.container(border=True):
        st.markdown(f"**{say('pages.consent.title')}**")
        if not people:
            st.caption(say("pages.consent.absent"))
        elif seller in view.agreed:
            _take_back(visit, seller)
        else:
            _share(visit, seller, people)


def _share(visit: Visit, seller: str, people: list[str]) -> None:
    # As plain text, for names are as people typed them.
    names = ", ".join(people)
    if visit.seat.role is Role.FACILITATOR:
        st.text(say("pages.consent.for_them", names=names))
    else:
        st.text(say("pages.consent.closed", names=names))
    st.markdown(say("pages.consent.what"))
    _decide(visit, seller, agreed=True)


def _take_back(visit: Visit, seller: str) -> None:
    st.success(say("pages.consent.open"), icon=":material/group:")
    st.caption(say("pages.consent.back"))
    _decide(visit, seller, agreed=False)


def _decide(visit: Visit, seller: str, *, agreed: bool) -> None:
    """Offer the decision; another one each time, so that a second press never turns it round."""
    word = "share" if agreed else "withdraw"
    icon = ":material/visibility:" if agreed else ":material/visibility_off:"
    pressed = st.button(say(f"pages.consent.{word}"), icon=icon, key=f"routes.{seller}.{word}")
    place = st.container()
    if pressed:
        with refusals.shown_in(place):
            visit.submit(AgreeRoutes(seller=seller, agreed=agreed))
            say_next(say(f"pages.consent.{word}_done"))
