"""What Whoosh reads of one segment: a codec of ours stands where its W3 codec would.

It reads arrays (`segment.py`) and leaves out what no longer counts. Nothing is unpickled: Whoosh's
own table of contents and the blocks of its postings are pickles, so that opening an index of W3 runs
whatever code lies in it. Writing goes through `SegmentWriter`, all of a segment at once, so that the
writer's half of each class raises ReadOnlyError. Written against whoosh3 3.54.0.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.formats import Format
from whoosh.reading import TermInfo
from whoosh.scoring import BaseScorer

from searchkit.domain.aliases import NO_ALIASES
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.field_terms import FieldTerms
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.terms import Terms


class ColumnarCodec(Codec):
    """Reads our segments."""

    def terms_reader(self, storage: Any, segment: Segment) -> "SegmentTerms":
        """Return the reader of dictionaries and postings; no storage is needed."""
        return SegmentTerms(segment)

    def per_document_reader(self, storage: Any, segment: Segment) -> "SegmentDocuments":
        """Return the reader of lengths and stored fields; no storage is needed."""
        return SegmentDocuments(segment)

    def per_document_writer(self, storage: Any, segment: Any) -> NoReturn:
        """Raise ReadOnlyError."""
        raise ReadOnlyError

    def field_writer(self, storage: Any, segment: Any) -> NoReturn:
        """Raise ReadOnlyError."""
        raise ReadOnlyError

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> NoReturn:
        """Raise ReadOnlyError."""
        raise ReadOnlyError

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> NoReturn:
        """Raise NotImplementedError: postings lie in no file of their own. See `terms_reader`."""
        raise NotImplementedError

    def new_segment(self, storage: Any, indexname: str) -> NoReturn:
        """Raise ReadOnlyError."""
        raise ReadOnlyError


class SegmentTerms(TermsReader):
    """The dictionaries of a segment, and matchers over its postings."""

    def __init__(self, segment: Segment) -> None:
        corpus = Corpus((segment,))
        self.fields = FieldTerms(corpus, Columns(corpus, NO_ALIASES))

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.fields.postings(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields."""
        return list(schema().names())

    def cursor(self, fieldname: str, fieldobj: Any) -> "TermCursor":
        """Return a cursor over the terms of a field."""
        return TermCursor(self.fields[fieldname])

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms, field by field."""
        return self.fields.all_terms()

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms from one on, those of the fields after its own too."""
        return self.fields.all_terms(fieldname, prefix)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield terms as `terms_from` does, with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return what is known of a term. Raises KeyError."""
        return self.fields.info(fieldname, text)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term stands here. Raises KeyError."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many paragraphs have a term. Raises KeyError."""
        return self.fields.known(fieldname, text).frequency

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> TermMatcher:
        """Return a matcher over the paragraphs that hold a term. Raises KeyError."""
        return self.fields.matcher(fieldname, text, format_, scorer)


class SegmentDocuments(PerDocumentReader):
    """Lengths and stored fields of the paragraphs of a segment, and which of them do not count.

    It has no columns: what sorts a value is its place among those of all segments. Whoosh's own
    readers sort and group by terms then.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        corpus = Corpus((segment,))
        self._fields = FieldTerms(corpus, Columns(corpus, NO_ALIASES))

    def doc_count(self) -> int:
        """Return how many paragraphs count."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Return how many there are."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether some do not count."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one does not count."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """Yield those that do not count."""
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the exact length of a field of a paragraph, in words."""
        return self._fields.length(fieldname, docnum, default)

    def field_length(self, fieldname: str) -> int:
        """Return the length of a field in all paragraphs that count together."""
        return self._fields.total_length(fieldname)

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest that counts."""
        return self._fields.extreme_lengths(fieldname)[0]

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest that counts."""
        return self._fields.extreme_lengths(fieldname)[1]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the values of a paragraph."""
        return self._fields.stored(docnum)


class TermCursor(FieldCursor):
    """A place among the terms of a field, which Whoosh moves."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self.first()

    def first(self) -> str | None:
        """Go to the first term."""
        return self.find(b"")

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term that is not below this one."""
        key = string if isinstance(string, bytes) else encode(string)
        self._keys = self._terms.keys(key)
        return self.next()

    def next(self) -> str | None:
        """Go to the next term."""
        self._key = next(self._keys, None)
        return self.text()

    def text(self) -> str | None:
        """Return the term; None past the last one."""
        return None if self._key is None else decode(self._key)

    def term(self) -> str | None:
        """Return the term; None past the last one."""
        return self.text()

    def term_info(self) -> TermInfo:
        """Return what is known of the term. Raises KeyError past the last one."""
        postings = None if self._key is None else self._terms.postings(self._key)
        if postings is None:
            raise KeyError(self._key)
        return self._terms.info(postings)

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._key is not None
