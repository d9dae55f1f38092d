"""What an engine answers: ids, scores and counts. Texts are fetched when asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from searchkit.domain.query import Facet, FacetPair


class Match(StrEnum):
    """What makes a paragraph a hit, the strongest first."""

    ALL = "all"  # by itself it makes the whole query true
    MOST = "most"  # its story does; no paragraph of it holds more of what was asked
    NEAR = "near"  # the speaker who was asked for says it beside a paragraph that holds the words
    TITLE = "title"  # only the title holds the words


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that matches."""

    id: str
    score: float  # BM25, from 0 up; comparable within one result only
    copies: tuple[str, ...] = ()  # ids of the articles that tell the same story and were folded in
    match: Match = Match.ALL
    lacking: tuple[str, ...] = ()  # words of the query, as typed, that the whole story lacks
    story_total: int = 1  # hits of this story; where words are lacking, among those that lack them


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many matching paragraphs have a value."""

    value: str | None  # None: unknown
    count: int
    stories: int = 0  # that have such a paragraph
    inherited: int = 0  # paragraphs of `count` that have their country from their story only


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many matching paragraphs have two values."""

    values: tuple[str | None, str | None]  # None: unknown
    count: int
    stories: int = 0
    inherited: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query. All counts are of full matches, none of what lacks a word."""

    total: int  # paragraphs
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    total_stories: int = 0
    pairs: Mapping[FacetPair, tuple[PairCount, ...]] = field(default_factory=dict)


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
class IndexSummary:
    """What `status` says of the generation being served."""

    generation: int
    articles: int
    paragraphs: int
    since: str | None  # ISO date of the oldest article; None where no date is known
    until: str | None
