"""How many of some paragraphs have each value of a facet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, assert_never

from searchkit.domain.query import Facet
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.corpus import Corpus, ManyValued
from searchkit.engines.whoosh.segment_writer import KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Where more than one paragraph in so many is counted, going through the whole column in one sweep
# is cheaper than picking the values of each.
SWEEP_SHARE = 4


def counted(
    facet: Facet, paragraphs: "NDArray[np.intp]", corpus: Corpus, columns: Columns
) -> Mapping[str | None, int]:
    """Return value -> number of paragraphs; None is the unknown."""
    match facet:
        case Facet.SPEAKER:
            return _of_many_valued(columns.speakers, paragraphs)
        case Facet.COUNTRY:
            return _of_many_valued(columns.countries, paragraphs)
        case Facet.SOURCE:
            names, numbers = corpus.sources
            return _of_numbers([None, *names], numbers[corpus.article_of[paragraphs]] + 1)
        case Facet.KIND:
            return _of_numbers([kind.value for kind in KINDS], corpus.kinds[paragraphs])
        case Facet.MONTH:
            return _of_months(columns.months[corpus.article_of[paragraphs]], len("2021-03"))
        case Facet.YEAR:
            return _of_months(columns.months[corpus.article_of[paragraphs]], len("2021"))
    assert_never(facet)


def _of_numbers(
    names: Sequence[str | None], numbers: "NDArray[np.integer]"
) -> Mapping[str | None, int]:
    import numpy as np

    counts = np.bincount(numbers, minlength=len(names)).tolist()
    return {name: count for name, count in zip(names, counts, strict=True) if count}


def _of_months(months: "NDArray[np.intp]", width: int) -> Mapping[str | None, int]:
    """Return counts by the first `width` characters of a date: its year, or year and month."""
    import numpy as np

    counts: dict[str | None, int] = {}
    for month, count in enumerate(np.bincount(months + 1).tolist(), start=-1):
        if count:
            value = None if month < 0 else date(month // 12, month % 12 + 1, 1).isoformat()[:width]
            counts[value] = counts.get(value, 0) + count
    return counts


def _of_many_valued(column: ManyValued, paragraphs: "NDArray[np.intp]") -> Mapping[str | None, int]:
    import numpy as np

    counts = column.starts[paragraphs + 1] - column.starts[paragraphs]
    if len(paragraphs) * SWEEP_SHARE > len(column.starts):
        is_counted = np.zeros(len(column.starts) - 1, bool)
        is_counted[paragraphs] = True
        numbers = column.numbers[is_counted[column.paragraphs]]
    else:
        before = np.cumsum(counts) - counts
        places = np.repeat(column.starts[paragraphs] - before, counts)
        numbers = column.numbers[places + np.arange(len(places))]
    found = dict(_of_numbers(column.names, numbers))
    if unknown := int(np.count_nonzero(counts == 0)):
        found[None] = unknown
    return found
