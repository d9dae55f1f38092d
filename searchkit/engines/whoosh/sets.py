"""Sets of documents as ascending arrays of their numbers, each once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A set that holds more than one document in so many is cheaper as one bit per document.
DENSE_SHARE = 16


def are_in(
    numbers: "NDArray[np.integer[Any]]", ascending: "NDArray[np.integer[Any]]"
) -> "NDArray[np.bool_]":
    """Return for each of `numbers` whether `ascending` holds it."""
    import numpy as np

    if not len(ascending):
        return np.zeros(len(numbers), bool)
    places = np.searchsorted(ascending, numbers)
    places[places == len(ascending)] = 0
    found: NDArray[np.bool_] = ascending[places] == numbers
    return found


def intersection(sets: Sequence["NDArray[np.intp]"]) -> "NDArray[np.intp]":
    """Return what all sets hold; the smallest is looked up in the others."""
    smallest, *others = sorted(sets, key=len)
    for other in others:
        if other is not smallest:
            smallest = smallest[are_in(smallest, other)]
    return smallest


def union(sets: Sequence["NDArray[np.intp]"], size: int) -> "NDArray[np.intp]":
    """Return what any set holds, of `size` documents in all."""
    import numpy as np

    held = [numbers for numbers in sets if len(numbers)]
    if not held:
        return np.empty(0, np.intp)
    if len(held) == 1:
        return held[0]
    if sum(map(len, held)) * DENSE_SHARE < size:
        merged = np.sort(np.concatenate(held))  # np.unique is several times slower on these
        is_new = np.ones(len(merged), bool)
        is_new[1:] = merged[1:] != merged[:-1]
        return merged[is_new]
    mask = np.zeros(size, bool)
    for numbers in held:
        mask[numbers] = True
    return np.flatnonzero(mask)
