"""The launcher: one process serves the live room, the light pages and Streamlit. No logic."""

from contextlib import suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from live.lifespan import lifespan, options
from live.origin import OwnSocketsOnly
from live.routes import routes

# A literal assignment: `streamlit run app.py` finds it by reading the syntax tree.
app = st.App(
    Path(__file__).parent / "ui" / "main.py",
    routes=routes(),
    lifespan=lifespan,
    middleware=[Middleware(OwnSocketsOnly)],
)

if __name__ == "__main__":
    # Ctrl+C is how one stops.
    with suppress(KeyboardInterrupt):
        app.run(config=options())
