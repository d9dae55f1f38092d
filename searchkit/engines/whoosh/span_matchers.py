"""Matchers of words that stand together in a text, by the places where each stands."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray
from whoosh.query.spans import Span

from searchkit.engines.whoosh.compound_matchers import CompoundMatcher
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.once import Once
from searchkit.engines.whoosh.places import positions_of, rows_of, runs, windows
from searchkit.engines.whoosh.rows import Documents, Rows
from searchkit.engines.whoosh.sets import NONE, Mask, Numbers, are_held, are_in, each_once
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.word_bits import FEWEST_FOR_BITS, Bits, Blocks

# Where words stand together is looked for by bits of more than one row in so many. Measured on
# phrases and near words over 109,000 and 1,000,000 paragraphs.
ROWS_A_BIT = 8


class SpanMatcher(CompoundMatcher):
    """Matches where words stand together: one after the other, or near each other in any order."""

    parts: tuple[TermMatcher, ...]

    def __init__(
        self,
        corpus: Corpus,
        parts: Sequence[TermMatcher],
        within: int | None = None,
        once: Once | None = None,
    ) -> None:
        """Take words of one field; `within` as in `clauses.Clause`.

        `once` has the rows, for whatever else asks for the same.
        """
        super().__init__(corpus, parts)
        self._within = within
        self._once = once or Once()
        self._rows = parts[0].terms.rows

    @lazily
    def numbers(self) -> Numbers:
        """The paragraphs that hold the words together."""
        return self._rows.paragraphs(self.rows())

    @property
    def most(self) -> int:
        """As many as the rarest word."""
        return self._by_size[0].most

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it holds the words together."""
        rows = self._rows.of(documents)
        if self._once.known is None and len(documents) <= self.most:
            return are_in(rows, self._together(rows))
        return are_held(rows, self.rows(), self._rows.size)

    def counting(self, number: int) -> Iterator[TermMatcher]:
        """Yield the words."""
        yield from self.parts

    def weight(self) -> float:
        """Return how often the words stand together."""
        return float(len(self.spans()))

    def spans(self) -> list[Span]:
        """Return where the words stand together in the paragraph where it stands."""
        here = Documents(np.array([self.id()], np.intp), self.corpus)
        starts, ends = self._stretches(self._rows.of(here))
        pairs = zip(positions_of(starts).tolist(), positions_of(ends).tolist(), strict=True)
        return [Span(start, end) for start, end in pairs]

    def rows(self) -> Numbers:
        """Return the rows that hold the words together."""
        return self._once.get(lambda: self._together(self._by_size[0].postings.rows))

    def stretches(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where all stretches start and end that hold the words together, as places."""
        rows = self._by_size[0].postings.rows
        for part in self.parts:
            rows = rows[are_held(rows, part.postings.rows, self._rows.size)]
        return self._stretches(rows)

    def spots(self, rows: Numbers) -> tuple[NDArray[np.int64], int]:
        """Return where the words stand one after the other in some rows, and how many they are."""
        held = rows
        for part in self.parts:
            held = held[are_held(held, part.postings.rows, self._rows.size)]
        return self._stretches(held)[0], len(self.parts)

    def starts(self, blocks: Blocks) -> Bits:
        """Return where the words stand one after the other in the rows of the blocks, each time."""
        of_word = {part.text: part.postings.bits(blocks) for part in self.parts}
        each = (blocks.earlier(of_word[part.text], at) for at, part in enumerate(self.parts))
        return reduce(np.bitwise_and, each)

    @lazily
    def _by_size(self) -> list[TermMatcher]:
        """The words, the rarest first."""
        return sorted(self.parts, key=attrgetter("postings.frequency"))

    @property
    def field_rows(self) -> Rows:
        """What the words' field has texts of."""
        return self._rows

    def _together(self, rows: Numbers) -> Numbers:
        """Return those of some rows, which may repeat, that hold the words together, each once."""
        for part in self._by_size:
            if rows is not part.postings.rows:
                rows = rows.compress(are_held(rows, part.postings.rows, self._rows.size))
        if not len(rows):
            return NONE
        rows = each_once(rows)
        if self._within is None or not self._are_distinct:
            return self._standing_together(rows, can_be_bits=self._within is None)
        # In a text of no more words than that any two are so near.
        is_longer = self._rows.lengths.take(rows) > self._within + 1
        others = rows.compress(is_longer)
        together = self._standing_together(others, can_be_bits=True)
        if len(others) == len(rows):
            return together
        is_near = ~is_longer
        is_near[is_longer] = are_held(others, together, self._rows.size)
        return rows.compress(is_near)

    def _standing_together(self, rows: Numbers, *, can_be_bits: bool) -> Numbers:
        """Return those of some rows, all of which hold all words, that hold them together."""
        if can_be_bits and len(rows) >= max(FEWEST_FOR_BITS, self._rows.size // ROWS_A_BIT):
            found = [self._together_by_bits(some) for some in self._rows.in_runs(rows)]
            return self._rows.counting(np.concatenate(found))
        starts, _ = self._stretches(rows)
        return each_once(rows_of(starts))

    @property
    def _are_distinct(self) -> bool:
        return len({part.text for part in self.parts}) == len(self.parts)

    def _together_by_bits(self, rows: Numbers) -> Numbers:
        blocks = self._rows.blocks(rows)
        if self._within is None:
            return blocks.rows_with(self.starts(blocks))
        # Every word stands within so many positions from where the first of them does.
        near = (
            blocks.up_to_before(part.postings.bits(blocks), self._within) for part in self.parts
        )
        return blocks.rows_with(reduce(np.bitwise_and, near))

    def _stretches(self, rows: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where stretches of these rows start and end that hold the words together."""
        places = [part.postings.positions(rows) for part in self.parts]
        if self._within is None:
            starts = runs(places)
            return starts, starts + (len(places) - 1)
        return windows([part.text for part in self.parts], places, self._within)

    def _summands(self) -> Sequence[ArrayMatcher]:
        return self.parts

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_to_matching(documents, scores)
