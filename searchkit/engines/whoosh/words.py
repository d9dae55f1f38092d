"""A word of a query -> where it stands and what it scores, in the text or in the titles."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from searchkit.analysis.clauses import (
    ClauseWord,
    ExpandedWord,
    FormWord,
    FuzzyWord,
    PatternWord,
    TermWord,
    clause_of,
    form_test,
    label,
)
from searchkit.engines import bm25
from searchkit.engines.expansion import EXPANSION_LIMIT, FieldName, too_many_forms
from searchkit.engines.whoosh.corpus import Corpus, Postings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMS_KEPT = 64  # `*` and `~` words whose forms are remembered; each is asked for several times
CACHE_BYTES = 128 << 20  # scored words: the 500 commonest of a million paragraphs
_PREFIXES = {FieldName.TEXT: "", FieldName.TITLE: "title_"}


# A text node is read when it is matched, when it is scored and when its title is.
read_clause = lru_cache(maxsize=1024)(clause_of)


@dataclass(frozen=True, slots=True)
class Scored:
    """A word in one field: the documents that hold it, and what it adds to the score of each.

    Documents are paragraphs in the text and articles in the titles.
    """

    postings: Postings
    idf: float
    parts: "NDArray[np.float64]"


class Words:
    """Looks words up, and keeps the most recent ones."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._scored: OrderedDict[tuple[ClauseWord, FieldName], Scored] = OrderedDict()
        self._cached_bytes = 0
        self._norms: dict[FieldName, NDArray[np.float64]] = {}
        self._forms: dict[tuple[ExpandedWord, FieldName], tuple[str, ...]] = {}

    def scored(self, word: ClauseWord, field: FieldName) -> Scored:
        """Return where a word stands and what it scores there."""
        key = (word, field)
        if (known := self._scored.get(key)) is not None:
            self._scored.move_to_end(key)
            return known
        scored = self._score(self._postings(word, field), field)
        self._scored[key] = scored
        self._cached_bytes += _size_bytes(scored)
        while self._cached_bytes > CACHE_BYTES and len(self._scored) > 1:
            self._cached_bytes -= _size_bytes(self._scored.popitem(last=False)[1])
        return scored

    def positions(
        self, word: ClauseWord, field: FieldName, documents: "NDArray[np.intp]"
    ) -> "NDArray[np.int64]":
        """Return the places of a word in documents, as `Corpus.positions` gives them."""
        import numpy as np

        prefix = _PREFIXES[field]
        match word:
            case TermWord(term):
                return self._corpus.positions(f"{prefix}stems", term, documents)
            case FormWord(form):
                return self._corpus.positions(f"{prefix}forms", form, documents)
            case PatternWord() | FuzzyWord():
                places = [
                    self._corpus.positions(f"{prefix}forms", form, documents)
                    for form in self.forms(word, field)
                ]
                return np.sort(np.concatenate([np.empty(0, np.int64), *places]))
        assert_never(word)

    def forms(self, word: ExpandedWord, field: FieldName) -> tuple[str, ...]:
        """Return the forms that a word stands for. Raises QueryError where there are too many."""
        key = (word, field)
        if key not in self._forms:
            if len(self._forms) == FORMS_KEPT:
                self._forms.clear()
            self._forms[key] = self._expand(word, f"{_PREFIXES[field]}forms")
        return self._forms[key]

    def length(self, document: int, field: FieldName) -> int:
        """Return the number of words of a paragraph's text, or of an article's title."""
        is_text = field is FieldName.TEXT
        return int((self._corpus.lengths if is_text else self._corpus.title_lengths)[document])

    def _expand(self, word: ExpandedWord, name: str) -> tuple[str, ...]:
        match word:
            case PatternWord(pattern):
                start = pattern.partition("*")[0]
                candidates = self._corpus.terms_beginning_with(name, start)
            case FuzzyWord(form, distance):
                candidates = self._corpus.terms_maybe_near(name, form, distance)
        forms = []
        for form in filter(form_test(word), candidates):
            # A form that stands in dead articles only is none.
            if not self._corpus.has_dead or len(self._corpus.postings(name, form).documents):
                forms.append(form)
            if len(forms) > EXPANSION_LIMIT:
                raise too_many_forms(label(word))
        return tuple(forms)

    def _postings(self, word: ClauseWord, field: FieldName) -> Postings:
        prefix = _PREFIXES[field]
        match word:
            case TermWord(term):
                return self._corpus.postings(f"{prefix}stems", term)
            case FormWord(form):
                return self._corpus.postings(f"{prefix}forms", form)
            case PatternWord() | FuzzyWord():
                name = f"{prefix}forms"
                return _union(
                    [self._corpus.postings(name, form) for form in self.forms(word, field)]
                )
        assert_never(word)

    def _score(self, postings: Postings, field: FieldName) -> Scored:
        import numpy as np

        if not len(postings.documents):
            return Scored(postings, bm25.idf(self._corpus.live_size, 0), np.empty(0))
        frequency = len(postings.documents)
        if field is FieldName.TITLE:  # every paragraph of an article has its title
            frequency = int(self._corpus.paragraph_counts[postings.documents].sum())
        idf = bm25.idf(self._corpus.live_size, frequency)
        # The same operations in the same order as bm25.part, on all documents at once.
        tf, norms = postings.counts, self._norms_of(field)[postings.documents]
        parts = idf * tf * (bm25.K1 + 1) / (tf + norms)
        if field is FieldName.TITLE:
            parts = bm25.TITLE_WEIGHT * parts
        return Scored(postings, idf, parts)

    def _norms_of(self, field: FieldName) -> "NDArray[np.float64]":
        """Return what length adds to the divisor of bm25.part, for each document of a field."""
        import numpy as np

        if field not in self._norms:
            lengths, average = self._lengths(field)
            norms = bm25.K1 * (1 - bm25.B + bm25.B * lengths / average)
            self._norms[field] = norms.astype(np.float64, copy=False)
        return self._norms[field]

    def _lengths(self, field: FieldName) -> "tuple[NDArray[np.int64], float]":
        """Return the lengths of all documents, and their exact mean over the live paragraphs."""
        import numpy as np

        corpus = self._corpus
        if field is FieldName.TEXT:
            lengths = corpus.lengths.astype(np.int64)
            total = int(lengths[corpus.live].sum()) if corpus.has_dead else int(lengths.sum())
        else:
            lengths = corpus.title_lengths.astype(np.int64)
            total = int((lengths * corpus.paragraph_counts)[corpus.live_articles].sum())
        return lengths, total / corpus.live_size


def _union(postings: list[Postings]) -> Postings:
    """Return the postings of several forms as those of one word."""
    import numpy as np

    documents = np.concatenate([np.empty(0, np.intp), *(p.documents for p in postings)])
    counts = np.concatenate([np.empty(0), *(p.counts for p in postings)])
    distinct, places = np.unique(documents, return_inverse=True)
    summed: NDArray[np.float64] = np.bincount(places, counts, len(distinct)).astype(np.float64)
    return Postings(distinct, summed)


def _size_bytes(scored: Scored) -> int:
    arrays = (scored.postings.documents, scored.postings.counts, scored.parts)
    return sum(array.nbytes for array in arrays)
