"""The collector: from what a query matches to the first hits, the totals and the facets.

Its parts are plain and come one after the other: near-copies are folded, what is left is counted,
facets are counted, the first hits are ranked. (Whoosh's own collectors for that wrap one another and
look at one document at a time.) Where the query's matcher is one of arrays, all that matches is taken
from it at once; under a foreign one, or inside one of Whoosh's wrapping collectors, the collector
takes one document after another, as any other does.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from whoosh.collectors import Collector
from whoosh.query import Query
from whoosh.searching import Results, SearchContext, Searcher

from searchkit.domain.query import CountBy, Facet, FacetPair, FacetRequest, PairRequest, Sort
from searchkit.domain.results import PairCount
from searchkit.engines.whoosh.copies import CopyGroups, Folded
from searchkit.engines.whoosh.facet_maps import CountMap, counted, counted_pairs
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.ranking import Found, Ranking, Score
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Mask


class HitCollector(Collector):
    """Collects the first `limit` hits in an order, after `offset`; counts all that match."""

    def __init__(
        self,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        facets: Sequence[FacetRequest] = (),
        pairs: Sequence[PairRequest] = (),
        *,
        copies: CopyGroups | None = None,
        per_story: int | None = None,
        count_by: CountBy = CountBy.PARAGRAPH,
        is_sure: bool = False,
        among: Mask | None = None,
        only: Mask | None = None,
    ) -> None:
        """`copies`: fold these; None: show all. `per_story` as `Ranking.ranked` takes it.

        `is_sure`: count neither sayings nor dates that are unsure. `among`: only these paragraphs;
        `only`: the same, once copies are folded.
        """
        self._limit = limit
        self._offset = offset
        self._sort = sort
        self._facets = tuple(facets)
        self._pairs = tuple(pairs)
        self._copies = copies
        self._per_story = per_story
        self._count_by = count_by
        self._is_sure = is_sure
        self._among = among
        self._only = only

    def prepare(self, top_searcher: Searcher, q: Query, context: SearchContext) -> None:
        """Get ready for a search."""
        super().prepare(top_searcher, q, context)
        self._reader: GenerationReader = top_searcher.reader()
        # What was collected one by one: number -> score.
        self._collected: dict[int, float] = {}
        self._found: Found | None = None
        self.copies: Folded = {}
        self.facet_maps: Mapping[Facet, CountMap] = {}
        self.pairs: dict[FacetPair, tuple[PairCount, ...]] = {}

    def collect_matches(self) -> None:
        """Take all that matches, at once where the matcher holds it."""
        matcher = self.matcher
        if isinstance(matcher, ArrayMatcher) and not self.context.needs_current:
            self._found = Found(matcher.documents, matcher.scores_of, matcher.matches, matcher)
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
        here = Documents(number, self._reader.corpus)
        found = Found(here, lambda _: np.array([self.matcher.score()]))
        return -float(self.ranking.keys(found)[0])

    def remove(self, global_docnum: int) -> None:
        """Forget a document. Raises KeyError where it was not collected."""
        del self._collected[global_docnum]

    def finish(self) -> None:
        """Fold copies, count, and rank the first hits."""
        if self._found is None:
            numbers = np.array(sorted(self._collected), np.intp)
            self._found = Found(
                Documents(numbers, self._reader.corpus), _scores_in(self._collected)
            )
        if self._among is not None:
            self._found = self._found.at(np.flatnonzero(self._among[self._found.numbers]))
        self.matching = self._found  # copies included
        if self._copies is not None:
            self._found, self.copies = self._copies.folded(self._found)
        if self._only is not None:
            self._found = self._found.at(np.flatnonzero(self._only[self._found.numbers]))
        documents = self._found.documents
        columns = self._reader.columns.sure if self._is_sure else self._reader.columns
        self.facet_maps = counted(self._facets, documents, columns, self._count_by)
        for each in self._pairs:
            self.pairs[each.facets] = counted_pairs(each, documents, columns, self._count_by)
        ranked = self.ranking.ranked(self._found, self._offset + self._limit, self._per_story)
        self.page = ranked.at(np.arange(self._offset, len(ranked))) if self._offset else ranked
        super().finish()

    def all_ids(self) -> list[int]:
        """Return the numbers of all that is shown on any page."""
        numbers: list[int] = self.found.numbers.tolist()
        return numbers

    def count(self) -> int:
        """Return how many there are, whatever `per_story` leaves out."""
        return len(self.found)

    def results(self) -> Results:
        """Return the page as Whoosh's results, with the facets as its groups."""
        items = list(zip(self.page.scores.tolist(), self.page.numbers.tolist(), strict=True))
        groups = {facet.value: counts for facet, counts in self.facet_maps.items()}
        return self._results(items, facetmaps=groups)

    @property
    def found(self) -> Found:
        """All that is shown on any page. Only valid after the collector is run."""
        assert self._found is not None, "only valid after the collector is run"
        return self._found

    @property
    def ranking(self) -> Ranking:
        """The order of hits."""
        return Ranking(self._sort, self._reader.corpus)


def _scores_in(collected: Mapping[int, float]) -> Score:
    return lambda documents: np.array(
        [collected[n] for n in documents.numbers.tolist()], np.float64
    )
