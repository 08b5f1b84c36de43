"""Home: start a workshop, join one, look at the sample, or go on with one of your own."""

import streamlit as st

from ui import welcome
from ui.session import hub, say

created = welcome.just_created()
if created:
    welcome.show_created(hub(), created)
    st.stop()

st.markdown(say("pages.home.intro"), width=760)
welcome.my_workshops(hub())

come_in, start = st.columns([2, 3], gap="medium")  # on a phone, joining comes first
with come_in:
    welcome.join_form()
    welcome.sample_buttons(hub())
    welcome.import_form(hub())
with start:
    welcome.start_form(hub())
