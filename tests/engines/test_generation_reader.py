"""The reader of a generation answers all that Whoosh asks as Whoosh's own readers over our codec do."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from whoosh.codec.base import Segment
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.reading import IndexReader, ReaderClosed, TermNotFound

from searchkit.domain.aliases import Aliases
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.codec import ColumnarCodec, SegmentDocuments, SegmentTerms
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.snapshot import WhooshSnapshot
from tests.contracts.archives import STAMP, archive, paragraph, story
from tests.engines.stock import stock_reader

WANG = paragraph("China said no to war", speakers=["Wang Yi"], countries=["CN", "RU"])
STORIES = [
    story("a", WANG, "of war and peace", title="War", published="2021-03-22", source="AP"),
    story("b", "peace, at last, in Zürich", title="Peace in the end", source="Reuters"),
    story("c", paragraph("nothing", speakers=["Sergey Lavroff"]), "war", published="2020-01-02"),
]
GONE = story(
    "d", "gonewords war", paragraph("x", countries=["FR"]), title="Gone", source="Le Monde"
)
WORDS = ("text", "forms", "title", "title_forms")


@pytest.fixture(params=["one segment", "segments and deletions"])
def snapshot(request: pytest.FixtureRequest, engine: WhooshEngine) -> Iterator[WhooshSnapshot]:
    filler = [story(f"z{n}", "filler") for n in range(9)]
    if request.param == "one segment":
        engine.publish(archive(*STORIES, *filler), STAMP)
    else:
        engine.publish(archive(GONE, *STORIES[:2], *filler), STAMP)
        engine.publish(archive(*STORIES, *filler), STAMP)
    with engine.open() as opened:
        yield opened


@pytest.fixture
def reader(snapshot: WhooshSnapshot) -> GenerationReader:
    reader: GenerationReader = snapshot.searcher.reader()
    return reader


@pytest.fixture
def stock(snapshot: WhooshSnapshot) -> IndexReader:
    return stock_reader(snapshot)


def of_info(info: object) -> tuple[object, ...]:
    names = (
        "weight",
        "doc_frequency",
        "min_length",
        "max_length",
        "max_weight",
        "min_id",
        "max_id",
    )
    return tuple(getattr(info, name)() for name in names)


def of_postings(reader: IndexReader, field: str, text: bytes) -> list[object]:
    matcher = reader.postings(field, text)
    said: list[object] = []
    while matcher.is_active():
        said.append((matcher.id(), matcher.weight(), matcher.value()))
        matcher.next()
    return said


QUESTIONS: dict[str, Callable[[IndexReader], object]] = {
    "indexed_field_names": lambda r: sorted(r.indexed_field_names()),
    "all_terms": lambda r: list(r.all_terms()),
    "lexicon": lambda r: {name: list(r.lexicon(name)) for name in schema().names()},
    "field_terms": lambda r: {name: list(r.field_terms(name)) for name in schema().names()},
    "terms_from": lambda r: list(r.terms_from("forms", b"p")),
    "expand_prefix": lambda r: list(r.expand_prefix("forms", "pe")),
    "iter": lambda r: [(term, of_info(info)) for term, info in r],
    "iter_from": lambda r: [(term, of_info(info)) for term, info in r.iter_from("text", "w")],
    "iter_field": lambda r: [(t, of_info(info)) for t, info in r.iter_field("title")],
    "iter_prefix": lambda r: [(t, of_info(info)) for t, info in r.iter_prefix("text", "w")],
    "term_info": lambda r: [of_info(r.term_info(*term)) for term in r.all_terms()],
    "frequency": lambda r: [r.frequency(*term) for term in r.all_terms()],
    "doc_frequency": lambda r: [r.doc_frequency(*term) for term in r.all_terms()],
    "contains": lambda r: [("text", "war") in r, ("text", "unheard") in r, ("no", "war") in r],
    "unknown": lambda r: (r.doc_frequency("text", "unheard"), r.frequency("text", "unheard")),
    "postings": lambda r: [of_postings(r, *term) for term in r.all_terms()],
    "iter_postings": lambda r: list(r.iter_postings()),
    "first_id": lambda r: [r.first_id("text", "war"), r.first_id("country", "RU")],
    "doc_count": lambda r: r.doc_count(),
    "doc_count_all": lambda r: r.doc_count_all(),
    "has_deletions": lambda r: r.has_deletions(),
    "is_deleted": lambda r: [bool(r.is_deleted(n)) for n in range(r.doc_count_all())],
    "all_doc_ids": lambda r: list(r.all_doc_ids()),
    "iter_docs": lambda r: list(r.iter_docs()),
    "stored_fields": lambda r: [r.stored_fields(n) for n in r.all_doc_ids()],
    "all_stored_fields": lambda r: list(r.all_stored_fields()),
    "field_length": lambda r: [r.field_length(name) for name in schema().names()],
    "min_field_length": lambda r: [r.min_field_length(name) for name in WORDS[:2]],
    "max_field_length": lambda r: [r.max_field_length(name) for name in schema().names()],
    "doc_field_length": lambda r: [
        r.doc_field_length(n, name, 7) for n in r.all_doc_ids() for name in schema().names()
    ],
    "most_frequent_terms": lambda r: r.most_frequent_terms("text", 5),
    "most_distinctive_terms": lambda r: r.most_distinctive_terms("forms", 5, "p"),
    "has_vector": lambda r: r.has_vector(0, "text"),
    "supports_caches": lambda r: r.supports_caches(),
    "terms_within": lambda r: sorted(r.terms_within("forms", "peice", 1, prefix=1)),
    "corrector": lambda r: r.corrector("forms").suggest("peice", limit=3),
}


# What is asked of the reader in tests of its own, here and in test_whoosh_index.py, because Whoosh's
# own readers of our segments cannot be asked it or must answer otherwise.
ASKED_APART = {
    *("close", "codec", "column_reader", "cursor", "generation", "has_column", "is_atomic"),
    *("leaf_readers", "segment", "segments", "storage", "vector", "vector_as"),
}


def test_every_method_of_a_reader_is_asked() -> None:
    methods = {name for name in vars(IndexReader) if not name.startswith("_")}

    assert methods <= {question.partition(",")[0] for question in QUESTIONS} | ASKED_APART


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_reader_answers_as_whooshs_own_over_the_same_codec(
    reader: GenerationReader, stock: IndexReader, question: str
) -> None:
    ask = QUESTIONS[question]

    assert ask(reader) == ask(stock)


def test_the_terms_of_a_generation_are_those_that_its_paragraphs_have(
    reader: GenerationReader,
) -> None:
    assert ("text", b"goneword") not in reader
    assert b"gonewords" not in set(reader.lexicon("forms"))
    assert list(reader.lexicon("country")) == [b"CN", b"RU"]
    assert list(reader.lexicon("about")) == [b"CN", b"RU"]
    assert b"clippings/a.txt" in set(reader.lexicon("path"))
    assert b"clippings/d.txt" not in set(reader.lexicon("path"))
    assert list(reader.lexicon("published")) == [b"2020-01-02", b"2021-03-22"]
    assert list(reader.lexicon("source")) == [b"AP", b"Reuters"]
    assert list(reader.lexicon("kind")) == [b"body"]
    assert b"a222222222-1" in set(reader.lexicon("id"))
    assert reader.doc_frequency("article", "a222222222") == 2
    assert reader.doc_frequency("id", "a222222222-01") == 0
    assert reader.doc_frequency("title", "war") == 2
    assert reader.frequency("text", "war") == 3


def test_a_cursor_goes_through_the_terms_of_a_field(reader: GenerationReader) -> None:
    cursor = reader.cursor("forms")

    assert [cursor.text(), cursor.next(), cursor.next()] == ["and", "at", "china"]
    assert cursor.find(b"peaceful") == cursor.text() == cursor.term() == "said"
    assert cursor.find("war") == "war"
    assert of_info(cursor.term_info()) == of_info(reader.term_info("forms", "war"))
    assert cursor.first() == "and"
    assert cursor.is_valid()
    assert cursor.find(b"\xff") is None
    assert not cursor.is_valid()
    assert cursor.next() is None
    with pytest.raises(KeyError):
        cursor.term_info()


def test_what_is_stored_of_a_paragraph_is_shown(reader: GenerationReader) -> None:
    (number,) = reader.postings("id", "a222222222-0").all_ids()

    assert reader.stored_fields(number) == {
        "id": "a222222222-0",
        "article": "a222222222",
        "text": "China said no to war",
        "title": "War",
        "speaker": ["Wang Yi"],
        "country": ["CN", "RU"],
        "about": ["CN", "RU"],
        "kind": "body",
        "source": "AP",
        "published": date(2021, 3, 22).isoformat(),
        "path": ["clippings/a.txt"],
    }


def test_the_reader_is_one_atom_made_of_segments(
    snapshot: WhooshSnapshot, reader: GenerationReader
) -> None:
    assert reader.is_atomic()
    assert reader.leaf_readers() == [(reader, 0)]
    assert reader.segments() == list(snapshot.segments)
    assert reader.storage() is None
    assert reader.segment() is None
    assert isinstance(reader.codec(), ColumnarCodec)
    assert reader.generation() == snapshot.manifest.generation
    assert reader.schema == schema()


def test_unknown_words_and_fields_are_said_to_be(reader: GenerationReader) -> None:
    for field, text in (("text", "unheard"), ("text", "goneword"), ("nofield", "war")):
        with pytest.raises(TermNotFound):
            reader.postings(field, text)
        with pytest.raises(TermNotFound):
            reader.term_info(field, text)
    with pytest.raises(TermNotFound):
        reader.doc_frequency("nofield", "war")
    with pytest.raises(TermNotFound):
        reader.words("country")
    with pytest.raises(KeyError, match="No vectors"):
        reader.vector(0, "text")
    with pytest.raises(KeyError, match="No vectors"):
        list(reader.vector_as("weight", 0, "text"))


def test_a_closed_reader_refuses(reader: GenerationReader) -> None:
    with reader as opened:
        assert opened is reader

    asked: list[Callable[[], object]] = [
        reader.doc_count,
        reader.all_terms,
        lambda: reader.postings("text", "war"),
        lambda: reader.term_info("text", "war"),
        lambda: reader.stored_fields(0),
        lambda: reader.column_reader("kind"),
        lambda: reader.corrector("text"),
        lambda: ("text", "war") in reader,
    ]
    for ask in asked:
        with pytest.raises(ReaderClosed):
            ask()


def test_merged_names_are_one_speaker(engine: WhooshEngine) -> None:
    engine.publish(archive(*STORIES), STAMP)

    with engine.open(Aliases({"Sergey Lavroff": "Sergei Lavrov"})) as snapshot:
        reader = snapshot.searcher.reader()
        assert list(reader.lexicon("speaker")) == [b"Sergei Lavrov", b"Wang Yi"]
        (number,) = reader.postings("speaker", "Sergei Lavrov").all_ids()
        assert reader.stored_fields(number)["speaker"] == ["Sergei Lavrov"]


# The codec


def test_what_would_write_says_that_it_does_not(snapshot: WhooshSnapshot) -> None:
    codec, segment = ColumnarCodec(), snapshot.segments[0]

    writes: list[Callable[[], object]] = [
        lambda: codec.per_document_writer(None, segment),
        lambda: codec.field_writer(None, segment),
        lambda: codec.postings_writer(None),
        lambda: codec.new_segment(None, "MAIN"),
        lambda: segment.delete_document(0),
        lambda: segment.set_doc_count(1),
        lambda: segment.create_file(None, ".x"),
        lambda: segment.create_compound_file(None),
    ]
    for write in writes:
        with pytest.raises(ReadOnlyError):
            write()
    with pytest.raises(NotImplementedError):
        codec.postings_reader(None, None, None)


def test_a_segment_is_known_by_its_bytes(snapshot: WhooshSnapshot) -> None:
    first = snapshot.segments[0]

    assert isinstance(first, Segment)
    assert first.segment_id() == f"searchkit_{first.entry.words.digest}"
    assert isinstance(first.codec(), ColumnarCodec)
    assert not first.is_compound()
    assert first.doc_count() == first.doc_count_all() - first.deleted_count()
    assert [n for n in range(first.doc_count_all()) if first.is_deleted(n)] == [
        *first.deleted_docs()
    ]
    assert first.has_deletions() == bool(first.deleted_count())


def test_the_readers_of_a_segment_leave_out_what_no_longer_counts(snapshot: WhooshSnapshot) -> None:
    codec, segment = ColumnarCodec(), snapshot.segments[0]
    terms = codec.terms_reader(None, segment)
    documents = codec.per_document_reader(None, segment)

    assert isinstance(terms, SegmentTerms)
    assert isinstance(documents, SegmentDocuments)
    assert ("text", b"goneword") not in terms
    with pytest.raises(KeyError):
        terms.matcher("text", b"goneword", schema()["text"].format)
    with pytest.raises(KeyError):
        terms.term_info("text", b"goneword")
    lengths = [documents.doc_field_length(n, "text") for n in documents.all_doc_ids()]
    assert documents.field_length("text") == sum(lengths)
    assert documents.max_field_length("text") == max(lengths)
    assert documents.doc_count() == len(lengths)
    assert not documents.supports_columns()
    assert not documents.has_column("country")
    assert not documents.has_vector(0, "text")
    assert documents.doc_field_length_reader("text")(0) == documents.doc_field_length(0, "text")
    terms.close()
    documents.close()
