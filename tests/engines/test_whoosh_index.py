"""`searchkit.whoosh_index`: the index as Whoosh sorts, groups, spells and looks things up in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.highlight import PinpointFragmenter, UppercaseFormatter
from whoosh.index import Index
from whoosh.matching import Matcher
from whoosh.query import (
    And,
    ColumnQuery,
    Every,
    FuzzyTerm,
    Not,
    Or,
    Prefix,
    Query,
    Regex,
    Term,
    TermRange,
    Wildcard,
)
from whoosh.query.compound import DefaultOr
from whoosh.query.terms import MultiTerm
from whoosh.reading import IndexReader, ReaderClosed, TermNotFound
from whoosh.searching import SearchContext, Searcher
from whoosh.sorting import FieldFacet, MultiFacet

import searchkit
from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article
from searchkit.domain.errors import IndexDamaged, IndexMissing
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.column_readers import ValueColumn
from searchkit.engines.whoosh.weighting import BM25
from tests.contracts.archives import STAMP, archive, paragraph, story
from tests.engines.stock import stock_reader

LAVROV, WANG = "Sergey Lavrov", "Wang Yi"
SUMMIT = story(
    "a",
    paragraph("China and Russia said no", speakers=[WANG, LAVROV], countries=["CN", "RU"]),
    paragraph("both sides agreed", inherits=True),
    title="Summit in Guilin",
    published="2021-03-22",
    source="AP",
)
TALKS = story(
    "b",
    paragraph("Russia went on", speakers=[LAVROV], countries=["RU"]),
    title="After the talks",
    published="2021-03-20",
    source="Reuters",
)
UNDATED = story("c", "nothing is known of this", "nor of that")
GONE = story(
    "d",
    paragraph("Gone, said France", speakers=["Nobody Now"], countries=["FR"]),
    title="A title that is gone",
    published="1999-01-01",
    source="Gone Gazette",
)
FILLER = [story(f"z{number}", "filler") for number in range(9)]


@pytest.fixture(params=["one segment", "segments and deletions"])
def index(request: pytest.FixtureRequest, folder: Path, engine: WhooshEngine) -> Index:
    if request.param == "one segment":
        engine.publish(archive(SUMMIT, TALKS, UNDATED, *FILLER), STAMP)
    else:
        engine.publish(archive(GONE, SUMMIT, TALKS, *FILLER), STAMP)
        engine.publish(archive(SUMMIT, TALKS, UNDATED, *FILLER), STAMP)
    return searchkit.whoosh_index(folder)


@pytest.fixture
def searcher(index: Index) -> Iterator[Searcher]:
    with index.searcher() as opened:
        yield opened


@pytest.mark.parametrize(
    "node",
    [
        Prefix("forms", "s"),
        Wildcard("forms", "*i*"),
        Regex("text", "[aw].*"),
        FuzzyTerm("forms", "said", maxdist=2),
        TermRange("text", "a", "s"),
        TermRange("published", "2021-03-01", "2021-03-31"),
        Prefix("forms", "fill"),
        Prefix("forms", "nothing-begins-so"),
        And([Term("text", "russia"), TermRange("published", None, "2021-03-21")]),
        Not(Prefix("text", "fil")),
    ],
    ids=str,
)
def test_terms_that_are_looked_up_at_once_score_as_whoosh_scores_them_one_by_one(
    index: Index, node: Query
) -> None:
    with index.searcher() as ours, Searcher(index.reader(), weighting=BM25()) as stock:
        at_once = ours.search(node, limit=None)
        stepping = node.accept(one_by_one)

        expected = stock.search(stepping, limit=None)

        assert {hit.docnum: hit.score for hit in at_once} == pytest.approx(
            {hit.docnum: hit.score for hit in expected}
        )


def one_by_one(node: Query) -> Query:
    """Returns the union of a node's terms, by Whoosh's tree of matchers and not by what it preloads."""
    if isinstance(node, MultiTerm):
        return SteppingTerms(node)
    return node


class SteppingTerms(Query):
    """What a node of many terms matches, as Whoosh steps through it in an index of any size."""

    def __init__(self, node: MultiTerm) -> None:
        self.node = node

    def estimate_size(self, ixreader: IndexReader) -> int:
        return int(ixreader.doc_count())

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        terms = [Term(self.node.field(), key) for key in self.node._btexts(searcher.reader())]
        return DefaultOr(terms).matcher(searcher, context)


STORIES = Or([Term("article", story.id) for story in (SUMMIT, TALKS, UNDATED)])


def sorted_by(searcher: Searcher, *fields: str, reverse: bool = False) -> list[str]:
    """Returns the ids of the paragraphs of the stories above, their first four letters left out."""
    facet = MultiFacet([FieldFacet(field, reverse=reverse) for field in fields])
    hits = searcher.search(STORIES, sortedby=facet, limit=None)
    return [hit["id"][0] + hit["id"][-1] for hit in hits]


def grouped_by(
    searcher: Searcher, field: str, *, allow_overlap: bool = False
) -> dict[str | None, int]:
    facet = FieldFacet(field, allow_overlap=allow_overlap)
    groups = searcher.search(STORIES, groupedby=facet, limit=None).groups()
    return {name: len(numbers) for name, numbers in groups.items()}


# Columns


def test_a_column_has_the_value_of_each_paragraph(searcher: Searcher) -> None:
    reader = searcher.reader()

    for name in searcher.schema.names():
        if not reader.has_column(name):
            continue
        column = reader.column_reader(name)
        assert isinstance(column, ColumnReader)
        assert len(column) == reader.doc_count_all() == len(column.load())
        for number in reader.all_doc_ids():
            unknown: object = [] if name in ("speaker", "country", "about", "path") else None
            assert column[number] == reader.stored_fields(number).get(name, unknown)


def test_all_fields_but_those_of_text_have_columns(searcher: Searcher) -> None:
    has_column = searcher.reader().has_column

    without = {name for name in searcher.schema.names() if not has_column(name)}
    assert without == {"text", "forms", "title_forms", "story", "story_forms"}
    assert not has_column("nofield")
    for name in ("text", "nofield"):
        with pytest.raises(TermNotFound):
            searcher.reader().column_reader(name)


def test_sorting_puts_what_is_unknown_last_in_either_direction(searcher: Searcher) -> None:
    assert sorted_by(searcher, "published") == ["b0", "a0", "a1", "c0", "c1"]
    assert sorted_by(searcher, "published", reverse=True) == ["a0", "a1", "b0", "c0", "c1"]
    assert sorted_by(searcher, "title", "id") == ["b0", "a0", "a1", "c0", "c1"]
    assert sorted_by(searcher, "id", reverse=True) == ["c1", "c0", "b0", "a1", "a0"]
    assert sorted_by(searcher, "speaker", "article")[:2] == ["b0", "a0"]
    assert sorted_by(searcher, "path") == ["a0", "a1", "b0", "c0", "c1"]


def test_groups_of_one_value(searcher: Searcher) -> None:
    assert grouped_by(searcher, "source") == {"AP": 2, "Reuters": 1, None: 2}
    assert grouped_by(searcher, "published") == {"2021-03-22": 2, "2021-03-20": 1, None: 2}
    assert grouped_by(searcher, "kind") == {"body": 5}
    assert grouped_by(searcher, "title")["Summit in Guilin"] == 2
    assert grouped_by(searcher, "article") == {SUMMIT.id: 2, TALKS.id: 1, UNDATED.id: 2}


def test_a_paragraph_of_several_values_is_in_the_group_of_each(searcher: Searcher) -> None:
    assert grouped_by(searcher, "speaker", allow_overlap=True) == {WANG: 1, LAVROV: 2, None: 3}
    assert grouped_by(searcher, "country", allow_overlap=True) == {"CN": 1, "RU": 2, None: 3}
    assert grouped_by(searcher, "about", allow_overlap=True) == {"CN": 2, "RU": 3, None: 2}
    assert grouped_by(searcher, "path", allow_overlap=True)["clippings/a.txt"] == 2


def test_without_overlap_a_paragraph_is_in_the_group_of_its_first_value(
    searcher: Searcher,
) -> None:
    assert grouped_by(searcher, "speaker") == {WANG: 1, LAVROV: 1, None: 3}


def test_groups_are_those_that_whoosh_makes_of_terms_over_the_same_segments(
    folder: Path, index: Index, searcher: Searcher
) -> None:
    with WhooshEngine(folder).open() as snapshot, Searcher(stock_reader(snapshot)) as stock:
        for field in ("source", "kind", "published", "article", "id"):
            assert grouped_by(searcher, field) == grouped_by(stock, field)
        for field in ("speaker", "country", "about", "path"):
            groups = grouped_by(searcher, field, allow_overlap=True)
            assert groups == grouped_by(stock, field, allow_overlap=True)


def test_collapsing_leaves_a_hit_a_story_and_all_that_have_no_value(searcher: Searcher) -> None:
    found = searcher.search(STORIES, collapse="article")
    assert sorted(hit["article"] for hit in found) == [SUMMIT.id, TALKS.id, UNDATED.id]

    found = searcher.search(STORIES, collapse="source")
    assert sorted(hit["article"][0] for hit in found) == ["a", "b", "c", "c"]


def test_a_columns_values_can_be_asked_for(searcher: Searcher) -> None:
    def found(query: ColumnQuery) -> set[str]:
        return {hit["article"] for hit in searcher.search(Every(), filter=query, limit=None)}

    assert found(ColumnQuery("source", "AP")) == {SUMMIT.id}
    assert found(ColumnQuery("source", "Gone Gazette")) == set()
    assert found(ColumnQuery("country", lambda codes: "RU" in codes)) == {SUMMIT.id, TALKS.id}


def test_a_column_is_read_and_never_written() -> None:
    assert ValueColumn(is_list=True) == ValueColumn(is_list=True) != ValueColumn()
    assert len({ValueColumn(), ValueColumn()}) == 1
    with pytest.raises(ReadOnlyError):
        ValueColumn().writer(None)
    with pytest.raises(NotImplementedError):
        ValueColumn().reader(None, 0, 0, 0)


# Values as terms


def test_values_are_terms_too(searcher: Searcher) -> None:
    reader = searcher.reader()

    assert list(reader.field_terms("about")) == ["CN", "RU"]
    assert reader.doc_frequency("about", "RU") == 3
    assert list(reader.expand_prefix("path", "clippings/a")) == [b"clippings/a.txt"]
    assert len(searcher.search(Prefix("path", "clippings/"), limit=None)) == reader.doc_count()
    assert searcher.document(id=f"{TALKS.id}-0")["text"] == "Russia went on"
    assert [*searcher.document_numbers(source="Gone Gazette")] == []


def test_every_path_of_a_clipping_finds_it(folder: Path, engine: WhooshEngine) -> None:
    twice = Article(SUMMIT.id, 0, SUMMIT.paragraphs, paths=("b/two.txt", "a/one.txt"))
    engine.publish(archive(twice, TALKS), STAMP)

    with searchkit.whoosh_index(folder).searcher() as searcher:
        for path in twice.paths:
            assert len(searcher.search(Term("path", path))) == 2
        assert searcher.document(article=twice.id)["path"] == ["b/two.txt", "a/one.txt"]


def test_words_are_suggested_as_they_are_written(searcher: Searcher) -> None:
    assert searcher.suggest("text", "agred") == ["agreed"]
    assert searcher.suggest("title", "tallks") == ["talks"]
    assert searcher.suggest("speaker", "Wang Yo") == [WANG]
    with pytest.raises(TermNotFound):
        searcher.suggest("nofield", "x")


def test_words_are_highlighted_where_the_analyser_says_they_stand(searcher: Searcher) -> None:
    found = searcher.search(Term("text", "agre"), terms=True)
    found.fragmenter, found.formatter = PinpointFragmenter(), UppercaseFormatter()

    assert found[0].highlights("text") == "both sides AGREED"


def test_a_text_of_half_a_character_is_taken_apart_too(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(archive(story("a", "war\ud800 peace", "peace")), STAMP)

    with searchkit.whoosh_index(folder).searcher() as searcher:
        assert [word for word, _ in searcher.key_terms([0], "text", numterms=1)] != []
        assert {hit["id"] for hit in searcher.more_like(0, "text")} == {"a222222222-1"}


# The index


def test_an_index_opens_under_the_names_that_people_go_by(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(archive(SUMMIT, TALKS), STAMP)

    with searchkit.whoosh_index(folder, Aliases({LAVROV: "Sergei Lavrov"})).searcher() as searcher:
        names = grouped_by(searcher, "speaker", allow_overlap=True)
        assert names == {WANG: 1, "Sergei Lavrov": 2, None: 1}


def test_what_cannot_be_opened_says_why(folder: Path, engine: WhooshEngine) -> None:
    with pytest.raises(IndexMissing):
        searchkit.whoosh_index(folder)
    engine.publish(archive(SUMMIT), STAMP)
    (manifest,) = (folder / "generations").iterdir()
    sound = manifest.read_bytes()

    manifest.write_bytes(sound[:-1])
    with pytest.raises(IndexDamaged):
        searchkit.whoosh_index(folder)
    manifest.write_bytes(sound)
    assert searchkit.whoosh_index(folder).doc_count() == 2


def test_a_closed_searcher_leaves_the_index_open(index: Index) -> None:
    first = index.searcher()
    first.close()

    with pytest.raises(ReaderClosed):
        first.reader().has_column("source")
    with pytest.raises(ReadOnlyError):
        index.writer()
    with index.searcher() as second:
        assert len(second.search(Every(), limit=None)) == index.doc_count()
