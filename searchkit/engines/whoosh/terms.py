"""The terms of a field in some segments, and where they stand: what dictionaries and postings say.

Of one segment this is what its `TermsReader` reads, of all what the `GenerationReader` does. What
no longer counts is left out of all that is said here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermInfo

from searchkit.engines.whoosh.postings import Postings
from searchkit.engines.whoosh.rows import Rows
from searchkit.engines.whoosh.sets import Numbers


class Terms(ABC):
    """The terms of one field."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.corpus = rows.corpus

    @abstractmethod
    def postings(self, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts."""

    @abstractmethod
    def keys(self, first: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from the first that is not below `first`, ascending."""

    @abstractmethod
    def lengths(self, rows: Numbers) -> NDArray[Any]:
        """Return the number of words of each row."""

    def info(self, postings: Postings) -> TermInfo:
        """Return Whoosh's statistics of a term; ids and frequencies are of paragraphs."""
        lengths = self.lengths(postings.rows)
        counts = self.rows.spread(postings.rows, postings.counts)
        return TermInfo(
            weight=float(counts.sum(dtype=np.float64)),
            df=postings.frequency,
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(postings.counts.max()),
            minid=int(postings.paragraphs[0]),
            maxid=int(postings.paragraphs[-1]),
        )
