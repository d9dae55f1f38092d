"""How many of some paragraphs have each value of a column, and how many stories have some of them.

An article's paragraphs are numbered one after another, so that the paragraphs of a value, ascending,
have those of one story side by side: the stories are counted where the article changes.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.column import Column, ManyValued, OneValued
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Mask, Numbers, runs_of

# Where more than one paragraph in so many is counted, going through the whole column is cheaper than
# picking the values of each. Measured on 109,000 paragraphs.
SWEEP_SHARE = 16


class Tally(ABC):
    """The counts of one column. A place is that of a value in `names`, len(names) the unknown's."""

    counts: NDArray[np.intp]  # paragraphs, by place

    @abstractmethod
    def stories(self, places: Sequence[int]) -> list[int]:
        """Return how many stories have each of the values at these places."""


def tally(column: Column, documents: Documents) -> Tally:
    """Return the counts of a column over some paragraphs."""
    match column:
        case OneValued():
            return _OneEach(column, documents)
        case ManyValued() if len(documents) * SWEEP_SHARE > documents.corpus.size:
            return _Swept(column, documents)
        case ManyValued():
            return _Picked(column, documents)
        case _:
            raise TypeError(column)


class _OneEach(Tally):
    def __init__(self, column: OneValued, documents: Documents) -> None:
        self._column, self._documents = column, documents
        self._numbers = column.numbers.take(documents.numbers)
        self.counts = self._by_place(self._numbers)

    def stories(self, places: Sequence[int]) -> list[int]:
        articles, numbers = self._documents.articles, self._numbers
        if self._column.is_of_articles:
            firsts = numbers.take(self._documents.firsts)
            return [int(count) for count in self._by_place(firsts)[list(places)]]
        width = len(self._column.names)
        wanted = [self._column.names.index(None) if place == width else place for place in places]
        return [_changes(articles.compress(numbers == number)) for number in wanted]

    def _by_place(self, numbers: NDArray[np.unsignedinteger]) -> NDArray[np.intp]:
        names = self._column.names
        counts = np.bincount(numbers, minlength=len(names) + 1)
        if None in names:
            counts[-1] = counts[names.index(None)]
            counts[names.index(None)] = 0
        return counts


class _ManyEach(Tally):
    """What is the same for both ways to count: paragraphs without a value."""

    def __init__(self, column: ManyValued, documents: Documents) -> None:
        self._column, self._documents = column, documents
        self._is_empty: Mask = column.is_empty.take(documents.numbers)
        self.counts = self._known()
        self.counts[-1] = np.count_nonzero(self._is_empty)

    def stories(self, places: Sequence[int]) -> list[int]:
        width = len(self._column.names)
        known = iter(self._known_stories([place for place in places if place < width]))
        return [self._unknown_stories() if place == width else next(known) for place in places]

    def _unknown_stories(self) -> int:
        # By a mask, not by `compress`, which makes numbers of it first: most may have no value.
        return _changes(self._documents.articles[self._is_empty])

    @abstractmethod
    def _known(self) -> NDArray[np.intp]:
        """Return how many paragraphs have each value, and a 0 for the unknown."""

    @abstractmethod
    def _known_stories(self, places: Sequence[int]) -> list[int]:
        """Return how many stories have each of some values."""


class _Swept(_ManyEach):
    """The whole column is gone through in the order of values, those of each lie side by side."""

    def _known(self) -> NDArray[np.intp]:
        inverted = self._column.inverted
        is_counted = np.zeros(self._documents.corpus.size, bool)
        is_counted[self._documents.numbers] = True
        self._is_counted: Mask = is_counted.take(inverted.paragraphs)
        counts = np.zeros(len(self._column.names) + 1, np.intp)
        if len(inverted.held):
            ones = self._is_counted.view(np.uint8)
            starts = inverted.starts.take(inverted.held)
            counts[inverted.held] = np.add.reduceat(ones, starts, dtype=np.intp)
        return counts

    def _known_stories(self, places: Sequence[int]) -> list[int]:
        return [self._stories_of(place) for place in places]

    def _stories_of(self, place: int) -> int:
        inverted = self._column.inverted
        run = slice(inverted.starts[place], inverted.starts[place + 1])
        paragraphs = inverted.paragraphs[run].compress(self._is_counted[run])
        return _changes(self._documents.corpus.article_of.take(paragraphs))


class _Picked(_ManyEach):
    """The values of each paragraph are picked."""

    def _known(self) -> NDArray[np.intp]:
        starts = self._column.starts.take(self._documents.numbers)
        self._sizes: Numbers = self._column.starts[1:].take(self._documents.numbers) - starts
        self._numbers = self._column.numbers.take(runs_of(starts, self._sizes))
        return np.bincount(self._numbers, minlength=len(self._column.names) + 1)

    def _known_stories(self, places: Sequence[int]) -> list[int]:
        # One row a value that is wanted, and one for all others.
        row_of = np.full(len(self._column.names), len(places), np.min_scalar_type(len(places)))
        row_of[list(places)] = np.arange(len(places))
        rows = row_of.take(self._numbers)
        is_wanted = rows < len(places)
        rows = rows.compress(is_wanted)
        # Stable: the paragraphs of each row stay ascending. A radix sort, as rows are narrow.
        order = rows.argsort(kind="stable")
        articles = self._documents.articles.repeat(self._sizes).compress(is_wanted).take(order)
        rows = rows.take(order)
        is_new = np.ones(len(rows), bool)
        is_new[1:] = (articles[1:] != articles[:-1]) | (rows[1:] != rows[:-1])
        counts: list[int] = np.bincount(rows.compress(is_new), minlength=len(places)).tolist()
        return counts


def _changes(articles: Numbers) -> int:
    """Return how many distinct articles there are; equal ones are side by side."""
    return int(np.count_nonzero(articles[1:] != articles[:-1])) + 1 if len(articles) else 0
