"""A signature of an article's body text, short enough to compare all articles with all.

Body text becomes overlapping runs of words (shingles); of the set of their hashes a sample is kept
that makes two sets comparable: the range of hashes is cut into bins, and each bin keeps its
smallest. The share of bins in which two articles agree estimates the Jaccard similarity of their
sets (one-permutation hashing: Li, Owen, Zhang 2012). Empty bins borrow from a full one, which the
number of the bin chooses (optimal densification: Shrivastava 2017), so that short articles can be
compared as well.
"""

import hashlib
import re
import struct
from collections.abc import Iterable

from searchkit.domain.article import Article, Kind
from searchkit.rules import fact, threshold

WORDS_A_SHINGLE = threshold(
    4,
    'the stories of tests/copies: with three, unrelated ones of a day share "the president said"; with five, a'
    " word changed by an editor costs five shingles",
)
BINS = threshold(256, "arithmetic: an estimate of 0.5 is off by 0.03 (one standard deviation)")
LEAST_WORDS = threshold(
    10, 'a year of one agency\'s wire: shorter ones are "Full text to follow", "Blah blah blah"'
)
LENGTH_BYTES = BIN_BYTES = fact(4, "an unsigned number of 32 bits")
LAYOUT = struct.Struct(f">I{BINS}I")  # number of shingles, then the bins

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def signature(article: Article) -> bytes:
    """Return the signature; empty for an article with hardly any body text: nobody's copy."""
    shingles = _shingles(p.text for p in article.paragraphs if p.kind is Kind.BODY)
    return LAYOUT.pack(len(shingles), *_filled(_smallest(shingles))) if shingles else b""


def _shingles(texts: Iterable[str]) -> set[int]:
    """Return the hashes, 64 bits each, of all runs of words; they do not stop at paragraphs."""
    words = [word.replace("’", "'") for text in texts for word in _WORD.findall(text.casefold())]
    if len(words) < LEAST_WORDS:
        return set()
    last = len(words) - WORDS_A_SHINGLE + 1
    runs = {" ".join(words[start : start + WORDS_A_SHINGLE]) for start in range(last)}
    return {_hash(run) for run in runs}


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())


def _smallest(shingles: Iterable[int]) -> list[int | None]:
    """Return the smallest hash of each bin. The top bits choose the bin, the low 32 are kept."""
    bins: list[int | None] = [None] * BINS
    for value in shingles:
        place, kept = (value >> 32) % BINS, value & 0xFFFFFFFF
        smallest = bins[place]
        if smallest is None or kept < smallest:
            bins[place] = kept
    return bins


def _filled(bins: list[int | None]) -> list[int]:
    return [_borrowed(bins, place) if kept is None else kept for place, kept in enumerate(bins)]


def _borrowed(bins: list[int | None], place: int) -> int:
    attempt = 0
    while True:
        attempt += 1
        kept = bins[_lender(place, attempt)]
        if kept is not None:
            return kept


def _lender(place: int, attempt: int) -> int:
    """Return the bin that `place` asks at this attempt: the same for every article."""
    # Knuth's multiplicative hashing of (place, attempt); the top bits are the well-mixed ones.
    return ((place * 2654435761 + attempt * 2246822519) * 3266489917 >> 13) % BINS
