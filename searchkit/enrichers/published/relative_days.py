"""Days that are said by another day: "Tuesday", "Today", "2 hours ago"."""

import re
from datetime import date, timedelta

from searchkit.language.calendar_words import ENGLISH_WEEKDAYS
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

_QUOTED = regex(r"[“\"„«][^”\"“»]*[”\"“»]?")
_WEEKDAY = regex(rf"\b(?<!next )(?<!last )(?<!every )({'|'.join(ENGLISH_WEEKDAYS)})\b(?!s\b)")
_AGO = regex(
    r"\b(?P<count>\d{1,2}|an?|one) ?(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w) ago\b",
    re.IGNORECASE,
)
_TODAY = regex(r"\b(?:today|just now|heute|aujourd'hui|hoy|oggi)\b", re.IGNORECASE)
_YESTERDAY = regex(r"\b(?:yesterday|gestern|hier|ayer|ieri)\b", re.IGNORECASE)

# A story is told within so many days of what its caption shows; a weekday that lies further ahead
# is one of the week before.
MAX_DAYS_AFTER_CAPTION = threshold(
    3,
    "PolNeAR: the first weekday of a story is its own or one of the two days before it in 87 of 100",
)


def first_weekday(text: str) -> str | None:
    """Return the first weekday that a text names outside quotation marks.

    >>> first_weekday('“See you Friday,” she said on Tuesday.')
    'Tuesday'
    """
    match = _WEEKDAY.search(_QUOTED.sub(lambda quoted: " " * len(quoted.group()), text))
    return match.group(1) if match else None


def on_or_after(day: date, weekday: str) -> date | None:
    """Return the first such weekday from `day` on, if it is not too far ahead to be meant."""
    ahead = (ENGLISH_WEEKDAYS.index(weekday) - day.weekday()) % 7
    return day + timedelta(ahead) if ahead <= MAX_DAYS_AFTER_CAPTION else None


def on_or_before(day: date, weekday: str) -> date:
    """Return the last such weekday up to `day`, the day itself included."""
    return day - timedelta((day.weekday() - ENGLISH_WEEKDAYS.index(weekday)) % 7)


@rule(
    "dates.counts-from-reading",
    example="Posted 2 hours ago",
    counter="The bridge was closed two summers ago.",
    chosen_on="the saved pages of the dev data, which show the day so beside its stamp",
)
def counts_from_reading(text: str) -> bool:
    """Say whether a line tells a day by that of reading: "Today", "2 hours ago"."""
    return any(pattern.search(text) for pattern in (_AGO, _TODAY, _YESTERDAY))


def said_from(text: str, day: date, hour: int | None) -> date | None:
    """Return the day that "Today" or "2 hours ago" means on a page printed on `day`.

    `hour` is that of the print, 0 to 23; without it, hours stay within the day.
    """
    if match := _AGO.search(text):
        count = int(match["count"]) if match["count"].isdigit() else 1
        match match["unit"][0].lower():
            case "d":
                return day - timedelta(count)
            case "w":
                return day - timedelta(7 * count)
            case "h" if hour is not None and count > hour:
                return day - timedelta(1)
        return day
    if _TODAY.search(text):
        return day
    return day - timedelta(1) if _YESTERDAY.search(text) else None
