"""Matchers of words: postings as Whoosh reads them, and as arrays with what they score."""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.formats import Format
from whoosh.matching import Matcher
from whoosh.query.spans import Span
from whoosh.scoring import BaseScorer, WeightScorer

from searchkit.analysis.clauses import ExpandedWord, label
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.fields import Meaning
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.places import positions_of
from searchkit.engines.whoosh.postings import Postings
from searchkit.engines.whoosh.rows import Documents, Rows
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.sets import (
    BITS_A_BISECTION,
    Mask,
    Numbers,
    are_among,
    are_held,
    runs_of,
)
from searchkit.engines.whoosh.terms import Terms
from searchkit.engines.whoosh.word_terms import StoryTerms, WordTerms

# Of two ways to score some paragraphs, bisecting for each and scoring all that hold the word, which is
# cheaper depends on how many there are: bisecting costs as much as scoring so many. Measured on
# 109,000 paragraphs.
PARTS_A_BISECTION = 3


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
        super().__init__(terms.corpus)
        self.terms = terms
        self.postings = postings
        self.scorer: Any = scorer  # a BaseScorer, or one of ours that scores all postings at once
        self._scores_arrays = scorer is not None and hasattr(scorer, "scores")
        # Whether a row is a paragraph and all that hold the word are scored at once.
        self.scores_rows = self._scores_arrays and terms.rows.are_paragraphs
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

    @property
    def held(self) -> Mask:
        """For each row of its field, whether it holds the word."""
        return self.postings.held

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether it holds the word."""
        rows = self.terms.rows
        return are_held(rows.of(documents), self.postings.rows, rows.size)

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add what the word scores to each paragraph that holds it."""
        if not self._scores_arrays:
            self._add_one_by_one(documents, scores)
            return
        rows, postings = self.terms.rows.of(documents), self.postings
        if not len(postings):
            return
        if len(rows) * PARTS_A_BISECTION < len(postings):
            places, counts = postings.among(rows)
            scores[places] += self._scored(rows.take(places), counts)
        elif postings.dense is not None:
            scores += self._scored(None, postings.dense).take(rows)  # adding 0 changes no score
        elif rows is postings.rows:
            scores += self.parts
        elif self._is_cheaper_picked(rows):
            asked = are_among(postings.rows, rows, self.terms.rows.size)
            some = postings.rows.compress(asked)
            scored = self._scored(some, postings.counts.compress(asked))
            if len(some) == len(rows):
                scores += scored
            else:
                scores[are_among(rows, some, self.terms.rows.size)] += scored
        elif len(postings) * BITS_A_BISECTION < len(rows):
            firsts = rows.searchsorted(postings.rows)
            counts = rows.searchsorted(postings.rows, side="right") - firsts
            scores[runs_of(firsts, counts)] += self.parts.repeat(counts)
        else:
            blank = self.terms.rows.blank
            blank[postings.rows] = self.parts
            scores += blank.take(rows)
            blank[postings.rows] = 0

    def add_to_matching(self, documents: Documents, scores: Scores) -> None:
        """Do the same where all of the paragraphs are known to hold it."""
        postings = self.postings
        if not self._scores_arrays or postings.dense is not None:
            self.add_scores(documents, scores)
            return
        rows = self.terms.rows.of(documents)
        if len(rows) * PARTS_A_BISECTION >= len(postings.rows) + self.terms.rows.size // 32:
            self.add_scores(documents, scores)
            return
        counts = postings.counts.take(postings.rows.searchsorted(rows))
        scores += self._scored(rows, counts)

    def scores_of(self, documents: Documents) -> Scores:
        """Return the scores of some paragraphs, all of which hold the word; nobody writes on them."""
        if self.scores_rows and documents.numbers is self.postings.rows:
            return self.parts
        return super().scores_of(documents)

    def _is_cheaper_picked(self, rows: Numbers) -> bool:
        """Whether to pick the postings of some rows, rather than to score all and pick their scores."""
        is_scored = self.scorer.model in self.postings.parts
        return self.scores_rows and not is_scored and len(rows) < len(self.postings)

    def counting(self, number: int) -> "Iterator[TermMatcher]":
        """Yield this, where the paragraph holds the word."""
        if self.holds(Documents(np.array([number], np.intp), self.corpus))[0]:
            yield self

    @property
    def parts(self) -> Scores:
        """What the word scores, one a row."""
        known = self.postings.parts
        if self.scorer.model not in known:
            known[self.scorer.model] = self.scorer.scores(
                self.postings.rows, self.postings.counts, self.postings.frequency
            )
        parts = known[self.scorer.model]
        return parts if self.boost == 1.0 else self.boost * parts

    def _scored(self, rows: Numbers | None, counts: NDArray[Any]) -> Scores:
        """Return what the word scores in some rows, by how often each holds it; None: in all."""
        scores: Scores = self.scorer.scores(rows, counts, self.postings.frequency)
        if self.boost != 1.0:
            scores *= self.boost
        return scores

    def _add_one_by_one(self, documents: Documents, scores: Scores) -> None:
        """Do the same with a scorer that looks at each paragraph."""
        if not len(self.numbers):
            return
        places = np.searchsorted(self.numbers, documents.numbers)
        places[places == len(self.numbers)] = 0
        held = np.flatnonzero(self.numbers[places] == documents.numbers)
        scores[held] += self.boost * self._parts_by_paragraph[places[held]]

    @lazily
    def _parts_by_paragraph(self) -> Scores:
        """The score of each paragraph that holds the word, asked for one by one."""
        if self.scorer is None or type(self.scorer) is WeightScorer:
            return self._weights
        each = self.copy()
        each.reset()
        each._leader = None
        scores = np.empty(len(self.numbers))
        for place in range(len(scores)):
            scores[place] = self.scorer.score(each)
            each.next()
        return scores

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
        return self.boost * self._most

    def most_of(self, times: int) -> float:
        """Return what nobody scores more than who holds the word no more than so many times."""
        return self.boost * float(self.scorer.most(times, self.postings.frequency))

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
        return self._most_often

    def rows(self) -> Numbers:
        """Return the rows that hold the word."""
        return self.postings.rows

    def spots(self, rows: Numbers) -> tuple[NDArray[np.int64], int]:
        """Return where the word stands in some rows, as places, and how many words that is."""
        return self.postings.positions(rows), 1

    def _positions(self) -> NDArray[np.int64]:
        here = Documents(np.array([self.id()], np.intp), self.corpus)
        return positions_of(self.postings.positions(self.terms.rows.of(here)))

    @lazily
    def _weights(self) -> Scores:
        counts = self.terms.rows.spread(self.postings.rows, self.postings.counts)
        return counts.astype(np.float64)

    @lazily
    def _most(self) -> float:
        """What no score exceeds before it is boosted; Whoosh asks for it at every step."""
        if self.scorer is None:
            return self._most_often
        if self._scores_arrays:
            return float(self.scorer.most(self._most_often, self.postings.frequency))
        return float(self.scorer.block_quality(self))

    @lazily
    def _most_often(self) -> float:
        dense = self.postings.dense
        return float((self.postings.counts if dense is None else dense).max(initial=0))

    @lazily
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

    @lazily
    def _forms(self) -> list[TermMatcher]:
        assert isinstance(self.terms, WordTerms | StoryTerms)
        forms = []
        for key in self.terms.forms(self._word):
            if (postings := self.terms.postings(key)) is not None:
                term, scorer = (self.fieldname, key), self._scorer_of(key)
                form = TermMatcher(self.terms, postings, term, self._format, scorer)
                forms.append(form._follow(self))
        return forms

    @lazily
    def _parts_by_paragraph(self) -> Scores:
        scores = np.zeros(len(self.numbers))
        documents = Documents(self.numbers, self.corpus)
        for form in self._forms:
            form.add_scores(documents, scores)
        return scores
