"""Words that stand together, worked out on arrays of places; `analysis/adjacency.py` says it plainly.

A place is a document's number times 2**32 plus the position of a word in it, so that places of one
document are near each other and those of two never are.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from searchkit.engines.whoosh.sets import are_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POSITION_BITS = 32
_FAR_BEFORE = -(1 << 62)  # from every place farther than any distance asked for

T = TypeVar("T")


def documents_of(places: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return the document of each place."""
    return places >> POSITION_BITS


def runs(places: Sequence["NDArray[np.int64]"]) -> "NDArray[np.int64]":
    """Return the places at which word 0, word 1, … stand one right after the other.

    `places` holds those of each word, ascending.
    """
    starts, *later = places
    for step, followers in enumerate(later, start=1):
        starts = starts[are_in(starts + step, followers)]
    return starts


def windows(
    words: Sequence[T], places: Sequence["NDArray[np.int64]"], within: int
) -> "NDArray[np.int64]":
    """Return where stretches end that hold all words, first and last at most `within` apart.

    `places` holds those of each word, ascending. A word that is given twice must be there twice.
    """
    import numpy as np

    by_word = dict(zip(words, places, strict=True))
    ends = np.sort(np.concatenate(list(by_word.values())))
    starts = ends
    for word, count in Counter(words).items():
        # How many of this word stand at or before each end; the last `count` of them must be near.
        so_far = np.searchsorted(by_word[word], ends, side="right")
        padded = np.concatenate([np.full(count, _FAR_BEFORE), by_word[word]])
        starts = np.minimum(starts, padded[so_far])
    is_near: NDArray[np.bool_] = ends - starts <= within
    return ends[is_near]
