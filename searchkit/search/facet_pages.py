"""The questions that the pages of one search ask: all of it, and each value of its facets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from searchkit.analysis.highlight import matches
from searchkit.domain.answer import Answer, Range
from searchkit.domain.query import Facet, FacetRequest
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.page_folder import write_pages
from searchkit.renderers.html.site import Listing, Narrowing, Site, site_files
from searchkit.search.narrowing import facet_filter
from searchkit.search.question import Asker, Question

# More than any clipping's dates can fill; the drawing turns to years before.
_MOST_HITS = 10_000
_ALL_MONTHS = FacetRequest(Facet.MONTH, 10_000)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    total: int  # paragraphs found
    pages: int


def write_site(
    asker: Asker,
    question: Question,
    folder: Path,
    *,
    pages: int,
    is_full_text: bool = False,
    templates: Path | None = None,
) -> Written:
    """Write the answer as pages: at most `pages` of `question.limit` hits each in a row.

    Raises UsageError where the folder is not ours.
    """
    wide = replace(question, limit=min(question.limit * pages, _MOST_HITS))
    first = _listing(asker, wide, None)
    root = asker.index.read(question.text)

    def marks(text: str) -> Sequence[Range]:
        return [(span.start, span.end) for span in matches(text, root)]

    site = Site(
        first=first,
        narrowed=tuple(_narrowed(asker, wide, first.answer)),
        hits_per_page=question.limit,
        article=asker.index.article,
        matches=marks,
        names=Names(country=asker.country_name),
        is_full_text=is_full_text,
        templates=templates,
    )
    return Written(first.answer.total, write_pages(folder, site_files(site)))


def _narrowed(asker: Asker, question: Question, answer: Answer) -> Iterator[Listing]:
    for facet, counts in answer.facets.items():
        for count in counts:
            narrowing = Narrowing(facet, count.value, count.label)
            narrower = replace(question, offset=0, narrowed=facet_filter(facet, count.value))
            yield _listing(asker, narrower, narrowing)


def _listing(asker: Asker, question: Question, narrowing: Narrowing | None) -> Listing:
    """Return a list with all its months, for the drawing, and its facets as they were asked for."""
    others = tuple(each for each in question.facets if each.facet is not Facet.MONTH)
    answer = asker.answer(replace(question, facets=(*others, _ALL_MONTHS)))
    months = answer.facets[Facet.MONTH]
    facets = {}
    for request in question.facets:
        counts = answer.facets[request.facet]
        known = [count for count in counts if count.value is not None]
        unknown = [count for count in counts if count.value is None]
        facets[request.facet] = (*known[: request.limit], *unknown)
    return Listing(
        answer=replace(answer, facets=facets),
        months={month.value: month.count for month in months if month.value is not None},
        narrowing=narrowing,
    )
