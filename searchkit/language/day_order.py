"""Whether 3/2/2021 is in March or in February: by outlet, by what else the text writes, or unknown."""

import re
from collections.abc import Sequence
from datetime import date

from searchkit.language.written_dates import WrittenDate

# Top-level domains of countries whose press writes the month first, or both ways: they tell nothing.
_NOT_DAY_FIRST = frozenset(
    {"us", "ph", "ca", "com", "org", "net", "gov", "edu", "info", "io", "tv", "co", "me"}
)

# A text this long has an English word if it is English, in code points.
TELLING_TEXT = 200

_AMERICAN_CLOCK = re.compile(r"\b(?:E[SD]?T|P[SD]T|C[SD]T|M[SD]T)\b")
_ENGLISH = re.compile(r"\b(?:the|and|of)\b")


def settled_date(
    written: WrittenDate, others: Sequence[WrittenDate], host: str, text: str
) -> date | None:
    """Return the day that a date in numbers means; None where both orders are as likely."""
    if not written.either_order:
        return written.date
    month_first = _month_first(others, host, text[written.end : written.end + 40], text)
    if month_first is None:
        return None
    return written.other_date if month_first else written.date


def _month_first(others: Sequence[WrittenDate], host: str, behind: str, text: str) -> bool | None:
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
    if day_first != month_first:
        return month_first > day_first
    is_foreign = len(text) >= TELLING_TEXT and not _ENGLISH.search(text[:2000])
    return False if is_foreign else None
