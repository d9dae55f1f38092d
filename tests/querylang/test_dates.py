from datetime import date

import pytest

from searchkit.domain.errors import QueryError
from searchkit.querylang import parse_date_range, parse_day_range


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7d", "2024-03-24"),
        ("0d", "2024-03-31"),
        ("3w", "2024-03-10"),
        ("1m", "2024-02-29"),
        ("13m", "2023-02-28"),
        ("1y", "2023-03-31"),
        ("Yesterday", "2024-03-30"),
        (" today ", "2024-03-31"),
    ],
)
def test_a_day_may_be_so_far_back_from_today(text: str, day: str) -> None:
    today = date(2024, 3, 31)

    assert parse_day_range(text, today) == (date.fromisoformat(day), date.fromisoformat(day))


def test_a_period_is_read_as_ever_where_days_back_are_taken_too() -> None:
    assert parse_day_range("2021-02", date(2024, 3, 31)) == parse_date_range("2021-02")


@pytest.mark.parametrize("text", ["9999y", "7", "d", "-7d", "7 d", "12345d", "7h", "tomorrow", ""])
def test_what_is_no_day_back_says_what_is_expected(text: str) -> None:
    with pytest.raises(QueryError, match="7d, 3w, 6m, 1y or yesterday"):
        parse_day_range(text, date(2024, 3, 31))
