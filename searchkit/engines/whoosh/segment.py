"""A segment as it lies on the disk: dictionaries, postings, columns and records, read in place."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from whoosh.codec import base
from whoosh.filedb.filestore import ReadOnlyError

from searchkit.domain.record import unpacked
from searchkit.engines.whoosh.array_file import ArrayFile
from searchkit.engines.whoosh.dictionary import Dictionary
from searchkit.engines.whoosh.fields import TITLE
from searchkit.engines.whoosh.manifest import SegmentEntry
from searchkit.engines.whoosh.mostly_small import MostlySmall
from searchkit.engines.whoosh.schema import STRETCH_ROWS, schema
from searchkit.engines.whoosh.sets import runs_of
from searchkit.engines.whoosh.stored_bits import StoredBits
from searchkit.engines.whoosh.texts import StoredTexts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from searchkit.engines.whoosh.word_bits import Bits

# Of terms in a dictionary: of one term no array is made.
Places: TypeAlias = "NDArray[np.intp] | tuple[int]"


class Field:
    """The arrays of one field of words, as `text_field.py` says what they hold.

    A row is a document of the field: a paragraph, or an article in the fields of titles. Rows are
    numbered from 0 within the segment, and those of articles that no longer count are among them.
    """

    def __init__(self, file: ArrayFile, name: str, of: str, size: int) -> None:
        """`of`: what the field is made of, by which its postings are named; `size`: its rows."""
        self._file = file
        self._name = name
        self._of = of
        self._stretches = max(1, -(-size // STRETCH_ROWS))  # a run has
        self.dictionary = Dictionary(file, f"{name}.terms")

    def postings(self, place: int) -> "tuple[NDArray[np.uint32], NDArray[Any]]":
        """Return the rows that hold the term at a place of the dictionary, and how often each does."""
        cells = self.cells(place)
        first, *cuts, end = cells
        rows = self._low_rows[first:end].astype("u4")
        for cut in cuts:
            rows[cut - first :] += STRETCH_ROWS
        return rows, self.counts(cells)

    def cells(self, place: int) -> list[int]:
        """Return where the postings of the term at a place start in each stretch, and where they end."""
        run = place if self._runs is None else int(self._runs[place])
        cell = run * self._stretches
        cells: list[int] = self._starts[cell : cell + self._stretches + 1].tolist()
        return cells

    def counts(self, cells: list[int]) -> "NDArray[Any]":
        """Return how often each row holds a term that has these cells."""
        return self._counts.run(cells[0], cells[-1])

    def write_rows(self, cells: list[int], base: int, rows: "NDArray[np.intp]") -> None:
        """Write the rows that hold a term that has these cells, the first row being number `base`."""
        first, *cuts, end = cells
        rows[:] = self._low_rows[first:end]
        if base:
            rows += base
        for cut in cuts:  # in each stretch rows are numbered from 0 again
            later = rows[cut - first :]
            later += STRETCH_ROWS

    def position_range(self, place: int) -> list[int]:
        """Return where the positions of a term start and end; see `positions_at`."""
        run = self._run_of(place)
        ends: list[int] = self._position_starts[run : run + 2].tolist()
        return ends

    def gathered(self, places: Places) -> "tuple[NDArray[np.uint32], NDArray[Any]]":
        """Return the postings of some terms, after one another."""
        import numpy as np

        if len(places) == 1:
            return self.postings(int(places[0]))
        runs, width = self._runs_of(places), self._stretches
        first, last = int(runs[0]), int(runs[-1])
        if last - first == len(runs) - 1 and (self._runs is None or np.all(runs[1:] > runs[:-1])):
            # They lie in a row, and so do their postings.
            cells = self._starts[first * width : (last + 1) * width + 1].astype(np.intp)
            start, end = cells[0], cells[-1]
            rows, often = self._low_rows[start:end].astype(np.uint32), self._counts.run(start, end)
            held = cells[1:] - cells[:-1]
        else:
            wanted = (runs[:, np.newaxis] * width + np.arange(width)).ravel()
            starts = self._starts.take(wanted).astype(np.intp)
            held = self._starts.take(wanted + 1) - starts
            picked = runs_of(starts, held)
            rows, often = self._low_rows.take(picked).astype(np.uint32), self._counts.at(picked)
        if width > 1:
            firsts = np.arange(len(held), dtype=np.uint32)
            firsts %= width
            firsts *= STRETCH_ROWS
            rows += firsts.repeat(held)
        return rows, often

    def frequencies(self, places: Places) -> "NDArray[np.intp]":
        """Return how many rows hold each of some terms."""
        runs, width = self._runs_of(places), self._stretches
        ends = self._starts.take((runs + 1) * width).astype("intp")
        frequencies: NDArray[np.intp] = ends - self._starts.take(runs * width)
        return frequencies

    def first_positions(self, places: Places) -> "NDArray[np.int64]":
        """Return where the positions of each of some terms start; see `positions_at`."""
        return self._position_starts.take(self._runs_of(places)).astype("i8")

    def positions_at(self, picked: "NDArray[np.integer[Any]]") -> "NDArray[Any]":
        """Return picked positions of all that are stored, which mostly ascend.

        From where those of a term start, those of its postings lie after one another.
        """
        return self._positions.at(picked)

    def positions(self, place: int) -> "NDArray[Any]":
        """Return the positions of a term, those of each posting after one another."""
        start, end = self.position_range(place)
        positions = self._positions.run(start, end)
        if len(positions) != self.counts(self.cells(place)).sum():
            raise self._file.damaged()
        return positions

    def has_bits(self, place: int) -> bool:
        """Whether the bits of the term at a place of the dictionary are stored."""
        return self._run_of(place) in self._bits

    def bits(self, place: int) -> "Bits":
        """Return the bits of a term that has them, in all rows of the segment, with some to spare."""
        return self._bits.of_run(self._run_of(place))

    def _run_of(self, place: int) -> int:
        return place if self._runs is None else int(self._runs[place])

    def _runs_of(self, places: Places) -> "NDArray[np.intp]":
        import numpy as np

        return np.asarray(places) if self._runs is None else self._runs.take(places).astype("intp")

    @cached_property
    def _runs(self) -> "NDArray[Any] | None":
        """Which run of postings each term has; None: each the one of its own place."""
        name = f"{self._name}.runs"
        return self._file.array(name) if name in self._file else None

    @cached_property
    def _starts(self) -> "NDArray[Any]":
        return self._file.array(f"{self._of}.starts")

    @cached_property
    def _low_rows(self) -> "NDArray[np.uint16]":
        return self._file.unverified(f"{self._of}.rows")

    @cached_property
    def _counts(self) -> MostlySmall:
        return MostlySmall(self._file, f"{self._of}.counts")

    @cached_property
    def _positions(self) -> MostlySmall:
        return MostlySmall(self._file, f"{self._of}.positions")

    @cached_property
    def _bits(self) -> StoredBits:
        return StoredBits(self._file, self._of)

    @cached_property
    def _position_starts(self) -> "NDArray[Any]":
        return self._file.array(f"{self._of}.position_starts")


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
        self._ends: dict[str, NDArray[np.intp]] = {}

    # What lies in the files

    def field(self, name: str) -> Field:
        """Return a field of words."""
        if name not in self._fields:
            of = schema()[name].made_of
            size = self.entry.articles if of == TITLE else self.entry.paragraphs
            self._fields[name] = Field(self.words, name, of, size)
        return self._fields[name]

    def column(self, name: str) -> "NDArray[Any]":
        """Return a column; see `SegmentWriter` for which there are."""
        return self.words.array(name)

    def sentence_bits(self, name: str) -> "Bits":
        """Return where sentences begin; see `stored_bits.py`. They are not verified, as bits of words."""
        return self.words.unverified(f"{name}.bits")

    def ends(self, name: str) -> "NDArray[np.intp]":
        """Return where the values of each document end, of a column that may hold several."""
        if name not in self._ends:
            self._ends[name] = self.column(f"{name}.counts").cumsum(dtype="intp")
        return self._ends[name]

    def paragraphs_of(self, article: int) -> range:
        """Return the numbers of an article's paragraphs within the segment."""
        ends = self.column("paragraph_ends")
        return range(int(ends[article - 1]) if article else 0, int(ends[article]))

    def texts(self, rows: Sequence[int]) -> list[str | None]:
        """Return the texts of paragraphs, at least one; None where the article's record must be read."""
        return self._texts.read(rows)

    @cached_property
    def _texts(self) -> StoredTexts:
        return StoredTexts(self._records)

    def record(self, place: int) -> dict[str, Any]:
        """Return the record of the article at a place of the segment (`domain/record.py`).

        Its place in the file, paths and warnings are what they are now, which JSON does not say.
        """
        ends = self._records.array("ends")
        start = int(ends[place - 1]) if place else 0
        record = unpacked(self._records.slice("articles", start, int(ends[place])))
        record["ordinal"] = int(self.column("article_ordinals")[place])
        record["paths"] = self._values("path", place)
        record["warnings"] = self._values("warnings", place)
        return record

    def _values(self, column: str, place: int) -> list[str]:
        """Return an article's values in a column that may hold several."""
        ends = self.ends(column)
        start, end = int(ends[place - 1]) if place else 0, int(ends[place])
        if start == end:  # as most have no warnings
            return []
        numbers = self.column(f"{column}.numbers")[start:end]
        return [self.words.string(f"{column}.names", number) for number in numbers.tolist()]

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
