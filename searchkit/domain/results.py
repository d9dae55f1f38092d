"""What an index answers: ids, scores and counts at once, texts when they are asked for.

Search engines call these the query phase and the fetch phase. An engine answers with `Results` of
ids alone; `searchkit.search` lays on how the query was read, and what each `Hit` is fetched with.
Programs and renderers are given the same `Results` and the same `Hit`.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, field
from datetime import date
from enum import StrEnum

from searchkit.domain.article import Article, Confidence, Kind, SpeakerFinding
from searchkit.domain.document import About, ParagraphDocument, documents_of
from searchkit.domain.query import Facet, FacetPair, Query
from searchkit.values import dataclass

Range = tuple[int, int]  # code points of a text, end exclusive


class Match(StrEnum):
    """What makes a paragraph a hit, the strongest first."""

    ALL = "all"  # by itself it makes the whole query true
    MOST = "most"  # its story does; no paragraph of it holds more of what was asked
    NEAR = "near"  # the speaker who was asked for says it beside a paragraph that holds the words
    TITLE = "title"  # only the title holds the words


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one word contributes to a score, for `--explain`."""

    word: str
    field: str  # "text", "title" or "story"
    idf: float
    tf: float
    length: int  # of the field, in words
    score: float


@dataclass(frozen=True, slots=True)
class Fetch:
    """Where the hits of one answer come by what is more than an id and a score."""

    document: Callable[[str], ParagraphDocument]  # of a paragraph's id
    text: Callable[[str], str]  # of a paragraph's id, in a tenth of the time of all fields
    article: Callable[[str], Article]  # of an article's id
    matches: Callable[[str], tuple[Range, ...]]  # of the query in a text: in order, none overlap
    snippet: Callable[[str, tuple[Range, ...]], Range]  # the stretch of a text with most matches
    score_parts: Callable[[str], tuple[ScorePart, ...]]  # of a paragraph's id


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that matches, with all fields of its document.

    What an engine finds is there at once. All else is fetched when it is asked for, and raises
    LookupError where the hit comes from an engine and not from an `Index`.
    """

    id: str
    score: float  # BM25, from 0 up; comparable within one result only
    copies: tuple[str, ...] = ()  # ids of the articles that tell the same story and were folded in
    match: Match = Match.ALL
    lacking: tuple[str, ...] = ()  # words of the query, as typed, that the whole story lacks
    story_total: int = 1  # hits of this story; where words are lacking, among those that lack them
    _: KW_ONLY
    fetch: Fetch | None = field(default=None, compare=False, repr=False)

    def fetched_by(self, fetch: Fetch) -> "Hit":
        """Return the hit with where all else comes from."""
        return Hit(
            self.id,
            self.score,
            self.copies,
            self.match,
            self.lacking,
            self.story_total,
            fetch=fetch,
        )

    @property
    def document(self) -> ParagraphDocument:
        """The paragraph as the index holds it."""
        return self._fetch.document(self.id)

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.document.article

    @property
    def ordinal(self) -> int:
        """Its place in the article, from 0."""
        return self.document.ordinal

    @property
    def kind(self) -> Kind:
        """What the paragraph is."""
        return self.document.kind

    @property
    def number(self) -> int | None:
        """The number by which it is cited, from 1 within its kind; None for the title."""
        return self.document.number

    @property
    def page(self) -> int | None:
        """The page of the clipping, from 1; None where the format has no pages."""
        return self.document.page

    @property
    def text(self) -> str:
        """The whole text."""
        return self._fetch.text(self.id)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Full names of who says what it reports, in order, each once."""
        return self.document.speakers

    @property
    def sayings(self) -> tuple[SpeakerFinding, ...]:
        """What each of them says it by, in order; one speaker may have several."""
        return self.document.sayings

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that it names: ISO codes, in order, each once."""
        return self.document.countries

    @property
    def about(self) -> tuple[About, ...]:
        """The countries that it names, or else those of its story."""
        return self.document.about

    @property
    def published(self) -> date | None:
        """The article's date; None where it is unknown."""
        return self.document.published

    @property
    def published_confidence(self) -> Confidence | None:
        """How the date is known; None where it is not."""
        return self.document.published_confidence

    @property
    def title(self) -> str | None:
        """The article's title."""
        return self.document.title

    @property
    def source(self) -> str | None:
        """The outlet, else the agency."""
        return self.document.source

    @property
    def agency(self) -> str | None:
        """The agency that wrote it."""
        return self.document.agency

    @property
    def url(self) -> str | None:
        """The article's address."""
        return self.document.url

    @property
    def path(self) -> str:
        """The clipping: its root folder's name and the path below it."""
        return self.document.path

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths of the clipping, `path` first."""
        return self.document.paths

    @property
    def is_own_title(self) -> bool:
        """Whether the paragraph is the headline that its article goes by."""
        return self.kind is Kind.TITLE and self.text == self.title

    @property
    def highlights(self) -> tuple[Range, ...]:
        """Where the query matches in the text, in order, never overlapping."""
        return self._fetch.matches(self.text)

    @property
    def snippet_range(self) -> Range:
        """The stretch of the text to show where there is no room for all."""
        fetch = self._fetch
        text = fetch.text(self.id)
        return fetch.snippet(text, fetch.matches(text))

    @property
    def snippet(self) -> str:
        """The stretch of the text that shows most of what matches."""
        start, end = self.snippet_range
        return self.text[start:end]

    @property
    def also_in(self) -> tuple[str, ...]:
        """The outlets of its copies, in their order; "" for one that is not known."""
        return tuple(self._fetch.article(id).source or "" for id in self.copies)

    @property
    def score_parts(self) -> tuple[ScorePart, ...]:
        """What the score is made of, in the order in which it is added up."""
        return self._fetch.score_parts(self.id)

    def neighbours(
        self, around: int
    ) -> tuple[tuple[ParagraphDocument, ...], tuple[ParagraphDocument, ...]]:
        """Return up to `around` paragraphs before it in its article, and as many after it."""
        if around < 1:
            return (), ()
        documents = tuple(documents_of(self._fetch.article(self.article)))
        place = next(i for i, other in enumerate(documents) if other.id == self.id)
        return documents[max(0, place - around) : place], documents[place + 1 : place + 1 + around]

    @property
    def _fetch(self) -> Fetch:
        if self.fetch is None:
            raise LookupError(f"{self.id}: an engine's hit has no text; ask a searchkit Index")
        return self.fetch


class Later:
    """A number that costs, and that not everybody asks for: worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[], int]) -> None:
        self._work_out: Callable[[], int] | None = work_out
        self._number = 0

    def __index__(self) -> int:
        if self._work_out is not None:
            self._number = self._work_out()
            self._work_out = None  # with all that it holds
        return self._number


Beside = tuple[int, int]  # `stories` and `inherited` of a FacetCount


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many matching paragraphs have a value, and what is counted beside them."""

    value: str | None  # None: unknown
    count: int
    # These two numbers, or what gives them for the value when somebody asks for one of them.
    beside: Beside | Callable[[str | None], Beside] = field(default=(0, 0), compare=False)

    @property
    def stories(self) -> int:
        """How many stories have such a paragraph."""
        return self._beside[0]

    @property
    def inherited(self) -> int:
        """How many of the paragraphs have their country from their story only."""
        return self._beside[1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FacetCount) and (
            (self.value, self.count, self._beside) == (other.value, other.count, other._beside)
        )

    @property
    def _beside(self) -> Beside:
        return self.beside(self.value) if callable(self.beside) else self.beside


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many matching paragraphs have two values."""

    values: tuple[str | None, str | None]  # None: unknown
    count: int
    stories: int = 0
    inherited: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query: an engine's part, then what is laid on for those who show it.

    All counts are of full matches, none of what lacks a word.
    """

    total: int  # paragraphs
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    counted_stories: int | Later = field(default=0, compare=False)  # as `total_stories` has it
    pairs: Mapping[FacetPair, tuple[PairCount, ...]] = field(default_factory=dict)
    _: KW_ONLY
    query: Query = field(default_factory=Query, compare=False)  # what was asked
    # For each speaker and each source that a filter asks for, who in the index answers to it, the
    # most frequent first; (): nobody does.
    read_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    read_sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # For each of those that nobody answers to, whom it may have been meant for, the likeliest first.
    nearest_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # What most are not asked for: `read_as`, `read_filters` and `reading`.
    written: Callable[[], str] = field(default=str, compare=False)
    filters_written: Callable[[], str] = field(default=str, compare=False)
    told: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False)
    elapsed_ms: float = field(default=0.0, compare=False)

    @property
    def read_as(self) -> str:
        """Query and filters, in the query language."""
        return self.written()

    @property
    def read_filters(self) -> str:
        """The filters beside the query, so too."""
        return self.filters_written()

    @property
    def reading(self) -> tuple[str, ...]:
        """How it was read, in words, a sentence or condition each."""
        return self.told()

    @property
    def total_stories(self) -> int:
        """Of how many stories the paragraphs are."""
        return operator.index(self.counted_stories)

    @property
    def first_rank(self) -> int:
        """The rank of the first hit, from 1 over the whole answer."""
        return self.query.offset + 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is found at all: no full match, and nothing that lacks only a word."""
        return not self.total and not self.hits


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What `status` says of the generation being served."""

    generation: int
    articles: int
    paragraphs: int
    since: str | None  # ISO date of the oldest article; None where no date is known
    until: str | None
