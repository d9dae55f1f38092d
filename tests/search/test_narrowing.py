from pathlib import Path

import pytest

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article, Kind, Paragraph, SpeakerFinding
from searchkit.domain.identity import article_id
from searchkit.domain.query import (
    And,
    Facet,
    FacetRequest,
    Filters,
    PublishedIn,
    PublishedUnknown,
    Query,
    Sort,
    Word,
)
from searchkit.domain.stamp import Stamp
from searchkit.engines.order import effective_sort
from searchkit.engines.whoosh import WhooshEngine
from searchkit.ports import Snapshot
from searchkit.search.index import Index
from searchkit.search.narrowing import facet_filter, narrowed, read_as
from tests.contracts.archives import archive
from tests.contracts.memory_engine import MemoryEngine

NAMES = ["Wang", "Wang Yi", "Wang Yi", "WANG", "Wáng", "Yi Wang", "Wang Yi Min"]


@pytest.fixture(params=["memory", "whoosh"])
def snapshot(request: pytest.FixtureRequest, tmp_path: Path) -> Snapshot:
    """An index in which people share a surname and its spellings."""
    articles = [
        Article(
            id=article_id(str(number)),
            ordinal=0,
            paragraphs=(
                Paragraph(0, Kind.BODY, "A word.", speakers=(SpeakerFinding(name),), countries=()),
            ),
            paths=("a/b.txt",),
        )
        for number, name in enumerate(NAMES)
    ]
    engine = MemoryEngine() if request.param == "memory" else WhooshEngine(tmp_path / "index")
    engine.publish(archive(*articles), Stamp("1", "1", "1"))
    return engine.open(Aliases({"Wang Yi Min": "Wang Yi"}))


def test_a_facets_value_finds_exactly_what_was_counted_under_it(snapshot: Snapshot) -> None:
    index = Index(snapshot, lambda text: None)
    query = Query(root=Word("word"))
    counts = index.search("word", facets=[FacetRequest(Facet.SPEAKER, 100)]).facets[Facet.SPEAKER]

    assert [(count.value, count.count) for count in counts] == [
        ("WANG", 3),
        ("Wang Yi", 3),
        ("Yi Wang", 1),
    ]
    for count in counts:
        assert index.answer(narrowed(query, Facet.SPEAKER, count.value)).total == count.count, count


def test_a_list_without_text_stays_newest_first_where_it_is_narrowed() -> None:
    filtered = Query(filters=Filters(countries=("CN",)), offset=3)
    asked = Query(root=Word("word"), text="word")

    assert effective_sort(narrowed(filtered, Facet.SOURCE, "AP")) is Sort.NEWEST
    assert narrowed(filtered, Facet.SOURCE, "AP").offset == 0
    assert effective_sort(narrowed(asked, Facet.SOURCE, "AP")) is Sort.RELEVANCE


def test_months_years_and_the_unknown() -> None:
    assert isinstance(facet_filter(Facet.MONTH, "2021-02"), PublishedIn)
    assert read_as(Query(facet_filter(Facet.MONTH, "2021-02"))) == "date:2021-02"
    assert read_as(Query(facet_filter(Facet.YEAR, "2021"))) == "date:2021"
    assert read_as(Query(facet_filter(Facet.WEEK, "2020-W53"))) == "date:2020-12-28..2021-01-03"
    assert facet_filter(Facet.YEAR, None) == PublishedUnknown()
    assert read_as(Query(facet_filter(Facet.COUNTRY, None))) == "country:none"
    assert read_as(Query(facet_filter(Facet.KIND, "caption"))) == "kind:caption"


def test_how_a_question_was_read_is_one_flat_query() -> None:
    root = And((Word("a"), Word("b")))
    filters = Filters(countries=("CN", "RU"), sources=("AP",))

    assert read_as(Query(root, filters)) == "a AND b AND (country:CN OR country:RU) AND source:AP"
    assert read_as(Query(filters=Filters(kinds=(Kind.BODY,)))) == "kind:body"
    assert read_as(Query()) == ""
