"""Prepare: the theme, the chain, the agenda, the invitation and the people, before anybody comes."""

import streamlit as st

from chain.vocabulary import Role
from ui.agenda_table import agenda_table
from ui.chain_tables import chain_tables
from ui.completeness import completeness, completeness_summary
from ui.demand_routes import house_routes
from ui.host_tier import house_question
from ui.invitation import invitation
from ui.map_files import map_export, map_import
from ui.map_settings import map_settings
from ui.people import facilitators, links, people
from ui.prepare_tabs import CHAIN_TABS, TABS, tabs
from ui.quick_map import drawing, quick_text
from ui.rehearsing import rehearse
from ui.session import require
from ui.starter_questions import settle_next, starter_questions
from ui.theme_canvas import describe_form, theme_canvas

visit = require(Role.FACILITATOR)
view = visit.view()
settle_next(visit)

with st.container(horizontal=True, vertical_alignment="center"):
    st.caption(view.title)
    rehearse(visit)
completeness_summary(view)
theme, chain, guests, agenda, invite, table, files = tabs("tabs", TABS)
with theme:
    theme_canvas(visit, view)
    describe_form(visit, view)
with chain:
    house_question(visit, view)
    quick, tables, starters, complete = tabs("chain_tabs", CHAIN_TABS)
    with quick:
        planned = quick_text(visit, view)
    with tables:
        chain_tables(visit)
    with starters:
        starter_questions(visit, view)
    with complete:
        completeness(view)
    drawing(view.chain, planned)
    map_settings(visit, view)
with guests:
    house_routes(visit, view)
with agenda:
    agenda_table(visit, view)
with invite:
    invitation(visit, view)
with table:
    people(visit)
    facilitators(visit)
    links(visit)
if files.open:
    # Only when it is looked at: a file that was chosen is read again with each run of the page.
    with files:
        map_import(visit)
        map_export(visit)
