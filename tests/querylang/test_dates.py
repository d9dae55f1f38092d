from datetime import date

import pytest

from searchkit.domain.errors import QueryError
from searchkit.querylang import parse_date_range


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-03", date(2021, 3, 1), date(2021, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-03-23", date(2021, 3, 23), date(2021, 3, 23)),
        (" 2021-3-1 ", date(2021, 3, 1), date(2021, 3, 1)),
    ],
)
def test_a_year_a_month_and_a_day_are_ranges_inclusive(text: str, first: date, last: date) -> None:
    assert parse_date_range(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "x", "2021-13", "2021-02-29", "21", "2021-", "٢٠٢١", "2021..2022"]
)
def test_anything_else_is_an_error_that_shows_a_date(text: str) -> None:
    with pytest.raises(QueryError, match="2021-03-23"):
        parse_date_range(text)
