"""Matchers that hold arrays: what a query matches, and what it scores, of all paragraphs at once.

A matcher here has `numbers` (u4: the paragraphs that match, ascending) and adds what it scores to
an array of scores (f8, one a paragraph asked about), in the order of the query. It works either out
when it is first asked: a conjunction evaluates its rarest part and asks the others which of those
paragraphs they hold, and only what is left is scored. Besides that each is a Whoosh matcher like
any other and steps from paragraph to paragraph as Whoosh's own `ListMatcher` does, so that Whoosh's
nodes, span queries and collectors run on top of it.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Self
from weakref import ReferenceType, ref

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher, NullMatcher, ReadTooFar
from whoosh.query.spans import Span

from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import NONE, Mask, Numbers, are_held

Scores = NDArray[np.float64]


class ArrayMatcher(Matcher):
    """A matcher over arrays."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.boost = 1.0  # by which all it scores is multiplied
        self._place = 0
        # Whose steps this follows: a part of a compound stands where that stands. Held weakly, for
        # that one holds this one, and what a search leaves behind must not wait for the collector.
        self._leader: ReferenceType[ArrayMatcher] | None = None

    # Of all paragraphs at once

    @property
    @abstractmethod
    def numbers(self) -> Numbers:
        """The paragraphs that match."""

    @property
    def documents(self) -> Documents:
        """The same, with what is worked out about them."""
        return Documents(self.numbers, self.corpus)

    @property
    @abstractmethod
    def most(self) -> int:
        """How many may match, at most; known without evaluating anything."""

    @property
    def by_story(self) -> Mask | None:
        """For each article, whether all its paragraphs match; None: it depends on the paragraph."""
        return None

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it matches."""
        return are_held(documents.numbers, self.numbers, self.corpus.size)

    @abstractmethod
    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add to the score of each paragraph that matches what it scores here."""

    def add_to_matching(self, documents: Documents, scores: Scores) -> None:
        """Do the same where all of the paragraphs are known to match."""
        self.add_scores(documents, scores)

    def alternatives(self) -> "Sequence[ArrayMatcher]":
        """Return matchers whose scores add up to its own, whatever paragraphs are asked about."""
        return (self,)

    def summands(self) -> "Sequence[ArrayMatcher]":
        """Return matchers whose scores add up to its own where it matches."""
        return self.alternatives()

    def counting(self, number: int) -> "Iterator[ArrayMatcher]":
        """Yield the matchers of words that count in the score of a matching paragraph, in order."""
        return iter(())

    @lazily
    def scores(self) -> Scores:
        """The score of each of `numbers`."""
        return self.scores_of(self.documents)

    def scores_of(self, documents: Documents) -> Scores:
        """Return the scores of some paragraphs, all of which match; nobody writes on them."""
        scores = np.zeros(len(documents))
        if len(scores):
            self.add_to_matching(documents, scores)
        return scores

    @property
    def matches(self) -> NDArray[np.uint8] | None:
        """Why each of `numbers` is a hit, as its place among `domain.results.Match`; None: by itself."""
        return None

    # One paragraph after another

    def is_active(self) -> bool:
        """Whether it stands at a paragraph."""
        return self._at() < len(self.numbers)

    def id(self) -> int:
        """Return the number of the paragraph where it stands."""
        return int(self.numbers[self._at()])

    def next(self) -> None:
        """Go to the next paragraph."""
        self._place += 1

    def skip_to(self, id: int) -> None:
        """Go to the first paragraph that is not before this one. Raises ReadTooFar at the end."""
        if not self.is_active():
            raise ReadTooFar
        self._place = max(self._place, int(np.searchsorted(self.numbers, id)))

    def reset(self) -> None:
        """Go to the first paragraph."""
        self._place = 0

    def all_ids(self) -> Iterator[int]:
        """Yield the numbers of all paragraphs, wherever it stands."""
        return iter(self.numbers.tolist())

    def copy(self) -> Self:
        """Return another one that stands at the same paragraph and steps by itself."""
        return copy(self)

    def replace(self, minquality: float = 0) -> Matcher:
        """Return what may stand for this from here on."""
        if not self.is_active() or (minquality and self.max_quality() < minquality):
            return NullMatcher()
        return self

    def score(self) -> float:
        """Return the score of the paragraph where it stands."""
        return float(self.scores[self._at()])

    def weight(self) -> float:
        """Return 1: only words have weights."""
        return 1.0

    def spans(self) -> list[Span]:
        """Return where it matches in the text of the paragraph where it stands."""
        return []

    def value(self) -> bytes:
        """Return no bytes: only words have values."""
        return b""

    def supports(self, astype: str) -> bool:
        """Return False: only words have values."""
        return False

    def supports_block_quality(self) -> bool:
        """Return True: each paragraph is a block of its own, whose score is known."""
        return True

    def max_quality(self) -> float:
        """Return the highest score."""
        return float(self.scores.max(initial=0.0))

    def block_quality(self) -> float:
        """Return the score of the paragraph where it stands."""
        return self.score()

    def skip_to_quality(self, minquality: float) -> int:
        """Go to the next paragraph that scores more, and return how many were passed over."""
        before = self._at()
        better = np.flatnonzero(self.scores[before:] > minquality)
        self._place = before + int(better[0]) if len(better) else len(self.numbers)
        return self._place - before

    def _at(self) -> int:
        leader = None if self._leader is None else self._leader()
        if leader is None:
            return self._place
        if not leader.is_active():
            return len(self.numbers)
        return int(np.searchsorted(self.numbers, leader.id()))

    def _follow(self, leader: "ArrayMatcher") -> Self:
        self._leader = ref(leader)
        return self


class ScoresNothing(ArrayMatcher):
    """What matches without scoring."""

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add nothing."""

    def add_to_matching(self, documents: Documents, scores: Scores) -> None:
        """Add nothing."""

    def alternatives(self) -> Sequence[ArrayMatcher]:
        """Return none."""
        return ()

    def summands(self) -> Sequence[ArrayMatcher]:
        """Return none."""
        return ()

    def supports_block_quality(self) -> bool:
        """Return True."""
        return True

    def max_quality(self) -> float:
        """Return 0."""
        return 0.0


class EmptyMatcher(ScoresNothing):
    """Matches nothing."""

    @property
    def numbers(self) -> Numbers:
        """None."""
        return NONE

    @property
    def most(self) -> int:
        """0."""
        return 0


class ColumnMatcher(ScoresNothing):
    """Matches by what is known of a paragraph besides its words; scores nothing."""

    def __init__(self, corpus: Corpus, mask: Mask | None = None) -> None:
        super().__init__(corpus)
        self._mask = mask  # for each paragraph, whether it passes; None: all do

    @lazily
    def numbers(self) -> Numbers:
        """The paragraphs that pass."""
        if self._mask is None:
            return self.corpus.live_numbers
        live = self._mask & self.corpus.live if self.corpus.has_dead else self._mask
        return np.flatnonzero(live)

    @property
    def most(self) -> int:
        """All: how many pass is not counted."""
        return self.corpus.size

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs, which all count, whether it passes."""
        if self._mask is None:
            return np.ones(len(documents), bool)
        passing: Mask = self._mask[documents.numbers]
        return passing


class ListedMatcher(ScoresNothing):
    """Matches paragraphs that are listed; scores nothing."""

    def __init__(self, corpus: Corpus, numbers: Numbers) -> None:
        """`numbers`: ascending, each once, those that do not count included."""
        super().__init__(corpus)
        self._listed = numbers

    @lazily
    def numbers(self) -> Numbers:
        """Those of them that count."""
        if not self.corpus.has_dead:
            return self._listed
        return self._listed.compress(self.corpus.live.take(self._listed))

    @property
    def most(self) -> int:
        """All of them."""
        return len(self._listed)


class ArticlesMatcher(ScoresNothing):
    """Matches by what is known of an article: all its paragraphs, or none; scores nothing."""

    def __init__(self, corpus: Corpus, mask: Mask) -> None:
        super().__init__(corpus)
        self._mask = mask  # for each article, whether it passes

    @lazily
    def by_story(self) -> Mask:
        """For each article, whether it counts and passes."""
        return self._mask & self.corpus.live_articles if self.corpus.has_dead else self._mask

    @lazily
    def numbers(self) -> Numbers:
        """The paragraphs of those articles."""
        return self.corpus.paragraphs_of(self.by_story.nonzero()[0])

    @property
    def most(self) -> int:
        """All: how many pass is not counted."""
        return self.corpus.size

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs, which all count, whether its article passes."""
        passing: Mask = self._mask.take(documents.articles)
        return passing
