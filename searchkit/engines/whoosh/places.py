"""Words that stand together, worked out on arrays of places; `analysis/adjacency.py` says it plainly.

A place (i8) is the number of a row times 2**32 plus the position of a word in it, so that places of
one row are near each other and those of two never are.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.sets import Numbers, common

POSITION_BITS = 32
FAR_BEFORE = -(1 << 62)  # from every place farther than any distance asked for

T = TypeVar("T")
Places = NDArray[np.int64]


def rows_of(places: Places) -> Numbers:
    """Return the row of each place."""
    return places >> POSITION_BITS


def positions_of(places: Places) -> NDArray[np.int64]:
    """Return the position of each place in its row."""
    return places & ((1 << POSITION_BITS) - 1)


def runs(places: Sequence[Places]) -> Places:
    """Return the places at which word 0, word 1, … stand one right after the other.

    `places` holds those of each word, ascending.
    """
    (first, starts), *others = sorted(enumerate(places), key=lambda pair: len(pair[1]))
    for step, followers in others:  # from wherever the rarest word stands
        starts = common(starts, followers + (first - step))
    return starts - first


def windows(words: Sequence[T], places: Sequence[Places], within: int) -> tuple[Places, Places]:
    """Return where stretches start and end that hold all words, at most `within` from first to last.

    `places` holds those of each word, ascending. A word that is given twice must be there twice.
    """
    by_word = dict(zip(words, places, strict=True))
    ends = np.sort(np.concatenate(list(by_word.values())))
    starts = ends
    for word, count in Counter(words).items():
        # How many of this word stand at or before each end; the last `count` of them must be near.
        so_far = np.searchsorted(by_word[word], ends, side="right")
        padded = np.concatenate([np.full(count, FAR_BEFORE), by_word[word]])
        starts = np.minimum(starts, padded[so_far])
    is_near = ends - starts <= within
    return starts[is_near], ends[is_near]
