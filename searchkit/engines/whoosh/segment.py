"""A segment as it lies on the disk: dictionaries, postings, columns and records, read in place."""

import json
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from searchkit.domain.article import Article
from searchkit.domain.record import article_from_record
from searchkit.engines.whoosh.array_file import ArrayFile
from searchkit.engines.whoosh.dictionary import Dictionary
from searchkit.engines.whoosh.manifest import SegmentEntry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Field:
    """The dictionary of a field and the postings of its terms.

    Documents of the text fields are paragraphs, those of the title fields articles; both are
    numbered from 0 within the segment.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name
        self.dictionary = Dictionary(file, f"{name}.terms")
        self._starts = file.array(f"{name}.starts")

    def postings(self, place: int) -> "tuple[NDArray[Any], NDArray[Any]]":
        """Return the documents that hold a term, ascending, and how often each does."""
        start, end = int(self._starts[place]), int(self._starts[place + 1])
        return self._documents[start:end], self._counts[start:end]

    def positions(self, place: int) -> "NDArray[Any]":
        """Return the positions of a term, those of each posting after one another."""
        starts = self._position_starts
        positions = self._positions[int(starts[place]) : int(starts[place + 1])]
        if len(positions) != self.postings(place)[1].sum():
            raise self._file.damaged()
        return positions

    @cached_property
    def _documents(self) -> "NDArray[Any]":
        return self._file.unverified(f"{self._name}.documents")

    @cached_property
    def _counts(self) -> "NDArray[Any]":
        return self._file.unverified(f"{self._name}.counts")

    @cached_property
    def _positions(self) -> "NDArray[Any]":
        return self._file.unverified(f"{self._name}.positions")

    @cached_property
    def _position_starts(self) -> "NDArray[Any]":
        return self._file.array(f"{self._name}.position_starts")


class Segment:
    """Some articles, indexed together."""

    def __init__(self, entry: SegmentEntry, words: ArrayFile, records: ArrayFile) -> None:
        self.entry = entry
        self.words = words
        self._records = records
        self._fields: dict[str, Field] = {}

    def field(self, name: str) -> Field:
        """Return `stems`, `forms`, `title_stems` or `title_forms`."""
        if name not in self._fields:
            self._fields[name] = Field(self.words, name)
        return self._fields[name]

    def column(self, name: str) -> "NDArray[Any]":
        """Return a column; see `SegmentWriter` for which there are."""
        return self.words.array(name)

    def paragraphs_of(self, article: int) -> range:
        """Return the numbers of an article's paragraphs within the segment."""
        ends = self.column("paragraph_ends")
        return range(int(ends[article - 1]) if article else 0, int(ends[article]))

    def article(self, place: int) -> Article:
        """Return the article at a place of the segment."""
        ends: NDArray[np.uint64] = self._records.array("ends")
        start = int(ends[place - 1]) if place else 0
        record = self._records.slice("articles", start, int(ends[place]))
        return article_from_record(json.loads(zlib.decompress(record)))
