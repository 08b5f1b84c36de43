"""What the map still lacks before the session: each finding in a line, with the way to where it is mended."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from chain.analysis.completeness import Finding, Lack, findings
from chain.view import View
from ui.demand_routes import SELLER
from ui.prepare_tabs import lead_to
from ui.session import count, say
from ui.starter_questions import ask_next

AT_ONCE = 8
"""How many findings stand open; a long list begins to read as blame."""

STARTERS = (Lack.NO_FOR_WHOM, Lack.NO_UPKEEP)
ROUTES = (Lack.SELLER_WITHOUT_ROUTE, Lack.ROUTES_NOT_WHOLE, Lack.END_WITHOUT_ROUTE)
LINKS = (Lack.NO_LINKS, Lack.END_WITHOUT_WAY)


def completeness_summary(view: View) -> None:
    """Say near the top of the page in one line how much is missing, and lead there."""
    if not view.chain.actor:
        return
    found = told(view)
    if not found:
        st.badge(say("pages.complete.title_fine"), icon=":material/check:", color="green")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(count("pages.complete.missing", len(found)), width="content")
        st.button(
            say("pages.complete.where"),
            type="tertiary",
            icon=":material/arrow_forward:",
            key="prepare.complete.where",
            on_click=lead_to,
            args=("chain", "complete"),
        )


def completeness(view: View) -> None:
    """List what is missing, each with a way to mend it; say so when nothing is."""
    st.subheader(say("pages.complete.title"), anchor=False)
    if not view.chain.actor:
        st.info(say("pages.complete.empty"), icon=":material/map:")
        return
    found = told(view)
    if not found:
        st.success(say("pages.complete.fine"), icon=":material/check:")
        return
    st.caption(f"{count('pages.complete.missing', len(found))} {say('pages.complete.help')}")
    _lines(found[:AT_ONCE])
    if found[AT_ONCE:]:
        with st.expander(count("pages.complete.more", len(found) - AT_ONCE)):
            _lines(found[AT_ONCE:])
    if _closed(view):
        st.caption(say("pages.complete.closed"))


def told(view: View) -> Sequence[Finding]:
    """Return the findings, without those that only a look into a house's own figures could tell."""
    closed = _closed(view)
    found = []
    for one in findings(view.chain):
        unknown = one.id in closed if one.lack is Lack.SELLER_WITHOUT_ROUTE else bool(closed)
        if one.lack not in (Lack.SELLER_WITHOUT_ROUTE, Lack.END_WITHOUT_ROUTE) or not unknown:
            found.append(one)
    return found


def _closed(view: View) -> frozenset[str]:
    """Return the houses whose figures this viewer does not see."""
    return frozenset(id for id in view.chain.actor if id not in view.agreed and not view.speaks_for(id))


def _lines(found: Iterable[Finding]) -> None:
    for one in found:
        word, act = _mended(one)
        # In columns, so that a long sentence breaks in its own place and the ways to mend stand in line.
        sentence, way = st.container(width=860).columns([5, 2], vertical_alignment="center")
        # As plain text, for names are as people typed them.
        sentence.text(say(f"finding.{one.lack.value}", name=one.name))
        way.button(
            say(f"pages.complete.mend_{word}"),
            key=f"prepare.complete.{one.lack.value}.{one.id}",
            on_click=act,
            args=(one.id,),
        )


def _mended(one: Finding) -> tuple[str, Callable[[str], None]]:
    """Return the word for where a finding is mended, and what leads there."""
    if one.lack in STARTERS:
        return "starters", _to_starters
    if one.lack in ROUTES:
        return "guests", _to_seller
    if one.lack in LINKS:
        return "quick", lambda _: lead_to("chain", "quick")
    return "tables", lambda _: lead_to("chain", "tables")


def _to_starters(actor: str) -> None:
    ask_next(actor)
    lead_to("chain", "starters")


def _to_seller(actor: str) -> None:
    st.session_state[SELLER] = actor
    lead_to("guests")
