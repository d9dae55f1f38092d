"""Matchers of w/-groups.

A *spot* is where an operand stands: the positions of its words, as in `analysis/together.py`, which
says when operands stand together; `standing_together.py` works it out on arrays.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from searchkit.analysis.together import TooManyWays
from searchkit.domain.errors import QueryError
from searchkit.domain.query import Operand, Or, Text, Together, Unit
from searchkit.engines.whoosh import group_bits
from searchkit.engines.whoosh.choices import TooManyChoices
from searchkit.engines.whoosh.compound_matchers import CompoundMatcher
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.group_bits import Stretches
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.once import Once
from searchkit.engines.whoosh.places import Places
from searchkit.engines.whoosh.rows import Documents, Rows
from searchkit.engines.whoosh.sets import NONE, Mask, Numbers, are_held, each_once, union
from searchkit.engines.whoosh.span_matchers import SpanMatcher
from searchkit.engines.whoosh.spots import Spots, windows_of_texts, within_sentences
from searchkit.engines.whoosh.standing_together import (
    TextSpots,
    flattened,
    is_scattered,
    texts_holding,
    texts_of,
)
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.word_bits import FEWEST_FOR_BITS, Blocks

TextMatcher = TermMatcher | SpanMatcher  # of a word, a pattern, a phrase

# Rows that are looked at together, times the words and phrases of a group: 200 MB where each row
# has ten of each.
ROWS_AT_ONCE = 1 << 20


class GroupMatcher(CompoundMatcher):
    """Matches where the operands of a w/-group stand together."""

    def __init__(
        self,
        corpus: Corpus,
        group: Together,
        of_text: Mapping[Text, ArrayMatcher],
        rows: Rows,
        parts: Sequence[ArrayMatcher],
        once: Once,
    ) -> None:
        """`of_text` gives the matcher of each text node of the group; `parts` those that score.

        `once` has the rows, for whatever else asks for this group.
        """
        super().__init__(corpus, parts)
        self._group = flattened(group)
        self._of_text = of_text
        self._once = once
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
        return self._once.get(lambda: self._holding(self._candidates(self._group), None))

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it holds the group."""
        rows = self.field_rows.of(documents)
        if self._once.known is not None:
            return are_held(rows, self._once.known, self.field_rows.size)
        candidates = self._candidates(self._group)
        is_candidate = are_held(rows, candidates, self.field_rows.size)
        found = self._holding(each_once(rows[is_candidate]), None)
        return are_held(rows, found, self.field_rows.size)

    def counting(self, number: int) -> Iterator[TermMatcher]:
        """Yield what counts in the operands that stand here."""
        here = Documents(np.array([number]), self.corpus)
        for part in self.parts:
            if part.holds(here)[0]:
                yield from part.counting(number)

    def sentences_among(self, keys: Places) -> Numbers:
        """Return which sentences hold the group, by their places among `keys`."""
        return self._holding(self._candidates(self._group), keys)

    def _holding(self, rows: Numbers, keys: Places | None) -> Numbers:
        """Return which of some rows hold the group, or which of their sentences.

        Sentences are asked for by `keys`, where each begins, and given by their places among them.
        """
        is_flat = keys is None and not any(map(is_scattered, self._group.parts))
        if is_flat and self._group.unit is Unit.PARAGRAPH and self._are_of_distinct_words:
            return rows
        if is_flat and len(rows) >= FEWEST_FOR_BITS:
            found = [self._holding_by_bits(some) for some in self.field_rows.in_runs(rows)]
            return self.field_rows.counting(np.concatenate([NONE, *found]))
        step = max(1, ROWS_AT_ONCE // len(self._of_text))
        runs = (rows[at : at + step] for at in range(0, len(rows), step))
        found = [self._holding_by_spots(some, keys) for some in runs]
        return np.concatenate([NONE, *found])

    @cached_property
    def _are_of_distinct_words(self) -> bool:
        """Whether no two words of the group can stand at one place."""
        texts = [node for part in self._group.parts for node in texts_of(part)]
        matchers = [self._of_text[node] for node in texts]
        words = {each.text for each in matchers if type(each) is TermMatcher}
        fields = {each.fieldname for each in matchers if isinstance(each, TermMatcher)}
        return len(words) == len(texts) and len(fields) == 1

    def _holding_by_bits(self, rows: Numbers) -> Numbers:
        blocks = self.field_rows.blocks(rows)
        found = group_bits.rows_holding(
            self._group,
            blocks,
            lambda node: _stretches(self._of_text[node], blocks),
            are_apart=self._are_of_distinct_words,
        )
        if not len(found.perhaps):
            return found.certain
        others = self._holding_by_spots(found.perhaps, None)
        return np.sort(np.concatenate([found.certain, others]), kind="stable")

    def _holding_by_spots(self, rows: Numbers, keys: Places | None) -> Numbers:
        """Do the same; where the rows have too many choices together, with fewer of them."""
        try:
            return texts_holding(self._group, self._text_spots(rows, keys))
        except TooManyWays:
            raise _too_many_ways() from None
        except TooManyChoices:
            assert len(rows) > 1  # a single one has too many ways first
        halves = rows[: len(rows) // 2], rows[len(rows) // 2 :]
        return np.concatenate([self._holding_by_spots(half, keys) for half in halves])

    def _text_spots(self, rows: Numbers, keys: Places | None) -> TextSpots:
        """Return where the words and phrases of the group stand in some rows, or their sentences."""
        known: dict[Text, Spots] = {}

        def spots(node: Text) -> Spots:
            if node not in known:
                own = _spots(self._of_text[node], rows)
                known[node] = own if keys is None else within_sentences(own, keys)
            return known[node]

        if keys is None:
            return TextSpots(spots, lambda: self.field_rows.sentence_keys)
        return TextSpots(spots, lambda: windows_of_texts(np.arange(len(keys)))[0])

    def _candidates(self, operand: Operand) -> Numbers:
        """Return rows that may hold an operand."""
        size = self.field_rows.size
        match operand:
            case Together(parts):
                return _common([self._candidates(part) for part in parts], size)
            case Or(parts):
                return union([self._candidates(part) for part in parts], size)  # type: ignore[arg-type]
            case _:
                matcher = self._of_text[operand]
                if isinstance(matcher, SpanMatcher):
                    return _common([part.rows() for part in matcher.parts], size)
                return matcher.rows() if isinstance(matcher, TermMatcher) else NONE

    def _summands(self) -> Sequence[ArrayMatcher]:
        return [each for part in self.parts for each in part.alternatives()]

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_scores(documents, scores)


def _common(sets: Sequence[Numbers], size: int) -> Numbers:
    """Return what all sets hold, of `size` rows in all."""
    left, *others = sorted(sets, key=len)
    for other in others:
        left = left[are_held(left, other, size)]
    return left


def _spots(matcher: ArrayMatcher, rows: Numbers) -> Spots:
    """Return where a word or a phrase stands in some rows."""
    if not isinstance(matcher, TextMatcher):
        return Spots(np.empty(0, np.int64), np.empty(0, np.int64))
    starts, length = matcher.spots(rows)
    return Spots(starts, starts + (length - 1) if length > 1 else starts)


def _stretches(matcher: ArrayMatcher, blocks: Blocks) -> Stretches:
    """Return where a word or a phrase starts in the rows of the blocks."""
    match matcher:
        case TermMatcher():
            return Stretches(matcher.postings.bits(blocks), 1)
        case SpanMatcher():
            return Stretches(matcher.starts(blocks), len(matcher.parts))
        case _:
            return Stretches(blocks.empty(), 1)


def _too_many_ways() -> QueryError:
    return QueryError(
        "the words of a w/-group can be combined in too many ways; expected fewer of them", "", 0
    )
