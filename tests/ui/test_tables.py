"""What differs between how somebody found a table and how they left it."""

from typing import Any

import pytest
from streamlit import column_config as show

from ui.tables import Choice, Column, differences

FOUND: list[dict[str, Any]] = [
    {"id": "a", "name": "Bron", "since": None},
    {"id": "b", "name": "Gast", "since": 1998},
]


def test_a_table_that_was_left_alone_differs_in_nothing() -> None:
    found = differences(FOUND, [dict(row) for row in FOUND])

    assert not found


def test_of_a_changed_row_only_the_changed_fields_are_told() -> None:
    found = differences(FOUND, [FOUND[0] | {"since": 2001}, FOUND[1]])

    assert found.changed == ((1, "a", {"since": 2001}),)


def test_a_new_row_is_told_with_its_number_on_the_screen() -> None:
    row = {"id": None, "name": "Kotter", "since": None}

    assert differences(FOUND, [*FOUND, row]).added == ((3, row),)


def test_a_new_row_without_anything_in_it_is_no_row() -> None:
    assert not differences(FOUND, [*FOUND, {"id": None, "name": "", "since": None}])


def test_a_row_that_went_is_told_by_its_id() -> None:
    assert differences(FOUND, FOUND[1:]).removed == ("a",)


def test_a_field_that_was_emptied_is_a_change() -> None:
    assert differences(FOUND, [FOUND[0], FOUND[1] | {"since": None}]).changed == ((2, "b", {"since": None}),)


@pytest.mark.parametrize(
    ("column", "cell", "plain"),
    [
        (Column(show.TextColumn()), None, ""),
        (Column(show.TextColumn()), "x", "x"),
        (Choice(show.SelectboxColumn()), None, None),
        (Choice(show.SelectboxColumn()), "", None),
        (Column(show.NumberColumn(), "Int64"), float("nan"), None),
        (Column(show.NumberColumn(), "Int64"), 3, 3),
        (Column(show.CheckboxColumn(), "boolean"), False, False),
    ],
)
def test_a_cell_becomes_plain_python(column: Column, cell: Any, plain: Any) -> None:
    assert column.cell(cell) == plain
