"""A note on what a what-if showed, under the letter that is open, about what was switched off."""

import streamlit as st

from chain.commands import WriteNote
from chain.model import Chain, Target
from chain.view import View
from chain.vocabulary import Letter, Scope
from live.identity import new_id
from ui import refusals
from ui.drafts import Draft
from ui.insights.naming import key_name
from ui.insights.switches import Off
from ui.session import Visit, say, say_next

TEXT_LIMIT = 2000


def note_form(visit: Visit, view: View, off: Off) -> None:
    """Let somebody write down what was seen, or say when that can be done."""
    st.subheader(say("pages.insights.note.title"), anchor=False)
    letter, authors = view.open_letter, _authors(view)
    if letter is None:
        st.info(say("pages.insights.note.no_letter"), icon=":material/edit_off:")
        return
    if view.writing:
        st.info(say(f"error.{view.writing}"), icon=":material/edit_off:")
        return
    if view.leads and not authors:
        st.info(say("pages.insights.note.nobody"), icon=":material/edit_off:")
        return
    _form(visit, view, _targets(off), authors)


def _form(visit: Visit, view: View, targets: dict[str, Target], authors: dict[str, str]) -> None:
    draft, letter = Draft("insights.note"), view.open_letter or Letter.T
    with st.form("insights.note_form"):
        st.caption(say(f"vocabulary.letter_question.{letter.value}"))
        text = st.text_area(
            say("pages.insights.note.text"), draft.typed(""), max_chars=TEXT_LIMIT, key=f"{draft.key}.text"
        )
        names = {key: _target_name(view.chain, key) for key in targets}
        about = st.selectbox(
            say("pages.insights.note.about"),
            list(names),
            format_func=lambda key: names.get(key, ""),
            key=f"{draft.key}.about",
        )
        author = None
        if view.leads:
            author = st.selectbox(
                say("pages.insights.note.author"),
                list(authors),
                format_func=lambda id: authors.get(id, ""),
                key=f"{draft.key}.author",
            )
        place = st.container()
        pressed = st.form_submit_button(
            say("pages.insights.note.write"), type="primary", key="insights.note.write"
        )
    draft.keep(text)
    if pressed and not text.strip():
        place.warning(say("pages.insights.note.empty"))
    elif pressed:
        target = targets.get(about, Target())
        with refusals.shown_in(place):
            visit.submit(WriteNote(id=new_id(), letter=letter, text=text, target=target, author=author))
            draft.renew()
            say_next(say("pages.insights.note.written"))


def _authors(view: View) -> dict[str, str]:
    """A facilitator writes for people without a device; everybody else writes as themselves."""
    return {one.id: f"{one.name}, {one.house}" for one in view.people if one.proxy} if view.leads else {}


def _targets(off: Off) -> dict[str, Target]:
    """What the note may be about: an actor or link that is off, or the whole chain."""
    found = {}
    for key in off:
        sort, _, id = key.partition(":")
        if sort in ("actor", "link"):
            found[key] = Target(scope=Scope(sort), id=id)
    return {**found, "": Target()}


def _target_name(chain: Chain, key: str) -> str:
    return key_name(chain, key) if key else say("pages.insights.note.whole_chain")
