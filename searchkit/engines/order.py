"""The order of hits."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from searchkit.domain.query import And, Query, Sort
from searchkit.domain.results import Match

SortKey = tuple[float, int, str, int]

_AFTER_ALL_DATES = date.max.toordinal() + 1
_MATCHES = tuple(Match)

T = TypeVar("T")


def effective_sort(query: Query) -> Sort:
    """Return the order asked for; where everything is asked for, nothing is more relevant, and
    newest is first.
    """
    root = query.root
    is_everything = root is None or (isinstance(root, And) and not root.parts)
    return Sort.NEWEST if is_everything and query.sort is Sort.RELEVANCE else query.sort


def sort_key(
    sort: Sort, *, score: float, published: date | None, match: Match, article: str, ordinal: int
) -> SortKey:
    """Return what hits are sorted by, ascending. Ties: article id, then the ordinal as a number.

    By date, hits of one day stand by what makes them hits. Unknown dates come last whether the
    newest or the oldest is first.
    """
    strength = _MATCHES.index(match)
    match sort:
        case Sort.RELEVANCE:
            return (-score, 0, article, ordinal)
        case Sort.NEWEST:
            return (-published.toordinal() if published else 0, strength, article, ordinal)
        case Sort.OLDEST:
            day = published.toordinal() if published else _AFTER_ALL_DATES
            return (day, strength, article, ordinal)


def side_by_side(hits: Iterable[T], story: Callable[[T], str], per_story: int) -> Sequence[T]:
    """Return the first `per_story` hits of each story together, stories by their first hit."""
    of_story: dict[str, list[T]] = {}
    for hit in hits:
        mates = of_story.setdefault(story(hit), [])
        if len(mates) < per_story:
            mates.append(hit)
    return [hit for mates in of_story.values() for hit in mates]
