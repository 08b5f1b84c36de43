"""The two starter questions, actor by actor: who are your customers, how do you maintain a relation (O1)."""

from collections.abc import Mapping

import streamlit as st

from chain.commands import ChangePart, EditChain
from chain.errors import Conflict
from chain.model import Actor
from chain.view import View
from ui import refusals
from ui.drafts import Draft
from ui.session import Visit, say, say_next

QUESTIONS = ("for_whom", "upkeep")
Answers = Mapping[str, str]
CHOSEN = "prepare.starters.actor"
"""The session's note of which actor is being asked."""
_LATER = "prepare.starters.after"
"""The session's note of which actor was just saved."""


def starter_questions(visit: Visit, view: View) -> None:
    """Ask one actor after the other both questions; each answer is saved as it is given."""
    actors = view.chain.actor
    st.caption(say("pages.starters.help"))
    if not actors:
        st.info(say("pages.starters.empty"), icon=":material/map:")
        return
    waiting = [id for id, actor in actors.items() if not _answered(actor)]
    done = len(actors) - len(waiting)
    st.progress(done / len(actors), say("pages.starters.progress", done=done, all=len(actors)))
    if not waiting:
        st.success(say("pages.starters.done"), icon=":material/check:")
    if st.session_state.get(CHOSEN) not in actors:
        st.session_state[CHOSEN] = next(iter(waiting or actors))
    chosen = st.selectbox(
        say("pages.starters.actor"),
        list(actors),
        format_func=lambda id: _marked(actors, id),
        key=CHOSEN,
        width=520,
    )
    _ask(visit, actors[chosen])


def ask_next(actor: str) -> None:
    """Ask this actor in the next run; for the callback of a button."""
    st.session_state[CHOSEN] = actor


def _answered(actor: Actor) -> bool:
    return all(getattr(actor, name) for name in QUESTIONS)


def _marked(actors: Mapping[str, Actor], id: str) -> str:
    if id not in actors:
        return ""
    return say("pages.starters.answered", name=actors[id].name) if _answered(actors[id]) else actors[id].name


def _ask(visit: Visit, actor: Actor) -> None:
    draft = Draft(f"prepare.starters.{actor.id}")
    start: Answers = draft.typed(draft.begun_with(_answers(actor)))
    typed = {}
    with st.form(f"prepare.starters.form.{actor.id}"):
        for column, name in zip(st.columns(len(QUESTIONS)), QUESTIONS, strict=True):
            typed[name] = column.text_area(
                say(f"pages.starters.{name}"),
                start[name],
                max_chars=200,
                height=110,
                placeholder=say(f"pages.starters.{name}_example"),
                key=f"{draft.key}.{name}",
            )
        place = st.container()
        with st.container(horizontal=True):
            saved = st.form_submit_button(
                say("pages.starters.save"), type="primary", key="prepare.starters.save"
            )
            st.form_submit_button(
                say("pages.starters.skip"),
                key="prepare.starters.skip",
                on_click=_go_on,
                args=(visit, actor.id),
            )
    draft.keep(typed)
    if saved:
        with refusals.shown_in(place):
            _save(visit, actor.id, draft, typed)
            draft.renew()
            # The choice is drawn already: what comes next is settled before the next run draws it.
            st.session_state[_LATER] = actor.id
            say_next(say("pages.prepare.saved"))


def settle_next(visit: Visit) -> None:
    """Go on to the next actor after one was saved; before anything of the page is drawn."""
    after = st.session_state.pop(_LATER, "")
    if after:
        _go_on(visit, after)


def _go_on(visit: Visit, after: str) -> None:
    """Choose the next actor that has not answered, going round once."""
    actors = visit.view().chain.actor
    order = list(actors)
    at = order.index(after) + 1 if after in order else 0
    waiting = [id for id in (*order[at:], *order[:at]) if id != after and not _answered(actors[id])]
    if waiting:
        st.session_state[CHOSEN] = waiting[0]


def _save(visit: Visit, actor: str, draft: Draft, typed: Answers) -> None:
    begun: Answers = draft.begun_with(typed)
    mine = {name: text for name, text in typed.items() if text != begun[name]}
    if not mine:
        return
    was = {name: begun[name] for name in mine}
    try:
        visit.submit(EditChain(edits=(ChangePart(sort="actor", id=actor, changes=mine, was=was),)))
    except Conflict:
        # Both answers have been told: who saves again now, has chosen.
        draft.begin_with(_answers(visit.view().chain.actor[actor]))
        raise


def _answers(actor: Actor) -> Answers:
    return {name: getattr(actor, name) for name in QUESTIONS}
