"""Dates as the query language and the date options write them."""

import calendar
from datetime import date, datetime, timedelta

from searchkit.domain.errors import QueryError
from searchkit.domain.query import PublishedIn
from searchkit.regexes import regex

EXPECTED = "a date such as 2021, 2021-03 or 2021-03-23"
EXPECTED_DAY = "a date such as 2021, 2021-03, 2021-03-23, 7d, 3w, 6m, 1y or yesterday"

_PERIOD = regex(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")

_BACK = regex(r"([0-9]{1,4})([dwmy])")  # "7d", "3w", "6m", "1y"
_DAYS_OF = {"d": 1, "w": 7}
_MONTHS_OF = {"m": 1, "y": 12}
_DAYS_AGO = {"today": 0, "yesterday": 1}


def today_here() -> date:
    """Return the day that it is where the user is."""
    return datetime.now().astimezone().date()


def parse_day_range(text: str, today: date) -> tuple[date, date]:
    """Return what `parse_date_range` does, and for "7d", "3w", "6m", "1y", "yesterday" and "today"
    the one day that lies so far back; a month back from the 31st is the last day of a shorter one.
    """
    stripped = text.strip().lower()
    if stripped in _DAYS_AGO:
        day = today - timedelta(days=_DAYS_AGO[stripped])
        return day, day
    if (back := _BACK.fullmatch(stripped)) is None:
        try:
            return parse_date_range(text)
        except QueryError as error:
            message = str(error).replace(EXPECTED, EXPECTED_DAY)
            raise QueryError(message, error.query, error.position) from None
    try:
        day = _back(today, int(back[1]), back[2])
    except (ValueError, OverflowError):
        message = f"{stripped} is before the year 1; expected {EXPECTED_DAY}"
        raise QueryError(message, text, 0) from None
    return day, day


def _back(today: date, number: int, unit: str) -> date:
    if unit in _DAYS_OF:
        return today - timedelta(days=number * _DAYS_OF[unit])
    year, month = divmod(today.year * 12 + today.month - 1 - number * _MONTHS_OF[unit], 12)
    last = calendar.monthrange(year, month + 1)[1] if year > 0 else 0
    return date(year, month + 1, min(today.day, last))


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
