"""Names of months and weekdays in the languages of most of the world's news."""

from collections.abc import Mapping
from functools import cache

from searchkit.language.tables import rows

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
ENGLISH_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip

# The same and their short forms, for patterns: "Sept.", "Thurs". A full stop is the month's own.
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)"


@cache  # read once, when the first date is looked for
def months() -> Mapping[str, int]:
    """Return name in lower case -> month, 1 to 12."""
    return _table("months.tsv")


@cache
def weekdays() -> Mapping[str, int]:
    """Return name in lower case -> weekday, 0 is Monday."""
    return _table("weekdays.tsv")


def _table(name: str) -> Mapping[str, int]:
    return {word: int(number) for word, number in rows(__package__, name)}


def named(word: str, table: Mapping[str, int]) -> int | None:
    """Return the number of a name, or of one that is glued to another word: "StaffMarch".

    Hebrew writes its "in" so: "3 באוקטובר 2021".
    """
    if (number := table.get(word.lower())) is not None:
        return number
    return table.get(word.removeprefix("ב")) or table.get(word[glued_before(word) :].lower())


def glued_before(word: str) -> int:
    """Return how many letters of another word are glued before a name: 5 in "StaffMarch"."""
    for at in range(len(word) - 1, 0, -1):
        if word[at].isupper() and word[at - 1].islower():
            return at
    return 0
