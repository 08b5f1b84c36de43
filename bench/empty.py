"""A Streamlit server whose only page is empty: what Streamlit itself costs."""

import os
from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "empty_page.py")

if __name__ == "__main__":
    app.run(config={"server.port": int(os.environ["KLANTERFANT_PORT"]), "server.address": "127.0.0.1"})
