"""A segment as it lies on the disk: dictionaries, postings, columns and records, read in place."""

import json
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from searchkit.domain.article import Article
from searchkit.domain.record import article_from_record
from searchkit.engines.whoosh.array_file import ArrayFile, decode, encode
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
        # Memory views hand out plain numbers, faster one by one than an array does.
        self._ends = file.array(f"{name}.terms.ends").data
        self._starts = file.array(f"{name}.starts")

    def __len__(self) -> int:
        return len(self._ends)

    def term(self, place: int) -> str:
        """Return the term at a place of the dictionary."""
        return decode(self._term_bytes(place))

    def find(self, term: str) -> int | None:
        """Return the place of a term, or None."""
        return self.place(encode(term))

    def place(self, key: bytes) -> int | None:
        """Return the place of a term given as the bytes that `encode` makes of it, or None."""
        place = self.first_not_below(key)
        return place if place < len(self) and self._term_bytes(place) == key else None

    def beginning_with(self, prefix: str) -> range:
        """Return the places of all terms that begin with `prefix`."""
        key = encode(prefix)
        # 0xFF is in no UTF-8 text, so that this sorts after whatever begins with the prefix.
        return range(self.first_not_below(key), self.first_not_below(key + b"\xff"))

    def first_not_below(self, key: bytes) -> int:
        """Return the place of the first term whose bytes are not below `key`."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._term_bytes(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low

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

    def _term_bytes(self, place: int) -> bytes:
        start = self._ends[place - 1] if place else 0
        return self._file.slice(f"{self._name}.terms.bytes", start, self._ends[place])


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
