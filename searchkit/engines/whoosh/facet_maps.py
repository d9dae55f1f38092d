"""Facets: how many of some paragraphs have each value, as maps that Whoosh's results hold."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from whoosh.sorting import FacetMap

from searchkit.domain.query import CountBy, Facet, FacetRequest, PairRequest
from searchkit.domain.results import FacetCount, PairCount
from searchkit.engines.facets import Counted, Value, Values, shown_counts, shown_pairs
from searchkit.engines.whoosh.column import Column, Counts
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Mask, Numbers, runs_of


class CountMap(FacetMap):
    """Counts of the values of one facet; all were counted at once, so that none is added."""

    def __init__(self, counts: Counts, shown: tuple[FacetCount, ...]) -> None:
        self._counts = counts
        self.shown = shown  # the values to show, in order, the unknown last

    def as_dict(self) -> Counts:
        """Return value -> number of paragraphs, None: those without; no more than were asked for."""
        return dict(self._counts)


def counted(
    request: FacetRequest, documents: Documents, columns: Columns, count_by: CountBy
) -> CountMap:
    """Return how many of the paragraphs have each value of a facet."""
    column = columns.of_facet(request.facet)
    inherited = columns.is_inherited if request.facet is Facet.COUNTRY else None
    if count_by is CountBy.STORY:
        return _by_story(request, column, documents, inherited)
    counts = column.counted(documents.numbers, request.limit)
    paragraphs = (Counted(value, number) for value, number in counts.items())
    shown = shown_counts(request, paragraphs, CountBy.PARAGRAPH)
    return CountMap(counts, tuple(_filled_in(shown, column, documents, inherited)))


def _filled_in(
    shown: Iterable[FacetCount], column: Column, documents: Documents, inherited: Mask | None
) -> Iterable[FacetCount]:
    """Yield the values to show with their stories: few are shown, so each is looked at by itself."""
    numbers, sizes = column.each(documents.numbers)
    articles = np.repeat(documents.articles, sizes)
    place_of = {name: place for place, name in enumerate(column.names)}
    has_it = np.repeat(inherited[documents.numbers], sizes) if inherited is not None else None
    for each in shown:
        place = len(column.names) if each.value is None else place_of[each.value]
        of_value = np.flatnonzero(numbers == place)
        stories = int(np.count_nonzero(np.diff(articles[of_value], prepend=-1)))
        had = int(np.count_nonzero(has_it[of_value])) if has_it is not None else 0
        yield replace(each, stories=stories, inherited=had)


def _by_story(
    request: FacetRequest, column: Column, documents: Documents, inherited: Mask | None
) -> CountMap:
    """Return the same where stories decide which values are shown: all must be counted."""
    numbers, sizes = column.each(documents.numbers)
    names: list[Value] = [*column.names, None]
    every = [
        Counted(names[code], *rest)
        for code, *rest in _counts_of(numbers, sizes, documents, inherited)
    ]
    counts = {each.value: each.paragraphs for each in every}
    return CountMap(counts, shown_counts(request, every, CountBy.STORY))


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
    once = np.unique(places * np.int64(documents.corpus.articles + 1) + articles)
    stories = np.bincount(once // (documents.corpus.articles + 1), minlength=len(distinct))
    had = np.zeros(len(distinct), np.intp)
    if inherited is not None:
        is_had = np.repeat(inherited[documents.numbers], sizes)
        had = np.bincount(places[is_had], minlength=len(distinct))
    columns = (distinct, paragraphs, stories, had)
    yield from zip(*(column.tolist() for column in columns), strict=True)
