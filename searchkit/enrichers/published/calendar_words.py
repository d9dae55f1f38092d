"""Names of months and weekdays in the languages of most of the world's news."""

from collections.abc import Mapping
from functools import cache
from pkgutil import get_data


@cache  # read once, when the first date is looked for
def months() -> Mapping[str, int]:
    """Return name in lower case -> month, 1 to 12."""
    return _table("months.tsv")


@cache
def weekdays() -> Mapping[str, int]:
    """Return name in lower case -> weekday, 0 is Monday."""
    return _table("weekdays.tsv")


def _table(name: str) -> Mapping[str, int]:
    data = get_data(__package__, f"data/{name}")
    if data is None:
        raise FileNotFoundError(name)
    text = data.decode("utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(number) for word, number in pairs}


def named(word: str, table: Mapping[str, int]) -> int | None:
    """Return the number of a name, or of one that a page glued to another word: "StaffMarch"."""
    if (number := table.get(word.lower())) is not None:
        return number
    return table.get(word[glued_before(word) :].lower())


def glued_before(word: str) -> int:
    """Return how many letters of another word are glued before a name: 5 in "StaffMarch"."""
    for at in range(len(word) - 1, 0, -1):
        if word[at].isupper() and word[at - 1].islower():
            return at
    return 0
