"""Word lists are data: a line in a file is enough."""

import pytest

from searchkit.language.tables import listed, rows


def test_the_names_of_a_cell_stand_between_bars() -> None:
    assert listed("UAE | U.A.E. |") == ["UAE", "U.A.E."]


def test_comments_are_no_rows() -> None:
    assert not any(row[0].startswith("#") for row in rows("searchkit.language", "months.tsv"))


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        next(rows("searchkit.language", "no_such_table.tsv"))
