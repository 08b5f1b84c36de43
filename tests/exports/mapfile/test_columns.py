"""Every field of the map has its column, and no two headings of a table read the same."""

import pytest

from chain.model import PARTS, Sort
from chain.vocabulary import Language
from exports.mapfile.columns import COLUMNS, NODE, guessed_fields, plain, recognised, title
from exports.mapfile.table import Table


@pytest.mark.parametrize("sort", PARTS)
def test_every_field_has_a_column(sort: Sort) -> None:
    ours = {column.name for column in COLUMNS[sort]} - {NODE, "map_x", "map_y", "standing"}

    assert ours | ({"position"} if sort == "actor" else set()) == set(PARTS[sort].model_fields)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sort", PARTS)
def test_our_own_headings_are_recognised(sort: Sort, language: Language) -> None:
    wanted = tuple(column.name for column in COLUMNS[sort])

    assert guessed_fields(sort, [title(name, language) for name in wanted]) == wanted
    assert len({plain(title(name, language)) for name in wanted}) == len(wanted)


@pytest.mark.parametrize("sort", PARTS)
def test_a_table_without_a_name_is_known_by_its_headings(sort: Sort) -> None:
    headings = tuple(title(column.name, Language.NL) for column in COLUMNS[sort])

    found = recognised(Table("blad1.csv", "blad1.csv", None, headings, ()))

    assert found is not None
    assert found.sort == sort


def test_a_table_of_something_else_is_not_recognised() -> None:
    assert recognised(Table("x.csv", "x.csv", None, ("prijs", "kleur"), ())) is None


def test_the_first_of_two_columns_for_one_field_counts() -> None:
    assert guessed_fields("actor", ("Label", "Naam", "Naam", "prijs")) == (None, "name", None, None)
