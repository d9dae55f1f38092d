"""The nodes of a query: Whoosh's own, whose matchers hold arrays.

Each subclasses the node of Whoosh's that means the same, so that a tree of them is a Whoosh query
like any other: it can be taken apart, changed by `accept`, searched by any searcher of ours with
any collector. Where a part of a compound is a foreign node, whose matcher steps, Whoosh's own
compound steps over all of them. Trees are never normalised: Whoosh holds that
`And([Every(), x])` is `Every()` (whoosh3 3.54.0).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from whoosh import query
from whoosh.matching import Matcher, NullMatcher
from whoosh.matching.mcore import NullMatcherClass
from whoosh.matching.wrappers import WrappingMatcher
from whoosh.reading import IndexReader, TermNotFound
from whoosh.searching import SearchContext, Searcher

from searchkit.analysis.clauses import ExpandedWord, FuzzyWord, PatternWord
from searchkit.engines.whoosh.compound_matchers import (
    AndMaybeMatcher,
    IntersectionMatcher,
    InverseMatcher,
    UnionMatcher,
    UnscoredMatcher,
)
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.matchers import (
    ArrayMatcher,
    ArticlesMatcher,
    ColumnMatcher,
    EmptyMatcher,
    ListedMatcher,
)
from searchkit.engines.whoosh.sets import Mask, Numbers
from searchkit.engines.whoosh.span_matchers import SpanMatcher
from searchkit.engines.whoosh.term_matchers import ExpansionMatcher, TermMatcher


def arrays(matchers: Sequence[Matcher], searcher: Searcher) -> list[ArrayMatcher] | None:
    """Return matchers of arrays; None where one of them steps from paragraph to paragraph."""
    found: list[ArrayMatcher] = []
    for matcher in matchers:
        if isinstance(matcher, ArrayMatcher):
            found.append(matcher)
        elif isinstance(matcher, NullMatcherClass):
            found.append(EmptyMatcher(searcher.reader().corpus))
        else:
            return None
    return found


# Words


class Term(query.Term):
    """A word."""

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher over its postings; one of nothing where nobody has it."""
        weighting = context.weighting if context else None
        try:
            matcher = searcher.postings(self.fieldname, self.text, weighting=weighting)
        except TermNotFound:
            return NullMatcher()
        if not isinstance(matcher, ArrayMatcher):
            return WrappingMatcher(matcher, self.boost) if self.boost != 1.0 else matcher
        matcher.boost = self.boost
        return matcher


class Expanded(query.MultiTerm):
    """A word that stands for several forms, which count as one word."""

    fieldname: str
    boost: float

    def word(self) -> ExpandedWord:
        """Return what it stands for."""
        raise NotImplementedError

    def _btexts(self, reader: GenerationReader) -> list[bytes]:
        return reader.words(self.fieldname).forms(self.word())

    def estimate_size(self, ixreader: GenerationReader) -> int:
        """Return how many paragraphs hold one of its forms."""
        return ixreader.words(self.fieldname).expansion(self.word()).frequency

    def estimate_min_size(self, ixreader: GenerationReader) -> int:
        """Return the same."""
        return self.estimate_size(ixreader)

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher over the postings of its forms.

        Raises QueryError where they are too many. A weighting that does not take them together
        scores each form by itself, as Whoosh does.
        """
        reader: GenerationReader = searcher.reader()
        weighting = (context.weighting if context else None) or searcher.weighting
        word, name = self.word(), self.fieldname

        def scorer_of(form: bytes) -> Any:
            return weighting.scorer(searcher, name, form)

        scorer = scorer_of(self.text) if getattr(weighting, "scores_arrays", False) else None
        format_ = reader.schema[name].format
        matcher = ExpansionMatcher(reader.words(name), word, name, format_, scorer_of, scorer)
        matcher.boost = self.boost
        return matcher


class Wildcard(Expanded, query.Wildcard):
    """A word with `*` for any run of letters, matched against forms as written."""

    def __init__(self, fieldname: str, text: str, boost: float = 1.0) -> None:
        query.Wildcard.__init__(self, fieldname, text, boost, constantscore=False)

    def word(self) -> PatternWord:
        """Return the pattern."""
        return PatternWord(self.text)


class FuzzyTerm(Expanded, query.FuzzyTerm):
    """A word within a Levenshtein distance of forms as written, their first letter the same."""

    def __init__(self, fieldname: str, text: str, boost: float = 1.0, maxdist: int = 1) -> None:
        query.FuzzyTerm.__init__(self, fieldname, text, boost, maxdist, constantscore=False)

    def word(self) -> FuzzyWord:
        """Return the word and the distance."""
        return FuzzyWord(self.text, self.maxdist)


class PhraseQuery(query.Sequence):
    """Words one right after the other."""

    def __init__(self, subqueries: Sequence[query.Query], boost: float = 1.0) -> None:
        query.Sequence.__init__(self, subqueries, slop=1, ordered=True, boost=boost)
        self.within: int | None = None

    def __eq__(self, other: object) -> bool:
        return query.Sequence.__eq__(self, other) and self.within == getattr(other, "within", None)

    def __hash__(self) -> int:
        return self._hash

    @lazily
    def _hash(self) -> int:
        return hash((self.within, *self.subqueries))

    def apply(self, fn: Callable[[query.Query], query.Query]) -> "PhraseQuery":
        """Return the same of other words."""
        return type(self)([fn(part) for part in self.subqueries], boost=self.boost)

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of where its words stand together."""
        parts = arrays([part.matcher(searcher, context) for part in self.subqueries], searcher)
        words = [part for part in parts or () if isinstance(part, TermMatcher)]
        if parts is None or len(words) != len(parts):
            if parts and any(isinstance(part, EmptyMatcher) for part in parts):
                return NullMatcher()
            return query.Sequence.matcher(self, searcher, context)
        reader: GenerationReader = searcher.reader()
        matcher = SpanMatcher(reader.corpus, words, self.within, reader.once[self])
        matcher.boost = self.boost
        return matcher


class NearQuery(PhraseQuery):
    """Words in any order, the first and the last at most `within` positions apart."""

    def __init__(self, subqueries: Sequence[query.Query], within: int, boost: float = 1.0) -> None:
        query.Sequence.__init__(self, subqueries, slop=within, ordered=False, boost=boost)
        self.within = within

    def apply(self, fn: Callable[[query.Query], query.Query]) -> "NearQuery":
        """Return the same of other words."""
        return type(self)([fn(part) for part in self.subqueries], self.slop, boost=self.boost)


# Groups


class AndQuery(query.And):
    """All parts. What a paragraph scores in each is added in this order."""

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of what all parts match."""
        return _compound(IntersectionMatcher, self, searcher, context) or super().matcher(
            searcher, context
        )


class OrQuery(query.Or):
    """Any part. What a paragraph scores in each that it matches is added in this order."""

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of what any part matches."""
        return _compound(UnionMatcher, self, searcher, context) or super().matcher(
            searcher, context
        )


class AndMaybe(query.AndMaybe):
    """What the first part matches; the second adds what it scores where it matches too."""

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of what the first part matches."""
        return _compound(AndMaybeMatcher, self, searcher, context) or super().matcher(
            searcher, context
        )


class NotQuery(query.Not):
    """What the part does not match; scores nothing."""

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of what the part does not match."""
        parts = arrays([self.query.matcher(searcher, searcher.boolean_context())], searcher)
        if parts is None:
            return super().matcher(searcher, context)
        return InverseMatcher(searcher.reader().corpus, parts)


class Unscored(query.ConstantScoreQuery):
    """What the part matches, but it scores nothing."""

    def __init__(self, child: query.Query, score: float = 0.0) -> None:
        super().__init__(child, score)

    def __str__(self) -> str:
        return f"({self.child})^0"

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of what the part matches."""
        corpus = searcher.reader().corpus
        matcher = self.child.matcher(searcher, searcher.boolean_context())
        parts = arrays([matcher], searcher)
        if parts is not None:
            return UnscoredMatcher(corpus, parts)
        mask = np.zeros(corpus.size, bool)
        mask[np.fromiter(matcher.all_ids(), np.intp)] = True
        return ColumnMatcher(corpus, mask)


class Every(query.Every):
    """Every paragraph; scores nothing."""

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of all paragraphs that count."""
        if self.fieldname is not None:
            return super().matcher(searcher, context)
        return ColumnMatcher(searcher.reader().corpus)


def _compound(
    kind: type[IntersectionMatcher] | type[UnionMatcher] | type[AndMaybeMatcher],
    node: query.Query,
    searcher: Searcher,
    context: SearchContext | None,
) -> Matcher | None:
    """Return the matcher of a compound; None where a part of it steps."""
    parts = arrays([part.matcher(searcher, context) for part in node.subqueries], searcher)
    if parts is None:
        return None
    if not parts:
        return NullMatcher()
    matcher = kind(searcher.reader().corpus, parts)
    matcher.boost = node.boost
    return matcher


# What is known of a paragraph besides its words


class Known(query.Query):
    """Paragraphs by their columns; scores nothing.

    What passes is kept by the reader: subclasses say what they ask (`__eq__`, `__hash__`) and
    evaluate it.
    """

    boost = 1.0

    def passing(self, reader: GenerationReader) -> Mask:
        """Return for each paragraph whether it passes; for those that do not count, anything."""
        raise NotImplementedError

    def passing_articles(self, reader: GenerationReader) -> Mask | None:
        """Return for each article whether its paragraphs pass; None: it depends on the paragraph."""
        return None

    def few_passing(self, reader: GenerationReader) -> Numbers | None:
        """Return the paragraphs that pass, those that do not count included; None: they are many."""
        return None

    def field(self) -> str | None:
        """Return None: terms are looked for in no field."""
        return None

    def normalize(self) -> "Known":
        """Return this."""
        return self

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many paragraphs there are."""
        return int(ixreader.doc_count())

    def estimate_min_size(self, ixreader: IndexReader) -> int:
        """Return 0."""
        return 0

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> ArrayMatcher:
        """Return a matcher of what passes."""
        reader: GenerationReader = searcher.reader()
        return reader.columns.kept(self, lambda: self._matching(reader))()

    def _matching(self, reader: GenerationReader) -> Callable[[], ArrayMatcher]:
        """Return what makes a matcher of what passes, and keeps what was worked out for that."""
        if (articles := self.passing_articles(reader)) is not None:
            return partial(ArticlesMatcher, reader.corpus, articles)
        if (few := self.few_passing(reader)) is not None:
            return partial(ListedMatcher, reader.corpus, few)
        return partial(ColumnMatcher, reader.corpus, self.passing(reader))
