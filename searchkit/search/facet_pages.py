"""The queries that the pages of one search ask: all of it, its other orders, its facets' values."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from searchkit.domain.identity import split_paragraph_id
from searchkit.domain.query import Facet, FacetRequest, Query, Sort
from searchkit.domain.results import Results
from searchkit.domain.suggestion import Suggestion
from searchkit.engines.order import effective_sort
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.composing import page_set_files
from searchkit.renderers.html.headings import value_words
from searchkit.renderers.html.page_folder import PublishedPages, write_pages
from searchkit.renderers.html.page_set import (
    FoundArticle,
    Listing,
    NamePage,
    Narrowing,
    PageSet,
    no_page,
)
from searchkit.renderers.html.profiles import FOLDERS, MOST_NAMES, Profiles
from searchkit.search.fetching import marks_of
from searchkit.search.index import Index
from searchkit.search.narrowing import narrowed
from searchkit.search.query_heading import heading
from searchkit.values import dataclass

# More than any clipping's dates can fill; the drawing turns to years before.
_MOST_HITS = 10_000
_ALL_MONTHS = FacetRequest(Facet.MONTH, 10_000)
# A page reads each of its stories once, and those of the next list are mostly the same ones.
_ARTICLES_KEPT = 200


@dataclass(frozen=True, slots=True)
class WrittenPages:
    """What was written."""

    results: Results  # all of it, not narrowed
    suggestions: tuple[Suggestion, ...]  # where nothing is found
    files: PublishedPages
    seconds: float  # that it took, the search included


def write_site(
    index: Index,
    query: Query,
    folder: Path,
    names: Names,
    *,
    pages: int,
    is_full_text: bool = False,
    templates: Path | None = None,
    wait_seconds: float = 0.0,
) -> WrittenPages:
    """Write the answer as pages: at most `pages` of `query.limit` hits each in a row.

    Raises UsageError where the folder is not ours, and PagesLocked where another run still writes
    there after `wait_seconds`.
    """
    started = time.monotonic()
    profiles = profiles_of(index, [query], names)
    page_set = page_set_of(
        index,
        query,
        names,
        pages=pages,
        name_page=profiles.page_of,
        is_full_text=is_full_text,
        templates=templates,
    )
    written = write_pages(folder, page_set_files(page_set, profiles), wait_seconds=wait_seconds)
    seconds = time.monotonic() - started
    return WrittenPages(page_set.first.results, page_set.suggestions, written, seconds)


def profiles_of(index: Index, queries: Iterable[Query], names: Names) -> Profiles:
    """Return those who are to have a page: whom these searches find most, nothing counted yet."""
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in FOLDERS}
    requests = tuple(FacetRequest(facet, MOST_NAMES) for facet in FOLDERS)
    asked = [*queries]
    for query in asked:
        results = index.answer(replace(query, limit=0, facets=requests, pairs=()))
        for facet, counted in results.facets.items():
            counts[facet].update({each.value: each.count for each in counted if each.value})
    # Counters keep the order in which names came, and `most_common` that of those that tie.
    most = {facet: [name for name, _ in counted.most_common()] for facet, counted in counts.items()}
    return Profiles(
        names,
        most[Facet.SPEAKER],
        most[Facet.COUNTRY],
        most[Facet.SOURCE],
        is_sure=all(query.is_sure for query in asked),
    )


def page_set_of(
    index: Index,
    query: Query,
    names: Names,
    *,
    pages: int,
    name_page: NamePage = no_page,
    is_full_text: bool = False,
    templates: Path | None = None,
) -> PageSet:
    """Return what the pages of one search are made of; each list is asked for when it is written."""
    lists = _Lists(index, replace(query, limit=min(query.limit * pages, _MOST_HITS)))
    first = lists.listing(lists.query)
    has_others = first.results.total > 1
    narrowings = tuple(_narrowings(first.results, names)) if has_others else ()
    sorts = _sorts(query) if has_others else ()
    return PageSet(
        heading=heading(query, names),
        first=first,
        sorts=sorts,
        narrowings=narrowings,
        others=lambda: lists.others(sorts, narrowings),
        found=lambda: lists.found(first.results, sorts, narrowings),
        hits_per_page=query.limit,
        article=lru_cache(_ARTICLES_KEPT)(index.article),
        matches=marks_of(query),
        names=names,
        name_page=name_page,
        suggestions=() if first.results.total else index.suggestions(query),
        is_full_text=is_full_text,
        templates=templates,
    )


@dataclass(frozen=True, slots=True)
class _Lists:
    """Asks for the lists of a search one after the other."""

    index: Index
    query: Query  # with as many hits as a list may show

    def listing(
        self, query: Query, narrowing: Narrowing | None = None, sort: Sort | None = None
    ) -> Listing:
        """Return a list with all its months, for the drawing, and its facets as asked for."""
        others = tuple(each for each in query.facets if each.facet is not Facet.MONTH)
        results = self.index.answer(replace(query, facets=(*others, _ALL_MONTHS)))
        months = results.facets[Facet.MONTH]
        facets = {}
        for request in query.facets:
            counts = results.facets[request.facet]
            known = [count for count in counts if count.value is not None]
            unknown = [count for count in counts if count.value is None]
            facets[request.facet] = (*known[: request.limit], *unknown)
        return Listing(
            results=replace(results, facets=facets),
            months={month.value: month.count for month in months if month.value is not None},
            narrowing=narrowing,
            sort=sort,
        )

    def others(self, sorts: Sequence[Sort], narrowings: Iterable[Narrowing]) -> Iterator[Listing]:
        """Yield the lists in the other orders, and those of each narrowing."""
        for query, narrowing, sort in self._queries(sorts, narrowings):
            yield self.listing(query, narrowing, sort)

    def found(
        self, first: Results, sorts: Sequence[Sort], narrowings: Iterable[Narrowing]
    ) -> Mapping[str, FoundArticle]:
        """Return by its id each article of the first _MOST_HITS paragraphs, and of all lists."""
        linked = _Gathered()
        linked.add(first)
        for query, _, _ in self._queries(sorts, narrowings):
            linked.add(self.index.answer(replace(query, facets=(), pairs=())))
        # Paragraphs that a list leaves out for the sake of other stories were found all the same.
        everything = _Gathered()
        whole = replace(self.query, limit=_MOST_HITS, per_story=None, facets=(), pairs=())
        everything.add(self.index.answer(whole))
        return {
            id: FoundArticle(
                hits=frozenset(everything.hits.get(id, set()) | linked.hits.get(id, set())),
                copies=everything.copies.get(id, ()) or linked.copies.get(id, ()),
                is_linked=id in linked.hits,
            )
            for id in {**everything.hits, **linked.hits}
        }

    def _queries(
        self, sorts: Sequence[Sort], narrowings: Iterable[Narrowing]
    ) -> Iterator[tuple[Query, Narrowing | None, Sort | None]]:
        for sort in sorts[1:]:
            yield replace(self.query, sort=sort), None, sort
        for each in narrowings:
            yield narrowed(self.query, each.facet, each.value), each, None


class _Gathered:
    """What some answers found, by article; told by ids alone."""

    def __init__(self) -> None:
        self.hits: dict[str, set[int]] = {}
        self.copies: dict[str, tuple[str, ...]] = {}

    def add(self, results: Results) -> None:
        """Add the paragraphs of an answer."""
        for hit in results.hits:
            article, ordinal = split_paragraph_id(hit.id)
            self.hits.setdefault(article, set()).add(ordinal)
            if hit.copies:
                self.copies[article] = hit.copies


def _sorts(query: Query) -> tuple[Sort, ...]:
    """Return the orders that have a list, the one that was asked for first.

    Where everything is asked for nothing is more relevant.
    """
    first = effective_sort(query)
    ranked = effective_sort(replace(query, sort=Sort.RELEVANCE)) is Sort.RELEVANCE
    others = (each for each in Sort if each is not first)
    return (first, *(each for each in others if ranked or each is not Sort.RELEVANCE))


def _narrowings(results: Results, names: Names) -> Iterator[Narrowing]:
    for facet, counts in results.facets.items():
        for count in counts if any(count.value is not None for count in counts) else ():
            yield Narrowing(facet, count.value, value_words(facet, count.value, names))
