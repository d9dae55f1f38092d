"""The collector: from what a query matches to a page of hits, the total and the facets.

Its parts are plain and come one after the other: near-copies are folded, what is left is counted,
facets are counted, the first hits are ranked. (Whoosh's own collectors for that wrap one another and
look at one document at a time.) Where the query's matcher is one of arrays, all that matches is taken
from it at once; under a foreign one, or inside one of Whoosh's wrapping collectors, the collector
takes one document after another, as any other does.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.collectors import Collector
from whoosh.query import Query
from whoosh.searching import Results, SearchContext, Searcher

from searchkit.domain.query import Facet, FacetRequest, Sort
from searchkit.engines.whoosh.copies import CopyGroups, Folded
from searchkit.engines.whoosh.facet_maps import CountMap, counted
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.ranking import Found, Ranking
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Numbers


class HitCollector(Collector):
    """Collects the first `limit` hits in an order, after `offset`; counts all that match."""

    def __init__(
        self,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        facets: Sequence[FacetRequest] = (),
        copies: CopyGroups | None = None,
    ) -> None:
        """`copies`: fold these; None: show all."""
        self._limit = limit
        self._offset = offset
        self._sort = sort
        self._facets = tuple(facets)
        self._copies = copies

    def prepare(self, top_searcher: Searcher, q: Query, context: SearchContext) -> None:
        """Get ready for a search."""
        super().prepare(top_searcher, q, context)
        self._reader: GenerationReader = top_searcher.reader()
        # What was collected one by one: number -> score, in ascending order of numbers.
        self._collected: dict[int, float] = {}
        self._found: Found | None = None
        self.copies: Folded = {}
        self.facet_maps: Mapping[Facet, CountMap] = {}

    def collect_matches(self) -> None:
        """Take all that matches, at once where the matcher holds it."""
        if isinstance(self.matcher, ArrayMatcher) and not self.context.needs_current:
            self._found = Found(self.matcher.numbers, self._scores_of)
        else:
            super().collect_matches()

    def matches(self) -> Iterator[int]:
        """Yield what matches, the matcher standing at each: its score is asked for."""
        yield from self._step_through_matches()

    def collect(self, sub_docnum: int) -> float:
        """Take one document that matches, where the matcher stands."""
        self._collected[self.offset + sub_docnum] = self.matcher.score()
        return self.sort_key(sub_docnum)

    def sort_key(self, sub_docnum: int) -> float:
        """Return what the document where the matcher stands is sorted by, the lowest first."""
        number = np.array([self.offset + sub_docnum])
        here = Found(number, lambda _: np.array([self.matcher.score()]))
        return -float(self._ranking.keys(here)[0])

    def remove(self, global_docnum: int) -> None:
        """Forget a document. Raises KeyError where it was not collected."""
        del self._collected[global_docnum]

    def finish(self) -> None:
        """Fold copies, count, and rank the first hits."""
        if self._found is None:
            numbers = np.array(sorted(self._collected), np.intp)
            self._found = Found(numbers, self._collected_scores)
        if self._copies is not None:
            self._found, self.copies = self._copies.folded(self._found, self._ranking)
        self.facet_maps = {
            request.facet: counted(request, self._found.numbers, self._reader.columns)
            for request in self._facets
        }
        ranked = self._ranking.ranked(self._found, self._offset + self._limit)
        self.page = ranked.only(np.arange(self._offset, max(self._offset, len(ranked))))
        super().finish()

    def all_ids(self) -> list[int]:
        """Return the numbers of all that is shown on any page."""
        numbers: list[int] = self._shown().tolist()
        return numbers

    def count(self) -> int:
        """Return how many there are."""
        return len(self._shown())

    def results(self) -> Results:
        """Return the page as Whoosh's results, with the facets as its groups."""
        items = list(zip(self.page.scores.tolist(), self.page.numbers.tolist(), strict=True))
        groups = {facet.value: counts for facet, counts in self.facet_maps.items()}
        return self._results(items, facetmaps=groups)

    @property
    def _ranking(self) -> Ranking:
        return Ranking(self._sort, self._reader.corpus)

    def _shown(self) -> Numbers:
        assert self._found is not None, "only valid after the collector is run"
        return self._found.numbers

    def _scores_of(self, numbers: Numbers) -> NDArray[np.float64]:
        matcher: Any = self.matcher
        if numbers is matcher.numbers:
            scores: NDArray[np.float64] = matcher.scores
            return scores
        # Parts are added up for paragraphs in ascending order, whatever the order of hits.
        order = np.argsort(numbers)
        scores = np.empty(len(numbers))
        scores[order] = matcher.scores_of(Documents(numbers[order], self._reader.corpus))
        return scores

    def _collected_scores(self, numbers: Numbers) -> NDArray[np.float64]:
        return np.array([self._collected[number] for number in numbers.tolist()], np.float64)
