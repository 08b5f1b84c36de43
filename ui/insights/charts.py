"""Bars in the colours of the house; beside each of them stands the same in words or in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go
import streamlit as st

from chain.map.palette import PALETTE
from ui.session import theme

LABEL_LENGTH = 54
ROW = 46
_STILL = {"displayModeBar": False, "staticPlot": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, how long it is, and the words at its end."""

    label: str
    value: float
    text: str


@dataclass(frozen=True)
class Segment:
    """One part of every bar of a stack: its name, colour, pattern, and how long it is in each bar."""

    name: str
    fill: str
    ink: str
    values: Sequence[float]
    texts: Sequence[str]
    pattern: str = ""


def bars(rows: Sequence[Bar], *, key: str, alt: str, middle: bool = False) -> None:
    """Show bars below each other, each under its own label; ``middle`` lets them run both ways from zero."""
    shown = list(reversed(rows))
    ink = PALETTE[theme()].ink
    bar = go.Bar(
        x=[one.value for one in shown],
        y=list(range(len(shown))),
        orientation="h",
        width=0.34,
        text=[escape(one.text) for one in shown],
        textposition="outside",
        textfont={"color": ink},
        cliponaxis=False,
        marker={"color": PALETTE[theme()].accent},
        hoverinfo="skip",
    )
    figure = _figure(bar, [one.label for one in shown])
    most = max((abs(one.value) for one in rows), default=0) or 1
    # Room for the words after the longest bar, and no axis for numbers that they already say.
    figure.update_xaxes(range=[-1.5 * most if middle else 0, 1.5 * most], visible=False)
    if middle:
        figure.add_vline(0, line_width=1, line_color=PALETTE[theme()].line)
    show(figure, key, alt)


def stacks(labels: Sequence[str], segments: Sequence[Segment], *, key: str, alt: str) -> None:
    """Show one bar for each label, made of parts that add up to at most 1; with a legend."""
    turned = list(reversed(labels))
    paper = PALETTE[theme()].background
    parts = [
        go.Bar(
            name=one.name,
            x=list(reversed(one.values)),
            y=list(range(len(turned))),
            orientation="h",
            width=0.42,
            text=[escape(text) for text in reversed(one.texts)],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": one.ink},
            marker={
                "color": one.fill,
                "line": {"color": paper, "width": 2},
                "pattern": {
                    "shape": one.pattern,
                    "fillmode": "replace",
                    "bgcolor": one.fill,
                    "fgcolor": one.ink,
                    "fgopacity": 0.22,
                    "size": 9,
                },
            },
            hoverinfo="skip",
        )
        for one in segments
    ]
    figure = _figure(parts, turned, legend=True)
    figure.update_xaxes(range=[0, 1], visible=False)
    show(figure, key, alt)


def _figure(data: object, labels: Sequence[str], *, legend: bool = False) -> go.Figure:
    figure = go.Figure(data)
    ink = {"color": PALETTE[theme()].ink}
    figure.update_layout(
        height=ROW * len(labels) + (56 if legend else 16),
        margin={"l": 4, "r": 4, "t": 36 if legend else 4, "b": 4},
        barmode="stack",
        showlegend=legend,
        legend={
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "font": ink,
            "itemclick": False,
        },
        dragmode=False,
        uniformtext={"minsize": 11, "mode": "show"} if legend else None,
    )
    figure.update_yaxes(range=[-0.5, len(labels) - 0.2], visible=False)
    for place, label in enumerate(labels):
        # The label stands above its bar, where a phone has room for it too.
        figure.add_annotation(
            text=_short(label),
            font=ink,
            # Its own ground keeps the line at zero out of the words.
            bgcolor=PALETTE[theme()].background,
            borderpad=1,
            align="left",
            x=0,
            xref="paper",
            xanchor="left",
            y=place + 0.2,
            yanchor="bottom",
            showarrow=False,
        )
    return figure


def show(figure: go.Figure, key: str, alt: str) -> None:
    """Show a drawing that stands still, with words for who does not see it."""
    st.plotly_chart(figure, config=_STILL, key=key, alt=alt)


def _short(text: str) -> str:
    line = " ".join(text.split())
    # Plotly reads tags in labels; what people typed stays text.
    return escape(line if len(line) <= LABEL_LENGTH else line[: LABEL_LENGTH - 1] + "…")
