"""Facets: how many of some paragraphs have each value, as maps that Whoosh's results hold."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from whoosh.sorting import FacetMap

from searchkit.domain.query import CountBy, Facet, FacetRequest, PairRequest
from searchkit.domain.results import Beside, FacetCount, PairCount
from searchkit.engines.facets import (
    NEWEST_FIRST,
    Counted,
    Value,
    Values,
    shown_counts,
    shown_pairs,
)
from searchkit.engines.whoosh.column import Column
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Mask, Numbers, each_once, runs_of
from searchkit.engines.whoosh.tally import stories_of


class CountMap(FacetMap):
    """Counts of the values of one facet; all were counted at once, so that none is added."""

    def __init__(self, shown: Sequence[FacetCount]) -> None:
        self.shown = tuple(shown)  # the values to show, in order, the unknown last

    def as_dict(self) -> dict[Value, int]:
        """Return value -> number of paragraphs, None: those without; no more than were asked for."""
        return {each.value: each.count for each in self.shown}


def counted(
    requests: Sequence[FacetRequest], documents: Documents, columns: Columns, count_by: CountBy
) -> dict[Facet, CountMap]:
    """Return how many of the paragraphs have each value of each facet."""
    if not requests:
        return {}
    if count_by is CountBy.STORY:
        return {each.facet: _by_story(each, documents, columns) for each in requests}
    facets = tuple([each.facet for each in requests])
    side_by_side = columns.of_facets(facets)
    counts = side_by_side.counts(documents.numbers)
    maps = {}
    for place, request in enumerate(requests):
        facet = request.facet
        # By time the newest are shown, whatever they count.
        shown = side_by_side.of(place, counts, request.limit, last_first=facet in NEWEST_FIRST)
        beside = _Beside(columns, facet, documents, shown)
        maps[facet] = CountMap([FacetCount(value, count, beside) for value, count in shown])
    return maps


class _Beside:
    """What is counted beside the paragraphs of some values, when it is first asked for."""

    def __init__(
        self,
        columns: Columns,
        facet: Facet,
        documents: Documents,
        shown: Sequence[tuple[Value, int]],
    ) -> None:
        self._known: dict[Value, Beside] = {}
        self._asked: tuple[Columns, Facet, Documents, Sequence[tuple[Value, int]]] | None
        self._asked = columns, facet, documents, shown

    def __call__(self, value: Value) -> Beside:
        """Return in how many stories a value is, and how many of its paragraphs inherit it."""
        if self._asked is not None:
            columns, facet, documents, shown = self._asked
            column = columns.of_facet(facet)
            values = [value for value, _ in shown]
            places = [column.place_of[each] for each in values]
            stories = stories_of(column, documents, places)
            had = _inheriting(column, documents, _inherited(columns, facet), places)
            self._known = dict(zip(values, zip(stories, had, strict=True), strict=True))
            self._asked = None  # which may be much
        return self._known[value]


def _inherited(columns: Columns, facet: Facet) -> Mask | None:
    """Return which paragraphs have their values of a facet from their story; None: none has."""
    return columns.is_inherited if facet is Facet.COUNTRY else None


def _inheriting(
    column: Column, documents: Documents, inherited: Mask | None, places: Sequence[int]
) -> list[int]:
    """Return how many paragraphs that inherit have each of some values, given by their places."""
    if inherited is None:
        return [0] * len(places)
    some = documents.numbers.compress(inherited.take(documents.numbers))
    counts: list[int] = column.counts(some).take(places).tolist()
    return counts


def _by_story(request: FacetRequest, documents: Documents, columns: Columns) -> CountMap:
    """Return the same where stories decide which values are shown: all must be counted."""
    column = columns.of_facet(request.facet)
    numbers, sizes = column.each(documents.numbers)
    names: list[Value] = [*column.names, None]
    every = [
        Counted(names[code], *rest)
        for code, *rest in _counts_of(numbers, sizes, documents, _inherited(columns, request.facet))
    ]
    return CountMap(shown_counts(request, every, CountBy.STORY))


def counted_pairs(
    request: PairRequest, documents: Documents, columns: Columns, count_by: CountBy
) -> tuple[PairCount, ...]:
    """Return how many of the paragraphs have each pair of values of two facets."""
    first, second = (columns.of_facet(facet) for facet in request.facets)
    ones, one_sizes = first.each(documents.numbers)
    others, other_sizes = second.each(documents.numbers)
    starts = np.cumsum(other_sizes) - other_sizes
    partners = np.repeat(other_sizes, one_sizes)  # of each of `ones`
    picked = runs_of(np.repeat(starts, one_sizes), partners)
    width = len(second.names) + 1
    codes = np.repeat(ones, partners) * width + others[picked]
    inherited = columns.is_inherited if Facet.COUNTRY in request.facets else None
    names: tuple[Sequence[Value], Sequence[Value]] = (
        [*first.names, None],
        [*second.names, None],
    )
    every: list[Counted[Values]] = [
        Counted((names[0][code // width], names[1][code % width]), *rest)
        for code, *rest in _counts_of(codes, one_sizes * other_sizes, documents, inherited)
    ]
    return shown_pairs(request, every, count_by)


def _counts_of(
    codes: NDArray[np.intp], sizes: Numbers, documents: Documents, inherited: Mask | None
) -> Iterable[tuple[int, int, int, int]]:
    """Yield each code with its numbers of paragraphs, of stories, and of paragraphs that inherit.

    `sizes` says how many of the codes each document has.
    """
    distinct, places = np.unique(codes, return_inverse=True)
    paragraphs = np.bincount(places, minlength=len(distinct))
    articles = np.repeat(documents.articles, sizes)
    once = each_once(np.sort(places * np.int64(documents.corpus.articles + 1) + articles))
    stories = np.bincount(once // (documents.corpus.articles + 1), minlength=len(distinct))
    had = np.zeros(len(distinct), np.intp)
    if inherited is not None:
        is_had = np.repeat(inherited[documents.numbers], sizes)
        had = np.bincount(places[is_had], minlength=len(distinct))
    columns = (distinct, paragraphs, stories, had)
    yield from zip(*(column.tolist() for column in columns), strict=True)
