"""The confrontation matrix as a heat map, with the notes behind its codes and every crossing in a table."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from chain.analysis.confrontation import CellResult, Confrontation
from chain.map.palette import PALETTE
from chain.view import View
from chain.vocabulary import Cell
from live.fragments.parts import label_of, letter_of, signed
from ui.insights.charts import show
from ui.session import say, theme

STRONG = 2
"""The strongest score, to either side."""

WARMEST = 0.32
"""How much of a colour the strongest cell has: as much as in the table on the projector."""

ROW = 54


def confrontation_section(view: View) -> None:
    """Show what helps and what hinders, once the scoring has closed; nothing of it before."""
    st.markdown(say("pages.insights.matrix.intro"), width=760)
    matrix = view.matrix
    if matrix is None or matrix.result is None:
        st.info(say(f"pages.insights.matrix.{'scoring' if matrix else 'nothing'}"), icon=":material/grid_on:")
        return
    outside, inside = _codes(view, matrix.external), _codes(view, matrix.internal)
    chart, key = st.columns([3, 2], gap="large")
    with chart:
        st.caption(say("pages.insights.matrix.reading"))
        _heat_map(view, matrix.result, outside, inside)
    with key:
        _notes(view, matrix.result, outside | inside)
    _blocks(view, matrix.result)
    _crossings(matrix.result, outside | inside)


def _codes(view: View, items: Sequence[str]) -> dict[str, str]:
    """Return a short name for each note or cluster, such as T1; numbered within its letter."""
    letters = [letter_of(view, id) for id in items]
    return {
        id: f"{letter}{letters[: at + 1].count(letter)}"
        for at, (id, letter) in enumerate(zip(items, letters, strict=True))
    }


def _heat_map(
    view: View, result: Confrontation, outside: Mapping[str, str], inside: Mapping[str, str]
) -> None:
    cells = {(one.external, one.internal): one for one in result.cells}
    rows = [[cells[row, column] for column in inside] for row in outside]
    ink = {"color": PALETTE[theme()].ink}
    figure = go.Figure(
        go.Heatmap(
            x=list(inside.values()),
            y=list(outside.values()),
            z=[[one.mean for one in row] for row in rows],
            text=[[_within(view, one) for one in row] for row in rows],
            texttemplate="%{text}",
            textfont={**ink, "size": 16},
            zmin=-STRONG,
            zmax=STRONG,
            colorscale=_warmth(),
            showscale=False,
            hoverinfo="skip",
            xgap=3,
            ygap=3,
        )
    )
    figure.update_layout(
        height=ROW * len(outside) + 40, margin={"l": 4, "r": 4, "t": 32, "b": 4}, dragmode=False
    )
    figure.update_xaxes(side="top", tickfont=ink, showgrid=False)
    figure.update_yaxes(autorange="reversed", tickfont=ink, showgrid=False)
    for y, row in enumerate(rows):
        for x, one in enumerate(row):
            if one.talk_first:
                _outline(figure, x, y)
    show(figure, "insights.matrix", say("pages.insights.matrix.alt", told=_told(view, result)))


def _within(view: View, one: CellResult) -> str:
    return "·" if one.mean is None else signed(view, one.mean)


def _outline(figure: go.Figure, x: int, y: int) -> None:
    """Draw a frame around a cell, so that what to talk about first is not told by colour."""
    reach = 0.46
    line = {"color": PALETTE[theme()].ink, "width": 2.5}
    figure.add_shape(type="rect", x0=x - reach, x1=x + reach, y0=y - reach, y1=y + reach, line=line)


def _warmth() -> list[tuple[float, str]]:
    """Return the colours of the table on the projector, from hinders over nothing to helps."""
    palette = PALETTE[theme()]
    cold = palette.surface
    return [(0.0, _mixed(palette.middle, cold)), (0.5, cold), (1.0, _mixed(palette.near, cold))]


def _mixed(colour: str, ground: str) -> str:
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "rgb({}, {}, {})".format(*(round(one * WARMEST + other * (1 - WARMEST)) for one, other in pairs))


def _told(view: View, result: Confrontation) -> str:
    return ", ".join(f"{_named(cell)}: {signed(view, result.blocks[cell])}" for cell in Cell)


def _named(cell: Cell) -> str:
    return f"{cell.value} {say(f'vocabulary.cell.{cell.value}')}"


def _notes(view: View, result: Confrontation, codes: Mapping[str, str]) -> None:
    """Show which note each code stands for, and what it adds up to."""
    sums = {**result.external, **result.internal}
    rows = [
        {
            say("pages.insights.matrix.code"): code,
            say("pages.insights.matrix.sum"): sums[id],
            say("pages.insights.matrix.note"): label_of(view, id),
        }
        for id, code in codes.items()
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        key="insights.matrix.notes",
        column_config={say("pages.insights.matrix.sum"): st.column_config.NumberColumn(format="%+.1f")},
        alt=say("pages.insights.matrix.notes_alt"),
    )


def _blocks(view: View, result: Confrontation) -> None:
    with st.container(horizontal=True):
        for cell in Cell:
            st.metric(_named(cell), signed(view, result.blocks[cell]), width="content")


def _crossings(result: Confrontation, codes: Mapping[str, str]) -> None:
    """Show every crossing, those to talk about first on top."""
    rows = [
        {
            say("pages.insights.matrix.crossing"): f"{codes[one.external]} × {codes[one.internal]}",
            say("pages.insights.matrix.cell"): _named(one.cell),
            say("pages.insights.matrix.mean"): one.mean,
            say("pages.insights.matrix.spread"): one.spread,
            say("pages.insights.matrix.first"): one.talk_first,
        }
        for one in sorted(result.cells, key=lambda one: -one.spread)
    ]
    with st.expander(say("pages.insights.matrix.all"), icon=":material/table_rows:"):
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            key="insights.matrix.crossings",
            column_config={say("pages.insights.matrix.mean"): st.column_config.NumberColumn(format="%+.1f")},
            alt=say("pages.insights.matrix.all"),
        )
