"""The theme canvas (the pressing theme, who feels it first, what if nothing happens), and day and place."""

import datetime as dt

import streamlit as st

from chain.commands import DescribeWorkshop, SetTheme
from chain.model import Theme
from chain.view import View
from ui import refusals
from ui.drafts import Draft
from ui.session import Visit, say, say_next

LINES = ("sentence", "felt_first_by", "since")
PROSE = ("sharpened", "if_nothing_happens")


def theme_canvas(visit: Visit, view: View) -> None:
    """Put the pressing theme into words."""
    draft = Draft("prepare.theme")
    begun: Theme = draft.begun_with(view.theme)
    start: dict[str, str] = draft.typed(begun.model_dump())
    with st.form("prepare.theme_form"):
        st.subheader(say("pages.prepare.theme"), anchor=False)
        st.caption(say("pages.prepare.theme_help"))
        typed = {}
        for name in Theme.model_fields:
            ask, limit = (st.text_input, 200) if name in LINES else (st.text_area, 2000)
            typed[name] = ask(
                say(f"pages.theme.{name}"),
                start[name],
                max_chars=limit,
                key=f"{draft.key}.{name}",
                help=say(f"pages.theme.{name}_help"),
            )
        place = st.container()
        pressed = st.form_submit_button(say("pages.prepare.save"), type="primary", key="prepare.theme.save")
    draft.keep(typed)
    if pressed:
        with refusals.shown_in(place):
            # Only what this person changed is sent, on top of what others may have written meanwhile.
            mine = {name: text for name, text in typed.items() if text != getattr(begun, name)}
            visit.submit(SetTheme(theme=Theme.model_validate(view.theme.model_dump() | mine)))
            draft.renew()
            say_next(say("pages.prepare.saved"))


def describe_form(visit: Visit, view: View) -> None:
    """Set title, day and place."""
    draft = Draft("prepare.describe")
    now = {"title": view.title, "date": view.date, "location": view.location}
    begun = draft.begun_with(now)
    start = draft.typed(begun)
    with st.form("prepare.describe_form"):
        st.subheader(say("pages.prepare.describe"), anchor=False)
        title = st.text_input(
            say("pages.prepare.workshop_title"), start["title"], max_chars=80, key=f"{draft.key}.title"
        )
        left, right = st.columns(2)
        day = left.date_input(
            say("pages.prepare.date"),
            start["date"],
            min_value=dt.date(2000, 1, 1),
            format="DD-MM-YYYY",
            key=f"{draft.key}.date",
        )
        place_name = right.text_input(
            say("pages.prepare.location"), start["location"], max_chars=200, key=f"{draft.key}.location"
        )
        place = st.container()
        pressed = st.form_submit_button(
            say("pages.prepare.save"), type="primary", key="prepare.describe.save"
        )
    typed = {"title": title, "date": day, "location": place_name}
    draft.keep(typed)
    if pressed:
        with refusals.shown_in(place):
            mine = {name: value for name, value in typed.items() if value != begun[name]}
            visit.submit(DescribeWorkshop.model_validate(now | mine))
            draft.renew()
            say_next(say("pages.prepare.saved"))
