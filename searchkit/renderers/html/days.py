"""Dates as people write them on a page."""

from datetime import date
from functools import lru_cache

from searchkit.domain.article import Confidence
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """A date for people and for machines."""

    iso: str
    words: str  # "23 March 2021", "~23 March 2021" where it is inferred


@lru_cache(maxsize=2_000)  # the stories of a search share most of their days
def day(value: date | None, confidence: Confidence | None) -> Day | None:
    """Return a date as people write it, with a tilde where it is inferred."""
    if value is None:
        return None
    mark = "~" if confidence is Confidence.INFERRED else ""
    return Day(value.isoformat(), f"{mark}{value.day} {value:%B} {value.year}")


@lru_cache(maxsize=2_000)
def month_words(value: str) -> str:
    """Return "March 2021" for "2021-03"; a year as it is."""
    return f"{date.fromisoformat(value + '-01'):%B} {value[:4]}" if len(value) == 7 else value
