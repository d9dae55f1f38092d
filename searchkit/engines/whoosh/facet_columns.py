"""The columns of some facets side by side, so that all of their values are counted in one pass.

Most paragraphs have one value in each: a row of numbers a paragraph holds the first of every facet,
then, where there is room, what comes after the first. What has none is in a second row, looked at
where there is any, and what has none there stands beside. All facets share one range of numbers,
those of each in the order of their values, the unknown's behind them, and behind all nobody's:

    speaker  Ann  Ben  -        country  CN  US  FJ  -        nobody's
             0    1    2                 3   4   5   6        7

    paragraph 0, which Ann says about CN, US and FJ    rows [0, 3, 4, 5] and [7, 7, 7, 7]
    paragraph 1, of which neither is known             rows [2, 6, 7, 7] and [7, 7, 7, 7]
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.array_file import narrowed
from searchkit.engines.whoosh.column import Column
from searchkit.engines.whoosh.sets import NONE, Numbers

# Of so few values all that somebody has are sorted to find the highest; of more the highest are picked
# first.
FEW_VALUES = 512
# Later values of so few paragraphs are counted one by one: in nothing but Python it takes less than a
# dozen steps over arrays. Of 16 to 128 the quickest on 109,000 paragraphs.
FEW_PARAGRAPHS = 32


class FacetColumns:
    """The values of some facets, of every paragraph."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Take columns of the same paragraphs, at least one."""
        # The values of each facet that are known, ascending.
        self._values = [sorted([n for n in each.names if n is not None]) for each in columns]
        ends = [*accumulate(len(values) + 1 for values in self._values)]
        self._ranges = [*pairwise([0, *ends])]
        size = len(columns[0])
        # A power of two, by which rows are picked soonest, and more than there are facets. Of newswire
        # paragraphs one in six has more than one value of three facets, one in seventeen two more, and
        # one in a hundred more than the second row holds.
        width = 1 << len(columns).bit_length()
        both = np.full((2, size, width), ends[-1], np.min_scalar_type(ends[-1]))
        self._rows, self._more = both
        paragraphs: list[Numbers] = [NONE]
        later: list[NDArray[Any]] = [NONE]
        for place, column in enumerate(columns):
            numbers, sizes = column.each(np.arange(size))
            numbers = self._numbers_of(place, column).take(numbers)
            if len(numbers) == size:  # one each
                self._rows[:, place] = numbers
                continue
            starts = sizes.cumsum() - sizes
            self._rows[:, place] = numbers.take(starts)
            is_later = np.ones(len(numbers), bool)
            is_later[starts] = False
            paragraphs.append(np.arange(size).repeat(sizes - 1))
            later.append(numbers.compress(is_later))
        joined = np.concatenate(paragraphs)
        order = narrowed(joined).argsort(kind="stable")
        joined, values = joined.take(order), np.concatenate(later).take(order)
        often = np.bincount(joined, minlength=size)
        # Where each stands among the values of its paragraph, and so in the rows of it.
        at = np.arange(len(joined)) - (often.cumsum() - often).take(joined) + len(columns)
        in_both = joined * width + at + (at >= width) * ((size - 1) * width)
        is_in_rows = at < 2 * width
        both.reshape(-1)[in_both.compress(is_in_rows)] = values.compress(is_in_rows)
        self._later = values.compress(~is_in_rows).astype(both.dtype)
        self._has_more = often + len(columns) > width
        left = np.maximum(often + len(columns) - 2 * width, 0)
        self._has_later = left > 0
        # Where the later values of each paragraph start, and of the last one end: i4, because what
        # is worked out with it may be below 0.
        self._later_starts = np.concatenate([[0], left.cumsum()]).astype(np.int32)

    def counts(self, paragraphs: Numbers) -> NDArray[np.intp]:
        """Return how many of some paragraphs have each value of each facet; see `of`."""
        values, nobodys = self._rows.take(paragraphs, axis=0).ravel(), self._ranges[-1][1]
        several = paragraphs.compress(self._has_more.take(paragraphs))
        if len(several):
            values = np.concatenate((values, self._more.take(several, axis=0).ravel()))
            several = several.compress(self._has_later.take(several))
        if len(several) > FEW_PARAGRAPHS:
            starts = self._later_starts.take(several)
            several += 1
            sizes = self._later_starts.take(several) - starts
            ends = sizes.cumsum()
            picked = np.arange(ends[-1])
            picked += (starts - ends + sizes).repeat(sizes)
            values = np.concatenate((values, self._later.take(picked)))
        counts = np.bincount(values, minlength=nobodys)
        if 0 < len(several) <= FEW_PARAGRAPHS:
            later, starts_of = self._later.data, self._later_starts.data
            for number in several.tolist():
                for value in later[starts_of[number] : starts_of[number + 1]]:
                    counts[value] += 1
        return counts

    def of(
        self, place: int, counts: NDArray[np.intp], limit: int, *, last_first: bool = False
    ) -> list[tuple[str | None, int]]:
        """Return values of a facet with their counts, and behind them the unknown, None.

        Those of the `limit` highest counts, the highest first, ties by value; `last_first`: the
        last values, the last first. What nobody has is left out.
        """
        start, end = self._ranges[place]
        values: Sequence[str | None] = self._values[place]
        if 0 < limit < len(values) > FEW_VALUES and not last_first:
            known = counts[start : end - 1]
            partitioned = known.copy()
            partitioned.partition(len(known) - limit)
            held = (known >= max(1, partitioned[len(known) - limit])).nonzero()[0].tolist()
        else:
            held = counts[start : end - 1].nonzero()[0].tolist()
        often = counts[start:end].tolist()
        # A stable sort, whichever way: ties stay in the order of the values.
        held.sort(key=None if last_first else often.__getitem__, reverse=True)
        found = [(values[at], often[at]) for at in held[: max(limit, 0)]]
        if often[-1]:
            found.append((None, often[-1]))
        return found

    def _numbers_of(self, place: int, column: Column) -> NDArray[Any]:
        """Return of each of a column's names its number here, and behind them the unknown's."""
        start, end = self._ranges[place]
        number_of: dict[str | None, int]
        number_of = dict(zip(self._values[place], range(start, end), strict=False))
        return np.array([*(number_of.get(name, end - 1) for name in column.names), end - 1])
