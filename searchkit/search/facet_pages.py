"""The queries that the pages of one search ask: all of it, and each value of its facets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from searchkit.domain.query import Facet, FacetRequest, Query
from searchkit.domain.results import Results
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.composing import page_set_files
from searchkit.renderers.html.page_folder import write_pages
from searchkit.renderers.html.page_set import Listing, Narrowing, PageSet
from searchkit.search.index import Index, marks
from searchkit.search.narrowing import narrowed

# More than any clipping's dates can fill; the drawing turns to years before.
_MOST_HITS = 10_000
_ALL_MONTHS = FacetRequest(Facet.MONTH, 10_000)


@dataclass(frozen=True, slots=True)
class WrittenPages:
    """What was written."""

    results: Results  # all of it, not narrowed
    pages: int


def write_site(
    index: Index,
    query: Query,
    folder: Path,
    names: Names,
    *,
    pages: int,
    is_full_text: bool = False,
    templates: Path | None = None,
) -> WrittenPages:
    """Write the answer as pages: at most `pages` of `query.limit` hits each in a row.

    Raises UsageError where the folder is not ours.
    """
    wide = replace(query, limit=min(query.limit * pages, _MOST_HITS))
    first = _listing(index, wide, None)
    page_set = PageSet(
        first=first,
        narrowed=tuple(_narrowed(index, wide, first.results, names)),
        hits_per_page=query.limit,
        article=index.article,
        matches=lambda text: marks(text, query),
        names=names,
        is_full_text=is_full_text,
        templates=templates,
    )
    return WrittenPages(first.results, write_pages(folder, page_set_files(page_set)))


def _narrowed(index: Index, query: Query, results: Results, names: Names) -> Iterator[Listing]:
    for facet, counts in results.facets.items():
        for count in counts:
            narrowing = Narrowing(facet, count.value, names.value(facet, count.value))
            yield _listing(index, narrowed(query, facet, count.value), narrowing)


def _listing(index: Index, query: Query, narrowing: Narrowing | None) -> Listing:
    """Return a list with all its months, for the drawing, and its facets as they were asked for."""
    others = tuple(each for each in query.facets if each.facet is not Facet.MONTH)
    results = index.answer(replace(query, facets=(*others, _ALL_MONTHS)))
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
    )
