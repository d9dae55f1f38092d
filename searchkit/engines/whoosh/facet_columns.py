"""The columns of some facets side by side, so that all of their values are counted in one pass.

Most paragraphs have one value in each: a row of numbers a paragraph holds the first of every facet,
and what comes after the first stands beside. All facets share one range of numbers, those of each
in the order of their values, the unknown's behind them:

    speaker  Ann  Ben  -        country  CN  US  -
             0    1    2                 3   4   5

    paragraph 0, which Ann says about CN and US    firsts [0, 3], later [4]
    paragraph 1, of which neither is known         firsts [2, 5], later []
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.array_file import narrowed
from searchkit.engines.whoosh.column import Column
from searchkit.engines.whoosh.sets import Numbers

# Of so few values all are sorted to find the highest; of more the highest are picked first. Sorting
# and picking cost the same at about so many (numpy 2.4).
FEW_VALUES = 512


class FacetColumns:
    """The values of some facets, of every paragraph."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Take columns of the same paragraphs, at least one."""
        # The values of each facet that are known, ascending.
        self._values = [sorted([n for n in each.names if n is not None]) for each in columns]
        ends = [*accumulate(len(values) + 1 for values in self._values)]
        self._ranges = [*pairwise([0, *ends])]
        size = len(columns[0])
        # A power of two, by which rows are picked soonest; what is added counts as nobody's.
        width = 1 << (len(columns) - 1).bit_length()
        firsts = np.full((size, width), ends[-1], np.min_scalar_type(ends[-1]))
        paragraphs, later = [], []
        for place, column in enumerate(columns):
            numbers, sizes = column.each(np.arange(size))
            numbers = self._numbers_of(place, column).take(numbers)
            starts = sizes.cumsum() - sizes
            firsts[:, place] = numbers.take(starts)
            is_later = np.ones(len(numbers), bool)
            is_later[starts] = False
            paragraphs.append(np.arange(size).repeat(sizes - 1))
            later.append(numbers.compress(is_later))
        joined = np.concatenate(paragraphs)
        order = narrowed(joined).argsort(kind="stable")
        often = np.bincount(joined, minlength=size)
        self._firsts = firsts
        self._has_later = often > 0
        self._later = np.concatenate(later).take(order).astype(firsts.dtype)
        # Where the later values of each paragraph start, and of the last one end: i4, because what
        # is worked out with it may be below 0.
        self._later_starts = np.concatenate([[0], often.cumsum()]).astype(np.int32)

    def counts(self, paragraphs: Numbers) -> NDArray[np.intp]:
        """Return how many of some paragraphs have each value of each facet; see `of`."""
        values = self._firsts.take(paragraphs, axis=0).ravel()
        several = paragraphs.compress(self._has_later.take(paragraphs))
        if len(several):
            starts = self._later_starts.take(several)
            several += 1
            sizes = self._later_starts.take(several) - starts
            ends = sizes.cumsum()
            picked = np.arange(ends[-1])
            picked += (starts - ends + sizes).repeat(sizes)
            values = np.concatenate((values, self._later.take(picked)))
        return np.bincount(values, minlength=self._ranges[-1][1])

    def of(
        self, place: int, counts: NDArray[np.intp], limit: int, *, last_first: bool = False
    ) -> list[tuple[str | None, int]]:
        """Return values of a facet with their counts, and behind them the unknown, None.

        Those of the `limit` highest counts, the highest first, ties by value; `last_first`: the
        last values, the last first. What nobody has is left out.
        """
        start, end = self._ranges[place]
        known = counts[start : end - 1]
        if last_first:
            places = known.nonzero()[0][::-1]
        elif 0 < limit < len(known) and len(known) > FEW_VALUES:
            partitioned = known.copy()
            partitioned.partition(len(known) - limit)
            places = (known >= max(1, partitioned[len(known) - limit])).nonzero()[0]
            places = places.take((-known.take(places)).argsort(kind="stable"))
        else:
            places = (-known).argsort(kind="stable")
        places = places[: max(limit, 0)]
        values = self._values[place]
        often: list[int] = known.take(places).tolist()
        found: list[tuple[str | None, int]] = [
            (values[at], n) for at, n in zip(places.tolist(), often, strict=True) if n
        ]
        if unknown := int(counts[end - 1]):
            found.append((None, unknown))
        return found

    def _numbers_of(self, place: int, column: Column) -> NDArray[Any]:
        """Return of each of a column's names its number here, and behind them the unknown's."""
        start, end = self._ranges[place]
        number_of: dict[str | None, int]
        number_of = dict(zip(self._values[place], range(start, end), strict=False))
        return np.array([*(number_of.get(name, end - 1) for name in column.names), end - 1])
