"""A segment as it lies on the disk: dictionaries, postings, columns and records, read in place."""

import json
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoosh.codec import base
from whoosh.filedb.filestore import ReadOnlyError

from searchkit.domain.article import Article
from searchkit.domain.record import article_from_record
from searchkit.engines.whoosh.array_file import ArrayFile
from searchkit.engines.whoosh.dictionary import Dictionary
from searchkit.engines.whoosh.manifest import SegmentEntry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Field:
    """The arrays of one field of words, as `text_field.py` says what they hold.

    A row is a document of the field: a paragraph, or an article in the fields of titles. Rows are
    numbered from 0 within the segment, and those of articles that no longer count are among them.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name
        self.dictionary = Dictionary(file, f"{name}.terms")

    def postings(self, place: int) -> "tuple[NDArray[np.uint32], NDArray[Any]]":
        """Return the rows that hold the term at a place of the dictionary, and how often each does."""
        start, end = int(self.starts[place]), int(self.starts[place + 1])
        return self.rows[start:end], self.counts[start:end]

    def positions(self, place: int) -> "NDArray[Any]":
        """Return the positions of a term, those of each posting after one another."""
        starts = self.position_starts
        positions = self.all_positions[int(starts[place]) : int(starts[place + 1])]
        if len(positions) != self.postings(place)[1].sum():
            raise self._file.damaged()
        return positions

    @cached_property
    def starts(self) -> "NDArray[Any]":
        """Where the postings of each term start, and where the last ones end."""
        return self._file.array(f"{self._name}.starts")

    @cached_property
    def rows(self) -> "NDArray[np.uint32]":
        """The row of each posting."""
        return self._file.unverified(f"{self._name}.documents")

    @cached_property
    def counts(self) -> "NDArray[Any]":
        """How often the term occurs in the row, of each posting."""
        return self._file.unverified(f"{self._name}.counts")

    @cached_property
    def all_positions(self) -> "NDArray[Any]":
        """The position of each occurrence."""
        return self._file.unverified(f"{self._name}.positions")

    @cached_property
    def position_starts(self) -> "NDArray[Any]":
        """Where the positions of each term start, and where the last ones end."""
        return self._file.array(f"{self._name}.position_starts")


class Segment(base.Segment):
    """Some articles, indexed together, and which of them no longer count.

    To Whoosh its documents are the paragraphs. It is never changed: what is deleted stands in the
    manifest, and another generation's manifest makes another segment of the same files.
    """

    def __init__(
        self, entry: SegmentEntry, words: ArrayFile, records: ArrayFile, codec: base.Codec
    ) -> None:
        super().__init__("searchkit")
        self._codec = codec
        self.segid = entry.words.digest
        self.entry = entry
        self.words = words
        self._records = records
        self._fields: dict[str, Field] = {}

    # What lies in the files

    def field(self, name: str) -> Field:
        """Return a field of words."""
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

    # What Whoosh asks

    def codec(self) -> base.Codec:
        """Return what reads the segment."""
        return self._codec

    def doc_count_all(self) -> int:
        """Return how many paragraphs there are."""
        return self.entry.paragraphs

    def deleted_count(self) -> int:
        """Return how many of them no longer count."""
        return self.entry.deleted_paragraphs

    def deleted_docs(self) -> Iterator[int]:
        """Yield the numbers of those that do not count, ascending."""
        for article in self.entry.deleted:
            yield from self.paragraphs_of(article)

    def is_deleted(self, number: int) -> bool:
        """Whether the paragraph with this number does not count."""
        return any(number in self.paragraphs_of(article) for article in self.entry.deleted)

    def set_doc_count(self, count: int) -> None:
        """Raise ReadOnlyError: a segment is what it was when it was written."""
        raise ReadOnlyError

    def delete_document(self, number: int, delete: bool = True) -> None:
        """Raise ReadOnlyError: articles are deleted by publishing another generation."""
        raise ReadOnlyError

    def create_file(self, storage: Any, extension: str, **options: Any) -> None:
        """Raise ReadOnlyError: a segment has no files but those of the manifest."""
        raise ReadOnlyError

    def create_compound_file(self, storage: Any) -> None:
        """Raise ReadOnlyError: a segment has no files but those of the manifest."""
        raise ReadOnlyError
