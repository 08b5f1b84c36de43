"""The parts of Home: the ways into a workshop."""

import streamlit as st

from chain.errors import NotFound
from chain.i18n import languages
from chain.view import Viewer
from chain.vocabulary import SEQUENCES, Language, Preset, Role
from live.hub import Created, Hub
from live.identity import Seat, tidy_code
from ui import refusals
from ui.components import copy_button, go
from ui.session import WORKSHOP, language, naming, say

PRESETS = tuple(Preset)
CREATED = "home.created"
"""The workshop that this tab has just made; its link is shown once."""

HOME_OF = {Role.FACILITATOR: "cockpit", Role.PARTICIPANT: "room", Role.PROJECTOR: "projector"}


def just_created() -> Created | None:
    """Return the workshop that was made a moment ago, while its link is on the screen."""
    found: Created | None = st.session_state.get(CREATED)
    return found


def show_created(hub: Hub, created: Created) -> None:
    """Show the facilitator's link, this once, and the ways on: to prepare, or to the cockpit."""
    st.success(say("pages.home.created", code=created.code), icon=":material/celebration:")
    st.markdown(say("pages.home.keep_link"), width=760)
    st.code(hub.absolute(created.link), language=None, wrap_lines=True)
    copy_button(
        say("pages.home.copy_link"),
        hub.absolute(created.link),
        done=say("pages.home.copied"),
        failed=say("pages.home.not_copied"),
        key="home.copy",
    )
    with st.container(horizontal=True):
        prepare = st.button(say("pages.home.open_prepare"), icon=":material/edit_note:", key="home.prepare")
        opened = st.button(say("pages.home.open_cockpit"), icon=":material/tune:", key="home.open")
    if opened or prepare:  # both by way of the link, for that is what seats this browser
        del st.session_state[CREATED]
        go(f"{created.link}?to=prepare" if prepare else created.link)


def my_workshops(hub: Hub) -> None:
    """List the workshops that this browser has a seat in."""
    rows = [(seat, title) for seat in hub.seats(st.context.cookies) if (title := _title(hub, seat))]
    if not rows:
        return
    st.subheader(say("pages.home.mine"), anchor=False)
    for seat, title in rows:
        with st.container(horizontal=True, vertical_alignment="center"):
            label = say("pages.home.open_as", title=title, role=say(f"vocabulary.role.{seat.role.value}"))
            icon = f":material/{'tune' if seat.role is Role.FACILITATOR else 'groups'}:"
            if st.button(label, icon=icon, key=f"home.mine.{seat.workshop}.{seat.role.value}"):
                st.session_state[WORKSHOP] = seat.workshop
                st.switch_page(f"../pages/{HOME_OF[seat.role]}.py", query_params={"w": seat.workshop})


def _title(hub: Hub, seat: Seat) -> str:
    """A workshop that is gone leaves a cookie behind; it is passed over."""
    try:
        return hub.view(seat.workshop, Viewer(role=seat.role, id=seat.person)).title
    except NotFound:
        return ""


def start_form(hub: Hub) -> None:
    """Ask what a new workshop needs, and make it."""
    with st.form("home.start"):
        st.subheader(say("pages.home.start"), anchor=False)
        title = st.text_input(say("pages.home.start_title"), key="home.start.title", max_chars=80)
        theme = st.text_input(
            say("pages.home.start_theme"),
            help=say("pages.home.start_theme_help"),
            key="home.start.theme",
            max_chars=200,
        )
        name = st.text_input(say("pages.home.your_name"), key="home.start.name", max_chars=80)
        left, right = st.columns(2)
        with left:
            chosen = _language_input()
        with right:
            preset = _preset_input()
        sequence = _sequence_input()
        password = _password_input(hub, "home.start.password")
        pressed = st.form_submit_button(
            say("pages.home.start_button"), type="primary", key="home.start.button"
        )
    asked = {"start_title": title, "your_name": name}  # a table may choose its theme on the day itself
    missing = [say(f"pages.home.{key}") for key, typed in asked.items() if not typed.strip()]
    if pressed and missing:
        st.error(say("pages.home.missing", fields=", ".join(missing)), icon=":material/error:")
    elif pressed:
        with refusals.shown_in(st.container()):
            st.session_state[CREATED] = hub.create(
                title,
                theme,
                language=chosen,
                facilitator=name,
                preset=preset,
                sequence=sequence,
                password=password,
            )
            st.rerun()


def _language_input() -> Language:
    return st.selectbox(
        say("pages.home.start_language"),
        languages,
        index=languages.index(language()),
        format_func=naming("vocabulary.language", Language),
        key="home.start.language",
    )


def _preset_input() -> Preset:
    return st.selectbox(
        say("pages.home.start_preset"),
        PRESETS,
        format_func=naming("vocabulary.preset", Preset),
        key="home.start.preset",
    )


def _sequence_input() -> str:
    return st.radio(
        say("pages.home.start_sequence"),
        list(SEQUENCES),
        format_func=naming("vocabulary.sequence", SEQUENCES),
        help=say("pages.home.start_sequence_help"),
        key="home.start.sequence",
    )


def _password_input(hub: Hub, key: str) -> str:
    if not hub.settings.facilitator_password.get_secret_value():
        return ""
    return st.text_input(
        say("pages.home.password"), type="password", help=say("pages.home.password_help"), key=key
    )


def join_form() -> None:
    """Take the code of a workshop and go to its door."""
    with st.form("home.join"):
        st.subheader(say("pages.home.join"), anchor=False)
        code = st.text_input(
            say("pages.home.join_code"), help=say("pages.home.join_help"), key="home.join.code"
        )
        pressed = st.form_submit_button(
            say("pages.home.join_button"), icon=":material/login:", key="home.join.button"
        )
    if pressed:
        go(f"/join/{tidy_code(code)}".rstrip("/"))


def sample_buttons(hub: Hub) -> None:
    """Offer a workshop to try things in, in either language."""
    with st.container(border=True):
        st.subheader(say("pages.home.sample"), anchor=False)
        st.markdown(say("pages.home.sample_text"))
        password = _password_input(hub, "home.sample.password")
        with st.container(horizontal=True):
            for one in Language:
                label = say(f"pages.home.sample_{one.value}")
                if st.button(label, icon=":material/sailing:", key=f"home.sample.{one.value}"):
                    with refusals.shown_in(st.container()):
                        go(hub.open_sample(one, password=password).link)


def import_form(hub: Hub) -> None:
    """Take a workshop from a file."""
    with (
        st.expander(say("pages.home.import"), icon=":material/upload_file:"),
        st.form("home.import", border=False),
    ):
        file = st.file_uploader(say("pages.home.import_file"), type="json", key="home.import.file")
        name = st.text_input(say("pages.home.your_name"), key="home.import.name", max_chars=80)
        password = _password_input(hub, "home.import.password")
        place = st.container()
        pressed = st.form_submit_button(say("pages.home.import_button"), key="home.import.button")
    if pressed and file is None:
        place.warning(say("pages.home.import_missing"))
    if pressed and file is not None:
        with refusals.shown_in(place):
            st.session_state[CREATED] = hub.import_case(
                file.getvalue(), language=language(), facilitator=name, password=password
            )
            st.rerun()
