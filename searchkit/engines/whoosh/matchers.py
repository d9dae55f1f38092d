"""Matchers that hold arrays: what a query matches, and what it scores, of all paragraphs at once.

A matcher here has `numbers` (u4: the paragraphs that match, ascending) and adds what it scores to
an array of scores (f8, one a paragraph asked about), in the order of the query. It works either out
when it is first asked: a conjunction evaluates its rarest part and asks the others which of those
paragraphs they hold, and only what is left is scored. Besides that each is a Whoosh matcher like
any other and steps from paragraph to paragraph as Whoosh's own `ListMatcher` does, so that Whoosh's
nodes, span queries and collectors run on top of it.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.formats import Format
from whoosh.matching import Matcher, NullMatcher, ReadTooFar
from whoosh.query.spans import Span
from whoosh.scoring import BaseScorer

from searchkit.analysis.clauses import ExpandedWord, label
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.fields import Meaning
from searchkit.engines.whoosh.places import positions_of, rows_of, runs, windows
from searchkit.engines.whoosh.rows import Documents, Rows
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.sets import (
    BITS_A_BISECTION,
    NONE,
    Mask,
    Numbers,
    are_held,
    are_in,
    runs_of,
    union,
)
from searchkit.engines.whoosh.terms import Postings, StoryTerms, Terms, WordTerms

Scores = NDArray[np.float64]


class ArrayMatcher(Matcher):
    """A matcher over arrays."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.boost = 1.0  # by which all it scores is multiplied
        self._place = 0
        # Whose steps this follows: a part of a compound stands where that stands.
        self._leader: ArrayMatcher | None = None

    # Of all paragraphs at once

    @property
    @abstractmethod
    def numbers(self) -> Numbers:
        """The paragraphs that match."""

    @property
    @abstractmethod
    def most(self) -> int:
        """How many may match, at most; known without evaluating anything."""

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it matches."""
        return are_held(documents.numbers, self.numbers, self.corpus.size)

    @abstractmethod
    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add to the score of each paragraph that matches what it scores here."""

    def add_to_matching(self, documents: Documents, scores: Scores) -> None:
        """Do the same where all of the paragraphs are known to match."""
        self.add_scores(documents, scores)

    def counting(self, number: int) -> "Iterator[TermMatcher]":
        """Yield the matchers of words that count in the score of a matching paragraph, in order."""
        return iter(())

    @cached_property
    def scores(self) -> Scores:
        """The score of each of `numbers`."""
        return self.scores_of(Documents(self.numbers, self.corpus))

    def scores_of(self, documents: Documents) -> Scores:
        """Return the scores of some paragraphs, all of which match."""
        scores = np.zeros(len(documents))
        if len(documents):
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
        if self._leader is None:
            return self._place
        if not self._leader.is_active():
            return len(self.numbers)
        return int(np.searchsorted(self.numbers, self._leader.id()))

    def _follow(self, leader: "ArrayMatcher") -> Self:
        self._leader = leader
        return self


class EmptyMatcher(ArrayMatcher):
    """Matches nothing."""

    @property
    def numbers(self) -> Numbers:
        """None."""
        return NONE

    @property
    def most(self) -> int:
        """0."""
        return 0

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add nothing."""


class ColumnMatcher(ArrayMatcher):
    """Matches by what is known of a paragraph besides its words; scores nothing."""

    def __init__(self, corpus: Corpus, mask: Mask | None = None) -> None:
        super().__init__(corpus)
        self._mask = mask  # for each paragraph, whether it passes; None: all do

    @cached_property
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

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add nothing."""


class TermMatcher(ArrayMatcher):
    """Matches the paragraphs that hold a word."""

    def __init__(
        self,
        terms: Terms,
        postings: Postings,
        term: tuple[str, bytes],
        format_: Format,
        scorer: BaseScorer | None = None,
    ) -> None:
        super().__init__(terms.rows.corpus)
        self.terms = terms
        self.postings = postings
        self.scorer: Any = scorer  # a BaseScorer, or one of ours that scores arrays
        self._term = term
        self._format = format_

    @property
    def fieldname(self) -> str:
        """The field that is looked at."""
        return self._term[0]

    @property
    def text(self) -> bytes:
        """What is looked for."""
        return self._term[1]

    @property
    def label(self) -> str:
        """What is looked for, as an explanation shows it."""
        text = decode(self.text)
        return f'"{text}"' if schema()[self.fieldname].analyzer.meaning == Meaning.FORM else text

    @property
    def field_rows(self) -> Rows:
        """What the word's field has texts of."""
        return self.terms.rows

    # Of all paragraphs at once

    @property
    def numbers(self) -> Numbers:
        """The paragraphs that hold the word."""
        return self.postings.paragraphs

    @property
    def most(self) -> int:
        """How many do."""
        return self.postings.frequency

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it holds the word."""
        rows = self.terms.rows
        return are_held(rows.of(documents), self.postings.rows, rows.size)

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add what the word scores to each paragraph that holds it."""
        if not len(self.postings):
            return
        rows, holding, blank = self._rows_of(documents)
        if rows is holding:
            scores += self.parts
        elif len(rows) * BITS_A_BISECTION < len(holding):
            places = np.searchsorted(holding, rows)
            places[places == len(holding)] = 0
            has_word = np.flatnonzero(holding[places] == rows)
            scores[has_word] += self._parts_at(places[has_word])
        elif len(holding) * BITS_A_BISECTION < len(rows):
            firsts = np.searchsorted(rows, holding)
            counts = np.searchsorted(rows, holding, side="right") - firsts
            scores[runs_of(firsts, counts)] += np.repeat(self.parts, counts)
        else:
            blank[holding] = self.parts
            scores += blank.take(rows)  # adding 0 changes no score
            blank[holding] = 0

    def counting(self, number: int) -> "Iterator[TermMatcher]":
        """Yield this, where the paragraph holds the word."""
        if self.holds(Documents(np.array([number], np.intp), self.corpus))[0]:
            yield self

    @property
    def parts(self) -> Scores:
        """What the word scores, one a row; one a paragraph where the scorer looks at each."""
        if not self._scores_arrays:
            parts = self._parts_by_paragraph
        else:
            known = self.postings.parts
            if self.scorer.model not in known:
                known[self.scorer.model] = self._parts_of(self.postings.rows, self.postings.counts)
            parts = known[self.scorer.model]
        return parts if self.boost == 1.0 else self.boost * parts

    def _rows_of(self, documents: Documents) -> tuple[Numbers, Numbers, Scores]:
        """Return what `parts` are of: the rows asked about, those that hold the word, and a blank."""
        rows = self.terms.rows
        if self._scores_arrays:
            return rows.of(documents), self.postings.rows, rows.blank
        return documents.numbers, self.postings.paragraphs, np.zeros(self.corpus.size)

    def _parts_at(self, places: NDArray[np.intp]) -> Scores:
        """Return some of `parts`."""
        if not self._scores_arrays or self.scorer.model in self.postings.parts:
            return self.parts[places]
        parts = self._parts_of(self.postings.rows[places], self.postings.counts[places])
        return parts if self.boost == 1.0 else self.boost * parts

    def _parts_of(self, rows: Numbers, counts: NDArray[Any]) -> Scores:
        parts: Scores = self.scorer.scores(rows, counts, self.postings.frequency)
        return parts

    @cached_property
    def _parts_by_paragraph(self) -> Scores:
        """The score of each paragraph that holds the word, asked for one by one."""
        if self.scorer is None:
            return self._weights
        each = self.copy()
        each.reset()
        each._leader = None
        scores = np.empty(len(self.numbers))
        for place in range(len(scores)):
            scores[place] = self.scorer.score(each)
            each.next()
        return scores

    @property
    def _scores_arrays(self) -> bool:
        """Whether the scorer is one of ours, which scores all postings at once."""
        return hasattr(self.scorer, "scores")

    # One paragraph after another

    def term(self) -> tuple[str, bytes] | None:
        """Return the field and the word."""
        return self._term

    def weight(self) -> float:
        """Return how often the word stands in the paragraph."""
        return float(self._weights[self._at()])

    def value(self) -> bytes:
        """Return the posting as the field's format encodes it."""
        if not self._format.supports("positions"):
            return b""
        data: bytes = self._format.encode(self._positions().tolist())
        return data

    def value_as(self, astype: str) -> Any:
        """Return the posting decoded: "positions", "frequency" or "weight"."""
        return self._format.decoder(astype)(self.value())

    def supports(self, astype: str) -> bool:
        """Whether the field's format has this."""
        return bool(self._format.supports(astype))

    def spans(self) -> list[Span]:
        """Return where the word stands. Raises where the field has no positions."""
        return list(Matcher.spans(self))

    def score(self) -> float:
        """Return what the word scores here; without a scorer, how often it stands here."""
        return float(self.scores[self._at()])

    def supports_block_quality(self) -> bool:
        """Whether the scorer does."""
        return self.scorer is not None and self.scorer.supports_block_quality()

    def max_quality(self) -> float:
        """Return what no score exceeds: all postings are one block."""
        if self.scorer is None:
            return self.boost * self.block_max_weight()
        return float(self.boost * self.scorer.block_quality(self))

    def block_quality(self) -> float:
        """Return the same."""
        return self.max_quality()

    def skip_to_quality(self, minquality: float) -> int:
        """Go to the end where no posting scores more."""
        if self.block_quality() <= minquality:
            self._place = len(self.numbers)
        return 0

    def block_min_length(self) -> int | None:
        """Return the length of the shortest text that holds the word."""
        length: int | None = self._info.min_length()
        return length

    def block_max_length(self) -> int:
        """Return the length of the longest text that holds the word."""
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        """Return the highest weight."""
        return float(self.postings.counts.max(initial=0))

    def rows(self) -> Numbers:
        """Return the rows that hold the word."""
        return self.postings.rows

    def spots(self, rows: Numbers) -> tuple[NDArray[np.int64], int]:
        """Return where the word stands in some rows, as places, and how many words that is."""
        return self.postings.positions(rows), 1

    def _positions(self) -> NDArray[np.int64]:
        here = Documents(np.array([self.id()], np.intp), self.corpus)
        return positions_of(self.postings.positions(self.terms.rows.of(here)))

    @cached_property
    def _weights(self) -> Scores:
        counts = self.terms.rows.spread(self.postings.rows, self.postings.counts)
        return counts.astype(np.float64)

    @cached_property
    def _info(self) -> Any:
        return self.terms.info(self.postings)


class ExpansionMatcher(TermMatcher):
    """Matches the paragraphs that hold a word of many forms, which count as one."""

    def __init__(
        self,
        terms: WordTerms | StoryTerms,
        word: ExpandedWord,
        fieldname: str,
        format_: Format,
        scorer_of: Callable[[bytes], BaseScorer],
        scorer: BaseScorer | None = None,
    ) -> None:
        """`scorer_of` gives that of a form; `scorer`, of one word with all of their postings.

        Without the latter a paragraph scores what its forms score together, each by itself.
        """
        term = (fieldname, encode(label(word)))
        super().__init__(terms, terms.expansion(word), term, format_, scorer)
        self._word = word
        self._scorer_of = scorer_of

    @property
    def label(self) -> str:
        """What is looked for, as an explanation shows it."""
        return decode(self.text)

    def term(self) -> None:
        """Return None: its forms are its children's."""
        return

    def children(self) -> list[Matcher]:
        """Return the matchers of its forms."""
        return list(self._forms)

    def copy(self) -> Self:
        """Return another one, with children of its own."""
        other = copy(self)
        other.__dict__.pop("_forms", None)
        return other

    @cached_property
    def _forms(self) -> list[TermMatcher]:
        assert isinstance(self.terms, WordTerms | StoryTerms)
        forms = []
        for key in self.terms.forms(self._word):
            if (postings := self.terms.postings(key)) is not None:
                term, scorer = (self.fieldname, key), self._scorer_of(key)
                form = TermMatcher(self.terms, postings, term, self._format, scorer)
                forms.append(form._follow(self))
        return forms

    @cached_property
    def _parts_by_paragraph(self) -> Scores:
        scores = np.zeros(len(self.numbers))
        documents = Documents(self.numbers, self.corpus)
        for form in self._forms:
            form.add_scores(documents, scores)
        return scores


class CompoundMatcher(ArrayMatcher):
    """Matches by what its parts match."""

    def __init__(self, corpus: Corpus, parts: Sequence[ArrayMatcher]) -> None:
        super().__init__(corpus)
        self.parts = tuple(part._follow(self) for part in parts)

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

    @abstractmethod
    def _add(self, documents: Documents, scores: Scores) -> None:
        """Add what the parts score to paragraphs that match."""

    def _here(self) -> list[ArrayMatcher]:
        if not self.is_active():
            return []
        return [part for part in self.parts if part.is_active() and part.id() == self.id()]


class IntersectionMatcher(CompoundMatcher):
    """Matches what all parts match."""

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs that all parts hold."""
        first, *others = self._by_size
        left = Documents(first.numbers, self.corpus)
        for part in others:
            if not len(left):
                break
            left = left.only(part.holds(left))
        return left.numbers

    @cached_property
    def most(self) -> int:
        """As many as the rarest part."""
        return min(part.most for part in self.parts)

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether all parts hold it."""
        if "numbers" in self.__dict__:
            return super().holds(documents)
        mask = np.ones(len(documents), bool)
        for part in self._by_size:
            mask[mask] = part.holds(documents.only(mask))
        return mask

    def counting(self, number: int) -> Iterator[TermMatcher]:
        """Yield what counts in all parts."""
        for part in self.parts:
            yield from part.counting(number)

    @property
    def _by_size(self) -> list[ArrayMatcher]:
        return sorted(self.parts, key=lambda part: part.most)

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_to_matching(documents, scores)


class UnionMatcher(CompoundMatcher):
    """Matches what any part matches."""

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs that any part holds."""
        return union([part.numbers for part in self.parts], self.corpus.size)

    @cached_property
    def most(self) -> int:
        """As many as all parts together."""
        return min(self.corpus.size, sum(part.most for part in self.parts))

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether any part holds it."""
        mask = np.zeros(len(documents), bool)
        for part in self.parts:
            mask[~mask] = part.holds(documents.only(~mask))
        return mask

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add to each paragraph what the parts that it matches score."""
        self.add_to_matching(documents, scores)

    def counting(self, number: int) -> Iterator[TermMatcher]:
        """Yield what counts in the parts that match."""
        here = Documents(np.array([number], np.intp), self.corpus)
        for part in self.parts:
            if part.holds(here)[0]:
                yield from part.counting(number)

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_scores(documents, scores)


class InverseMatcher(CompoundMatcher):
    """Matches what its one part does not; scores nothing."""

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs that count and that the part does not hold."""
        everything = self.corpus.live_numbers
        return everything[~self.parts[0].holds(Documents(everything, self.corpus))]

    @property
    def most(self) -> int:
        """All."""
        return self.corpus.size

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs, which all count, whether the part does not hold it."""
        return ~self.parts[0].holds(documents)

    def supports(self, astype: str) -> bool:
        """Return False: where it matches, there is no word."""
        return False

    def _add(self, documents: Documents, scores: Scores) -> None:
        return


class UnscoredMatcher(CompoundMatcher):
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

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add nothing."""

    def _add(self, documents: Documents, scores: Scores) -> None:
        return


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

    def counting(self, number: int) -> Iterator[TermMatcher]:
        """Yield what counts in the parts, the first part's first."""
        for part in self.parts:
            yield from part.counting(number)

    def _add(self, documents: Documents, scores: Scores) -> None:
        first, *others = self.parts
        first.add_to_matching(documents, scores)
        for part in others:
            part.add_scores(documents, scores)


class SpanMatcher(CompoundMatcher):
    """Matches where words stand together: one after the other, or near each other in any order."""

    parts: tuple[TermMatcher, ...]

    def __init__(
        self, corpus: Corpus, parts: Sequence[TermMatcher], within: int | None = None
    ) -> None:
        """Take words of one field; `within` as in `clauses.Clause`."""
        super().__init__(corpus, parts)
        self._within = within
        self._rows = parts[0].terms.rows

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs that hold the words together."""
        return self._rows.paragraphs(self.rows())

    @property
    def most(self) -> int:
        """As many as the rarest word."""
        return self._rarest.most

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it holds the words together."""
        if "numbers" in self.__dict__ or len(documents) > self.most:
            return super().holds(documents)
        rows = self._rows.of(documents)
        return are_in(rows, self._together(rows))

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
        return self._together(self._rarest.postings.rows)

    def stretches(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where all stretches start and end that hold the words together, as places."""
        rows = self._rarest.postings.rows
        for part in self.parts:
            rows = rows[are_held(rows, part.postings.rows, self._rows.size)]
        return self._stretches(rows)

    def spots(self, rows: Numbers) -> tuple[NDArray[np.int64], int]:
        """Return where the words stand one after the other in some rows, and how many they are."""
        held = rows
        for part in self.parts:
            held = held[are_held(held, part.postings.rows, self._rows.size)]
        return self._stretches(held)[0], len(self.parts)

    @cached_property
    def _rarest(self) -> TermMatcher:
        return min(self.parts, key=lambda part: part.most)

    @property
    def field_rows(self) -> Rows:
        """What the words' field has texts of."""
        return self._rows

    def _together(self, rows: Numbers) -> Numbers:
        """Return those of some rows, which may repeat, that hold the words together, each once."""
        for part in sorted(self.parts, key=lambda part: part.most):
            if rows is not part.postings.rows:
                rows = rows[are_held(rows, part.postings.rows, self._rows.size)]
        if not len(rows):
            return NONE
        is_new = np.ones(len(rows), bool)
        is_new[1:] = rows[1:] != rows[:-1]
        rows = rows[is_new]
        starts, _ = self._stretches(rows)
        return rows[are_in(rows, rows_of(starts))]

    def _stretches(self, rows: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where stretches of these rows start and end that hold the words together."""
        words = [part.text for part in self.parts]
        by_word = {part.text: part.postings.positions(rows) for part in self.parts}
        places = [by_word[word] for word in words]
        if self._within is None:
            starts = runs(places)
            return starts, starts + (len(words) - 1)
        return windows(words, places, self._within)

    def _add(self, documents: Documents, scores: Scores) -> None:
        for part in self.parts:
            part.add_scores(documents, scores)
