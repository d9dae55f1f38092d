"""Days as pages write them, with the month in numbers or by its name."""

import re
from collections.abc import Iterator
from datetime import date

from searchkit.language.calendar_words import months

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)?\d\d)(?![\d])")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?((?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)"
)
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


def days_in(text: str, *, month_first: bool = False) -> list[date]:
    """Return the days that the text names, in order of place.

    `month_first` is how "3/4/2021" is read where both readings are days.
    """
    found = sorted(_places(text, month_first=month_first))
    return [day for _, day in found]


def _places(text: str, *, month_first: bool) -> Iterator[tuple[int, date]]:
    for match in _ISO.finditer(text):
        yield from _day(match.start(), match[1], int(match[2]), match[3])
    for match in _EAST_ASIAN.finditer(text):
        yield from _day(match.start(), match[1], int(match[2]), match[3])
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        if "/" in match[0] and (second > 12 or (month_first and first <= 12)):
            first, second = second, first
        yield from _day(match.start(), year, second, str(first))
    for match in _DAY_MONTH.finditer(text):
        yield from _day(match.start(), match[3], months().get(match[2].lower(), 0), match[1])
    for match in _MONTH_DAY.finditer(text):
        yield from _day(match.start(), match[3], months().get(match[1].lower(), 0), match[2])


def _day(place: int, year: str, month: int, day: str) -> Iterator[tuple[int, date]]:
    try:
        yield place, date(int(year), month, int(day))
    except ValueError:
        return
