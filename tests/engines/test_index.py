"""A generation as a Whoosh index: read by whoever likes, written by nobody."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from whoosh.fields import ID
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.qparser import QueryParser
from whoosh.query import Term
from whoosh.scoring import TF_IDF

import searchkit
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.index import GenerationIndex
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.weighting import BM25
from tests.contracts.archives import STAMP, archive
from tests.engines.conftest import NEW, OLD


@pytest.fixture
def index(engine: WhooshEngine) -> Iterator[GenerationIndex]:
    engine.publish(OLD, STAMP)
    with engine.open() as snapshot:
        yield snapshot.index


def test_an_index_says_what_it_holds(index: GenerationIndex) -> None:
    assert index.schema == schema()
    assert index.doc_count() == index.doc_count_all() == index.reader().doc_count()
    assert not index.is_empty()
    assert index.field_length("text") == index.reader().field_length("text") > 0
    assert index.max_field_length("text") == index.reader().max_field_length("text") > 0
    assert index.last_modified() == -1
    index.close()


def test_an_index_stays_what_it_was_and_knows_when_another_is_served(
    index: GenerationIndex, engine: WhooshEngine
) -> None:
    searcher = index.searcher()
    before = searcher.doc_count()
    assert index.up_to_date()
    assert searcher.up_to_date()

    engine.publish(NEW, STAMP)

    assert index.latest_generation() == 2
    assert not index.up_to_date()
    assert not searcher.up_to_date()
    assert index.refresh() is index
    assert searcher.doc_count() == before


def test_a_searcher_weighs_by_our_bm25_unless_told_otherwise(index: GenerationIndex) -> None:
    assert isinstance(index.searcher().weighting, BM25)
    assert isinstance(index.searcher(weighting=TF_IDF()).weighting, TF_IDF)


def test_whooshs_parser_reads_text_as_we_do(index: GenerationIndex) -> None:
    parser = QueryParser("text", index.schema)

    assert parser.parse("Wars") == Term("text", "war")
    assert str(parser.parse("anti-wars")) == 'text:"anti war"'
    with index.searcher() as searcher:
        found = searcher.search(parser.parse("war"))
        assert {hit["id"] for hit in found}
        assert "<b" in found[0].highlights("text")


def test_nothing_writes_an_index(index: GenerationIndex) -> None:
    writes: list[Callable[[], object]] = [
        index.writer,
        index.optimize,
        lambda: index.add_field("x", ID()),
        lambda: index.remove_field("text"),
        lambda: index.delete_by_term("text", "war"),
        lambda: index.delete_by_query(Term("text", "war")),
    ]
    for write in writes:
        with pytest.raises(ReadOnlyError):
            write()


def test_a_program_opens_the_index_by_its_folder(engine: WhooshEngine, folder: Path) -> None:
    engine.publish(OLD, STAMP)

    with searchkit.whoosh_index(folder).searcher() as searcher:
        assert searcher.doc_count() == engine.open().summary().paragraphs


def test_an_empty_index_is_searched_too(engine: WhooshEngine) -> None:
    engine.publish(archive(), STAMP)

    with engine.open() as snapshot, snapshot.index.searcher() as searcher:
        assert snapshot.index.is_empty()
        assert len(searcher.search(Term("text", "war"))) == 0
        assert list(searcher.reader().all_terms()) == []
        assert searcher.reader().min_field_length("text") == 0
