"""The order of hits."""

from datetime import date

from searchkit.domain.query import Query, Sort

SortKey = tuple[float, str, int]

_AFTER_ALL_DATES = date.max.toordinal() + 1


def effective_sort(query: Query) -> Sort:
    """Return the order asked for; without a query text there is no relevance, and newest is first."""
    if query.root is None and query.sort is Sort.RELEVANCE:
        return Sort.NEWEST
    return query.sort


def sort_key(
    sort: Sort, *, score: float, published: date | None, article: str, ordinal: int
) -> SortKey:
    """Return what hits are sorted by, ascending. Ties: article id, then the ordinal as a number.

    Unknown dates come last whether the newest or the oldest is first.
    """
    match sort:
        case Sort.RELEVANCE:
            rank = -score
        case Sort.NEWEST:
            rank = -published.toordinal() if published else 0
        case Sort.OLDEST:
            rank = published.toordinal() if published else _AFTER_ALL_DATES
    return (rank, article, ordinal)
