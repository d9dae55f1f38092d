"""Sets of documents: arrays of numbers, ascending, each once.

On the disk numbers are u4. In memory they are what numpy indexes by: picking by an array of another
type costs twice as much, and turning one into the other next to nothing (measured with numpy 2.4).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Mask = NDArray[np.bool_]

NONE: Numbers = np.empty(0, np.intp)

# Of two ways to look numbers up, bisecting for each and setting a bit for all, which is cheaper
# depends on how many there are: bisecting costs as much as so many bits. Measured on 109,000 and
# 1,000,000 paragraphs.
BITS_A_BISECTION = 16


def are_in(numbers: NDArray[np.integer[Any]], ascending: NDArray[np.integer[Any]]) -> Mask:
    """Return for each of `numbers` whether `ascending` holds it. Bisects for each."""
    if not len(ascending):
        return np.zeros(len(numbers), bool)
    # What is above the last one is compared with that.
    found: Mask = ascending.take(ascending.searchsorted(numbers), mode="clip") == numbers
    return found


def are_held(numbers: Numbers, held: Numbers, size: int) -> Mask:
    """Return the same by whatever is cheaper; all numbers are below `size`."""
    if len(numbers) * BITS_A_BISECTION < len(held) + size // 32:
        return are_in(numbers, held)
    return are_among(numbers, held, size)


def are_among(numbers: Numbers, held: Numbers, size: int) -> Mask:
    """Return the same of many. Sets a bit for each that is held."""
    bits = np.zeros(size, bool)
    bits[held] = True
    return bits.take(numbers)


def common(left: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
    """Return what both hold of two arrays of the same type, each ascending without repeats."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    if len(few) * BITS_A_BISECTION < len(many):
        return few.compress(are_in(few, many))
    # Two runs are merged by a stable sort in one pass, several times faster than by bisecting.
    both = np.concatenate((few, many))
    both.sort(kind="stable")
    later = both[1:]
    return later.compress(later == both[:-1])


def union(sets: Sequence[Numbers], size: int) -> Numbers:
    """Return what any set holds, of `size` documents in all."""
    held = [numbers for numbers in sets if len(numbers)]
    if not held:
        return NONE
    if len(held) == 1:
        return held[0]
    if sum(map(len, held)) * BITS_A_BISECTION < size:
        merged = np.concatenate(held)
        merged.sort(kind="stable")  # merges what is sorted
        return each_once(merged)
    return marks(held, size).nonzero()[0]


def marks(sets: Sequence[Numbers], size: int) -> Mask:
    """Return of each of `size` documents whether any set holds it."""
    mask = np.zeros(size, bool)
    for numbers in sets:
        mask[numbers] = True
    return mask


def each_once(numbers: NDArray[Any]) -> NDArray[Any]:
    """Return ascending numbers without repeats. `np.unique` would load masked arrays, in 15 ms."""
    is_new = np.empty(len(numbers), bool)
    is_new[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=is_new[1:])
    return numbers.compress(is_new)


def runs_of(starts: NDArray[Any], counts: NDArray[Any]) -> NDArray[np.int64]:
    """Return start, start + 1, … for each run, `counts` numbers of it, runs after one another."""
    held = counts.nonzero()[0]
    if len(held) < len(counts):
        starts, counts = starts.take(held), counts.take(held)
    ends = counts.cumsum(dtype=np.int64)
    if not len(ends):
        return np.empty(0, np.int64)
    # What each number is above the one before it: 1, but where a run starts.
    steps = np.ones(int(ends[-1]), np.int64)
    steps[0] = starts[0]
    steps[ends[:-1]] = np.diff(starts.astype(np.int64)) - counts[:-1] + 1
    return steps.cumsum(out=steps)
