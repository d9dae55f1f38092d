"""Facets: how many of some paragraphs have each value, as maps that Whoosh's results hold."""

from typing import assert_never

from whoosh.sorting import FacetMap

from searchkit.domain.query import Facet, FacetRequest
from searchkit.domain.results import FacetCount
from searchkit.engines.facets import facet_counts
from searchkit.engines.whoosh.column import Column, Counts
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.sets import Numbers


class CountMap(FacetMap):
    """Counts of the values of one facet; all were counted at once, so that none is added."""

    def __init__(self, request: FacetRequest, counts: Counts) -> None:
        self.request = request
        self._counts = counts

    def as_dict(self) -> Counts:
        """Return value -> number of paragraphs, None: those without."""
        return dict(self._counts)

    def shown(self) -> tuple[FacetCount, ...]:
        """Return the values to show, in order, the unknown last."""
        return facet_counts(self.request, self._counts)


def counted(request: FacetRequest, paragraphs: Numbers, columns: Columns) -> CountMap:
    """Return how many of the paragraphs have each value of a facet."""
    column = _column(request.facet, columns)
    return CountMap(request, column.counted(paragraphs, request.limit))


def _column(facet: Facet, columns: Columns) -> Column:
    match facet:
        case Facet.SPEAKER:
            return columns.speakers
        case Facet.COUNTRY:
            return columns.countries
        case Facet.SOURCE:
            return columns.sources
        case Facet.KIND:
            return columns.kinds
        case Facet.CUE:
            return columns.cues
        case Facet.MONTH:
            return columns.months
        case Facet.WEEK:
            return columns.weeks
        case Facet.YEAR:
            return columns.years
    assert_never(facet)
