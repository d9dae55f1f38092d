"""Dates as the query language and the date options write them."""

import calendar
import re
from datetime import date

from searchkit.domain.errors import QueryError
from searchkit.domain.query import PublishedIn

EXPECTED = "a date such as 2021, 2021-03 or 2021-03-23"

_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def parse_date_range(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day: "2021", "2021-03", "2021-03-23".

    Raises QueryError, with `text` as the query, where it is none of them or no such day exists.
    """
    return _period(text.strip(), text, text.index(text.strip()))


def published_in(value: str, query: str, position: int) -> PublishedIn:
    """Return the filter of `date:value`: a period, or `a..b` with either side left out.

    `position` is where `value` stands in `query`, for errors.
    """
    if ".." not in value:
        first, last = _period(value, query, position)
        return PublishedIn(first, last)
    left, right = value.split("..", 1)
    since = _period(left, query, position)[0] if left else None
    right_position = position + len(left) + 2
    until = _period(right, query, right_position)[1] if right else None
    if since and until and since > until:
        raise QueryError(
            "the range ends before it starts; expected a later date", query, right_position
        )
    return PublishedIn(since, until)


def period_text(first: date, last: date) -> str:
    """Return the shortest text of a range: "2021", "2021-03", "2021-03-23" or "2021-03..2021-05"."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month) and _is_whole(first, last):
        return first.isoformat()[:7]
    if first.year == last.year and (first.month, last.month) == (1, 12) and _is_whole(first, last):
        return first.isoformat()[:4]
    return f"{first.isoformat()}..{last.isoformat()}"


def _is_whole(first: date, last: date) -> bool:
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def _period(text: str, query: str, position: int) -> tuple[date, date]:
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise QueryError(f"expected {EXPECTED}", query, position)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise QueryError(f"there is no {text}; expected {EXPECTED}", query, position) from None
    if day is not None:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])
