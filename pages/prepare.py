"""Prepare: the theme, the chain, the agenda, the invitation and the people, before anybody comes."""

import streamlit as st

from chain.vocabulary import Role
from ui.agenda_table import agenda_table
from ui.chain_tables import chain_tables
from ui.host_tier import house_question
from ui.invitation import invitation
from ui.people import facilitators, links, people
from ui.quick_map import drawing, quick_text
from ui.session import require, say
from ui.theme_canvas import describe_form, theme_canvas

visit = require(Role.FACILITATOR)
view = visit.view()

st.caption(view.title)
theme, chain, agenda, invite, table = st.tabs(
    [say(f"pages.prepare.tab_{name}") for name in ("theme", "chain", "agenda", "invite", "people")],
    key="prepare.tabs",
)
with theme:
    theme_canvas(visit, view)
    describe_form(visit, view)
with chain:
    house_question(visit, view)
    quick, tables = st.tabs(
        [say("pages.prepare.tab_quick"), say("pages.prepare.tab_tables")], key="prepare.chain_tabs"
    )
    with quick:
        planned = quick_text(visit, view)
    with tables:
        chain_tables(visit)
    drawing(view.chain, planned)
with agenda:
    agenda_table(visit, view)
with invite:
    invitation(visit, view)
with table:
    people(visit)
    facilitators(visit)
    links(visit)
