"""The order of hits (engines/order.py): by score or by date, ties by article id and then by ordinal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.query import Sort
from searchkit.engines.order import side_by_side
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.sets import Mask, Numbers


class Found:
    """Paragraphs that match; their scores are worked out when they are first asked for."""

    def __init__(
        self,
        numbers: Numbers,
        score: Callable[[Numbers], NDArray[np.float64]],
        matches: NDArray[np.uint8] | None = None,
    ) -> None:
        self.numbers = numbers  # ascending, until they are ranked
        # u1, one a number: why it is a hit, as its place in `domain.results.Match`.
        self.matches = np.zeros(len(numbers), np.uint8) if matches is None else matches
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
        some = Found(self.numbers[kept], self._score, self.matches[kept])
        if self._scores is not None:
            some._scores = self._scores[kept]
        return some


def joined(parts: Sequence[Found]) -> Found:
    """Return all that is in any of the parts, which have nothing in common, ascending."""
    numbers = np.concatenate([part.numbers for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    matches = np.concatenate([part.matches for part in parts])
    order = np.argsort(numbers)
    numbers, scores = numbers[order], scores[order]

    def score(some: Numbers) -> NDArray[np.float64]:
        return scores[np.searchsorted(numbers, some)]

    return Found(numbers, score, matches[order])


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of the paragraphs of a corpus."""

    sort: Sort
    corpus: Corpus

    def ranked(self, found: Found, first: int, per_story: int | None = None) -> Found:
        """Return the first hits in order; at most `per_story` of each story, side by side."""
        if first <= 0:
            return found.only(np.empty(0, np.intp))
        keys = self.keys(found)
        if first < len(keys):
            if per_story is None:
                # All that tie with the last one wanted stay, so that ties are broken rightly.
                best = np.flatnonzero(keys >= _nth_highest(keys, first))
            else:
                best = self._of_best_stories(found, keys, first)
            found, keys = found.only(best), keys[best]
        articles = self.corpus.article_of[found.numbers]
        ranks = self.corpus.article_ranks[articles]
        ordinals = self.corpus.ordinals[found.numbers]
        strength = np.zeros(0) if self.sort is Sort.RELEVANCE else found.matches
        by = (ordinals, ranks, strength, -keys) if len(strength) else (ordinals, ranks, -keys)
        order = np.lexsort(by)
        if per_story is not None:
            of_place = articles.tolist()
            hits = side_by_side(order.tolist(), lambda place: str(of_place[place]), per_story)
            order = np.array(hits, np.intp)
        return found.only(order[:first])

    def _of_best_stories(
        self, found: Found, keys: NDArray[np.float64], first: int
    ) -> NDArray[np.intp]:
        """Return the places of all hits of stories that may be among the first so many."""
        articles = self.corpus.article_of[found.numbers]
        starts = np.flatnonzero(np.diff(articles, prepend=-1))
        best = np.maximum.reduceat(keys, starts)
        if first >= len(best):
            return np.arange(len(keys))
        is_wanted = best >= _nth_highest(best, first)
        return np.flatnonzero(np.repeat(is_wanted, np.diff(starts, append=len(keys))))

    def keys(self, found: Found) -> NDArray[np.float64]:
        """Return what is sorted by before ties are broken, the highest first."""
        if self.sort is Sort.RELEVANCE:
            return found.scores
        days = self.corpus.dates[self.corpus.article_of[found.numbers]].astype(np.float64)
        if self.sort is Sort.NEWEST:
            return days  # the unknown is 0, and last
        return np.where(days == 0, -np.inf, -days)


def _nth_highest(keys: NDArray[np.float64], n: int) -> float:
    last = len(keys) - n
    return float(np.partition(keys, last)[last])
