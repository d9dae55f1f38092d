"""Matchers of w/-groups and of what must stand somewhere so many times.

A *spot* is where an operand stands: the positions of its words, as in `analysis/together.py`, which
says when operands stand together. Spots of words and phrases are arrays here, of all rows that may
match; only whether they combine is asked row by row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from searchkit.analysis.together import Spot, Steps, TextPlaces, TooManyWays, stand_together
from searchkit.domain.errors import QueryError
from searchkit.domain.query import Operand, Or, Text, Together
from searchkit.engines.whoosh.compound_matchers import CompoundMatcher
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.matchers import ArrayMatcher, EmptyMatcher, Scores
from searchkit.engines.whoosh.places import POSITION_BITS, positions_of, rows_of
from searchkit.engines.whoosh.rows import Documents, Rows
from searchkit.engines.whoosh.sets import NONE, Mask, Numbers, are_held, union
from searchkit.engines.whoosh.span_matchers import SpanMatcher
from searchkit.engines.whoosh.term_matchers import TermMatcher

TextMatcher = TermMatcher | SpanMatcher  # of a word, a pattern, a phrase


class GroupMatcher(CompoundMatcher):
    """Matches where the operands of a w/-group stand together."""

    def __init__(
        self,
        corpus: Corpus,
        group: Together,
        of_text: Mapping[Text, ArrayMatcher],
        rows: Rows,
        parts: Sequence[ArrayMatcher],
    ) -> None:
        """`of_text` gives the matcher of each text node of the group; `parts` those that score."""
        super().__init__(corpus, parts)
        self._group = group
        self._of_text = of_text
        self.field_rows = rows

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs that hold the group."""
        return self.field_rows.paragraphs(self.rows())

    @property
    def most(self) -> int:
        """All."""
        return self.corpus.size

    def rows(self) -> Numbers:
        """Return the rows that hold the group."""
        return self._rows

    @cached_property
    def _rows(self) -> Numbers:
        rows = self._candidates(self._group)
        return rows[self.together_in(rows, rows, None)]

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it holds the group."""
        rows = self.field_rows
        return are_held(rows.of(documents), self.rows(), rows.size)

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts in the operands that stand here."""
        here = Documents(np.array([number]), self.corpus)
        for part in self.parts:
            if part.holds(here)[0]:
                yield from part.counting(number)

    def together_in(
        self, texts: Numbers, rows: Numbers, keys: NDArray[np.int64] | None
    ) -> NDArray[np.intp]:
        """Return the places of those texts in which the operands stand together.

        A text is a row, or, where `keys` are given, the sentence that begins at its key.
        """
        steps, found = Steps(), []
        distinct = np.unique(rows)
        spots = {
            node: matcher.spots(distinct)
            for node, matcher in self._of_text.items()
            if isinstance(matcher, TextMatcher)
        }
        sentences = self.field_rows.sentence_keys
        for place, (text, row) in enumerate(zip(texts.tolist(), rows.tolist(), strict=True)):
            if keys is None:
                first, end = row << POSITION_BITS, (row + 1) << POSITION_BITS
            else:
                first = int(keys[text])
                end = int(keys[text + 1]) if text + 1 < len(keys) else 1 << 62

            def spots_of(node: Text, first: int = first, end: int = end) -> list[Spot]:
                if node not in spots:
                    return []
                starts, length = spots[node]
                low, high = np.searchsorted(starts, [first, end - length + 1])
                own = positions_of(starts[low:high]).tolist()
                return [tuple(range(start, start + length)) for start in own]

            def starts_of(row: int = row) -> list[int]:
                low, high = np.searchsorted(
                    sentences, [row << POSITION_BITS, (row + 1) << POSITION_BITS]
                )
                starts: list[int] = positions_of(sentences[low:high]).tolist()
                return starts

            try:
                if stand_together(self._group, TextPlaces(spots_of, starts_of, steps)):
                    found.append(place)
            except TooManyWays:
                raise _too_many_ways() from None
        return np.array(found, np.intp)

    def sentences_among(self, keys: NDArray[np.int64]) -> Numbers:
        """Return which sentences hold the group, by their places among `keys`."""
        candidates = self._candidate_sentences(self._group, keys)
        return candidates[self.together_in(candidates, rows_of(keys)[candidates], keys)]

    def _candidates(self, operand: Operand) -> Numbers:
        """Return rows that may hold an operand."""
        match operand:
            case Together(parts):
                rows = [self._candidates(part) for part in parts]
                left = min(rows, key=len)
                for other in rows:
                    left = left[are_held(left, other, self.field_rows.size)]
                return left
            case Or(parts):
                return union(
                    [self._candidates(part) for part in parts],  # type: ignore[arg-type]
                    self.field_rows.size,
                )
            case _:
                matcher = self._of_text[operand]
                return matcher.rows() if isinstance(matcher, TextMatcher) else NONE

    def _candidate_sentences(self, operand: Operand, keys: NDArray[np.int64]) -> Numbers:
        match operand:
            case Together(parts):
                left, *others = [self._candidate_sentences(part, keys) for part in parts]
                for other in others:
                    left = left[are_held(left, other, len(keys))]
                return left
            case Or(parts):
                return union(
                    [self._candidate_sentences(part, keys) for part in parts],  # type: ignore[arg-type]
                    len(keys),
                )
            case _:
                matcher = self._of_text[operand]
                if not isinstance(matcher, TextMatcher):
                    return NONE
                starts, _ = matcher.spots(matcher.rows())
                return np.unique(np.searchsorted(keys, starts, side="right") - 1)

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_scores(documents, scores)


def _too_many_ways() -> QueryError:
    return QueryError(
        "the words of a w/-group can be combined in too many ways; expected fewer of them", "", 0
    )


def spot_counts(
    matchers: Sequence[ArrayMatcher],
    rows: Numbers,
    text_of: Callable[[NDArray[np.int64], int], tuple[NDArray[np.intp], Mask]],
    size: int,
) -> NDArray[np.intp]:
    """Return how many distinct spots of any of the matchers each text has.

    `text_of` says of spots (their first places, and how many words each has) in which text each is,
    and whether it is in one at all.
    """
    every = [np.empty((0, 2), np.int64)]
    for matcher in matchers:
        if isinstance(matcher, TextMatcher):
            starts, length = matcher.spots(rows)
            every.append(np.column_stack((starts, np.full(len(starts), length, np.int64))))
    spots = np.concatenate(every)
    counts = np.zeros(size, np.intp)
    if len(spots):
        spots = np.unique(spots, axis=0)
        for length in np.unique(spots[:, 1]).tolist():
            texts, is_inside = text_of(spots[spots[:, 1] == length, 0], length)
            counts += np.bincount(texts[is_inside], minlength=size)
    return counts


def rows_holding(matchers: Sequence[ArrayMatcher], size: int) -> Numbers:
    """Return the rows that hold what any of the matchers looks for."""
    found = [m.rows() for m in matchers if isinstance(m, TextMatcher)]
    assert len(found) + sum(isinstance(m, EmptyMatcher) for m in matchers) == len(matchers)
    return union(found, size)
