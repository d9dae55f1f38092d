"""Articles -> one immutable segment: dictionary, postings and columns in one file, records in another.

Beside the fields of words (`text_field.py`) the first file holds these arrays, little-endian, u the
narrowest of u1, u2 and u4 that holds all:

    of articles      ids                   S, ascending
                     digests               u1: as many bytes each as the archive's digests have
                     paragraph_ends        u4: how many paragraphs there are up to and with its own
                     dates                 i4: `date.toordinal`, 0 where unknown
                     date_is_stated        u1: 1 where the page itself says so
                     sources               i4: place in source.names, -1 where unknown
                     title_lengths         u: words of its title
                     title_sentence.*      sentences: of its title
                     path.*                many values: of its clipping
                     article_ordinals      u: its place in the file of its first path
                     warnings.*            many values: signs of a bad recovery
    of paragraphs    kinds                 u1: place in `schema.KINDS`
                     ordinals, lengths     u: place in the article, exact number of words
                     speaker.*, country.*  many values: who says something, what it names
                     about.*               many values: what it names, or else inherits of its story
                     in_story              u1: whether it is part of its story's text: no aside, nor a
                                           title that its article's title says already
                     sentence.*            sentences
                     saying.counts         u: how many sayings
    of sayings       saying.speakers       u: place in speaker.names
                     saying.cues           u: place in cue.names, base forms of verbs
                     saying.is_direct      u1
                     saying.confidences    f4

Many values are names (strings), counts (u, how many the document has) and numbers (u, places in
names). Sentences are counts (u), starts (u, the position of each one's first word) and bits (u8; see
`stored_bits.py`); each text has one. The second file holds `articles`, the bytes that the archive keeps
of each, after one another, and `ends` (u), where each one's end. Place, paths and warnings stand above:
what they are in there does not count. The texts of the paragraphs stand beside them once more
(`texts.py`).
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, TypeVar

from searchkit.domain.article import Article, Confidence, Kind, PublishedDate, SpeakerFinding
from searchkit.domain.document import countries_of, countries_of_story, inherits
from searchkit.domain.record import PackedArticle
from searchkit.engines.whoosh.array_file import ArrayFileWriter, encode, narrowed
from searchkit.engines.whoosh.fields import TEXT, TITLE, WordField
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import SegmentEntry
from searchkit.engines.whoosh.schema import KINDS, schema
from searchkit.engines.whoosh.text_field import MAX_WAITING, Numbering, TextField
from searchkit.engines.whoosh.texts import sum_of
from searchkit.language.verbs import base_form

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A segment that holds this many words is closed and the next one begun, which bounds the memory of
# a rebuild: measured at 60 MB and 75 bytes a word, so 360 MB, and 445 MB with what is known of a million
# paragraphs beside it. Some 150,000 paragraphs of newswire.
MAX_SEGMENT_TOKENS = 4_000_000
# Bytes of records: one at a time, what writing and digests cost is their calls.
WRITTEN_TOGETHER = 1 << 18
# Of which columns are filled at once: an article at a time, half of what it costs is calls.
ARTICLES_TOGETHER = 1 << 8
UNKNOWN = -1  # an article without source; a date column has 0, which is no day's ordinal


_KIND_PLACES = {kind: place for place, kind in enumerate(KINDS)}

T = TypeVar("T")


class _Values:
    """A column of values, each given a number: the values once, their numbers one after another."""

    def __init__(self, known: Numbering | None = None) -> None:
        """`known`: numbers that other columns give as well."""
        self._known = Numbering() if known is None else known
        self._numbers = array("I")
        self._waiting: list[str] = []

    def extend(self, values: Iterable[str]) -> None:
        """Take the next values. They are numbered together, which takes half the time."""
        self._waiting += values
        if len(self._waiting) > MAX_WAITING:
            self._number_waiting()

    def numbers(self) -> "NDArray[Any]":
        """Return the numbers, as narrow as they can be."""
        import numpy as np

        self._number_waiting()
        return narrowed(np.array(self._numbers))

    def names(self) -> list[str]:
        """Return the distinct values: that of number 0, 1, ..."""
        self._number_waiting()
        return list(self._known)

    def _number_waiting(self) -> None:
        self._numbers.extend(map(self._known.__getitem__, self._waiting))
        self._waiting.clear()


class _ManyValues:
    """A column that may hold several values a document."""

    def __init__(self, known: Numbering | None = None) -> None:
        self._values = _Values(known)
        self._counts = array("I")

    def extend(self, documents: Sequence[Sequence[str]]) -> None:
        """Take the values of the next documents."""
        self._counts.extend(map(len, documents))
        self._values.extend(chain.from_iterable(documents))

    def write(self, writer: ArrayFileWriter, name: str) -> None:
        """Write names, counts and numbers."""
        import numpy as np

        writer.add_strings(f"{name}.names", self._values.names())
        writer.add(f"{name}.counts", narrowed(np.array(self._counts)))
        writer.add(f"{name}.numbers", self._values.numbers())


def _for_each(article: Article, value: T) -> Iterable[T]:
    """Return a value for each of an article's paragraphs."""
    return repeat(value, len(article.paragraphs))


def fields_of(text: str) -> Iterator[tuple[str, WordField]]:
    """Yield name and field of what the schema makes of a text: `fields.TEXT` or `fields.TITLE`."""
    for name, field in schema().items():
        if isinstance(field, WordField) and field.made_of == text:
            yield name, field


class SegmentWriter:
    """Takes articles one at a time, in order of id; a context manager that leaves nothing on error."""

    def __init__(self, folder: IndexFolder, max_tokens: int = MAX_SEGMENT_TOKENS) -> None:
        self._folder = folder
        self._max_tokens = max_tokens
        self._cleanup = ExitStack()
        self._texts, self._titles = TextField(fields_of(TEXT)), TextField(fields_of(TITLE))
        self._waiting: list[Article] = []
        self._kinds, self._ordinals = array("B"), array("I")
        people = Numbering()
        self._speakers, self._saying_speakers = _ManyValues(people), _Values(people)
        self._countries, self._about = _ManyValues(), _ManyValues()
        self._in_story = array("B")
        self._text_sums = array("I")
        self._saying_counts, self._cues = array("I"), _Values()
        self._saying_is_direct, self._saying_confidences = array("B"), array("f")
        self._ids: list[bytes] = []
        self._digests = bytearray()
        self._paragraphs = 0
        self._last_paragraphs = array("I")  # after each article: paragraphs so far
        self._dates, self._sources = array("i"), array("i")
        self._is_stated, self._paths = array("B"), _ManyValues()
        self._source_names = Numbering()
        self._article_ordinals, self._warnings = array("I"), _ManyValues()
        self._record_ends = array("Q")
        self._record_bytes = 0
        self._waiting_records = bytearray()

    def __enter__(self) -> "SegmentWriter":
        self._records_file = self._cleanup.enter_context(self._folder.new_object())
        self._records = ArrayFileWriter(self._records_file.file)
        return self

    def __exit__(self, *exception: object) -> None:
        self._cleanup.close()

    @property
    def is_full(self) -> bool:
        """Whether it is time for another segment."""
        return self._texts.has_words(self._max_tokens)

    def add(self, packed: PackedArticle, digest: str) -> None:
        """Take the next article and the digest by which the archive knows it."""
        article = packed.article
        for paragraph in article.paragraphs:
            self._texts.add(paragraph.text)
        # Every paragraph has its article's title; where there is none, nobody has it.
        self._titles.add((article.title or "") if article.paragraphs else "")
        self._digests += bytes.fromhex(digest)
        self._waiting.append(article)
        if len(self._waiting) == ARTICLES_TOGETHER:
            self._fill_columns()
        self._record_bytes += len(packed.record)
        self._record_ends.append(self._record_bytes)
        self._waiting_records += packed.record
        if len(self._waiting_records) > WRITTEN_TOGETHER:
            self._write_records()

    def _fill_columns(self) -> None:
        """Write down what waits, column by column."""
        articles = self._waiting
        self._ids += [encode(article.id) for article in articles]
        for article in articles:
            self._paragraphs += len(article.paragraphs)
            self._last_paragraphs.append(self._paragraphs)
        published = [article.published or PublishedDate() for article in articles]
        self._dates.extend([each.date.toordinal() if each.date else 0 for each in published])
        self._is_stated.extend([each.confidence is Confidence.STATED for each in published])
        self._paths.extend([[*dict.fromkeys(article.paths)] for article in articles])
        names = self._source_names
        self._sources.extend(
            [UNKNOWN if (name := each.source) is None else names[name] for each in articles]
        )
        self._article_ordinals.extend([article.ordinal for article in articles])
        self._warnings.extend([article.warnings for article in articles])
        self._fill_columns_of_paragraphs(articles)
        articles.clear()

    def _fill_columns_of_paragraphs(self, articles: Sequence[Article]) -> None:
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        self._text_sums.extend([sum_of(paragraph.text) for paragraph in paragraphs])
        self._kinds.extend([_KIND_PLACES[paragraph.kind] for paragraph in paragraphs])
        self._ordinals.extend([paragraph.ordinal for paragraph in paragraphs])
        named = [countries_of(each) if each.countries else () for each in paragraphs]
        self._countries.extend(named)
        inherited = [
            codes for each in articles for codes in _for_each(each, countries_of_story(each))
        ]
        self._about.extend(
            [
                codes or (of_story if of_story and inherits(paragraph) else ())
                for codes, of_story, paragraph in zip(named, inherited, paragraphs, strict=True)
            ]
        )
        titles = [title for each in articles for title in _for_each(each, each.title)]
        self._in_story.extend(
            [
                (kind := each.kind) is not Kind.ASIDE
                and (kind is not Kind.TITLE or each.text != title)
                for each, title in zip(paragraphs, titles, strict=True)
            ]
        )
        self._add_sayings([paragraph.speakers or () for paragraph in paragraphs])

    def _add_sayings(self, of_paragraphs: Sequence[Sequence[SpeakerFinding]]) -> None:
        self._saying_counts.extend(map(len, of_paragraphs))
        self._speakers.extend(
            [
                [*dict.fromkeys([each.name for each in sayings])] if sayings else ()
                for sayings in of_paragraphs
            ]
        )
        sayings = [*chain.from_iterable(of_paragraphs)]
        self._saying_speakers.extend([saying.name for saying in sayings])
        self._cues.extend([base_form(saying.cue) for saying in sayings])
        self._saying_is_direct.extend([saying.direct for saying in sayings])
        self._saying_confidences.extend([saying.confidence for saying in sayings])

    def _write_records(self) -> None:
        self._records.extend("articles", self._waiting_records)
        self._waiting_records.clear()

    def finish(self) -> SegmentEntry:
        """Write the segment and return its entry. At least one article must have been added."""
        import numpy as np

        self._fill_columns()
        self._write_records()
        self._records.add("ends", narrowed(np.array(self._record_ends, np.uint64)))
        self._texts.write_texts(self._records, np.array(self._text_sums))
        records = self._folder.keep(self._records_file, self._records.finish())
        with self._folder.new_object() as new:
            writer = ArrayFileWriter(new.file)
            self._write_columns(writer)
            self._texts.write(writer, TEXT)
            self._titles.write(writer, TITLE)
            words = self._folder.keep(new, writer.finish())
        tokens = int(self._texts.lengths.sum())
        return SegmentEntry(words, records, len(self._ids), len(self._kinds), tokens)

    def _write_columns(self, writer: ArrayFileWriter) -> None:
        import numpy as np

        writer.add("ids", np.array(self._ids))
        writer.add("digests", np.frombuffer(self._digests, np.uint8))
        writer.add("paragraph_ends", np.array(self._last_paragraphs, np.uint32))
        writer.add("dates", np.array(self._dates, np.int32))
        writer.add("sources", np.array(self._sources, np.int32))
        writer.add_strings("source.names", list(self._source_names))
        writer.add("title_lengths", narrowed(self._titles.lengths))
        writer.add("kinds", np.array(self._kinds, np.uint8))
        writer.add("ordinals", narrowed(np.array(self._ordinals, np.uint32)))
        writer.add("lengths", narrowed(self._texts.lengths))
        self._speakers.write(writer, "speaker")
        self._countries.write(writer, "country")
        self._about.write(writer, "about")
        self._paths.write(writer, "path")
        self._warnings.write(writer, "warnings")
        writer.add("article_ordinals", narrowed(np.array(self._article_ordinals, np.uint32)))
        self._texts.write_sentences(writer, "sentence")
        self._titles.write_sentences(writer, "title_sentence")
        writer.add("in_story", np.array(self._in_story, np.uint8))
        writer.add("date_is_stated", np.array(self._is_stated, np.uint8))
        writer.add("saying.counts", narrowed(np.array(self._saying_counts)))
        writer.add("saying.speakers", self._saying_speakers.numbers())
        writer.add("saying.cues", self._cues.numbers())
        writer.add("saying.is_direct", np.array(self._saying_is_direct, np.uint8))
        writer.add("saying.confidences", np.array(self._saying_confidences, np.float32))
        writer.add_strings("cue.names", self._cues.names())
