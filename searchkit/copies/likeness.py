"""How alike two signatures are, and whether that makes their articles copies of one story."""

import numpy as np
from numpy.typing import NDArray

from searchkit.copies.signing import BINS
from searchkit.rules import fact, threshold

SIMILAR = threshold(
    0.4,
    "the stories of tests/copies: copies that are thinned, re-led and edited, or all of it and cut to 70 %, have"
    " a Jaccard similarity of 0.43 and more, a follow-up or an explainer that repeats some background 0.12 at"
    " most; weekly reports to one formula, of 200 words, reach 0.39 in a year of one agency's wire",
)
# One is a cut version of the other: that much of it lies in the longer one.
CONTAINED = threshold(0.75, "the stories of tests/copies: a cut copy keeps all but its new lead")
LEAST_SIMILAR = threshold(
    0.22,
    "the stories of tests/copies: a third of the story is left; below it the estimate is too rough, and a short"
    " item in a round-up is no copy",
)

# Short items (share prices, bond issues, money markets) are made to a formula and differ in a name and
# some numbers.
FORMULAIC_SHINGLES = threshold(150, "a year of one agency's wire: items to a formula are shorter")
FORMULAIC_SIMILAR = threshold(
    0.78, "the same wire: from 60 words on, items to one formula agree in 0.68 and less"
)
_PAIRS_AT_ONCE = fact(1 << 13, "their signatures take 8 MB, which stay near the processor")

Table = NDArray[np.void]  # a row a signature (`signing.SIGNATURE`)
Rows = NDArray[np.intp]
Similarities = NDArray[np.float64]


def similarities_of_copies(table: Table, one: Rows, other: Rows) -> Similarities:
    """Return the estimated Jaccard similarity of each pair of rows; 0 where they are no copies.

    Of texts that are not short, and of signatures that differ: the same ones are copies whatever they are.
    """
    lengths = table["shingles"].astype(np.int64)
    shorter = np.minimum(lengths[one], lengths[other])
    longer = np.maximum(lengths[one], lengths[other])
    similarity = np.zeros(len(one))
    for start in range(0, len(one), _PAIRS_AT_ONCE):
        some = slice(start, start + _PAIRS_AT_ONCE)
        agree = table["bins"][one[some]] == table["bins"][other[some]]
        similarity[some] = np.count_nonzero(agree, axis=1) / BINS
    shared = similarity * (shorter + longer) / (1 + similarity)
    is_cut = (similarity >= LEAST_SIMILAR) & (shared >= CONTAINED * shorter)
    are_copies = np.where(
        longer < FORMULAIC_SHINGLES,
        similarity >= FORMULAIC_SIMILAR,
        is_cut | (similarity >= SIMILAR),
    )
    return np.where(are_copies, similarity, 0.0)
