"""The index as a program sees it: one moment of it, asked as often as wanted.

with searchkit.open_index("index") as index:
    results = index.search("sanctions", filters=Filters(countries=("CN",)))
    for hit in results.hits:
        print(hit.id, hit.score, hit.snippet)
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self

from searchkit.domain.article import Article, Kind
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.errors import QueryError, UsageError
from searchkit.domain.identity import split_paragraph_id
from searchkit.domain.query import (
    NO_FILTERS,
    CountBy,
    Facet,
    FacetPair,
    FacetRequest,
    Filters,
    PairRequest,
    Query,
    Scope,
    Sort,
    SourceIs,
    SpeakerIs,
)
from searchkit.domain.results import Hit, IndexSummary, Results
from searchkit.domain.suggestion import Suggestion
from searchkit.querylang import parse, parse_day_range, today_here, value_or_none
from searchkit.search.fetching import fetch_of
from searchkit.search.narrowing import filters_in, read_as, read_filters

if TYPE_CHECKING:
    from searchkit.ports import Snapshot

Counted = Facet | FacetRequest | FacetPair | PairRequest

Names = Mapping[str, tuple[str, ...]]

_NEAREST_NAMES = 3

NOTHING_ASKED = "Nothing to search for: give a query or at least one filter."


class Index:
    """An opened index; a context manager. Shows all copies of a story unless told otherwise."""

    def __init__(self, snapshot: "Snapshot", country_code: Callable[[str], str | None]) -> None:
        self.snapshot = snapshot
        self._country_code = country_code

    def search(
        self,
        text: str = "",
        *,
        filters: Filters = NO_FILTERS,
        scope: Scope = Scope.STORY,
        facets: Iterable[Counted] = (),
        count_by: CountBy = CountBy.PARAGRAPH,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        offset: int = 0,
        per_story: int | None = None,
        all_copies: bool = True,
        is_sure: bool = False,
        may_lack_words: bool = True,
    ) -> Results:
        """Return the paragraphs that match `text` and pass the filters, best first.

        Filters take countries, names and days as people write them: "China", "Mr. Lavrov", "6m". A facet is one field, or a pair of
        them. Where few stories hold all words of a plain list, hits of those that lack one or two
        follow; `total` and facets never count them. Without `text` the newest come first. Raises
        QueryError where the text cannot be read, and UsageError where a country is none, or
        neither text nor a filter is given.
        """
        root = parse(text, self._country_code) if text.strip() else None
        if root is None and filters == NO_FILTERS:
            raise UsageError(NOTHING_ASKED)
        asked = [*facets]
        query = Query(
            text=text,
            root=root,
            filters=self._read(filters),
            scope=scope,
            sort=sort,
            limit=limit,
            offset=offset,
            facets=tuple(
                each if isinstance(each, FacetRequest) else FacetRequest(each)
                for each in asked
                if isinstance(each, FacetRequest | Facet)
            ),
            pairs=tuple(
                each if isinstance(each, PairRequest) else PairRequest(each)
                for each in asked
                if isinstance(each, PairRequest | tuple)
            ),
            count_by=count_by,
            all_copies=all_copies,
            per_story=per_story,
            is_sure=is_sure,
            may_lack_words=may_lack_words,
        )
        return self.answer(query)

    def _read(self, filters: Filters) -> Filters:
        """Return filters with codes, kinds and dates for what people write. Raises UsageError."""
        codes: list[str | None] = []
        for text in _values(filters.countries):
            if text is not None and (text := self._country_code(asked := text)) is None:
                raise UsageError(f"{asked}: no such country; write CN, China or Chinese.")
            codes.append(text)
        try:
            kinds = tuple(map(Kind, filters.kinds))
        except ValueError as error:
            raise UsageError(f"{error}; known are {', '.join(Kind)}.") from None
        return replace(
            filters,
            speakers=_values(filters.speakers),
            countries=tuple(codes),
            cues=_values(filters.cues),
            sources=_values(filters.sources),
            not_sources=_values(filters.not_sources),
            kinds=kinds,
            since=_day(filters.since, first=True),
            until=_day(filters.until, first=False),
        )

    def answer(self, query: Query) -> Results:
        """Return the answer to a query that is already understood.

        Texts can be had of its hits until the index is closed. Raises QueryError where a word
        has too many expansions.
        """
        started = time.perf_counter()
        # What is asked of no article is not looked for: of most saved searches nothing is new.
        is_asked = query.articles is None or query.articles
        found = self.snapshot.search(query) if is_asked else Results(0, (), {})
        elapsed_ms = (time.perf_counter() - started) * 1000
        names, sources, nearest = self._meant(query)
        fetch = fetch_of(self.snapshot, query, found.hits)
        return replace(
            found,
            hits=tuple([hit.fetched_by(fetch) for hit in found.hits]),
            query=query,
            written=lambda: read_as(query),
            filters_written=lambda: read_filters(query),
            read_names=names,
            read_sources=sources,
            nearest_names=nearest,
            told=lambda: _told(query, names, sources),
            elapsed_ms=elapsed_ms,
        )

    def of_hits(self, results: Results, hits: Sequence[Hit]) -> Results:
        """Return an answer with some of its hits alone, counted anew; without facets."""
        fetch = fetch_of(self.snapshot, results.query, hits)
        stories = {split_paragraph_id(hit.id)[0] for hit in hits}
        return replace(
            results,
            hits=tuple([hit.fetched_by(fetch) for hit in hits]),
            total=len(hits),
            counted_stories=len(stories),
            facets={},
            pairs={},
        )

    def meant(self, query: Query) -> Names:
        """Return who in the index answers to each speaker and each source that a query asks for."""
        return {
            f"{type(each).__name__} {each.name}": tuple(self.snapshot.answering(each))
            for each in filters_in(query)
            if isinstance(each, SpeakerIs | SourceIs)
        }

    def _meant(self, query: Query) -> tuple[Names, Names, Names]:
        """Return who answers to each speaker and to each source, and whom nobody is meant for."""
        names: dict[str, tuple[str, ...]] = {}
        sources: dict[str, tuple[str, ...]] = {}
        nearest: dict[str, tuple[str, ...]] = {}
        for each in filters_in(query):
            match each:
                case SpeakerIs(str(name), is_whole=False):
                    found = names[name] = tuple(self.snapshot.answering(each))
                case SourceIs(str(name)):
                    found = sources[name] = tuple(self.snapshot.answering(each))
                case _:
                    continue
            if not found:
                nearest[name] = self._nearest(each)
        return names, sources, nearest

    def _nearest(self, asked: SpeakerIs | SourceIs) -> tuple[str, ...]:
        from searchkit.search.respelling import Respeller  # most names are somebody's

        respelt = Respeller(self.snapshot, lambda node: 0).respelt(asked)
        named = (each.name for each in respelt if isinstance(each, SpeakerIs | SourceIs))
        return tuple(islice(filter(None, named), _NEAREST_NAMES))

    def suggestions(self, query: Query) -> tuple[Suggestion, ...]:
        """Return what would find something in place of a query that finds nothing.

        That is for the caller to know: each suggestion is a search or more.
        """
        from searchkit.search.suggestions import suggestions  # only where nothing is found

        return suggestions(self.snapshot, query)

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


def _told(query: Query, names: Names, sources: Names) -> tuple[str, ...]:
    from searchkit.search.reading import in_words  # most are not asked how they read

    return tuple(in_words(query, names, sources))


def _values(texts: Iterable[str | None]) -> tuple[str | None, ...]:
    return tuple(text and value_or_none(text) for text in texts)


def _day(text: date | str | None, *, first: bool) -> date | None:
    if not isinstance(text, str):
        return text
    try:
        return parse_day_range(text, today_here())[0 if first else 1]
    except QueryError as error:
        raise UsageError(f"{text}: {error}.") from None
