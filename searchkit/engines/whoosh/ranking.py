"""The order of hits: by score or by date, ties by article id and then by ordinal (engines/order.py)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.query import Sort
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.sets import Mask, Numbers


class Found:
    """Paragraphs that match; their scores are worked out when they are first asked for."""

    def __init__(self, numbers: Numbers, score: Callable[[Numbers], NDArray[np.float64]]) -> None:
        self.numbers = numbers  # ascending, until they are ranked
        self._score = score
        self._scores: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def scores(self) -> NDArray[np.float64]:
        """The score of each."""
        if self._scores is None:
            self._scores = self._score(self.numbers)
        return self._scores

    def only(self, kept: Mask | NDArray[np.intp]) -> "Found":
        """Return those for which `kept` is true, or those at these places, in this order."""
        some = Found(self.numbers[kept], self._score)
        if self._scores is not None:
            some._scores = self._scores[kept]
        return some


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of the paragraphs of a corpus."""

    sort: Sort
    corpus: Corpus

    def ranked(self, found: Found, first: int | None = None) -> Found:
        """Return what was found in the order of hits, or the first hits of it."""
        if first == 0:
            return found.only(np.empty(0, np.intp))
        keys = self.keys(found)
        if first is not None and first < len(keys):
            # All that tie with the last one wanted stay in, so that the ties are broken rightly.
            last = len(keys) - first
            best = np.flatnonzero(keys >= np.partition(keys, last)[last])
            found, keys = found.only(best), keys[best]
        articles = self.corpus.article_ranks[self.corpus.article_of[found.numbers]]
        order = np.lexsort((self.corpus.ordinals[found.numbers], articles, -keys))
        return found.only(order[:first])

    def keys(self, found: Found) -> NDArray[np.float64]:
        """Return what is sorted by before ties are broken, the highest first."""
        if self.sort is Sort.RELEVANCE:
            return found.scores
        days = self.corpus.dates[self.corpus.article_of[found.numbers]].astype(np.float64)
        if self.sort is Sort.NEWEST:
            return days  # the unknown is 0, and last
        return np.where(days == 0, -np.inf, -days)
