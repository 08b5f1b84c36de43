"""Charts of what the table decided; each with words for whoever does not see it."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from chain.i18n import percent
from chain.map.palette import PALETTE
from chain.view import Item, View
from chain.vocabulary import Letter
from ui.session import count, language, say, theme

LABEL_LENGTH = 52


def dots_chart(view: View, letter: Letter) -> None:
    """Show the dots of a closed round by item, paler where fewer tiers gave them, and as a table."""
    items = [item for item in view.board(letter) if item.result]
    if not items:
        st.caption(say("pages.report.no_dots"))
        return
    best = items[0]
    alt = say("pages.report.dots_alt", count=len(items), best=_title(best), dots=_dots(best))
    st.plotly_chart(
        _bars(items, letter), config={"displayModeBar": False}, key=f"report.dots.{letter.value}", alt=alt
    )
    with st.expander(say("pages.report.as_table"), icon=":material/table:"):
        st.dataframe(_table(items), hide_index=True, alt=alt)


def _bars(items: Sequence[Item], letter: Letter) -> go.Figure:
    shown = list(reversed(items))
    ink = {"color": PALETTE[theme()].ink}
    most = max(_dots(item) for item in items)
    bars = go.Bar(
        x=[_dots(item) for item in shown],
        y=list(range(len(shown))),
        orientation="h",
        width=0.34,
        text=[f"{_dots(item)} · {_breadth(item)}" for item in shown],
        textposition="outside",
        textfont=ink,
        customdata=[[escape(_title(item)), _breadth(item)] for item in shown],
        hovertemplate="%{customdata[0]}<br>%{x} · %{customdata[1]}<extra></extra>",
        marker={
            "color": PALETTE[theme()].letters[letter].fill,
            "opacity": [0.4 + 0.6 * item.result.breadth for item in shown if item.result],
        },
    )
    figure = go.Figure(bars)
    figure.update_layout(height=24 + 56 * len(shown), margin={"l": 4, "r": 4, "t": 4, "b": 4})
    # Room for the words after the longest bar, and none for numbers that they already say.
    figure.update_xaxes(range=[0, 1.7 * max(1, most)], visible=False)
    figure.update_yaxes(range=[-0.5, len(shown) - 0.2], visible=False)
    for place, item in enumerate(shown):
        # The note stands above its bar, where a phone has room for it too.
        figure.add_annotation(
            text=_short(_title(item)),
            font=ink,
            align="left",
            x=0,
            xref="paper",
            xanchor="left",
            y=place + 0.2,
            yanchor="bottom",
            showarrow=False,
        )
    return figure


def _table(items: Sequence[Item]) -> pd.DataFrame:
    rows = [
        {
            say("pages.report.item"): _title(item),
            say("pages.report.dots"): _dots(item),
            say("pages.report.breadth"): _breadth(item),
            say("pages.report.notes"): len(item.notes),
        }
        for item in items
    ]
    return pd.DataFrame(rows)


def _title(item: Item) -> str:
    return item.title or item.notes[0].text


def _short(text: str) -> str:
    line = " ".join(text.split())
    # Plotly reads tags in labels; what people typed stays text.
    return escape(line if len(line) <= LABEL_LENGTH else line[: LABEL_LENGTH - 1] + "…")


def _dots(item: Item) -> int:
    return item.result.dots if item.result else 0


def _breadth(item: Item) -> str:
    if item.result is None:
        return ""
    tiers = count("pages.report.tiers", len(item.result.tiers))
    return f"{tiers} ({percent(language(), item.result.breadth)})"
