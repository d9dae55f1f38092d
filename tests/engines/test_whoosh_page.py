"""docs/whoosh.md: each snippet runs as it stands there, and what is said of Whoosh itself is so."""

import doctest
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.classify import Expander
from whoosh.qparser import QueryParser
from whoosh.query import And, AndNot, ColumnQuery, Every, Not, Prefix, Query, Term
from whoosh.searching import Searcher

import searchkit
from searchkit.engines.whoosh import WhooshEngine, queries
from tests.contracts.archives import STAMP, archive, story

PAGE = Path(__file__).parent.parent.parent / "docs" / "whoosh.md"


@pytest.fixture
def searcher(folder: Path, engine: WhooshEngine) -> Iterator[Searcher]:
    stories = [
        story("a", "peaceful", "war and peace", "war", source="AP"),
        story("b", "planet plan", "planes planes planes", "plane"),
        story("c", "peace at last"),
    ]
    engine.publish(archive(*stories, story("d", "gone", source="AP")), STAMP)
    engine.publish(archive(*stories), STAMP)
    with searchkit.whoosh_index(folder).searcher() as opened:
        yield opened


def found(searcher: Searcher, query: Query) -> set[str]:
    return {hit["text"] for hit in searcher.search(query, limit=None)}


def test_the_page_says_what_whoosh_does(samples_indexed: Path) -> None:
    failed, tried = doctest.testfile(
        str(PAGE), module_relative=False, globs={"folder": samples_indexed}
    )

    assert tried > 50
    assert failed == 0


def test_everything_and_a_word_is_everything(searcher: Searcher) -> None:
    parser = QueryParser("text", searcher.schema)

    assert parser.parse("*:* AND war") == Every()
    asked = parser.parse("*:* AND war", normalize=False)
    assert found(searcher, asked) == {"war and peace", "war"}


def test_a_query_of_a_column_is_a_filter_only(searcher: Searcher) -> None:
    query = ColumnQuery("source", "AP")

    with pytest.raises(AttributeError):
        searcher.search(query)
    assert len(searcher.search(Every(), filter=query, limit=None)) == 3


def test_and_not_keeps_a_first_paragraph_that_and_with_not_leaves_out(searcher: Searcher) -> None:
    war, peace = Term("text", "war"), Term("text", "peac")

    assert found(searcher, AndNot(war, peace)) == {"war and peace", "war"}
    assert found(searcher, And([war, Not(peace)])) == {"war"}


def test_groups_hold_what_a_limit_cuts_off(searcher: Searcher) -> None:
    groups = searcher.search(Every(), limit=1, groupedby="source").groups()

    assert {source: len(numbers) for source, numbers in groups.items()} == {"AP": 3, None: 4}


def test_a_prefix_scores_what_its_words_score_together(searcher: Searcher) -> None:
    words = [key.decode() for key in searcher.reader().expand_prefix("forms", "pl")]
    assert len(words) > 1

    several = searcher.search(Prefix("forms", "pl"))
    single = searcher.search(Prefix("forms", "planes"))

    together = searcher.search(queries.OrQuery([queries.Term("forms", word) for word in words]))
    assert {hit["id"]: hit.score for hit in several} == {hit["id"]: hit.score for hit in together}
    assert [hit.score for hit in single] == [
        hit.score for hit in searcher.search(Term("forms", "planes"))
    ]


def test_suggestions_go_by_how_often_and_not_by_how_near(searcher: Searcher) -> None:
    assert searcher.suggest("forms", "plann", limit=1) == ["planes"]
    assert searcher.suggest("forms", "plann", maxdist=1) == ["plan", "plane"]


def test_key_terms_count_what_is_gone(searcher: Searcher) -> None:
    reader = searcher.reader()

    assert Expander(reader, "text").model.N == reader.doc_count_all() > reader.doc_count()
