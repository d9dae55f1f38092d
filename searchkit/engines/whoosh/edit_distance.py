"""Which of many words are nearly like another, all of them at once.

The table of Wagner and Fischer, a row of all words at a time. `analysis/wildcards.py` says it plainly.
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
    # i2, one row a length of a beginning, one column a word: edits from the word's beginning so far.
    # Narrow: no word is much longer than the one asked for, of a query of 2,000 characters at most.
    row = np.repeat(np.arange(size + 1, dtype=np.int16)[:, np.newaxis], len(words), axis=1)
    steps = row.copy()
    for letter in map(ord, word):
        replaced = row[:-1] + (letters != letter)
        row += 1
        np.minimum(row[1:], replaced, out=row[1:])
        # What letters that are put in cost adds up down each column: all rows at once.
        row -= steps
        np.minimum.accumulate(row, axis=0, out=row)
        row += steps
    within[places] = row[lengths[places], np.arange(len(words))] <= distance
    return within
