"""The form of one demand route: from whom demand comes, by way of whom, and who knows them by name."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from pydantic import ValidationError

from chain.analysis.graphs import ends
from chain.commands import AddPart, ChangePart, EditChain
from chain.errors import Conflict
from chain.model import Chain, DemandRoute
from chain.vocabulary import ContactOwner
from live.identity import new_id
from ui import refusals
from ui.drafts import Draft
from ui.session import Visit, naming, say

NEW = "new"
"""What stands for the id of a route that is not there yet."""

Values = Mapping[str, Any]
"""The fields of a route but its id and its seller, as JSON holds them."""


def route_form(visit: Visit, seller: str, route: DemandRoute | None) -> tuple[DemandRoute | None, str]:
    """Show the form; return the route as typed so far, and "saved" or "dropped" when that was pressed."""
    chain = visit.view().chain
    id = route.id if route else NEW
    draft = Draft(f"routes.{seller}.{id}")
    begun: Values = draft.begun_with(_begin(chain, seller, route))
    key = f"routes.{id if route else seller}"
    with st.container(border=True):
        st.markdown(f"**{say('pages.routes.form_change' if route else 'pages.routes.form_new')}**")
        typed = _ask(chain, seller, draft, draft.typed(begun))
        draft.keep(typed)
        place = st.container()
        with st.container(horizontal=True):
            saved = st.button(say("pages.routes.save"), type="primary", key=f"{key}.save")
            others = any(one.seller == seller for one in chain.route.values())
            dropped = others and st.button(say("pages.prepare.drop"), key=f"{key}.drop")
    missing = [say(f"pages.routes.{name}") for name in ("end", "contact_owner") if not typed[name]]
    if saved and missing:
        place.error(say("pages.home.missing", fields=", ".join(missing)), icon=":material/error:")
    elif saved:
        with refusals.shown_in(place):
            _save(visit, seller, route, draft=draft, typed=typed)
            draft.renew()
            return None, "saved"
    if dropped:
        draft.renew()
        return None, "dropped"
    return _as_route(id, seller, typed), ""


def _begin(chain: Chain, seller: str, route: DemandRoute | None) -> Values:
    """A new route starts from the share that is left, and from the only end customer, if there is one."""
    if route:
        return route.model_dump(mode="json", exclude={"id", "seller"})
    taken = sum(one.share for one in chain.route.values() if one.seller == seller)
    customers = ends(chain)
    return {
        "end": customers[0] if len(customers) == 1 else None,
        "via": [],
        "share": max(0.0, round(1 - taken, 4)),
        "contact_owner": None,
        "known_share": 0.0,
        "capture_moment": "",
    }


def _ask(chain: Chain, seller: str, draft: Draft, start: Values) -> Values:
    last = set(ends(chain))
    names = {id: actor.name for id, actor in chain.actor.items() if id != seller}
    customers = sorted(names, key=lambda id: id not in last)
    left, right = st.columns(2)
    end = left.selectbox(
        say("pages.routes.end"),
        customers,
        index=customers.index(start["end"]) if start["end"] in names else None,
        format_func=lambda id: names.get(id, ""),
        placeholder=say("pages.routes.end_choose"),
        key=f"{draft.key}.end",
    )
    via = right.multiselect(
        say("pages.routes.via"),
        [id for id in names if id != end],
        default=[id for id in start["via"] if id in names and id != end],
        format_func=lambda id: names.get(id, ""),
        max_selections=9,
        placeholder=say("pages.routes.via_none"),
        help=say("pages.routes.via_help"),
        key=f"{draft.key}.via",
    )
    left, right = st.columns(2)
    share = _percent(left, draft, start, "share")
    known = _percent(right, draft, start, "known_share")
    owner = _ask_owner(draft, start)
    moment = st.text_input(
        say("pages.routes.capture_moment"),
        start["capture_moment"],
        max_chars=200,
        placeholder=say("pages.routes.capture_moment_example"),
        help=say("pages.routes.capture_moment_help"),
        key=f"{draft.key}.capture_moment",
    )
    told = {"end": end, "via": via, "share": share, "contact_owner": owner, "known_share": known}
    return told | {"capture_moment": moment}


def _percent(place: Any, draft: Draft, start: Values, name: str) -> float:
    """Ask a share as a percentage; what is not touched stays as exact as it was."""
    shown = float(round(100 * start[name], 1))
    typed = place.number_input(
        say(f"pages.routes.{name}"),
        min_value=0.0,
        max_value=100.0,
        value=shown,
        step=1.0,
        format="%g",
        help=say(f"pages.routes.{name}_help"),
        key=f"{draft.key}.{name}",
    )
    return float(start[name]) if typed == shown else round(typed / 100, 4)


def _ask_owner(draft: Draft, start: Values) -> str | None:
    words = [one.value for one in ContactOwner]
    return st.radio(
        say("pages.routes.contact_owner"),
        words,
        index=words.index(start["contact_owner"]) if start["contact_owner"] else None,
        format_func=naming("vocabulary.contact_owner", words),
        captions=[say(f"pages.routes.owner_{word}") for word in words],
        key=f"{draft.key}.contact_owner",
    )


def _as_route(id: str, seller: str, typed: Values) -> DemandRoute | None:
    """Return what was typed as a route, as soon as it can be one."""
    try:
        return DemandRoute.model_validate({**typed, "id": id, "seller": seller})
    except ValidationError:
        return None


def _save(visit: Visit, seller: str, route: DemandRoute | None, *, draft: Draft, typed: Values) -> None:
    """Send a new route, or only what this person changed, with what stood there when they began."""
    if route is None:
        part = DemandRoute.model_validate({**typed, "id": new_id(), "seller": seller})
        visit.submit(EditChain(edits=(AddPart(sort="route", part=part),)))
        return
    begun: Values = draft.begun_with(typed)
    mine = {name: value for name, value in typed.items() if value != begun[name]}
    if not mine:
        return
    was = {name: begun[name] for name in mine}
    try:
        visit.submit(EditChain(edits=(ChangePart(sort="route", id=route.id, changes=mine, was=was),)))
    except Conflict:
        # Both values have been told: who saves again now, has chosen.
        draft.begin_with(_begin(visit.view().chain, seller, route))
        raise
