"""Who visits which workshop, in which role and language: what a page asks before it shows anything.

Streamlit's session state is a notepad here: it may forget everything, and nothing of the room is lost.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from chain.i18n import n, t
from chain.map.palette import Theme
from chain.model import By
from chain.view import View, Viewer
from chain.vocabulary import Language, Role
from live.hub import Hub, current
from live.identity import Seat

WORKSHOP = "session.workshop"
LANGUAGE = "session.language"
SAID = "session.said"
"""What the page is to say after its next run, such as "Saved"."""


@dataclass(frozen=True)
class Visit:
    """Somebody who looks at a workshop from a seat in it."""

    hub: Hub
    seat: Seat
    language: Language

    @property
    def by(self) -> By:
        """Who acts."""
        return self.seat.by

    def view(self) -> View:
        """Return the workshop as this visitor may see it now."""
        return self.hub.view(
            self.seat.workshop, Viewer(role=self.seat.role, id=self.seat.person, language=self.language)
        )

    def submit(self, *commands: Any) -> None:
        """Have commands written one after the other; returns when they are on disk."""
        for command in commands:
            self.hub.submit(self.seat.workshop, command, self.by)


def hub() -> Hub:
    """Return the hub of this process."""
    return current()


def workshop() -> str:
    """Return the id of the workshop in the address, or the one that this tab had open; empty without any."""
    # A click in the navigation empties the address, so the tab remembers and writes it back.
    found = st.query_params.get("w") or st.session_state.get(WORKSHOP, "")
    if found:
        st.session_state[WORKSHOP] = found
        if st.query_params.get("w") != found:
            st.query_params["w"] = found
    return str(found)


def seats() -> tuple[Seat, ...]:
    """Return the seats that this browser has in the workshop that is open, facilitators' first."""
    open_now = workshop()
    return hub().seats(st.context.cookies, open_now) if open_now else ()


def visit(*roles: Role) -> Visit | None:
    """Return who visits in the first of these roles that this browser has; None for a stranger."""
    found = {seat.role: seat for seat in reversed(seats())}
    seat = next((found[role] for role in roles if role in found), None)
    return Visit(hub(), seat, language()) if seat else None


def require(*roles: Role) -> Visit:
    """Return who visits in one of these roles; tell anybody else where to go, and end the page."""
    found = visit(*roles)
    if found is None:
        st.info(
            say("pages.guard.stranger" if workshop() else "pages.guard.no_workshop"),
            icon=":material/door_front:",
        )
        st.link_button(say("pages.guard.join"), "/join", icon=":material/login:", type="primary")
        st.stop()
    return found


def language() -> Language:
    """Return the language in which this tab speaks; the frame has settled it."""
    return Language(st.session_state.get(LANGUAGE, Language.NL))


def settle_language() -> Language:
    """Choose the language: the address, this tab, the person, the browser, the house."""
    for wish in (st.query_params.get("lang"), st.session_state.get(LANGUAGE), _of_person(), _of_browser()):
        if wish in tuple(Language):
            break
    else:
        wish = hub().settings.language
    st.session_state[LANGUAGE] = Language(wish)
    return Language(wish)


def _of_person() -> str | None:
    found = visit(Role.PARTICIPANT)
    me = found.view().me if found else None
    return me.language if me else None


def _of_browser() -> str | None:
    return (st.context.locale or "")[:2].lower() or None


def theme() -> Theme:
    """Return the theme that this browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def say(key: str, /, **params: object) -> str:
    """Return the text with this key in the visitor's language."""
    return t(language(), key, **params)


def count(key: str, number: int, /, **params: object) -> str:
    """Return the text with this key in the plural that fits the number."""
    return n(language(), key, number, **params)


def naming(prefix: str, options: Iterable[str]) -> Callable[[Any], str]:
    """Return what gives each option its word, in the language in which the page is drawn."""
    names = {str(option): say(f"{prefix}.{option}") for option in options}
    return lambda option: names.get(str(option), "")


def say_next(text: str) -> None:
    """Show this sentence for a moment after the next run, and start that run."""
    st.session_state[SAID] = text
    st.rerun()


def said() -> str:
    """Return what the last run wanted to be said, once."""
    return str(st.session_state.pop(SAID, ""))
