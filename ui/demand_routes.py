"""Who knows the guest: by which ways a seller's demand comes, and who knows those customers by name."""

from collections.abc import Iterable, Mapping

import streamlit as st

from chain.analysis.contact import Contact, contact
from chain.analysis.graphs import ends
from chain.commands import EditChain, RemovePart
from chain.i18n import percent
from chain.model import Chain, DemandRoute
from chain.view import View
from ui import refusals
from ui.consent import consent
from ui.route_form import NEW, route_form
from ui.session import Visit, language, say, say_next

__all__ = ["consent", "demand_routes", "house_routes", "own_house"]

SELLER = "routes.seller"
"""The session's note of which seller a facilitator looks at."""

STATES = ("yours", "shared", "own")
"""How a facilitator stands to the figures of a house: writes them, sees them, or neither."""


def own_house(visit: Visit) -> None:
    """Show participants the routes of their own house, and let them decide who sees those."""
    me = visit.view().me
    st.subheader(say("pages.routes.title"), anchor=False)
    if me is None or me.actor is None:
        st.info(say("pages.routes.no_house"), icon=":material/storefront:")
        return
    demand_routes(visit, me.actor)
    consent(visit, me.actor)


def house_routes(visit: Visit, view: View) -> None:
    """Let a facilitator choose a house, and write its routes where the house has nobody with a device."""
    st.subheader(say("pages.routes.title"), anchor=False)
    st.caption(say("pages.routes.help"))
    sellers = _sellers(view)
    if not sellers:
        st.info(say("pages.routes.no_sellers"), icon=":material/map:")
        return
    if st.session_state.get(SELLER) not in sellers:
        st.session_state[SELLER] = next(iter(sellers))
    chosen = st.selectbox(
        say("pages.routes.seller"),
        list(sellers),
        format_func=lambda id: sellers.get(id, ""),
        key=SELLER,
        width=520,
    )
    demand_routes(visit, chosen)
    consent(visit, chosen)


def _sellers(view: View) -> Mapping[str, str]:
    """Return who may sell, with who holds the pen: all but end customers, those to write for first."""
    last = set(ends(view.chain))
    states = {id: _state(view, id) for id in view.chain.actor if id not in last}
    return {
        id: say("pages.routes.seller_state", name=view.chain.actor[id].name, state=_worded(states[id]))
        for id in sorted(states, key=lambda id: STATES.index(states[id]))
    }


def _worded(state: str) -> str:
    return say(f"pages.routes.state_{state}")


def _state(view: View, seller: str) -> str:
    if seller in view.agreed:
        return "shared"
    return "yours" if view.speaks_for(seller) else "own"


def demand_routes(visit: Visit, seller: str) -> None:
    """Show the demand routes of one seller to who may see them; who speaks for it may change them."""
    view = visit.view()
    if seller not in view.chain.actor:
        return
    if not view.speaks_for(seller):
        _from_outside(view, seller)
        return
    top = st.container()
    routes = _of(view.chain, seller)
    for route in routes:
        _card(visit, view, route)
    planned = _open_form(visit, view, seller, routes)
    with top:
        _balance(contact(planned, seller))


def _from_outside(view: View, seller: str) -> None:
    name = view.chain.actor[seller].name
    if seller not in view.agreed:
        st.info(say("pages.routes.keeps", name=name), icon=":material/lock:")
        return
    st.info(say("pages.routes.shares", name=name), icon=":material/group:")
    _balance(contact(view.chain, seller))
    for route in _of(view.chain, seller):
        with st.container(border=True):
            _told(view.chain, route)


def _of(chain: Chain, seller: str) -> tuple[DemandRoute, ...]:
    return tuple(route for route in chain.route.values() if route.seller == seller)


def _card(visit: Visit, view: View, route: DemandRoute) -> None:
    """Tell one route in a sentence, with what may be done to it; or its form, when that is open."""
    key = f"routes.{route.seller}.open"
    if st.session_state.get(key) == route.id:
        return
    with st.container(border=True):
        _told(view.chain, route)
        place = st.container()
        with st.container(horizontal=True):
            change = st.button(
                say("pages.routes.change"), icon=":material/edit:", key=f"routes.{route.id}.change"
            )
            remove = st.button(
                say("pages.routes.remove"), icon=":material/delete:", key=f"routes.{route.id}.remove"
            )
    if change:
        st.session_state[key] = route.id
        st.rerun()
    if remove:
        with refusals.shown_in(place):
            visit.submit(EditChain(edits=(RemovePart(sort="route", id=route.id),)))
            say_next(say("pages.routes.removed"))


def _told(chain: Chain, route: DemandRoute) -> None:
    """Say what a route comes to; as plain text, for names are as people typed them."""
    names = {id: actor.name for id, actor in chain.actor.items()}
    way = " → ".join(names[id] for id in (route.seller, *route.via, route.end))
    owner = say(f"vocabulary.contact_owner.{route.contact_owner.value}")
    known = percent(language(), route.known_share)
    st.text(say("pages.routes.way", share=percent(language(), route.share), way=way))
    st.text(say("pages.routes.known_by", owner=owner, known=known))
    if route.capture_moment:
        st.text(say("pages.routes.moment", moment=route.capture_moment))


def _open_form(visit: Visit, view: View, seller: str, routes: Iterable[DemandRoute]) -> Chain:
    """Show the form that is open, if any; return the chain as it will be with what is typed in it."""
    key = f"routes.{seller}.open"
    known = {route.id: route for route in routes}
    chosen = st.session_state.get(key, "" if known else NEW)
    if chosen != NEW and chosen not in known:
        if st.button(say("pages.routes.add"), icon=":material/add:", key=f"routes.{seller}.add"):
            st.session_state[key] = NEW
            st.rerun()
        return view.chain
    typed, done = route_form(visit, seller, known.get(chosen))
    if done:
        st.session_state[key] = ""
        say_next(say(f"pages.routes.{done}"))
    if typed is None:
        return view.chain
    return view.chain.model_copy(update={"route": {**view.chain.route, typed.id: typed}})


def _balance(found: Contact | None) -> None:
    """Show live what the routes come to; more than all of the demand is said before it is refused."""
    if found is None:
        st.caption(say("pages.routes.none_yet"))
        return
    with st.container(horizontal=True):
        for name in ("coverage", "closed_door_reach", "given_away", "not_known"):
            st.metric(
                say(f"pages.routes.{name}"),
                percent(language(), getattr(found, name)),
                help=say(f"pages.routes.{name}_help"),
                border=True,
                width="content",
            )
    if round(found.coverage, 2) > 1:
        st.warning(
            say("pages.routes.over", sum=percent(language(), found.coverage)), icon=":material/percent:"
        )
