"""Facets: which values a paragraph counts under, and in which order counts are shown."""

from collections.abc import Mapping
from datetime import date

from searchkit.domain.aliases import Aliases
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import Facet, FacetRequest
from searchkit.domain.results import FacetCount
from searchkit.engines.naming import canonical_speakers


def facet_values(
    document: ParagraphDocument, facet: Facet, aliases: Aliases
) -> tuple[str | None, ...]:
    """Return the values under which the paragraph counts, each once; (None,) where unknown."""
    match facet:
        case Facet.SPEAKER:
            return canonical_speakers(document.speakers, aliases) or (None,)
        case Facet.COUNTRY:
            return document.countries or (None,)
        case Facet.SOURCE:
            return (document.source,)
        case Facet.KIND:
            return (document.kind.value,)
        case Facet.MONTH:
            return (document.published.isoformat()[:7] if document.published else None,)
        case Facet.WEEK:
            return (iso_week(document.published) if document.published else None,)
        case Facet.YEAR:
            return (document.published.isoformat()[:4] if document.published else None,)


def facet_counts(request: FacetRequest, counts: Mapping[str | None, int]) -> tuple[FacetCount, ...]:
    """Return the N values to show, in order, and the unknown after them where it counts any.

    Months, weeks and years newest first; the rest by count, ties by value.
    """
    known = [(value, count) for value, count in counts.items() if value is not None and count > 0]
    if request.facet in (Facet.MONTH, Facet.WEEK, Facet.YEAR):
        known.sort(reverse=True)
    else:
        known.sort(key=lambda pair: (-pair[1], pair[0]))
    shown: list[tuple[str | None, int]] = [*known[: max(request.limit, 0)]]
    if unknown := counts.get(None, 0):
        shown.append((None, unknown))
    return tuple(FacetCount(value, count) for value, count in shown)


def iso_week(day: date) -> str:
    """Return the week of ISO 8601 that the day is in: "2020-W53" for 2021-01-01."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
