"""The order of hits (engines/order.py): by score or by date, ties by article id and then by ordinal."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.query import Sort
from searchkit.engines.order import side_by_side
from searchkit.engines.whoosh.contenders import FEW, MANY, contenders, likely, reached
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import NONE, Numbers
from searchkit.values import dataclass

# So few are all sorted: to pick those of them that may be shown takes longer (numpy 2.4).
FEW_KEYS = 256

Score = Callable[[Documents], NDArray[np.float64]]  # of some paragraphs, ascending


class Found:
    """Paragraphs that match; their scores are worked out when they are first asked for."""

    def __init__(
        self,
        documents: Documents,
        score: Score,
        matches: NDArray[np.uint8] | None = None,
        matcher: ArrayMatcher | None = None,
    ) -> None:
        """`matcher` is what all of them match, where it holds arrays."""
        self.documents = documents  # ascending, unless they are ranked
        # u1, one a paragraph: why it is a hit, as its place in `domain.results.Match`; None: by itself.
        self.matches = matches
        self._score = score
        self._matcher = matcher
        self._scores: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def numbers(self) -> Numbers:
        """The number of each."""
        return self.documents.numbers

    @property
    def scores(self) -> NDArray[np.float64]:
        """The score of each."""
        if self._scores is None:
            self._scores = self._score(self.documents)
        return self._scores

    @property
    def reasons(self) -> NDArray[np.uint8]:
        """`matches`, where there are none too."""
        return np.zeros(len(self), np.uint8) if self.matches is None else self.matches

    def at(self, places: NDArray[np.intp]) -> "Found":
        """Return those at these places, in this order."""
        matches = None if self.matches is None else self.matches.take(places)
        some = Found(self.documents.at(places), self._score, matches, self._matcher)
        if self._scores is not None:
            some._scores = self._scores.take(places)
        return some

    def in_order(self, places: NDArray[np.intp]) -> "Found":
        """Return those at these places, in this order, with their scores."""
        if self._scores is None:  # worked out for paragraphs that ascend
            ascending = np.sort(places)
            some = self.at(ascending)
            some._scores = some.scores
            return some.at(ascending.searchsorted(places))
        return self.at(places)

    def contenders(self, first: int, *, by_story: bool) -> "Found":
        """Return those that may be among the `first` best, or in one of as many stories."""
        if self._matcher is None or self._scores is not None or (size := len(self)) <= FEW:
            return self
        if not by_story and self.matches is None:
            some = likely(self._matcher, self.documents, first)
            if some is not None:
                return Found(some, self._score, None, self._matcher)
        if size <= MANY:
            return self
        places = contenders(self._matcher, self.documents, first, by_story=by_story)
        return self if places is None else self.at(places)


def joined(parts: Sequence[Found], corpus: Corpus) -> Found:
    """Return all that is in any of the parts, which have nothing in common, ascending."""
    numbers = np.concatenate([NONE, *(part.numbers for part in parts)])
    scores = np.concatenate([np.empty(0), *(part.scores for part in parts)])
    matches = np.concatenate([np.empty(0, np.uint8), *(part.reasons for part in parts)])
    order = numbers.argsort()
    numbers, scores = numbers[order], scores[order]

    def score(some: Documents) -> NDArray[np.float64]:
        found: NDArray[np.float64] = scores[numbers.searchsorted(some.numbers)]
        return found

    return Found(Documents(numbers, corpus), score, matches[order])


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of the paragraphs of a corpus."""

    sort: Sort
    corpus: Corpus

    def ranked(self, found: Found, first: int, per_story: int | None = None) -> Found:
        """Return the first hits in order; at most `per_story` of each story, side by side."""
        if first <= 0:
            return found.at(NONE)
        if self.sort is Sort.RELEVANCE:
            found = found.contenders(first, by_story=per_story is not None)
        keys = self.keys(found)
        # All that tie with the last one wanted stay, so that ties are broken rightly.
        best = None
        if per_story is not None:
            best = self._of_best_stories(found.documents, keys, first)
        elif len(keys) > max(first, FEW_KEYS):
            best = (keys >= reached(keys, first)).nonzero()[0]
        # The last one decides first; what ties in all of them stays in the order of numbers, in which
        # the paragraphs of an article stand by their ordinals.
        by: list[NDArray[Any]] = [-keys if best is None else -keys.take(best)]
        if self.sort is not Sort.RELEVANCE and found.matches is not None:
            by.insert(0, found.matches if best is None else found.matches.take(best))
        if not self.corpus.is_in_order_of_ids:
            numbers = found.numbers if best is None else found.numbers.take(best)
            articles = self.corpus.article_of.take(numbers)
            by.insert(0, self.corpus.article_ranks.take(articles))
        order = by[0].argsort(kind="stable") if len(by) == 1 else np.lexsort(by)
        places = order if best is None else best.take(order)
        if per_story is not None:
            of_place = self.corpus.article_of.take(found.numbers.take(places)).tolist()
            hits = side_by_side(range(len(places)), lambda at: str(of_place[at]), per_story)
            places = places.take(np.array(hits, np.intp))
        return found.in_order(places[:first])

    def _of_best_stories(
        self, documents: Documents, keys: NDArray[np.float64], first: int
    ) -> NDArray[np.intp]:
        """Return the places of all hits of stories that may be among the first so many."""
        best = np.maximum.reduceat(keys, documents.firsts)
        if first >= len(best):
            return np.arange(len(keys))
        sizes = np.diff(documents.firsts, append=len(keys))
        places: NDArray[np.intp] = (best >= reached(best, first)).repeat(sizes).nonzero()[0]
        return places

    def keys(self, found: Found) -> NDArray[np.float64]:
        """Return what is sorted by before ties are broken, the highest first."""
        if self.sort is Sort.RELEVANCE:
            return found.scores
        days = self.corpus.dates.take(found.documents.articles).astype(np.float64)
        if self.sort is Sort.NEWEST:
            return days  # the unknown is 0, and last
        return np.where(days == 0, -np.inf, -days)
