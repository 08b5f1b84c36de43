"""What is known of the guests before they sit down: how they come, in totals, and what makes them happy."""

import streamlit as st

from chain.answers import BLOCK
from chain.i18n import number, percent
from chain.view import View
from chain.vocabulary import Rsvp
from ui.session import count, language, say


def before_session(view: View) -> None:
    """Show how people come, in totals only, and their interests for the opening."""
    _answers(view)
    interests = [(one.name, one.interest) for one in view.people if one.interest]
    if interests:
        with st.expander(say("agenda.interests.title"), icon=":material/favorite:"):
            st.caption(say("agenda.interests.help"))
            for name, interest in interests:
                # As text: what guests typed draws nothing.
                st.text(say("agenda.interests.one", name=name, interest=interest))


def _answers(view: View) -> None:
    answers, all_of_them = view.rsvps, view.rsvp_answers
    total = sum(answers.values())
    if not all_of_them:
        return
    st.markdown(f"**{count('agenda.rsvp.answered', all_of_them)}**")
    if not total:
        st.caption(count("agenda.rsvp.few", BLOCK))
        return
    with st.container(horizontal=True):
        for one in Rsvp:
            label = say(f"vocabulary.rsvp.{one.value}")
            st.metric(label, number(language(), answers.get(one, 0)), width="content")
        share = percent(language(), answers.get(Rsvp.WANT, 0) / total)
        st.metric(say("agenda.rsvp.want"), share, help=say("agenda.rsvp.want_help"), width="content")
    st.caption(count("agenda.rsvp.counted", total))
    st.caption(say("agenda.rsvp.totals_only"))
