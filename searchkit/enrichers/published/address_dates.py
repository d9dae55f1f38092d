"""The date in a web address: many outlets put the day of publication there."""

import re
from datetime import date

from searchkit.language.addresses import address_copied
from searchkit.language.calendar_words import months
from searchkit.language.written_dates import FIRST_YEAR, LAST_YEAR
from searchkit.regexes import regex

_NUMBERS = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[/_.-]?(?P<month>0[1-9]|1[0-2])[/_.-]?(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?!\d(?!\d{5}(?!\d)))"  # or six more digits: a clock
    r"(?!(?<=/\d\d)-[a-z])"
)
_SHORT_NUMBERS = regex(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])"
    r"(?!\d|-[a-z])"  # "/2023/10/3-questions-for-the-mayor" is a headline in a folder of a month
)
# Only where the day cannot be a month: 23-03-2021, and 03-23-2021.
_YEAR_LAST = regex(
    r"(?<!\d)(?:(?P<day>1[3-9]|2\d|3[01])[/.-](?P<month>0[1-9]|1[0-2])"
    r"|(?P<month2>0[1-9]|1[0-2])[/.-](?P<day2>1[3-9]|2\d|3[01]))[/.-](?P<year>20\d\d)(?!\d)"
)
_NAMED = regex(
    r"(?<![a-z\d])(?P<year>(?:19|20)\d\d)[/_-]?(?P<month>[a-z]{3,9})[/_-]?(?P<day>\d{1,2})(?!\d)"
    r"(?!(?:(?<=/\d)|(?<=/\d\d))-[a-z])"  # "/2021/march/3-questions" is a headline, too
)
_NAMED_LAST = regex(
    r"(?<![a-z\d])(?:(?P<month>[a-z]{3,9})-(?P<day>\d{1,2})|(?P<day2>\d{1,2})-(?P<month2>[a-z]{3,9}))-"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH = regex(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])(?:/|$)")
_MONTH_GLUED = regex(r"/(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])/")
_YEAR = regex(r"/(?P<year>(?:19|20)\d\d)/")


def date_of_address(url: str) -> tuple[date, str] | None:
    """Return the day that an address holds, and the characters that say so.

    Eight digits in a row are a day only where they stand alone: in
    `/article-120210323456` they are part of a number.

    >>> date_of_address("https://example.org/2021/03/23/talks.html")
    (datetime.date(2021, 3, 23), '/2021/03/23/')
    """
    path = _path(url)
    for pattern in (_NUMBERS, _SHORT_NUMBERS, _NAMED, _NAMED_LAST, _YEAR_LAST):
        for match in pattern.finditer(path):
            named = match.groupdict()
            month = (named["month"] or named.get("month2") or "").lower()
            number = int(month) if month.isdigit() else months().get(month)
            day = _day(int(named["year"]), number, int(named["day"] or named["day2"]))
            if day is not None:
                return day, path[max(0, match.start() - 1) : match.end() + 1]
    return None


def month_of_address(url: str) -> tuple[int, int | None] | None:
    """Return year and month that an address holds, or the year alone."""
    path = _path(url)
    if match := _MONTH.search(path) or _MONTH_GLUED.search(path):
        return int(match["year"]), int(match["month"])
    if match := _YEAR.search(path):
        return int(match["year"]), None
    return None


def _path(url: str) -> str:
    inner = re.sub(r"^(?:https?:)?//", "", address_copied(url).lower())
    _, slash, path = inner.partition("/")
    return slash + path


def _day(year: int, month: int | None, day: int) -> date | None:
    if month is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
