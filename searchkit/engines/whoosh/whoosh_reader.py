"""What Whoosh sees of a generation: its own readers and searcher over our segments.

A `ColumnarCodec` stands where Whoosh's W3 codec would; `SegmentReader`, `MultiReader`, `Searcher`
and every query class work on top of it unchanged:

    with engine.open() as snapshot, Searcher(whoosh_reader(snapshot)) as searcher:
        searcher.search(Term("stems", "sanction"))

Searching does not go this way: Whoosh scores by lengths rounded to a byte, counts the dead into its
statistics, and looks at one posting at a time. What this is for: a second opinion in the tests, and
whatever of Whoosh (spelling, MoreLikeThis, span queries) somebody wants on the same files.

No table of contents is read or written and nothing is unpickled: `index.open_dir` and even
`exists_in` run code from a folder that was tampered with (whoosh3 3.54.0), and W3 keeps a pickle in
every block of postings. Written against whoosh3 3.54.0, which setup.cfg pins.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.codec.whoosh3 import W3Segment
from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Positions
from whoosh.matching import ListMatcher
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader, TermInfo

from searchkit.domain.identity import paragraph_id
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.corpus import TITLE_FIELDS
from searchkit.engines.whoosh.dictionary import Dictionary
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.snapshot import WhooshSnapshot

TEXT_FIELDS = ("stems", "forms")


class ReadSegment:
    """A segment, one paragraph at a time, as Whoosh asks for it."""

    def __init__(self, segment: Segment) -> None:
        self.entry = segment.entry
        self.field = segment.field
        self.column = segment.column
        self.paragraphs_of = segment.paragraphs_of
        self._lengths: dict[str, list[int]] = {}

    @cached_property
    def article_of(self) -> list[int]:
        """The article of each paragraph."""
        numbers = range(self.entry.articles)
        return [article for article in numbers for _ in self.paragraphs_of(article)]

    def lengths(self, name: str) -> list[int]:
        """Return the exact length of a field of each paragraph, in words."""
        if name not in self._lengths:
            if name in TITLE_FIELDS:
                titles = self.column("title_lengths").tolist()
                self._lengths[name] = [titles[article] for article in self.article_of]
            else:
                self._lengths[name] = self.column("lengths").tolist()
        return self._lengths[name]


def whoosh_reader(snapshot: WhooshSnapshot) -> IndexReader:
    """Return a Whoosh reader of all paragraphs; those that no longer count are deleted documents."""
    schema = Schema(id=STORED(), **{name: WordField() for name in (*TEXT_FIELDS, *TITLE_FIELDS)})
    readers = [
        SegmentReader(RamStorage(), schema, _whoosh_segment(ReadSegment(segment)))
        for segment in snapshot.segments
    ]
    return MultiReader(readers) if readers else EmptyReader(schema)


# Whoosh is not type-checked here (setup.cfg says why), so its classes are Any to subclass.
class ArrayPositions(Positions):  # type: ignore[misc]
    """Positions as plain numbers; Whoosh's own format pickles them."""

    def encode(self, positions: Iterable[int]) -> bytes:
        """Return positions as bytes."""
        return array("I", positions).tobytes()

    def decode_positions(self, data: bytes) -> list[int]:
        """Return the positions of such bytes."""
        return array("I", data).tolist()

    def decode_frequency(self, data: bytes) -> int:
        """Return how many there are."""
        return len(data) // array("I").itemsize


class WordField(FieldType):  # type: ignore[misc]
    """A field of words; its terms are analysed before Whoosh sees them."""

    analyzer = None
    scorable = True
    indexed = True
    stored = False
    unique = False
    vector = None
    column_type = None

    def __init__(self) -> None:
        self.format = ArrayPositions()

    def to_bytes(self, term: str | bytes) -> bytes:
        """Return a term as the dictionary has it."""
        return term if isinstance(term, bytes) else encode(term)

    def from_bytes(self, data: bytes) -> str:
        """Return the term of such bytes."""
        return decode(data)


class ColumnarCodec(Codec):  # type: ignore[misc]
    """Reads one of our segments. Writing goes through `SegmentWriter`, all of a segment at once."""

    def __init__(self, segment: ReadSegment) -> None:
        self._segment = segment

    def terms_reader(self, storage: Any, segment: Any) -> "SegmentTerms":
        """Return the reader of the dictionaries."""
        return SegmentTerms(self._segment)

    def per_document_reader(self, storage: Any, segment: Any) -> "SegmentDocuments":
        """Return the reader of lengths and ids."""
        return SegmentDocuments(self._segment, segment)


class SegmentTerms(TermsReader):  # type: ignore[misc]
    """The dictionaries of a segment, and matchers over its postings."""

    def __init__(self, segment: ReadSegment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._place(*term) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        """Return the names of the fields."""
        return (*TEXT_FIELDS, *TITLE_FIELDS)

    def cursor(self, name: str, field: Any) -> "TermCursor":
        """Return a cursor over the terms of a field."""
        return TermCursor(
            self._segment.field(name).dictionary, lambda place: self._info(name, place)
        )

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms, field by field."""
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, name: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field from the first that is not below `prefix`."""
        terms = self._segment.field(name).dictionary
        for place in range(terms.first_not_below(prefix), len(terms)):
            yield name, encode(terms.term(place))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, name: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield terms as `terms_from` does, with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms_from(name, prefix))

    def term_info(self, name: str, term: bytes) -> TermInfo:
        """Return what is known of a term. Raises KeyError."""
        if (place := self._place(name, term)) is None:
            raise KeyError(term)
        return self._info(name, place)

    def frequency(self, name: str, term: bytes) -> float:
        """Return how often the term occurs; 0 where it does not."""
        place = self._place(name, term)
        return 0 if place is None else self._info(name, place).weight()

    def doc_frequency(self, name: str, term: bytes) -> int:
        """Return how many paragraphs have the term; 0 where none has."""
        place = self._place(name, term)
        return 0 if place is None else self._info(name, place).doc_frequency()

    def matcher(self, name: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Return a matcher over the paragraphs that hold a term. Raises KeyError."""
        info = self.term_info(name, term)
        documents, weights, values = self._postings(
            name, self._segment.field(name).dictionary.place(term)
        )
        return ListMatcher(
            documents, weights, values, format_, scorer=scorer, term=(name, term), terminfo=info
        )

    def _place(self, name: str, term: bytes) -> int | None:
        return self._segment.field(name).dictionary.place(bytes(term))

    def _info(self, name: str, place: int) -> TermInfo:
        documents, weights, _ = self._postings(name, place)
        lengths = [self._segment.lengths(name)[document] for document in documents]
        return TermInfo(
            weight=sum(weights),
            df=len(documents),
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=max(weights),
            minid=documents[0],
            maxid=documents[-1],
        )

    def _postings(self, name: str, place: int | None) -> tuple[list[int], list[float], list[bytes]]:
        """Return paragraphs, counts and positions; a title's are those of all its paragraphs."""
        if place is None:
            raise KeyError(place)
        field = self._segment.field(name)
        found, counts = (numbers.tolist() for numbers in field.postings(place))
        positions = field.positions(place).tolist()
        ends = list(accumulate(counts))
        encoded = [
            ArrayPositions().encode(positions[end - count : end])
            for end, count in zip(ends, counts, strict=True)
        ]
        if name in TITLE_FIELDS:
            spread = [
                (document, count, value)
                for article, count, value in zip(found, counts, encoded, strict=True)
                for document in self._segment.paragraphs_of(article)
            ]
            found, counts, encoded = (list(column) for column in zip(*spread, strict=True))
        return found, [float(count) for count in counts], encoded


class TermCursor(FieldCursor):  # type: ignore[misc]
    """A place in a dictionary, which Whoosh moves."""

    def __init__(self, terms: Dictionary, info: Callable[[int], TermInfo]) -> None:
        self._terms = terms
        self._info = info
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not below this one."""
        self._at = self._terms.first_not_below(term if isinstance(term, bytes) else encode(term))
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """Return the term; None past the last one."""
        return self._terms.term(self._at) if self.is_valid() else None

    def term_info(self) -> TermInfo:
        """Return what is known of the term."""
        return self._info(self._at)

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._at < len(self._terms)


class SegmentDocuments(PerDocumentReader):  # type: ignore[misc]
    """Lengths and ids of the paragraphs of a segment, and which of them no longer count."""

    def __init__(self, segment: ReadSegment, whoosh_segment: Any) -> None:
        self._segment = segment
        self._whoosh_segment = whoosh_segment

    def doc_count(self) -> int:
        """Return how many paragraphs count."""
        return self.doc_count_all() - int(self._whoosh_segment.deleted_count())

    def doc_count_all(self) -> int:
        """Return how many there are."""
        return self._segment.entry.paragraphs

    def has_deletions(self) -> bool:
        """Whether some do not count."""
        return bool(self._whoosh_segment.has_deletions())

    def is_deleted(self, paragraph: int) -> bool:
        """Whether this one does not count."""
        return bool(self._whoosh_segment.is_deleted(paragraph))

    def deleted_docs(self) -> Iterator[int]:
        """Yield those that do not count."""
        yield from self._whoosh_segment.deleted_docs()

    def doc_field_length(self, paragraph: int, name: str, default: int = 0) -> int:
        """Return the exact length of a field of a paragraph, in words."""
        lengths: list[int] = self._segment.lengths(name)
        return lengths[paragraph]

    def field_length(self, name: str) -> int:
        """Return the length of a field in all paragraphs together."""
        return sum(self._segment.lengths(name))

    def min_field_length(self, name: str) -> int:
        """Return the length of the shortest."""
        return min(self._segment.lengths(name), default=0)

    def max_field_length(self, name: str) -> int:
        """Return the length of the longest."""
        return max(self._segment.lengths(name), default=0)

    def stored_fields(self, paragraph: int) -> dict[str, str]:
        """Return the paragraph's id; its text is the snapshot's to give."""
        article = self._segment.article_of[paragraph]
        id = decode(self._segment.column("ids")[article])
        return {"id": paragraph_id(id, int(self._segment.column("ordinals")[paragraph]))}


def _whoosh_segment(segment: ReadSegment) -> W3Segment:
    """Return Whoosh's description of a segment, made from the manifest's."""
    dead = {n for article in segment.entry.deleted for n in segment.paragraphs_of(article)}
    return W3Segment(
        ColumnarCodec(segment),
        "searchkit",
        doccount=segment.entry.paragraphs,
        segid=segment.entry.words.digest,
        deleted=dead or None,
    )
