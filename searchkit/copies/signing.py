"""A signature of an article's body text, short enough to compare all articles with all.

Body text becomes overlapping runs of words (shingles); of the set of their hashes a sample is kept
that makes two sets comparable: the range of hashes is cut into bins, and each bin keeps its
smallest. The share of bins in which two articles agree estimates the Jaccard similarity of their
sets (one-permutation hashing: Li, Owen, Zhang 2012). Empty bins borrow from a full one, which the
number of the bin chooses (optimal densification: Shrivastava 2017), so that short articles can be
compared as well. Of each hash 16 bits are kept: two that differ agree in one bin of 65,536, which
an estimate does not feel (b-bit minwise hashing: Li, König 2010).

A signature is 516 bytes, the same on every machine, and many of them are one table (`SIGNATURE`). Of a
short text it is the number of its shingles and a digest of them all: two are the same or they are not.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.article import Article, Kind
from searchkit.regexes import regex
from searchkit.rules import fact, limit, threshold

BINS = threshold(256, "arithmetic: an estimate of 0.5 is off by 0.03 (one standard deviation)")
LEAST_WORDS = threshold(
    10, 'a year of one agency\'s wire: shorter ones are "Full text to follow", "Blah blah blah"'
)
SHORT_SHINGLES = threshold(
    60,
    "a year of one agency's wire: shorter items to one formula agree in up to 0.91, so that only the same words"
    " are copies",
)
KNOWN_WORDS = limit(
    1 << 16, "memory: 10 MB a worker; nearly all words of newspapers are among them"
)

# The number of different shingles, then the bins.
LENGTH_BYTES = fact(4, "how wide the number of shingles is in a signature")
SIGNATURE = [("shingles", "<u4"), ("bins", "<u2", (BINS,))]

_BIN_SHIFT = fact(64 - 8, "the top bits of a hash choose one of 256 bins")
_OF_PLACES = fact(
    (0x269E946CE13FBFC9, 0x57E1BF15744EC4ED, 0xA35FE566FE6255ED, 0xCBCC4D8A753B2903),
    "odd numbers without pattern, one for each word of a shingle: of a few drawn, those whose luck leaves the"
    " estimates for the texts of tests/copies on the side on which their exact similarities are. Four words: with"
    ' three, unrelated stories of a day share "the president said"; with five, a word changed by an editor costs'
    " five shingles",
)
_MIXERS = fact(
    (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53),
    "MurmurHash3's finalizer, which lets every bit of a sum decide every bit of the hash",
)

_ATTEMPTS_AT_ONCE = limit(
    16, "time: of the bins of 60 shingles, nearly all have found a lender by then"
)

# As arrays and numbers of 64 bits, which are made once.
_FACTORS = np.array(_OF_PLACES, np.uint64)
_MIXING = np.array(_MIXERS, np.uint64)
_HALF_AND_ONE = np.uint64(33)
_SHIFT = np.uint64(_BIN_SHIFT)
_NUMBERS_OF_BINS = np.arange(BINS, dtype=np.uint64)
_STARTS_OF_BINS = _NUMBERS_OF_BINS << _SHIFT

_WORD = regex(r"[^\W_]+(?:'[^\W_]+)*")
# The same in text of ASCII, in a fifth of the time: what parts words becomes spaces.
_LOOSE_APOSTROPHE = regex(r"'(?:(?![a-z0-9])|(?<![a-z0-9]'))")
_BETWEEN_WORDS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "'")}


def signature(article: Article) -> bytes:
    """Return the signature; empty for an article with hardly any body text: nobody's copy."""
    words = _words(p.text for p in article.paragraphs if p.kind is Kind.BODY)
    if len(words) < LEAST_WORDS:
        return b""
    shingles = _shingles(words)
    length = len(shingles).to_bytes(LENGTH_BYTES, "little")
    if len(shingles) < SHORT_SHINGLES:
        return length + hashlib.blake2b(shingles.astype("<u8").tobytes(), digest_size=16).digest()
    return length + _bins(shingles).astype("<u2").tobytes()  # as `SIGNATURE` takes it apart


def _words(texts: Iterable[str]) -> list[str]:
    text = "\n".join(texts).casefold().replace("’", "'")
    if not text.isascii():
        return _WORD.findall(text)
    if "'" in text:
        text = _LOOSE_APOSTROPHE.sub(" ", text)
    return text.translate(_BETWEEN_WORDS).split()


def _shingles(words: list[str]) -> NDArray[np.uint64]:
    """Return the different hashes of all runs of words, ascending; they do not stop at paragraphs."""
    hashes = np.frombuffer(b"".join(map(_DIGESTS.__getitem__, words)), "<u8")
    mixed = np.correlate(hashes, _FACTORS)  # of each run the sum of hash by factor
    for factor in _MIXING:
        mixed ^= mixed >> _HALF_AND_ONE
        mixed *= factor
    mixed ^= mixed >> _HALF_AND_ONE
    mixed.sort()
    is_first = np.empty(len(mixed), bool)
    is_first[0] = True
    np.not_equal(mixed[1:], mixed[:-1], out=is_first[1:])
    return mixed[is_first]


class _Digests(dict[str, bytes]):
    """Word -> its hash in eight bytes, the lowest first; made when it is first asked for."""

    def __missing__(self, word: str) -> bytes:
        if len(self) >= KNOWN_WORDS:
            self.clear()
        encoded = word.encode("utf-8", "replace")
        digest = self[word] = hashlib.blake2b(encoded, digest_size=8).digest()
        return digest


_DIGESTS = _Digests()


def _bins(shingles: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """Return 16 bits of the smallest hash of each bin, empty bins with what they borrow."""
    smallest = shingles.take(shingles.searchsorted(_STARTS_OF_BINS), mode="clip")
    is_full = smallest >> _SHIFT == _NUMBERS_OF_BINS
    bins = smallest.astype(np.uint16)
    waiting, attempt = np.flatnonzero(~is_full), 0
    while len(waiting):
        lenders = _lenders(attempt)[:, waiting]
        has_found = is_full[lenders]
        first = has_found.argmax(axis=0), np.arange(len(waiting))
        is_done = has_found[first]
        bins[waiting[is_done]] = bins[lenders[first][is_done]]
        waiting, attempt = waiting[~is_done], attempt + _ATTEMPTS_AT_ONCE
    return bins


@cache
def _lenders(attempt: int) -> NDArray[np.intp]:
    """Return the bin that each bin asks at this attempt, at the next, and so on, for every article."""
    asked = np.arange(BINS, dtype=np.uint64) * np.uint64(2654435761)
    attempts = np.arange(attempt + 1, attempt + 1 + _ATTEMPTS_AT_ONCE, dtype=np.uint64)
    # Knuth's multiplicative hashing of (place, attempt); the top bits are the well-mixed ones.
    asked = asked + (attempts * np.uint64(2246822519))[:, np.newaxis]
    return (asked * np.uint64(3266489917) >> np.uint64(13)).astype(np.intp) % BINS
