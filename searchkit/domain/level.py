"""Whether an archive and an index hold the same: told by two short digests, reading no article.

The digest of a set of pairs is the sum of the digests of each: a run that changes ten articles takes
ten numbers out and puts ten others in. (A sum tells of rot and of mistakes; whoever can choose the
pairs could make two sets agree. Modes and owners keep strangers out, not digests.)
"""

import hashlib
from collections.abc import Iterable

from searchkit.values import dataclass

DIGEST_BYTES = 16
_MODULUS = 1 << (8 * DIGEST_BYTES)
NOTHING = "0" * (2 * DIGEST_BYTES)  # the digest of no pairs

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Level:
    """A state of an archive, as far as an index holds it."""

    archive: str  # which archive: a random name that it keeps
    revision: int  # counts the runs that changed what an index holds
    articles: str  # digest of the pairs (id, digest of all that an index holds of it)
    copies: str  # digest of the pairs (id, id of the first of its group of near-copies)

    def holds_as(self, other: "Level") -> bool:
        """Whether an index of either holds the same."""
        return (self.articles, self.copies) == (other.articles, other.copies)


def with_pairs(digest: str, joined: Iterable[Pair] = (), left: Iterable[Pair] = ()) -> str:
    """Return the digest of a set of pairs after some joined it and others left."""
    number = int(digest, 16) + sum(map(_number, joined)) - sum(map(_number, left))
    return f"{number % _MODULUS:0{2 * DIGEST_BYTES}x}"


def _number(pair: Pair) -> int:
    digest = hashlib.blake2b("\0".join(pair).encode(), digest_size=DIGEST_BYTES)
    return int.from_bytes(digest.digest())
