"""The index as a program sees it: one moment of it, asked as often as wanted.

with searchkit.open_index("index") as index:
    results = index.search("sanctions", filters=Filters(countries=("CN",)))
    for hit in results.hits:
        print(hit.id, hit.score, hit.snippet)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import TracebackType
from typing import Self

from searchkit.analysis.highlight import Span, best_snippet, matches
from searchkit.domain.answer import Range
from searchkit.domain.article import Article
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.errors import UsageError
from searchkit.domain.query import Facet, FacetRequest, Filters, Node, Query, Sort
from searchkit.domain.results import FacetCount, Hit, IndexSummary
from searchkit.ports import Snapshot
from searchkit.querylang import parse

NO_FILTERS = Filters()
NOTHING_ASKED = "Nothing to search for: give a query or at least one filter."


class Index:
    """An opened index; a context manager. Shows all copies of a story unless told otherwise."""

    def __init__(self, snapshot: Snapshot, country_code: Callable[[str], str | None]) -> None:
        self.snapshot = snapshot
        self._country_code = country_code

    def search(
        self,
        text: str = "",
        *,
        filters: Filters = NO_FILTERS,
        facets: Iterable[Facet | FacetRequest] = (),
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        offset: int = 0,
        all_copies: bool = True,
    ) -> "SearchResults":
        """Return the paragraphs that match `text` and pass the filters, best first.

        Without `text` they come newest first. Raises QueryError where the text cannot be read,
        and UsageError where neither text nor a filter is given.
        """
        root = self.read(text)
        if root is None and filters == NO_FILTERS:
            raise UsageError(NOTHING_ASKED)
        requests = (f if isinstance(f, FacetRequest) else FacetRequest(f) for f in facets)
        query = Query(
            root=root,
            filters=filters,
            sort=sort,
            limit=limit,
            offset=offset,
            facets=tuple(requests),
            all_copies=all_copies,
        )
        return self.run(query)

    def read(self, text: str) -> Node | None:
        """Return the query that `text` says; None where it says nothing."""
        return parse(text, self._country_code) if text.strip() else None

    def run(self, query: Query) -> "SearchResults":
        """Return the answer to a query that is already understood."""
        return SearchResults(self.snapshot, query)

    def article(self, id: str) -> Article:
        """Return a whole article. Raises KeyError for an unknown id."""
        return self.snapshot.article(id)

    def paragraphs(self, ids: Sequence[str]) -> Sequence[ParagraphDocument]:
        """Return these paragraphs, in this order. Raises KeyError for an unknown id."""
        return self.snapshot.paragraphs(ids)

    def summary(self) -> IndexSummary:
        """Return how much the index holds."""
        return self.snapshot.summary()

    def close(self) -> None:
        """Let go of the files; what was not fetched by then cannot be fetched any more."""
        self.snapshot.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.snapshot.__exit__(kind, error, trace)


class SearchResults:
    """Ids, scores and counts at once; texts only when they are asked for."""

    def __init__(self, snapshot: Snapshot, query: Query) -> None:
        results = snapshot.search(query)
        self.snapshot = snapshot
        self.query = query
        self.total: int = results.total
        self.facets: Mapping[Facet, tuple[FacetCount, ...]] = results.facets
        self.hits = tuple(SearchHit(self, hit) for hit in results.hits)

    @cached_property
    def documents(self) -> Mapping[str, ParagraphDocument]:
        """The paragraphs of all hits by id, fetched in one go."""
        ids = [hit.id for hit in self.hits]
        return dict(zip(ids, self.snapshot.paragraphs(ids), strict=True))


class SearchHit:
    """One paragraph that matches."""

    def __init__(self, results: SearchResults, hit: Hit) -> None:
        self._results = results
        self.id = hit.id
        self.score = hit.score
        self.copies = hit.copies  # ids of the articles that tell the same story and were folded in

    @property
    def document(self) -> ParagraphDocument:
        """The paragraph with its article's fields."""
        return self._results.documents[self.id]

    @property
    def text(self) -> str:
        """The paragraph's whole text."""
        return self.document.text

    @property
    def highlights(self) -> Sequence[Range]:
        """Where the query matches in the text: code points, end exclusive."""
        return [(span.start, span.end) for span in self._matches]

    @property
    def snippet(self) -> str:
        """The stretch of the text that shows most of what matches."""
        start, end = self.snippet_range
        return self.text[start:end]

    @property
    def snippet_range(self) -> Range:
        """Where the snippet stands in the text."""
        snippet = best_snippet(self.text, self._matches)
        return snippet.start, snippet.end

    @cached_property
    def _matches(self) -> Sequence[Span]:
        return matches(self.text, self._results.query.root)
