"""Matchers of what must stand somewhere so many times.

What is counted are distinct spots: a word that two alternatives ask for counts once, a phrase that
begins with it is another spot.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.compound_matchers import CompoundMatcher
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.once import Once
from searchkit.engines.whoosh.places import Places, rows_of
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Mask, Numbers, each_once
from searchkit.engines.whoosh.span_matchers import SpanMatcher
from searchkit.engines.whoosh.term_matchers import TermMatcher

Counts = NDArray[np.uint32]


class AtLeastMatcher(CompoundMatcher):
    """Matches where something stands so many times, in a paragraph or in its story."""

    def __init__(
        self,
        corpus: Corpus,
        times: int,
        held: ArrayMatcher,
        own: Sequence[ArrayMatcher],
        titles: Sequence[ArrayMatcher] | None,
        once: Once,
    ) -> None:
        """`held` matches what must hold it at all; `own` are its words and phrases in paragraphs.

        `titles` are the same in titles where the story is counted; None: the paragraph is. `once`
        has the counts, for whatever else counts the same.
        """
        super().__init__(corpus, [held])
        self._times = times
        self._own = own
        self._titles = titles
        self._once = once

    @property
    def numbers(self) -> Numbers:
        """The paragraphs that match."""
        documents = Documents(self.parts[0].numbers, self.corpus)
        return documents.numbers[self._is_enough_in(documents)]

    @property
    def most(self) -> int:
        """As many as hold it at all."""
        return self.parts[0].most

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it matches."""
        mask: Mask = self.parts[0].holds(documents) & self._is_enough_in(documents)
        return mask

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts."""
        yield from self.parts[0].counting(number)

    def _is_enough_in(self, documents: Documents) -> Mask:
        texts = documents.numbers if self._titles is None else documents.articles
        counts = self._once.get(self._counts)
        enough: Mask = counts.take(texts) >= self._times
        return enough

    def _counts(self) -> Counts:
        """Return how often each paragraph or article has it."""
        corpus = self.corpus
        counts = counts_of_rows(self._own, corpus.size)
        if self._titles is None:
            return counts
        held = np.flatnonzero(np.where(corpus.in_story, counts, 0))
        articles = corpus.article_of.take(held)
        of_stories = np.bincount(articles, counts.take(held), corpus.articles)
        return of_stories.astype(np.uint32) + counts_of_rows(self._titles, corpus.articles)

    def _add(self, documents: Documents, scores: Scores) -> None:
        self.parts[0].add_to_matching(documents, scores)


class AtLeastInSentenceMatcher(CompoundMatcher):
    """Within a SentenceMatcher: what stands so many times in one sentence."""

    def __init__(
        self, corpus: Corpus, times: int, held: ArrayMatcher, own: Sequence[ArrayMatcher]
    ) -> None:
        super().__init__(corpus, [held])
        self._times = times
        self._own = own

    @property
    def numbers(self) -> Numbers:
        """The paragraphs that hold it at all."""
        return self.parts[0].numbers

    @property
    def most(self) -> int:
        """As many."""
        return self.parts[0].most

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts."""
        yield from self.parts[0].counting(number)

    def sentences_among(self, keys: Places) -> Numbers:
        """Return which sentences have it so often, by their places among `keys`."""
        counts = np.zeros(len(keys), np.intp)
        for length, alike in _by_length(self._own):
            starts = _distinct_starts(alike)
            sentences = np.searchsorted(keys, starts, side="right") - 1
            if length > 1:
                ends = starts + (length - 1)
                is_inside = np.searchsorted(keys, ends, side="right") - 1 == sentences
                sentences = sentences[is_inside]
            counts += np.bincount(sentences, minlength=len(keys))
        return np.flatnonzero(counts >= self._times)

    def _add(self, documents: Documents, scores: Scores) -> None:
        self.parts[0].add_to_matching(documents, scores)


def counts_of_rows(matchers: Sequence[ArrayMatcher], size: int) -> Counts:
    """Return how many distinct spots of any of the matchers each row has, of `size` rows."""
    counts = np.zeros(size, np.uint32)
    for _, alike in _by_length(matchers):
        words = _apart(alike)
        if words is None:
            rows = rows_of(_distinct_starts(alike))
            counts += np.bincount(rows, minlength=size).astype(np.uint32)
        for word in words or ():
            counts[word.postings.rows] += word.postings.counts
    return counts


def _by_length(
    matchers: Sequence[ArrayMatcher],
) -> Iterator[tuple[int, Sequence[TermMatcher | SpanMatcher]]]:
    """Yield those that find something by how many words each of their spots has."""
    by_length: dict[int, list[TermMatcher | SpanMatcher]] = {}
    for matcher in matchers:
        if isinstance(matcher, TermMatcher):
            by_length.setdefault(1, []).append(matcher)
        elif isinstance(matcher, SpanMatcher):
            by_length.setdefault(len(matcher.parts), []).append(matcher)
    yield from by_length.items()


def _apart(matchers: Sequence[TermMatcher | SpanMatcher]) -> Sequence[TermMatcher] | None:
    """Return words, each once, of which no two can stand at one place; None: some may."""
    words = {
        (each.fieldname, each.text): each for each in matchers if isinstance(each, TermMatcher)
    }
    if len(matchers) == 1:
        return list(words.values()) or None
    are_plain = all(type(each) is TermMatcher for each in matchers)
    is_of_one_field = len({field for field, _ in words}) == 1
    return list(words.values()) if are_plain and is_of_one_field else None


def _distinct_starts(matchers: Sequence[TermMatcher | SpanMatcher]) -> NDArray[Any]:
    """Return where spots of one length start, as places, ascending, each once."""
    starts = [matcher.spots(matcher.rows())[0] for matcher in matchers]
    return starts[0] if len(starts) == 1 else each_once(np.sort(np.concatenate(starts)))
