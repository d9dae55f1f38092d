"""An answer as a person sees it: results with their texts, matches and the names of things.

Engines answer with ids and counts (`results`); renderers show an `Answer`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import Facet
from searchkit.domain.results import ScorePart

Range = tuple[int, int]  # code points of a text, end exclusive


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One paragraph of the answer."""

    rank: int  # from 1, over the whole answer
    score: float
    document: ParagraphDocument
    snippet: Range  # the stretch of the text to show where there is no room for all
    matches: tuple[Range, ...]  # of the text, in order, never overlapping
    also_in: tuple[str, ...] = ()  # outlets of the copies that were folded in
    before: tuple[ParagraphDocument, ...] = ()  # neighbours, where they were asked for
    after: tuple[ParagraphDocument, ...] = ()
    parts: tuple[ScorePart, ...] | None = None  # None: not asked for


@dataclass(frozen=True, slots=True)
class ShownCount:
    """One value of a facet."""

    value: str | None  # None: unknown
    label: str  # "China" for CN, "unknown" for None
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a renderer shows of one search."""

    query: str  # as typed
    read_as: str  # how it was understood, filters included
    total: int
    hits: tuple[ShownHit, ...]
    facets: Mapping[Facet, tuple[ShownCount, ...]]
    elapsed_ms: float
    filters: str = ""  # those beside the query, in its language
