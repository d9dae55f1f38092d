"""What a field has texts of: each paragraph, or each article, whose title all its paragraphs have.

Postings number the rows of their field; a query's documents are paragraphs. Each kind of rows knows
how the two go together, and the statistics that BM25 needs, over the paragraphs that count.
"""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.sets import Mask, Numbers
from searchkit.engines.whoosh.word_bits import Bits, Blocks, KeptBits

# Rows that are worked on together where much is done to each: half a megabyte of bits. Measured on
# 1,000,000 paragraphs.
RUN = 1 << 16
# Working on all rows of a run costs less than picking the bits of more than one in so many.
ROWS_A_PICKED = 4


class Documents:
    """Some paragraphs (numbers, ascending, each once), and what is worked out about them but once."""

    def __init__(self, numbers: Numbers, corpus: Corpus) -> None:
        self.numbers = numbers
        self.corpus = corpus

    def __len__(self) -> int:
        return len(self.numbers)

    @lazily
    def articles(self) -> Numbers:
        """The article of each: ascending, as often as it has paragraphs here."""
        articles: Numbers = self.corpus.article_of.take(self.numbers)
        return articles

    @lazily
    def firsts(self) -> Numbers:
        """The places in `numbers` of the first paragraph of each article."""
        is_first = np.ones(len(self.articles), bool)
        np.not_equal(self.articles[1:], self.articles[:-1], out=is_first[1:])
        return np.flatnonzero(is_first)

    def counts_between(self, ranges: Numbers) -> list[int]:
        """Return how many are in each of some ranges, a row with first and end each."""
        pairs = self.numbers.searchsorted(ranges).tolist()
        return [end - first for first, end in pairs]

    @lazily
    def stories(self) -> int:
        """How many articles have some of them."""
        articles = self.articles
        return int(np.count_nonzero(articles[1:] != articles[:-1])) + 1 if len(articles) else 0

    def only(self, kept: Mask) -> "Documents":
        """Return those for which `kept` is true."""
        return Documents(self.numbers.compress(kept), self.corpus)

    def at(self, places: NDArray[np.intp]) -> "Documents":
        """Return those at these places."""
        return Documents(self.numbers.take(places), self.corpus)


class Marked(Documents):
    """Paragraphs that are known by a mark on each; their numbers are worked out when asked for."""

    def __init__(self, mask: Mask, corpus: Corpus) -> None:
        self._mask = mask
        self.corpus = corpus

    def __len__(self) -> int:
        return self._size

    @lazily
    def _size(self) -> int:
        return int(np.count_nonzero(self._mask))

    @lazily
    def numbers(self) -> Numbers:  # type: ignore[override]
        """Their numbers, ascending."""
        return self._mask.nonzero()[0]

    def counts_between(self, ranges: Numbers) -> list[int]:
        """Return how many are in each of some ranges, a row with first and end each."""
        return [int(np.count_nonzero(self._mask[first:end])) for first, end in ranges.tolist()]


class Rows(ABC):
    """The rows of a field."""

    name: ClassVar[str]  # as an explanation of a score names it
    sentence_column: ClassVar[str] = "sentence"  # where a sentence begins; see `SegmentWriter`
    bases: list[int]  # number of the first row of each segment
    size: int  # rows, those that no longer count included
    are_paragraphs: ClassVar[bool] = False

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.has_dead = corpus.has_dead  # whether some rows no longer count

    @property
    @abstractmethod
    def live(self) -> Mask:
        """For each row, whether it counts."""

    @property
    @abstractmethod
    def lengths(self) -> NDArray[Any]:
        """Words of each row, exactly."""

    @property
    @abstractmethod
    def total_length(self) -> int:
        """Words of all documents that count."""

    @abstractmethod
    def paragraphs(self, rows: Numbers) -> Numbers:
        """Return the paragraphs that have these rows."""

    @abstractmethod
    def of(self, documents: Documents) -> Numbers:
        """Return the row of each paragraph."""

    @abstractmethod
    def spread(self, rows: Numbers, values: NDArray[Any]) -> NDArray[Any]:
        """Return values of rows as those of `paragraphs(rows)`."""

    @abstractmethod
    def frequency(self, rows: Numbers) -> int:
        """Return how many paragraphs have these rows."""

    def blocks(self, rows: Numbers) -> Blocks:
        """Return what holds a bit for each word of some rows, all of one run, and maybe of others."""
        base = self.bases[bisect_right(self.bases, int(rows[0])) - 1]
        first = int(rows[0]) - (int(rows[0]) - base) % RUN
        whole = self._whole(first)
        if len(rows) * ROWS_A_PICKED > len(whole):
            return whole
        return Blocks(rows, self.lengths, self.sentences, whole)

    def counting(self, rows: Numbers) -> Numbers:
        """Return those of some rows that count."""
        return rows.compress(self.live.take(rows)) if self.has_dead else rows

    @lazily
    def kept_bits(self) -> KeptBits:
        """The bits of words in whole runs."""
        return KeptBits()

    def _whole(self, first: int) -> Blocks:
        """Return the blocks of the run that begins at a row."""
        if first not in self._wholes:
            later = [*self.bases, self.size]
            end = min(first + RUN, later[bisect_right(later, first)])
            before = 0
            if first not in self.bases:
                earlier = self._whole(first - RUN)
                before = earlier.before + earlier.size
            self._wholes[first] = Blocks(
                range(first, end), self.lengths, self.sentences, before=before
            )
        return self._wholes[first]

    @lazily
    def _wholes(self) -> dict[int, Blocks]:
        return {}

    def in_runs(self, rows: Numbers) -> Iterator[Numbers]:
        """Yield some rows in runs, each of one segment and short enough to stay near the processor."""
        for base, end in pairwise([*self.bases, self.size]):
            for first in range(base, end, RUN):
                low, high = np.searchsorted(rows, [first, min(first + RUN, end)])
                if high > low:
                    yield rows[low:high]

    @lazily
    def blank(self) -> NDArray[np.float64]:
        """A place for each row, all 0: whoever writes on it makes it blank again.

        One is kept because a new one costs as much as what is written on it.
        """
        return np.zeros(self.size)

    @property
    def population(self) -> int:
        """How many documents count, of which `frequency` says how many hold a word."""
        return self.corpus.live_size

    @lazily
    def average_length(self) -> float:
        """The exact mean of the lengths; 0 where nothing counts."""
        return self.total_length / self.population if self.population else 0.0

    @lazily
    def sentence_keys(self) -> NDArray[np.int64]:
        """Where the sentences of all rows begin, as places, ascending."""
        return self.corpus.sentence_keys(self.sentence_column)

    def sentences(self, blocks: Blocks) -> Bits:
        """Return where the sentences of all rows of a range begin, which are of one segment."""
        number = bisect_right(self.bases, blocks.range.start) - 1
        bits = self.corpus.segments[number].sentence_bits(self.sentence_column)
        return bits[blocks.before : blocks.before + blocks.size]


class ParagraphRows(Rows):
    """A row is a paragraph."""

    name = "text"
    are_paragraphs = True

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self.bases, self.size = corpus.paragraph_bases, corpus.size

    @property
    def live(self) -> Mask:
        """For each paragraph, whether it counts."""
        return self.corpus.live

    @property
    def lengths(self) -> NDArray[Any]:
        """Words of each paragraph."""
        return self.corpus.lengths

    @lazily
    def total_length(self) -> int:
        """Words of all paragraphs that count."""
        lengths = self.lengths[self.live] if self.has_dead else self.lengths
        return int(lengths.sum(dtype=np.int64))

    def paragraphs(self, rows: Numbers) -> Numbers:
        """Return them."""
        return rows

    def of(self, documents: Documents) -> Numbers:
        """Return them."""
        return documents.numbers

    def spread(self, rows: Numbers, values: NDArray[Any]) -> NDArray[Any]:
        """Return them."""
        return values

    def frequency(self, rows: Numbers) -> int:
        """Return how many there are."""
        return len(rows)


class TitleRows(Rows):
    """A row is an article: every paragraph of it has its title."""

    name = "title"
    sentence_column = "title_sentence"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self.bases, self.size = corpus.article_bases, corpus.articles

    @property
    def live(self) -> Mask:
        """For each article, whether it counts."""
        return self.corpus.live_articles

    @property
    def lengths(self) -> NDArray[Any]:
        """Words of each article's title."""
        return self.corpus.title_lengths

    @lazily
    def total_length(self) -> int:
        """Words of the titles of all paragraphs that count."""
        lengths = self.lengths.astype(np.int64) * self.corpus.paragraph_counts
        return int(lengths[self.live].sum() if self.has_dead else lengths.sum())

    def paragraphs(self, rows: Numbers) -> Numbers:
        """Return the paragraphs of articles."""
        return self.corpus.paragraphs_of(rows)

    def of(self, documents: Documents) -> Numbers:
        """Return the article of each."""
        return documents.articles

    def spread(self, rows: Numbers, values: NDArray[Any]) -> NDArray[Any]:
        """Return each article's value once for each of its paragraphs."""
        return np.repeat(values, self.corpus.paragraph_counts[rows])

    def frequency(self, rows: Numbers) -> int:
        """Return how many paragraphs these articles have."""
        return int(self.corpus.paragraph_counts[rows].sum())


class StoryRows(TitleRows):
    """A row is an article: title, body and captions as one text. Statistics are of stories."""

    name = "story"

    @property
    def live(self) -> Mask:
        """For each article, whether it counts and has paragraphs."""
        return self.corpus.live_stories

    @lazily
    def lengths(self) -> NDArray[Any]:
        """Words of each story."""
        corpus = self.corpus
        words = np.where(corpus.in_story, corpus.lengths, 0)
        sums = np.bincount(corpus.article_of, words, corpus.articles).astype(np.int64)
        lengths: NDArray[Any] = sums + corpus.title_lengths
        return lengths

    @lazily
    def total_length(self) -> int:
        """Words of all stories that count."""
        return int(self.lengths[self.live].sum())

    @lazily
    def population(self) -> int:
        """How many stories count."""
        return int(np.count_nonzero(self.live))

    def frequency(self, rows: Numbers) -> int:
        """Return how many stories there are."""
        return len(rows)
