"""Which of many words are nearly like another, all of them at once.

The table of Wagner and Fischer, of which only the diagonal band is computed that can still be
within the distance (Ukkonen 1985), a cell of all words at a time. `analysis/wildcards.py` says it
plainly.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def are_within(word: str, others: Sequence[str], distance: int) -> "NDArray[np.bool_]":
    """Return for each of the others whether so few edits turn the word into it.

    An edit is an insertion, a deletion or a replacement of one code point. No word may hold NUL.
    """
    import numpy as np

    lengths = np.fromiter(map(len, others), np.intp, len(others))
    within = np.abs(lengths - len(word)) <= distance
    places = np.flatnonzero(within)
    if not len(places):
        return within
    words = np.array([others[place] for place in places.tolist()])
    # u4, one row a place in a word: the code points of all words there.
    letters = words.view(np.uint32).reshape(len(words), -1).T
    size = len(letters)
    too_far = distance + 1
    # u1, one row a length of a beginning, one column a word: edits from the word's beginning so far.
    row = np.empty((size + 1, len(words)), np.uint8)
    row[:] = np.minimum(np.arange(size + 1), too_far)[:, np.newaxis]
    for i, letter in enumerate(map(ord, word), start=1):
        previous, row = row, np.full_like(row, too_far)
        if i <= distance:
            row[0] = i
        for j in range(max(1, i - distance), min(size, i + distance) + 1):
            replaced = previous[j - 1] + (letters[j - 1] != letter)
            kept = np.minimum(previous[j], row[j - 1])
            kept += 1
            np.minimum(replaced, kept, out=row[j])
        np.minimum(row, too_far, out=row)
    within[places] = row[lengths[places], np.arange(len(words))] <= distance
    return within
