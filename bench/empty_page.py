"""The empty Streamlit page to compare with."""

import streamlit as st

st.write("Empty")
