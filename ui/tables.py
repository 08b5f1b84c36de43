"""Tables that people edit as in a spreadsheet, and what differs between how they found and left them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui.drafts import Draft
from ui.session import language

Row = Mapping[str, Any]
"""One row by field; an empty cell is None, or "" where the field is a text."""

WIDE = ".all"
"""The end of the key of an editor that shows all of its columns."""


@dataclass(frozen=True)
class Column:
    """A column of an editable table: how it is shown, and what its cells hold."""

    config: Any
    # Texts are objects: pandas 3.1 cannot add rows with and without a text to an empty column of strings.
    holds: str = "object"
    """A pandas type, so that an empty column knows what it is for."""

    def cell(self, value: Any) -> Any:
        """Return a cell as plain Python."""
        if value is None or pd.isna(value):
            return "" if self.holds == "object" else None
        if isinstance(value, dt.datetime):
            return value.date()
        plain: Any = value.item() if hasattr(value, "item") else value
        return plain


class Choice(Column):
    """A column of which an empty cell means that nothing was chosen."""

    def cell(self, value: Any) -> Any:
        """Return a cell as plain Python."""
        return super().cell(value) or None


@dataclass(frozen=True)
class Differences:
    """What somebody did to a table; row numbers count from 1, as on the screen."""

    added: tuple[tuple[int, Row], ...]
    changed: tuple[tuple[int, str, Row], ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def touched(draft: Draft) -> bool:
    """Say whether somebody has typed anything in the table of this draft, even just now."""
    if draft.typed(None) not in (None, draft.begun_with(None)):
        return True
    editors = (st.session_state.get(key, {}) for key in (_key(draft), f"{_key(draft)}{WIDE}"))
    return any(change for editor in editors for change in editor.values())


def edited(
    draft: Draft, rows: Sequence[Row], columns: Mapping[str, Column], *, alt: str, only: Sequence[str] = ()
) -> Differences:
    """Show the table, or ``only`` some of its columns; return what this person has changed since."""
    begun = draft.begun_with(rows)
    # With all its columns a table is another editor, which begins with what was typed in the narrow one.
    key = _key(draft) + (WIDE if len(only) == len(columns) else "")
    if key not in st.session_state:
        # The rows under a living editor stay as they are; a new one starts from what was typed before.
        st.session_state[f"{key}.shown"] = draft.typed(begun)
    shown = st.session_state[f"{key}.shown"]
    frame = st.data_editor(
        _frame(shown, columns),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_config={"id": None} | {name: column.config for name, column in columns.items()},
        column_order=list(only or columns),
        placeholder="",
        alt=alt,
    )
    typed = _rows(frame, columns)
    draft.keep(typed)
    return differences(begun, typed)


def _key(draft: Draft) -> str:
    return f"{draft.key}.{language().value}"


def _frame(rows: Sequence[Row], columns: Mapping[str, Column]) -> pd.DataFrame:
    cells = {"id": pd.Series([row.get("id") for row in rows], dtype="object")}
    for name, column in columns.items():
        cells[name] = pd.Series([row.get(name) for row in rows], dtype=column.holds)
    return pd.DataFrame(cells)


def _rows(frame: pd.DataFrame, columns: Mapping[str, Column]) -> list[Row]:
    id = Choice(None)
    return [
        {"id": id.cell(raw["id"])} | {name: column.cell(raw[name]) for name, column in columns.items()}
        for raw in frame.to_dict("records")
    ]


def differences(begun: Sequence[Row], typed: Sequence[Row]) -> Differences:
    """Return what was added, changed and removed; of a changed row only the fields that differ."""
    before = {row["id"]: row for row in begun}
    numbered = list(enumerate(typed, start=1))
    changed = [
        (number, row["id"], fields)
        for number, row in numbered
        if row["id"] in before and (fields := _changed_fields(before[row["id"]], row))
    ]
    return Differences(
        added=tuple((number, row) for number, row in numbered if row["id"] is None and any(row.values())),
        changed=tuple(changed),
        removed=tuple(id for id in before if id not in {row["id"] for row in typed}),
    )


def _changed_fields(before: Row, after: Row) -> Row:
    return {name: value for name, value in after.items() if value != before.get(name)}
