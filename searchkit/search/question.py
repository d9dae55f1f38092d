"""A question as a face asks it, and the answer with everything a person wants to see of it."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from searchkit.domain.answer import Answer, ShownCount, ShownHit
from searchkit.domain.document import ParagraphDocument, documents_of
from searchkit.domain.errors import UsageError
from searchkit.domain.query import And, Facet, FacetRequest, Filter, Filters, Query, Sort
from searchkit.domain.results import FacetCount
from searchkit.search.index import NOTHING_ASKED, Index, SearchHit
from searchkit.search.narrowing import read_as

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `narrowed` is one facet's value beside the filters, as a page's link asks."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    facets: tuple[FacetRequest, ...] = ()
    sort: Sort | None = None  # None: by relevance, or newest first where there is no text
    limit: int = 10
    offset: int = 0
    all_copies: bool = False
    narrowed: Filter | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks questions of an index and fetches what belongs into the answer."""

    index: Index
    country_name: Callable[[str], str]

    def answer(self, question: Question, *, around: int = 0, explain: bool = False) -> Answer:
        """Return the answer; `around` paragraphs on each side of a hit, and the parts of scores.

        Raises QueryError or UsageError as `Index.search` does.
        """
        started = time.perf_counter()
        query = self._understood(question)
        results = self.index.run(query)
        hits = tuple(
            self._shown(rank, hit, query, around=around, explain=explain)
            for rank, hit in enumerate(results.hits, query.offset + 1)
        )
        return Answer(
            query=question.text,
            read_as=read_as(query.root, query.filters),
            total=results.total,
            hits=hits,
            facets={
                request.facet: tuple(self._counts(request.facet, results.facets[request.facet]))
                for request in question.facets
            },
            elapsed_ms=(time.perf_counter() - started) * 1000,
            filters=read_as(question.narrowed, query.filters),
        )

    def count(self, question: Question) -> int:
        """Return how many paragraphs the question finds."""
        return self.index.run(self._understood(replace(question, limit=0, facets=()))).total

    def _understood(self, question: Question) -> Query:
        root = self.index.read(question.text)
        if question.narrowed is not None:
            root = question.narrowed if root is None else And((root, question.narrowed))
        elif root is None and question.filters == Filters():
            raise UsageError(NOTHING_ASKED)
        return Query(
            root=root,
            filters=question.filters,
            sort=question.sort or (Sort.RELEVANCE if question.text.strip() else Sort.NEWEST),
            limit=question.limit,
            offset=question.offset,
            facets=question.facets,
            all_copies=question.all_copies,
        )

    def _shown(
        self, rank: int, hit: SearchHit, query: Query, *, around: int, explain: bool
    ) -> ShownHit:
        highlights = tuple(hit.highlights)
        before, after = self._neighbours(hit.document, around) if around else ((), ())
        return ShownHit(
            rank=rank,
            score=hit.score,
            document=hit.document,
            snippet=hit.snippet_range,
            matches=highlights,
            also_in=tuple(self.index.article(id).source or "" for id in hit.copies),
            before=before,
            after=after,
            parts=tuple(self.index.snapshot.explain(query, hit.id)) if explain else None,
        )

    def _neighbours(
        self, document: ParagraphDocument, around: int
    ) -> tuple[tuple[ParagraphDocument, ...], tuple[ParagraphDocument, ...]]:
        documents = tuple(documents_of(self.index.article(document.article)))
        place = next(i for i, other in enumerate(documents) if other.id == document.id)
        return documents[max(0, place - around) : place], documents[place + 1 : place + 1 + around]

    def _counts(self, facet: Facet, counts: Iterable[FacetCount]) -> Iterable[ShownCount]:
        for count in counts:
            yield ShownCount(count.value, self._label(facet, count.value), count.count)

    def _label(self, facet: Facet, value: str | None) -> str:
        if value is None:
            return UNKNOWN
        return self.country_name(value) if facet is Facet.COUNTRY else value
