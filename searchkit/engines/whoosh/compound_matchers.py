"""Matchers by what their parts match: all of them, any, the first with what the others score."""

from collections.abc import Iterator, Sequence
from copy import copy
from operator import attrgetter
from typing import Self
from weakref import ref

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher
from whoosh.query.spans import Span

from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores, ScoresNothing
from searchkit.engines.whoosh.rows import Documents, Marked
from searchkit.engines.whoosh.sets import BITS_A_BISECTION, Mask, Numbers, marks, union
from searchkit.engines.whoosh.term_matchers import TermMatcher


class CompoundMatcher(ArrayMatcher):
    """Matches by what its parts match."""

    def __init__(self, corpus: Corpus, parts: Sequence[ArrayMatcher]) -> None:
        super().__init__(corpus)
        self.parts = tuple(parts)
        leader = ref(self)
        for part in parts:
            part._leader = leader

    def children(self) -> list[Matcher]:
        """Return the parts."""
        return list(self.parts)

    def copy(self) -> Self:
        """Return another one, with parts of its own."""
        other = copy(self)
        other.parts = tuple(part.copy()._follow(other) for part in self.parts)
        return other

    def depth(self) -> int:
        """Return how many levels of parts there are."""
        return 1 + max((int(part.depth()) for part in self.parts), default=0)

    def supports_block_quality(self) -> bool:
        """Whether all parts do."""
        return all(part.supports_block_quality() for part in self.parts)

    def max_quality(self) -> float:
        """Return what no score exceeds: those of the parts, together."""
        return self.boost * sum(part.max_quality() for part in self.parts)

    def summands(self) -> Sequence[ArrayMatcher]:
        """Return matchers whose scores add up to its own where it matches."""
        return self._summands() if self.boost == 1.0 else (self,)

    def weight(self) -> float:
        """Return the weights of the parts that match here, together."""
        return sum(part.weight() for part in self._here())

    def supports(self, astype: str) -> bool:
        """Whether all parts do."""
        return all(part.supports(astype) for part in self.parts)

    def spans(self) -> list[Span]:
        """Return where the parts match, in order."""
        return sorted({span for part in self._here() for span in part.spans()})

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add to the score of each paragraph that matches what it scores here."""
        places = np.flatnonzero(self.holds(documents))
        if len(places):
            some = scores[places]
            self.add_to_matching(Documents(documents.numbers[places], self.corpus), some)
            scores[places] = some

    def add_to_matching(self, documents: Documents, scores: Scores) -> None:
        """Do the same where all of the paragraphs are known to match."""
        if self.boost == 1.0:
            self._add(documents, scores)
        else:
            own = np.zeros(len(scores))
            self._add(documents, own)
            scores += self.boost * own

    def _summands(self) -> Sequence[ArrayMatcher]:
        return (self,)

    def _add(self, documents: Documents, scores: Scores) -> None:
        """Add what the parts score to paragraphs that match."""
        for part in self.parts:
            part.add_scores(documents, scores)

    def _here(self) -> list[ArrayMatcher]:
        if not self.is_active():
            return []
        return [part for part in self.parts if part.is_active() and part.id() == self.id()]


class IntersectionMatcher(CompoundMatcher):
    """Matches what all parts match."""

    @lazily
    def numbers(self) -> Numbers:
        """The paragraphs that all parts hold."""
        first, *others = self._by_size
        left = first.numbers
        for part in others:
            if not len(left):
                break
            left = left.compress(part.holds(Documents(left, self.corpus)))
        return left

    @lazily
    def most(self) -> int:
        """As many as the rarest part."""
        return min(part.most for part in self.parts)

    @property
    def by_story(self) -> Mask | None:
        """For each article, whether all parts match it; None where it depends on the paragraph."""
        return _in_one(np.logical_and, self.parts)

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether all parts hold it."""
        if "numbers" in self.__dict__ or len(documents) > self.most:
            return super().holds(documents)
        mask = np.ones(len(documents), bool)
        for part in self._by_size:
            mask[mask] = part.holds(documents.only(mask))
        return mask

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts in all parts."""
        for part in self.parts:
            yield from part.counting(number)

    def _summands(self) -> Sequence[ArrayMatcher]:
        return [each for part in self.parts for each in part.summands()]

    @property
    def _by_size(self) -> list[ArrayMatcher]:
        return sorted(self.parts, key=attrgetter("most"))

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_to_matching(documents, scores)


class UnionMatcher(CompoundMatcher):
    """Matches what any part matches."""

    @lazily
    def documents(self) -> Documents:
        """The paragraphs that any part holds."""
        sets = [part.numbers for part in self.parts]
        if sum(map(len, sets)) * BITS_A_BISECTION < self.corpus.size:
            return Documents(union(sets, self.corpus.size), self.corpus)
        return Marked(marks(sets, self.corpus.size), self.corpus)

    @property
    def numbers(self) -> Numbers:
        """The same by their numbers."""
        return self.documents.numbers

    @lazily
    def most(self) -> int:
        """As many as all parts together."""
        return min(self.corpus.size, sum(part.most for part in self.parts))

    @property
    def by_story(self) -> Mask | None:
        """For each article, whether any part matches it; None where it depends on the paragraph."""
        return _in_one(np.logical_or, self.parts)

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether any part holds it."""
        if len(documents) * BITS_A_BISECTION > self.most:
            return marks([part.numbers for part in self.parts], self.corpus.size).take(
                documents.numbers
            )
        mask = np.zeros(len(documents), bool)
        for part in self.parts:
            mask[~mask] = part.holds(documents.only(~mask))
        return mask

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add to each paragraph what the parts that it matches score."""
        self.add_to_matching(documents, scores)

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts in the parts that match."""
        here = Documents(np.array([number], np.intp), self.corpus)
        for part in self.parts:
            if part.holds(here)[0]:
                yield from part.counting(number)

    def alternatives(self) -> Sequence[ArrayMatcher]:
        """Return matchers whose scores add up to its own, whatever paragraphs are asked about."""
        return self._summands() if self.boost == 1.0 else (self,)

    def words(self) -> Sequence[TermMatcher]:
        """Return the parts, where each is a word of paragraphs all of whose postings score at once."""
        words = [part for part in self.parts if isinstance(part, TermMatcher) and part.scores_rows]
        return words if len(words) == len(self.parts) else ()

    def scores_of(self, documents: Documents) -> Scores:
        """Return the scores of some paragraphs, all of which any part holds; nobody writes on them."""
        # Not worked out for this: where the union only scores, nobody else asks what it matches.
        is_own = self.boost == 1.0 and documents is self.__dict__.get("documents")
        words = self.words() if is_own else ()
        if not words:
            return super().scores_of(documents)
        # What each scores is added where it stands: none of them is looked for among all.
        blank = words[0].terms.rows.blank
        for word in words:
            blank[word.postings.rows] += word.parts
        scores = blank.take(documents.numbers)
        blank[documents.numbers] = 0
        return scores

    def _summands(self) -> Sequence[ArrayMatcher]:
        return [each for part in self.parts for each in part.alternatives()]


class InverseMatcher(ScoresNothing, CompoundMatcher):
    """Matches what its one part does not; scores nothing."""

    @lazily
    def numbers(self) -> Numbers:
        """The paragraphs that count and that the part does not hold."""
        everything = self.corpus.live_numbers
        return everything[~self.parts[0].holds(Documents(everything, self.corpus))]

    @property
    def most(self) -> int:
        """All."""
        return self.corpus.size

    @property
    def by_story(self) -> Mask | None:
        """For each article, whether the part does not match it; None where it depends on the paragraph."""
        held = self.parts[0].by_story
        return None if held is None else self.corpus.live_stories & ~held

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs, which all count, whether the part does not hold it."""
        return ~self.parts[0].holds(documents)

    def supports(self, astype: str) -> bool:
        """Return False: where it matches, there is no word."""
        return False


class UnscoredMatcher(ScoresNothing, CompoundMatcher):
    """Matches what its one part matches; scores nothing."""

    @property
    def numbers(self) -> Numbers:
        """The paragraphs that the part holds."""
        return self.parts[0].numbers

    @property
    def most(self) -> int:
        """As many as the part."""
        return self.parts[0].most

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether the part holds it."""
        return self.parts[0].holds(documents)


class AndMaybeMatcher(CompoundMatcher):
    """Matches what its first part matches; the others add what they score where they match too."""

    @property
    def matches(self) -> NDArray[np.uint8] | None:
        """As the first part says."""
        return self.parts[0].matches

    @property
    def numbers(self) -> Numbers:
        """The paragraphs that the first part holds."""
        return self.parts[0].numbers

    @property
    def most(self) -> int:
        """As many as the first part."""
        return self.parts[0].most

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether the first part holds it."""
        return self.parts[0].holds(documents)

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts in the parts, the first part's first."""
        for part in self.parts:
            yield from part.counting(number)

    def scores_of(self, documents: Documents) -> Scores:
        """Return the scores of some paragraphs, all of which the first part holds."""
        if self.boost != 1.0:
            return super().scores_of(documents)
        first, *others = self.parts
        scores = first.scores_of(documents).copy()
        for part in others:
            part.add_scores(documents, scores)
        return scores

    def _summands(self) -> Sequence[ArrayMatcher]:
        first, *others = self.parts
        return [*first.summands(), *(each for part in others for each in part.alternatives())]

    def _add(self, documents: Documents, scores: Scores) -> None:
        first, *others = self.parts
        first.add_to_matching(documents, scores)
        for part in others:
            part.add_scores(documents, scores)


def _in_one(fold: np.ufunc, parts: Sequence[ArrayMatcher]) -> Mask | None:
    masks = []
    for part in parts:
        mask = part.by_story
        if mask is None:
            return None
        masks.append(mask)
    folded: Mask = fold.reduce(masks)
    return folded
