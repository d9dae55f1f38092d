"""Which pairs of signatures are compared: those that agree in a whole band, two neighbouring bins.

At a similarity of 0.22 that finds 95 % of the pairs, at 0.36 all; of unrelated pairs (0.005) it
brings 0.2 % along. The rows of a table that agree in a band are a *bucket*. Where one is full (a
form filled in every day for years), all are compared with the first so many rows: enough for each to
find a leader, without millions of comparisons.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from searchkit.copies.likeness import Rows, Table
from searchkit.copies.signing import BINS
from searchkit.rules import fact, limit

MOST_COMPARED = limit(16, "time, in archives with thousands of articles to one formula")
BANDED_BINS = BINS // 2  # two bins are a band: one number of 32 bits

_LOW_BITS = fact(0xFFFF, "the low half of such a number")
_MOST_WAITING = limit(1 << 22, "memory: 32 MB of pairs, some of them the same")


def candidates(table: Table, rows: Rows | None = None) -> tuple[Rows, Rows]:
    """Return the pairs that are compared, each once, the lower row first; with `rows`, one is of these."""
    waiting: list[NDArray[np.int64]] = []
    wanted = None if rows is None else _mask(rows, len(table))
    for members, places in _buckets(table, rows):
        leaders = np.minimum(places, MOST_COMPARED)  # how many rows of its bucket each looks at
        later = np.repeat(np.arange(len(members)), leaders)
        nth = np.arange(len(later)) - np.repeat(np.cumsum(leaders) - leaders, leaders)
        one, other = members[later - places[later] + nth], members[later]
        if wanted is not None:
            is_wanted = wanted[one] | wanted[other]
            one, other = one[is_wanted], other[is_wanted]
        waiting.append(one * np.int64(len(table)) + other)
        if sum(map(len, waiting)) > _MOST_WAITING:
            waiting = [_distinct(np.concatenate(waiting))]
    pairs = _distinct(np.concatenate([*waiting, np.empty(0, np.int64)]))
    return pairs // max(len(table), 1), pairs % max(len(table), 1)


def full_and_half_full_buckets(table: Table, rows: Rows) -> Iterator[Rows]:
    """Yield the buckets, of two rows and more, in which these are; rows ascend in each."""
    for members, places in _buckets(table, rows):
        yield from np.split(members, np.flatnonzero(places == 0)[1:])


def _buckets(table: Table, rows: Rows | None) -> Iterator[tuple[Rows, Rows]]:
    """Yield for each band the rows of its buckets, and the place of each within its bucket.

    Buckets of a single row are left out. With `rows`, only those are given that hold one of these.
    """
    bands = table["bins"][:, :BANDED_BINS].view("<u4")
    for number in range(bands.shape[1]):
        band = np.ascontiguousarray(bands[:, number])  # lies scattered, and is asked three times
        members = _of_same_key(band, rows)
        keys = band[members]
        order = keys.argsort(kind="stable")
        members, keys = members[order], keys[order]
        starts = _starts(keys)
        sizes = np.diff([*starts, len(keys)])
        is_bucket = np.repeat(sizes > 1, sizes)
        places = np.arange(len(keys)) - np.repeat(starts, sizes)
        yield members[is_bucket], places[is_bucket]


def _of_same_key(keys: NDArray[np.uint32], rows: Rows | None) -> Rows:
    """Return the rows that have the key of one of these, ascending."""
    if rows is None:
        return np.arange(len(keys))
    asked = np.sort(keys[rows])
    may_be = np.zeros(_LOW_BITS + 1, bool)
    may_be[asked & _LOW_BITS] = True
    found = np.flatnonzero(may_be[keys & _LOW_BITS])
    places = np.searchsorted(asked, keys[found])
    is_asked: NDArray[np.bool_] = asked.take(places, mode="clip") == keys[found]
    return found[is_asked]


def _distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the values, ascending, each once. `np.unique` would load masked arrays for it."""
    values = np.sort(values)
    is_new: NDArray[np.bool_] = np.diff(values, prepend=-1) != 0
    return values[is_new]


def _starts(keys: NDArray[np.uint32]) -> Rows:
    """Return where each run of equal keys begins."""
    if not len(keys):
        return np.empty(0, np.intp)
    return np.concatenate([[0], np.flatnonzero(keys[1:] != keys[:-1]) + 1])


def _mask(rows: Rows, size: int) -> NDArray[np.bool_]:
    mask = np.zeros(size, bool)
    mask[rows] = True
    return mask
