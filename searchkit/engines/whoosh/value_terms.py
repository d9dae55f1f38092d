"""The terms of fields of whole values: those of columns, and ids."""

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.identity import paragraph_id, split_paragraph_id
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.column import Column
from searchkit.engines.whoosh.postings import Postings
from searchkit.engines.whoosh.rows import ParagraphRows
from searchkit.engines.whoosh.sets import Numbers, each_once
from searchkit.engines.whoosh.terms import Terms


class SortedTerms(Terms):
    """The terms of a field of whole values, which are sorted when they are first gone through."""

    def keys(self, first: bytes = b"") -> Iterator[bytes]:
        """Yield the values from the first that is not below `first`, ascending."""
        return islice(self._keys, bisect_left(self._keys, first), None)

    def lengths(self, rows: Numbers) -> NDArray[Any]:
        """Return 0 for each: what does not score has no length."""
        return np.zeros(len(rows), np.uint8)

    @cached_property
    def _keys(self) -> list[bytes]:
        """All that a paragraph has which counts, ascending."""
        return sorted(self._all_keys())

    @abstractmethod
    def _all_keys(self) -> Iterable[bytes]:
        """Return those in any order."""


class ValueTerms(SortedTerms):
    """Values of a column."""

    def __init__(self, column: Column, rows: ParagraphRows) -> None:
        super().__init__(rows)
        self._column = column

    def postings(self, key: bytes) -> Postings | None:
        """Return which paragraphs have a value; None: none that counts."""
        number = self._numbers.get(key)
        if number is None:
            return None
        rows = self._column.paragraphs_of(number)
        if self.rows.has_dead:
            rows = rows[self.rows.live[rows]]
        return Postings(rows, np.ones(len(rows), np.uint8), self.rows) if len(rows) else None

    def _all_keys(self) -> Iterable[bytes]:
        numbers, _ = self._column.each(self.rows.corpus.live_numbers)
        names = [*self._column.names, None]  # behind those that are known: the unknown
        held = [names[number] for number in each_once(np.sort(numbers)).tolist()]
        return (encode(name) for name in held if name is not None)

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        """Value -> its place in the column's names."""
        names = enumerate(self._column.names)
        return {encode(name): number for number, name in names if name is not None}


class ArticleTerms(SortedTerms):
    """Ids of articles; the paragraphs of each."""

    def postings(self, key: bytes) -> Postings | None:
        """Return the paragraphs of an article; None: it has none that counts."""
        corpus = self.rows.corpus
        try:
            number = corpus.article_number(decode(key))
        except (KeyError, UnicodeDecodeError):
            return None
        first, count = int(corpus.first_paragraphs[number]), int(corpus.paragraph_counts[number])
        rows = np.arange(first, first + count)
        return Postings(rows, np.ones(count, np.uint8), self.rows) if count else None

    def _all_keys(self) -> Iterable[bytes]:
        corpus = self.rows.corpus
        ids: list[bytes] = corpus.ids[corpus.live_articles & (corpus.paragraph_counts > 0)].tolist()
        return ids


class IdTerms(SortedTerms):
    """Ids of paragraphs, each of which has its own."""

    def postings(self, key: bytes) -> Postings | None:
        """Return the paragraph with an id; None: there is none that counts."""
        corpus = self.rows.corpus
        try:
            article, ordinal = split_paragraph_id(decode(key))
            number = corpus.paragraph_number(corpus.article_number(article), ordinal)
        except (KeyError, ValueError):
            return None
        if encode(paragraph_id(article, ordinal)) != key:  # "k5x2m7q4ra-07" names nothing
            return None
        return Postings(np.array([number]), np.ones(1, np.uint8), self.rows)

    def _all_keys(self) -> Iterable[bytes]:
        corpus = self.rows.corpus
        return map(encode, corpus.paragraph_ids(corpus.live_numbers))
