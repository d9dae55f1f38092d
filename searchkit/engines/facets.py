"""Facets: which values a paragraph counts under, and in which order counts are shown."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar, assert_never

from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import CountBy, Facet, FacetRequest, PairRequest
from searchkit.domain.results import FacetCount, PairCount
from searchkit.language.verbs import base_form

Value = str | None  # None: unknown
Values = tuple[Value, Value]
V = TypeVar("V", Value, Values)
C = TypeVar("C", bound=tuple[Any, ...])  # a Counted, or the beginning of one

NEWEST_FIRST = (Facet.MONTH, Facet.WEEK, Facet.YEAR)


class Counted(NamedTuple, Generic[V]):
    """How much counts under a value. A tuple, because one is made for each value of each facet."""

    value: V
    paragraphs: int
    stories: int = 0
    inherited: int = 0  # of the paragraphs


def facet_values(document: ParagraphDocument, facet: Facet) -> tuple[Value, ...]:
    """Return the values under which the paragraph counts, each once; (None,) where unknown.

    The paragraph is as `engines.naming` gives it.
    """
    match facet:
        case Facet.SPEAKER:
            return document.speakers or (None,)
        case Facet.COUNTRY:
            return tuple(each.code for each in document.about) or (None,)
        case Facet.SOURCE:
            return (document.source,)
        case Facet.KIND:
            return (document.kind.value,)
        case Facet.CUE:
            cues = (base_form(each.cue) for each in document.sayings if each.cue)
            return tuple(dict.fromkeys(cues)) or (None,)
        case Facet.MONTH:
            return (document.published.isoformat()[:7] if document.published else None,)
        case Facet.WEEK:
            return (iso_week(document.published) if document.published else None,)
        case Facet.YEAR:
            return (document.published.isoformat()[:4] if document.published else None,)
    assert_never(facet)


def is_inherited(document: ParagraphDocument, facets: Iterable[Facet]) -> bool:
    """Say whether the paragraph counts by a country that it has from its story."""
    return Facet.COUNTRY in facets and any(each.is_inherited for each in document.about)


def shown_counts(
    request: FacetRequest, counted: Iterable[Counted[Value]], count_by: CountBy
) -> tuple[FacetCount, ...]:
    """Return the N values to show, in order, and the unknown after them where it counts any."""
    return tuple(
        FacetCount(value, paragraphs, (stories, inherited))
        for value, paragraphs, stories, inherited in in_order(request, counted, count_by)
    )


def in_order(request: FacetRequest, counted: Iterable[C], count_by: CountBy) -> Sequence[C]:
    """Return what `shown_counts` shows: N values, and the unknown after them where it counts any.

    Months, weeks and years newest first; the rest by count, ties by value. What is counted comes as
    `Counted` has it, as far as `count_by` asks.
    """
    known, unknown = _parted(counted, None)
    if request.facet in NEWEST_FIRST:
        known.sort(key=itemgetter(0), reverse=True)
    else:
        by = Counted._fields.index("stories" if count_by is CountBy.STORY else "paragraphs")
        known.sort(key=lambda each: (-each[by], each[0]))
    return [*known[: max(request.limit, 0)], *unknown]


def shown_pairs(
    request: PairRequest, counted: Iterable[Counted[Values]], count_by: CountBy
) -> tuple[PairCount, ...]:
    """Return the N pairs to show, by count, ties by value; after them what has neither value.

    Of two pairs that tie, one that is known comes before one that is not.
    """
    known, unknown = _parted(counted, (None, None))
    known.sort(
        key=lambda each: (-_by(each, count_by), *(((v is None), v or "") for v in each.value))
    )
    shown = (*known[: max(request.limit, 0)], *unknown)
    return tuple(PairCount(*each) for each in shown)


def _by(counted: Counted[V], count_by: CountBy) -> int:
    """Return what facets are ordered by."""
    return counted.stories if count_by is CountBy.STORY else counted.paragraphs


def _parted(counted: Iterable[C], nothing: Value | Values) -> tuple[list[C], list[C]]:
    """Return what is known and what is not, of what counts anything."""
    known: list[C] = []
    unknown: list[C] = []
    for each in counted:
        if each[1]:
            (unknown if each[0] == nothing else known).append(each)
    return known, unknown


def iso_week(day: date) -> str:
    """Return the week of ISO 8601 that the day is in: "2020-W53" for 2021-01-01."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
