"""BM25 as a weighting model of Whoosh's: exact lengths, statistics of what counts (SPEC, Ranking).

Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.4) with the idf
that Lucene uses, which is never below 0. Whoosh's own BM25F rounds lengths to a byte, counts deleted
documents into its statistics, and has an idf by which "the" weighs half as much as a rare word.
"""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from whoosh.scoring import BaseScorer, WeightingModel, WeightScorer
from whoosh.searching import Searcher

from searchkit.engines import bm25
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.rows import Rows
from searchkit.engines.whoosh.sets import Numbers

if TYPE_CHECKING:
    from searchkit.engines.whoosh.generation_reader import GenerationReader


# From how many postings a pair of tf and length on it pays to work out all pairs first. Measured on
# 1,000,000 paragraphs.
POSTINGS_A_PAIR = 8


class FieldLengths:
    """What the lengths of a field's texts make of a word's score."""

    def __init__(self, rows: Rows, k1: float, b: float) -> None:
        self.rows = rows
        self.population = rows.population
        self._k1, self._b = k1, b

    @lazily
    def of_rows(self) -> NDArray[Any]:
        """Words of each row."""
        return self.rows.lengths

    @lazily
    def norms(self) -> NDArray[np.float64]:
        """What each length adds to the divisor of `bm25.part`: f8, of 0, 1, ... words.

        Many rows have the same length: a number a row would be as much memory as all postings of a
        frequent word, and be looked up in places that are far apart.
        """
        lengths = np.arange(int(self.of_rows.max(initial=0)) + 1)
        # The same operations in the same order as in bm25.part.
        norms = self._k1 * (1 - self._b + self._b * lengths / (self.rows.average_length or 1))
        return norms.astype(np.float64, copy=False)

    @lazily
    def norms_of_rows(self) -> NDArray[np.float64]:
        """What the length of each row adds: for fields all of whose rows are scored at once."""
        return self.norms.take(self.of_rows)

    @lazily
    def least_norm(self) -> float:
        """That of the shortest row; there is one."""
        return float(self.norms[int(self.of_rows.min())])


class BM25(WeightingModel):
    """Scores a word as `bm25.part` does."""

    # Whether scorers take any number of postings at once, and the statistics with them: those of a
    # word of many forms are of all their postings, which no look at a dictionary gives.
    scores_arrays = True

    def __init__(self, k1: float = bm25.K1, b: float = bm25.B) -> None:
        self.k1 = k1
        self.b = b

    def idf(self, searcher: Searcher, fieldname: str, text: Any) -> float:
        """Return the weight of a term, over the documents that count."""
        reader = searcher.get_parent().reader()
        population = reader.terms(fieldname).rows.population
        return bm25.idf(population, reader.doc_frequency(fieldname, text))

    def scorer(self, searcher: Searcher, fieldname: str, text: Any, qf: int = 1) -> BaseScorer:
        """Return what scores the postings of a term; of a field without lengths, its weight."""
        reader: GenerationReader = searcher.ixreader
        lengths: FieldLengths | None = reader.of_models.get((self, fieldname))
        if lengths is None:
            if not searcher.schema[fieldname].scorable:
                return WeightScorer.for_(searcher, fieldname, text)
            lengths = FieldLengths(reader.terms(fieldname).rows, self.k1, self.b)
            reader.of_models[self, fieldname] = lengths
        return BM25Scorer(self, searcher, fieldname, text, lengths)


class BM25Scorer(BaseScorer):
    """Scores the postings of one term, an array of them at once or one by one."""

    def __init__(
        self, model: BM25, searcher: Searcher, fieldname: str, text: Any, lengths: FieldLengths
    ) -> None:
        # Whose scores these are: what the same model scored in the same reader need not be again.
        self.model: Hashable = model
        self._searcher = searcher
        self._fieldname = fieldname
        self._text = text
        self._lengths = lengths
        self._k1, self._b = model.k1, model.b

    def idf(self, frequency: int) -> float:
        """Return the weight of a word that this many documents hold."""
        return bm25.idf(self._lengths.population, frequency)

    def scores(
        self, rows: Numbers | None, counts: NDArray[Any], frequency: int
    ) -> NDArray[np.float64]:
        """Return the score of each posting, of a word that `frequency` documents hold in all.

        Without `rows`, `counts` has one for every row, and what is 0 scores 0.
        """
        idf = bm25.idf(self._lengths.population, frequency)
        if rows is None:
            return self._parts(idf, counts, self._lengths.norms_of_rows.copy())
        norms = self._lengths.norms
        own = self._lengths.of_rows.take(rows)
        if len(norms) * POSTINGS_A_PAIR < len(counts):
            most = int(counts.max())
            if (most + 1) * len(norms) * POSTINGS_A_PAIR < len(counts):
                # What each tf scores at each length, worked out once.
                tf = np.arange(most + 1, dtype=np.float64)[:, np.newaxis]
                table = tf * idf
                table = table * (self._k1 + 1) / (norms + tf)
                places = counts.astype(np.intp)
                places *= len(norms)
                places += own
                return table.ravel().take(places)
        return self._parts(idf, counts, norms.take(own))

    def _parts(
        self, idf: float, counts: NDArray[Any], divisors: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return what each posting scores; `divisors`, of which nothing is left, are of the lengths."""
        # The same operations in the same order as in bm25.part, on all postings at once.
        scores = counts.astype(np.float64)
        divisors += scores
        scores *= idf
        scores *= self._k1 + 1
        scores /= divisors
        return scores

    def most(self, tf: float, frequency: int) -> float:
        """Return what no posting scores more than that has the word no more than `tf` times."""
        if not frequency:  # there may be no length to compare with
            return 0.0
        least = self._lengths.least_norm
        return self.idf(frequency) * tf * (self._k1 + 1) / (tf + least)

    def score(self, matcher: Any) -> float:
        """Return the score of the posting where a matcher stands."""
        parent = self._searcher.get_parent()
        reader = parent.reader()
        tf = matcher.weight()
        length = self._searcher.reader().doc_field_length(matcher.id(), self._fieldname)
        average = reader.terms(self._fieldname).rows.average_length
        norm = self._k1 * (1 - self._b + self._b * length / average)
        idf = parent.idf(self._fieldname, self._text)
        return float(idf * tf * (self._k1 + 1) / (tf + norm))

    def supports_block_quality(self) -> bool:
        """Return True."""
        return True

    def max_quality(self) -> float:
        """Return what no score reaches, however often the word stands in however short a text."""
        idf: float = self._searcher.get_parent().idf(self._fieldname, self._text)
        return idf * (self._k1 + 1)

    def block_quality(self, matcher: Any) -> float:
        """Return the same: all postings are one block."""
        return self.max_quality()
