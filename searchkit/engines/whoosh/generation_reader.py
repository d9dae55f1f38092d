"""A generation as one Whoosh reader, composed of what its codec reads of each segment.

It is atomic: paragraphs are numbered through, so that a query is evaluated once over arrays and not
once a segment. Whoosh's own composition wraps the matchers of a segment with deletions, counts the
dead into its statistics, and scores each segment apart (whoosh3 3.54.0). Here what no longer counts
is left out by the reader: of postings, frequencies, lengths and terms.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from whoosh.codec.base import FieldCursor
from whoosh.columns import Column
from whoosh.fields import FieldType
from whoosh.reading import IndexReader, ReaderClosed, TermInfo, TermNotFound
from whoosh.scoring import BaseScorer, WeightingModel

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.engines.whoosh.array_file import encode
from searchkit.engines.whoosh.codec import ColumnarCodec, TermCursor
from searchkit.engines.whoosh.column_readers import GroupReader, ListReader, ValueReader
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.damage import Damage, says_damage
from searchkit.engines.whoosh.field_terms import FieldTerms
from searchkit.engines.whoosh.once import Kept
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.terms import Terms
from searchkit.engines.whoosh.word_terms import StoryTerms, WordTerms

if TYPE_CHECKING:
    from whoosh.spelling import ReaderCorrector


class GenerationReader(IndexReader):
    """Reads the paragraphs of a generation, with speakers under the names they go by."""

    def __init__(
        self,
        segments: Sequence[Segment],
        generation: int,
        aliases: Aliases = NO_ALIASES,
        damage: Damage | None = None,
    ) -> None:
        self.damage = damage
        self.schema = schema()
        self._names = frozenset(self.schema.names())
        self.is_closed = False
        self._segments = tuple(segments)
        self._generation = generation
        self._codec = ColumnarCodec()
        self.corpus = Corpus(self._segments)
        self.columns = Columns(self.corpus, aliases)
        self.fields = FieldTerms(self.corpus, self.columns)
        self.once = Kept()
        # What weighting models work out about fields, by model and field.
        self.of_models: dict[tuple[WeightingModel, str], Any] = {}
        self._known: dict[
            str, tuple[Terms, FieldType]
        ] = {}  # fields in which words were looked for
        self._column_readers: dict[tuple[type[ValueReader], str, bool], ValueReader] = {}

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        name, text = term
        self._require_open()
        if name not in self.schema:
            return False
        return self.fields.postings(name, self._text_to_bytes(name, text)) is not None

    # What is read

    def codec(self) -> ColumnarCodec:
        """Return what reads the segments."""
        return self._codec

    def segments(self) -> list[Segment]:
        """Return the segments."""
        return list(self._segments)

    def generation(self) -> int:
        """Return the number of the generation."""
        return self._generation

    def close(self) -> None:
        """Refuse to be read from now on; the files are let go of with the last array over them."""
        self.is_closed = True

    # Terms

    def terms(self, fieldname: str) -> Terms:
        """Return the terms of a field, for matchers of arrays. Raises TermNotFound."""
        self._require_field(fieldname)
        return self.fields[fieldname]

    def words(self, fieldname: str) -> WordTerms | StoryTerms:
        """Return the terms of a field of words or of stories. Raises TermNotFound."""
        self._require_field(fieldname)
        try:
            return self.fields.expandable(fieldname)
        except KeyError:
            raise TermNotFound(f"Field {fieldname!r} is not of words") from None

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields."""
        return list(self.schema.names())

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms, field by field."""
        self._require_open()
        return self.fields.all_terms()

    def terms_from(self, fieldname: str, prefix: str | bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms from one on, those of the fields after its own too."""
        self._require_field(fieldname)
        return self.fields.all_terms(fieldname, self._text_to_bytes(fieldname, prefix))

    def cursor(self, fieldname: str) -> FieldCursor:
        """Return a cursor over the terms of a field."""
        return TermCursor(self.terms(fieldname))

    def terms_within(
        self, fieldname: str, text: str, maxdist: int, prefix: int = 0
    ) -> Iterable[str]:
        """Yield the terms within an edit distance, as Whoosh's automaton finds them."""
        automata = self._codec.automata(None, None)
        found: Iterable[str] = automata.terms_within(self.cursor(fieldname), text, maxdist, prefix)
        return found

    @says_damage
    def term_info(self, fieldname: str, text: str | bytes) -> TermInfo:
        """Return what is known of a term. Raises TermNotFound."""
        self._require_field(fieldname)
        try:
            return self.fields.info(fieldname, self._text_to_bytes(fieldname, text))
        except KeyError:
            raise TermNotFound(f"{fieldname}:{text!r}") from None

    def frequency(self, fieldname: str, text: str | bytes) -> float:
        """Return how often a term stands in the paragraphs that count."""
        try:
            return float(self.term_info(fieldname, text).weight())
        except TermNotFound:
            return 0

    @says_damage
    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        """Return how many paragraphs have a term."""
        self._require_field(fieldname)
        postings = self.fields.postings(fieldname, self._text_to_bytes(fieldname, text))
        return 0 if postings is None else postings.frequency

    def postings(
        self, fieldname: str, text: str | bytes, scorer: BaseScorer | None = None
    ) -> TermMatcher:
        """Return a matcher over the paragraphs that hold a term. Raises TermNotFound."""
        if (known := self._known.get(fieldname)) is None or self.is_closed:
            self._require_field(fieldname)
            known = self._known[fieldname] = self.fields[fieldname], self.schema[fieldname]
        terms, field = known
        key = encode(text) if isinstance(text, str) else field.to_bytes(text)
        if (postings := terms.postings(key)) is None:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return TermMatcher(terms, postings, (fieldname, key), field.format, scorer)

    # Documents

    def doc_count(self) -> int:
        """Return how many paragraphs count."""
        self._require_open()
        return self.corpus.live_size

    def doc_count_all(self) -> int:
        """Return how many there are."""
        self._require_open()
        return self.corpus.size

    def has_deletions(self) -> bool:
        """Whether some do not count."""
        return self.doc_count() < self.doc_count_all()

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one does not count."""
        self._require_open()
        if docnum >= self.corpus.size:  # Whoosh asks once past the end (whoosh3 3.54.0)
            return False
        return self.corpus.has_dead and not self.corpus.live[docnum]

    def all_doc_ids(self) -> Iterator[int]:
        """Yield the numbers of the paragraphs that count."""
        self._require_open()
        return iter(self.corpus.live_numbers.tolist())

    @says_damage
    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the values of a paragraph; what is unknown is left out."""
        self._require_open()
        return self.fields.stored(docnum)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the exact length of a field of a paragraph, in words."""
        self._require_open()
        return self.fields.length(fieldname, docnum, default)

    def field_length(self, fieldname: str) -> int:
        """Return the length of a field in all paragraphs that count together."""
        self._require_open()
        return self.fields.total_length(fieldname)

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest that counts."""
        self._require_open()
        return self.fields.extreme_lengths(fieldname)[0]

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest that counts."""
        self._require_open()
        return self.fields.extreme_lengths(fieldname)[1]

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Return False: no vectors are kept; the text can be analysed again."""
        return False

    def vector(self, docnum: int, fieldname: str, format_: Any = None) -> NoReturn:
        """Raise KeyError: no vectors are kept."""
        raise KeyError(f"No vectors are stored for field {fieldname!r}")

    # Columns

    def has_column(self, fieldname: str) -> bool:
        """Whether a field can be sorted and grouped by without looking at its terms."""
        self._require_open()
        return fieldname in self._names and self.schema[fieldname].column_type is not None

    @says_damage
    def column_reader(
        self,
        fieldname: str,
        column: Column | None = None,
        reverse: bool = False,
        translate: bool = True,
    ) -> ValueReader:
        """Return the values of a field, in lists where paragraphs may have several.

        `translate`: where nothing is known, None or an empty list; otherwise lists are of groups,
        as `FieldFacet` asks for them, and have None. Raises TermNotFound where there is no column.
        """
        if not self.has_column(fieldname):
            raise TermNotFound(f"No column for field {fieldname!r}")
        kind: type[ValueReader] = ValueReader
        if self.schema[fieldname].column_type.stores_lists():
            kind = ListReader if translate else GroupReader
        asked = kind, fieldname, reverse
        if asked not in self._column_readers:
            self._column_readers[asked] = kind(self.columns[fieldname], is_reversed=reverse)
        return self._column_readers[asked]

    # Spelling

    def corrector(self, fieldname: str) -> "ReaderCorrector":
        """Return what suggests words: as they are written, where the field has their stems."""
        self._require_field(fieldname)
        spelt_in = self.schema[fieldname].spelling_fieldname(fieldname)
        corrector: ReaderCorrector = super().corrector(spelt_in)
        return corrector

    def _require_open(self) -> None:
        if self.is_closed:
            raise ReaderClosed

    def _require_field(self, fieldname: str) -> None:
        if self.is_closed:
            raise ReaderClosed
        if fieldname not in self._names:
            raise TermNotFound(f"No field {fieldname!r}")
