"""Whether 3/2/2021 is in March or in February: by outlet, by what else the text writes, or unknown."""

import re
from collections.abc import Sequence
from datetime import date

from searchkit.language.written_dates import WrittenDate
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, threshold

# Top-level domains of countries whose press writes the month first, or both ways: they tell nothing.
_NOT_DAY_FIRST = frozenset(
    {"us", "ph", "ca", "com", "org", "net", "gov", "edu", "info", "io", "tv", "co", "me"}
)

# A text this long has an English word if it is English, in code points.
TELLING_TEXT = threshold(200, NO_DATA + "about as long as English does without the, and, of")

_AMERICAN_CLOCK = regex(r"\b(?:E[SD]?T|P[SD]T|C[SD]T|M[SD]T)\b")
_CLOCK_REACH = limit(40, "time: a clock and its zone stand right behind a day")
_ENGLISH = regex(r"\b(?:the|and|of)\b")


# English is written with the month first in the United States, and with the day first in these.
_DAY_FIRST_ENGLISH = regex(r"en[-_](?:GB|IE|AU|NZ|IN|ZA|PK|NG|KE|SG|HK|MT)\b", re.IGNORECASE)
_MONTH_FIRST_ENGLISH = regex(r"en[-_]US\b", re.IGNORECASE)
# Languages of countries that write both ways, as the Philippines do.
_BOTH_WAYS = frozenset({"en", "tl", "fil"})


def settled_date(
    written: WrittenDate,
    others: Sequence[WrittenDate],
    host: str,
    text: str,
    *,
    language: str = "",
) -> date | None:
    """Return the day that a date in numbers means; None where both orders are as likely.

    `others` are the dates of the same page, `host` is that of its address, and `language` what its
    markup says that it is written in ("en-GB").
    """
    if not written.either_order:
        return written.date
    month_first = _month_first(others, host, text[written.end : written.end + _CLOCK_REACH])
    if month_first is None:
        month_first = _by_language(language, text)
    if month_first is None:
        return None
    return written.other_date if month_first else written.date


def _month_first(others: Sequence[WrittenDate], host: str, behind: str) -> bool | None:
    domain = host.rpartition(".")[2]
    if _AMERICAN_CLOCK.search(behind):
        return True
    if domain and len(domain) == 2 and domain not in _NOT_DAY_FIRST:
        return False
    if domain in ("us", "gov", "edu", "mil"):
        return True
    # Another date of the same page, written out, that is the same day in one order only.
    days = {other.date for other in others if not other.either_order}
    numbers = [other for other in others if other.either_order]
    day_first = sum(other.date in days for other in numbers)
    month_first = sum(other.other_date in days for other in numbers)
    # Or one that cannot be read but in one order: 14/07/2023, or 07/14/2023.
    day_first += sum(other.day_before_month is True for other in others)
    month_first += sum(other.day_before_month is False for other in others)
    return month_first > day_first if day_first != month_first else None


def _by_language(language: str, text: str) -> bool | None:
    if _MONTH_FIRST_ENGLISH.match(language):
        return True
    if _DAY_FIRST_ENGLISH.match(language):
        return False
    if language:
        return None if re.split(r"[-_]", language.lower())[0] in _BOTH_WAYS else False
    is_foreign = len(text) >= TELLING_TEXT and not _ENGLISH.search(text[:2000])
    return False if is_foreign else None
