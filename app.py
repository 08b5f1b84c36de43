"""The launcher: one process serves the live room, the light pages and Streamlit. No logic."""

from pathlib import Path

import streamlit as st

from live.lifespan import lifespan, options
from live.routes import routes

# A literal assignment: `streamlit run app.py` finds it by reading the syntax tree.
app = st.App(Path(__file__).parent / "ui" / "main.py", routes=routes(), lifespan=lifespan)

if __name__ == "__main__":
    app.run(config=options())
