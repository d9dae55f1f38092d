"""Dates as texts write them, with the year: "March 23, 2021", "23.3.2021", "2021-03-23"."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from searchkit.language.calendar_words import glued_before, months, named, weekdays
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, fact, limit, rule
from searchkit.values import dataclass

# Years of news that somebody keeps; numbers outside are prices, ids and page numbers.
FIRST_YEAR, LAST_YEAR = fact((1900, 2099), "the centuries of clippings that are kept")
# A year of two digits is one of these: "3/2/87" and "3/2/21", the century by what is near.
_CENTURY_TURNS = fact(60, "two figures for a year mean 1960 to 2059 here")

_YEAR_FIRST = regex(
    r"(?<![\d/.\-])(?P<year>(?:19|20)\d\d)"
    r"(?:(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|\. ?(?P<month2>\d{1,2})\. ?(?P<day2>\d{1,2})\.?"
    r"|[年년] ?(?P<month3>\d{1,2})[月월] ?(?P<day3>\d{1,2})[日일])(?!\d)"
)
_YEAR_LAST = regex(
    r"(?<![\d/.,\-])(?P<one>\d{1,2})(?P<mark>[./\-])[ ]?(?P<two>\d{1,2})(?P=mark)[ ]?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d%€$])(?![./\-,:]\d)"
)
# Pages glue one date to the next: "25. Januar 202225. Januar 2022".
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d(?!\d?\. ?[A-ZÄ]))")
# What stands before a year. Looked for in the few characters before it, so that a long text costs
# no more than its years.
_BEFORE_YEAR = regex(
    r"(?:(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|e)?\.?[ -]?(?:of |de |den |di |d['’])?"
    r"(?P<month>[^\W\d_]{3,})[.,]?,?(?: de| del| of|,)?"
    r"|(?<![^\W\d_])(?P<month2>[^\W\d_]{3,})\.?[ -](?P<day2>\d{1,2})(?:st|nd|rd|th)?,?)[ -]*$"
)
_WINDOW = limit(40, "time on long lines")
_WEEKDAY_REACH = limit(20, "time: a weekday, a comma and an article have 16 letters at most")
_CLOCK_WORD = limit(12, "time: uhrzeit, the longest word before a clock, has seven")
_WEEKDAY = regex(r"(?P<name>[^\W\d_]{3,})\.?,?[ ](?:the |den |le |el |d\. )?$")

_CLOCK_BEFORE = regex(
    r"(?:\b(?:um|at|kl\.?|klo|à|alle|ore|hora|time|uhrzeit|version|v\.?|ios|android|macos|release):?) ?$",
    re.IGNORECASE,
)
_CLOCK_AFTER = regex(r" ?(?:Uhr|h|hrs|GMT|UTC|CES?T|[ECMP][SD]T|[ap]\.?m)\b", re.IGNORECASE)

_NO_YEAR = regex(
    r"(?<![\w.,/])(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\.? (?P<month2>[A-Z][a-z]{2,8})\.?)(?![\w/:]|,? (?:19|20)\d\d|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at its place in a text."""

    start: int  # code points
    end: int
    year: int
    month: int
    day: int
    weekday: int | None = None  # where one stands before it; 0 is Monday
    either_order: bool = False  # 3/2/2021: `month` and `day` may be the other way round
    day_before_month: bool | None = None  # in numbers that are read in one order only: 14/07/2023

    @property
    def date(self) -> datetime.date:
        """The day, as `month` and `day` have it."""
        return datetime.date(self.year, self.month, self.day)

    @property
    def other_date(self) -> datetime.date:
        """The day, with `month` and `day` the other way round."""
        return datetime.date(self.year, self.day, self.month)


_TWO_DIGITS = regex(r"\d\d")  # every year has them


def written_dates(text: str) -> list[WrittenDate]:
    """Return the dates with a year in a text, from left to right; numbers are read day first."""
    if _TWO_DIGITS.search(text) is None:
        return []
    found = [*_year_first(text), *_year_last(text), *_with_month_names(text)]
    found.sort(key=lambda written: (written.start, -written.end))
    kept: list[WrittenDate] = []
    for written in found:
        if not kept or written.start >= kept[-1].end:
            kept.append(written)
    return kept


def yearless_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield month and day of every English date without a year: "March 23", "23 March"."""
    for match in _NO_YEAR.finditer(text):
        month = named(match["month"] or match["month2"], months())
        day = int(match["day"] or match["day2"])
        if month is not None and 1 <= day <= 31:
            yield month, day


def _year_first(text: str) -> Iterator[WrittenDate]:
    for match in _YEAR_FIRST.finditer(text):
        month = match["month"] or match["month2"] or match["month3"]
        day = match["day"] or match["day2"] or match["day3"]
        yield from _valid(
            text, match.start(), match.end(), int(match["year"]), int(month), int(day)
        )


def _year_last(text: str) -> Iterator[WrittenDate]:
    for match in _YEAR_LAST.finditer(text):
        day, month, year = int(match["one"]), int(match["two"]), int(match["year"])
        if year < 100:
            if match["mark"] == "-":
                continue  # 3-2-21 is a score or a number more often than a date
            if match["mark"] == "." and _is_a_clock(text, match.start(), match.end()):
                continue
            year += 1900 if year > _CENTURY_TURNS else 2000
        has_slash = match["mark"] in "/-"
        either = has_slash and day <= 12 and month <= 12 and day != month
        if is_month_first := month > 12 and day <= 12:
            day, month = month, day
        for written in _valid(text, match.start(), match.end(), year, month, day):
            if either:
                yield _by_weekday(written)
            elif has_slash and day != month:
                yield replace(written, day_before_month=not is_month_first)
            else:
                yield written


@rule(
    "dates.clock-or-version",
    example="Um 20.10.12 Uhr fuhr das Schiff.",
    counter="Am 20.10.12 fuhr das Schiff.",
    chosen_on=NO_DATA
    + "six figures with points: in some ten languages as often a clock or a version as a day",
)
def _is_a_clock(text: str, start: int, end: int) -> bool:
    """Say whether six digits with points are a clock, or a version: "um 20.10.12 Uhr", "iOS 10.4.11"."""
    return bool(
        _CLOCK_BEFORE.search(text[max(0, start - _CLOCK_WORD) : start])
        or _CLOCK_AFTER.match(text, end)
    )


def _by_weekday(written: WrittenDate) -> WrittenDate:
    """Return the date in the order that its weekday bears out: "Tuesday, 2/3/2021"."""
    fits = written.weekday == written.date.weekday()
    fits_other = written.weekday == written.other_date.weekday()
    if written.weekday is not None and fits != fits_other:
        if fits:
            return replace(written, day_before_month=True)
        return replace(written, month=written.day, day=written.month, day_before_month=False)
    return replace(written, either_order=True)


def _with_month_names(text: str) -> Iterator[WrittenDate]:
    for year in _YEAR.finditer(text):
        begin = max(0, year.start() - _WINDOW)
        match = _BEFORE_YEAR.search(text[begin : year.start()])
        if match is None:
            continue
        word = match["month"] or match["month2"]
        month = named(word, months())
        if month is not None:
            day = int(match["day"] or match["day2"])
            start = begin + match.start()
            if match["month2"]:
                start += glued_before(word)
            yield from _valid(text, start, year.end(), int(year.group()), month, day)


def _valid(
    text: str, start: int, end: int, year: int, month: int, day: int
) -> Iterator[WrittenDate]:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return
    if FIRST_YEAR <= year <= LAST_YEAR:
        before = _WEEKDAY.search(text[max(0, start - _WEEKDAY_REACH) : start])
        weekday = named(before["name"], weekdays()) if before else None
        yield WrittenDate(start, end, year, month, day, weekday)
