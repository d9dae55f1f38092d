"""What an engine answers: ids, scores and counts. Texts are fetched when asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from searchkit.domain.query import Facet


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that matches."""

    id: str
    score: float  # BM25, from 0 up; comparable within one result only
    copies: tuple[str, ...] = ()  # ids of the articles that tell the same story and were folded in


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many matching paragraphs have a value."""

    value: str | None  # None: unknown
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one word contributes to a score, for `--explain`."""

    word: str
    field: str  # "text" or "title"
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
