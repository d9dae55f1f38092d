"""Matchers of what some one sentence of a paragraph makes true.

Sentences are numbered through; each begins at a key, a place as `places.py` has them (row and
position of its first word). What a sentence makes true is worked out in sets of sentences, and the
paragraphs are those that have one.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.compound_matchers import (
    CompoundMatcher,
    IntersectionMatcher,
    InverseMatcher,
    UnionMatcher,
)
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.count_matchers import AtLeastInSentenceMatcher
from searchkit.engines.whoosh.group_matchers import GroupMatcher
from searchkit.engines.whoosh.matchers import ArrayMatcher, EmptyMatcher, Scores
from searchkit.engines.whoosh.places import rows_of
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import NONE, Numbers, common, each_once, union
from searchkit.engines.whoosh.span_matchers import SpanMatcher
from searchkit.engines.whoosh.term_matchers import TermMatcher


class SentenceMatcher(CompoundMatcher):
    """Matches the paragraphs of which some sentence makes its one part true."""

    def __init__(self, corpus: Corpus, part: ArrayMatcher, keys: NDArray[np.int64]) -> None:
        super().__init__(corpus, [part])
        self._keys = keys

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs."""
        paragraphs = rows_of(self._keys[self.sentences])
        return paragraphs[np.flatnonzero(np.diff(paragraphs, prepend=-1))]

    @cached_property
    def sentences(self) -> Numbers:
        """The sentences that make it true."""
        return sentences_of(self.parts[0], self._keys, self.corpus)

    @property
    def most(self) -> int:
        """All."""
        return self.corpus.size

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts of the part."""
        yield from self.parts[0].counting(number)

    def _summands(self) -> Sequence[ArrayMatcher]:
        return self.parts[0].summands()

    def _add(self, documents: Documents, scores: Scores) -> None:
        self.parts[0].add_to_matching(documents, scores)


def sentences_of(matcher: ArrayMatcher, keys: NDArray[np.int64], corpus: Corpus) -> Numbers:
    """Return the sentences that make true what a matcher looks for, ascending."""
    match matcher:
        case SentenceMatcher():
            return matcher.sentences
        case EmptyMatcher():
            return NONE
        case TermMatcher():
            starts, _ = matcher.spots(matcher.rows())
            return each_once(np.searchsorted(keys, starts, side="right") - 1)
        case SpanMatcher():
            starts, ends = matcher.stretches()
            first = np.searchsorted(keys, starts, side="right") - 1
            last = np.searchsorted(keys, ends, side="right") - 1
            return each_once(np.sort(first[first == last]))
        case GroupMatcher() | AtLeastInSentenceMatcher():
            return matcher.sentences_among(keys)
        case IntersectionMatcher():
            left, *others = [sentences_of(part, keys, corpus) for part in matcher.parts]
            for other in others:
                left = common(left, other)
            return left
        case UnionMatcher():
            return union([sentences_of(part, keys, corpus) for part in matcher.parts], len(keys))
        case InverseMatcher():
            is_true = corpus.live[rows_of(keys)]
            is_true[sentences_of(matcher.parts[0], keys, corpus)] = False
            return np.flatnonzero(is_true)
        case _:  # what is known of a paragraph or of its article is true of each of its sentences
            is_held = np.zeros(corpus.size, bool)
            is_held[matcher.numbers] = True
            return np.flatnonzero(is_held[rows_of(keys)])
