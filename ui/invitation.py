"""The invitation: code, address and QR, and a text to send in both languages."""

import streamlit as st

from chain.i18n import date, minutes, n, t
from chain.view import View
from chain.vocabulary import Language
from ui.session import Visit, say

MINUTES_ARE_SAID = 90
"""Up to here people say minutes, above it hours."""


def invitation(visit: Visit, view: View) -> None:
    """Show how people get in, and a text that says so."""
    address = visit.hub.join_url(view.code)
    code, text = st.columns([1, 2], gap="large")
    with code:
        st.image(
            visit.hub.qr_svg(address, standalone=True), width=280, alt=say("pages.invite.qr", address=address)
        )
        st.metric(say("pages.invite.code"), view.code)
        st.caption(say("pages.invite.address"))
        st.code(address, language=None, wrap_lines=True)
        if "://localhost" in address or "://127." in address:
            st.warning(say("pages.invite.local_only"), icon=":material/lan:")
    with text:
        st.caption(say("pages.invite.help"))
        tabs = st.tabs([say(f"vocabulary.language.{one.value}") for one in Language])
        for language, tab in zip(Language, tabs, strict=True):
            tab.code(letter(view, language, address), language=None, wrap_lines=True)


def letter(view: View, language: Language, address: str) -> str:
    """Return the text of the invitation in this language."""
    total = sum(seen.phase.minutes for seen in view.agenda)
    slow = sum(seen.phase.slow_minutes for seen in view.agenda)
    lines = [
        t(language, "pages.letter.greeting"),
        "",
        t(language, "pages.letter.opening", title=view.title),
        *([t(language, "pages.letter.theme", theme=view.theme.sentence)] if view.theme.sentence else []),
        "",
        *([t(language, "pages.letter.date", date=date(language, view.date, "full"))] if view.date else []),
        *([t(language, "pages.letter.location", location=view.location)] if view.location else []),
        *([_length(language, total, slow)] if total else []),
        "",
        t(language, "pages.letter.order"),
        "",
        t(language, "agenda.letter.answer", address=address),
        t(language, "agenda.letter.interest"),
        "",
        t(language, "pages.letter.join", address=address, code=view.code),
        t(language, "pages.letter.no_account"),
        "",
        t(language, "pages.letter.signature", names=", ".join(one.name for one in view.facilitators)),
    ]
    return "\n".join(lines)


def _length(language: Language, total: int, slow: int) -> str:
    """Return how long it takes, in hours when it is long, and how much of that is unhurried."""
    said = _hours if total > MINUTES_ARE_SAID else minutes
    return t(language, "pages.letter.length", length=said(language, total), slow=said(language, slow))


def _hours(language: Language, count: int) -> str:
    """Return a time in half hours, as one would say it; less than an hour stays minutes."""
    if count < 60:
        return minutes(language, count)
    whole = count // 30 * 30
    length = n(language, "pages.letter.hours", whole / 60)
    return length if whole == count else t(language, "pages.letter.over", length=length)
