"""Whoosh's searcher runs every search, through our nodes, weighting and collector, and each can be exchanged."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from whoosh import query as whoosh
from whoosh.collectors import (
    FacetCollector,
    FilterCollector,
    TermsCollector,
    TimeLimitCollector,
    TopCollector,
)
from whoosh.scoring import BM25F, TF_IDF
from whoosh.searching import Searcher
from whoosh.sorting import Count

from searchkit.domain.article import Kind
from searchkit.domain.query import (
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Facet,
    FacetRequest,
    Filters,
    Fuzzy,
    InLead,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    PathIs,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    Query,
    SaidIs,
    Scope,
    Sort,
    SourceIs,
    SpeakerIs,
    Together,
    Unit,
    Word,
)
from searchkit.engines import bm25
from searchkit.engines.whoosh import WhooshEngine, known, queries
from searchkit.engines.whoosh.collector import HitCollector
from searchkit.engines.whoosh.snapshot import WhooshSnapshot
from searchkit.engines.whoosh.translate import Reading, Translator, translated
from tests.contracts.archives import STAMP, archive, paragraph, story

STORIES = [
    story(
        "a",
        paragraph("war war war", speakers=["Wang Yi"], countries=["CN"]),
        "war and peace",
        title="War",
        published="2021-03-22",
    ),
    story("b", paragraph("no peace, no war", kind=Kind.CAPTION), "peace", source="AP"),
    story("c", "peace at last", title="War and peace"),
]


def tree(root: Node | None, filters: Filters, scope: Scope = Scope.PARAGRAPH) -> whoosh.Query:
    return translated(Query(root, filters, scope))


@pytest.fixture
def snapshot(engine: WhooshEngine) -> Iterator[WhooshSnapshot]:
    engine.publish(archive(*STORIES, copies=[STORIES[:2]]), STAMP)
    with engine.open() as opened:
        yield opened


@contextmanager
def traced() -> Iterator[list[str]]:
    """Gives the functions of ours and of Whoosh that are called meanwhile, in order."""
    calls: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_globals.get("__name__", "")
        if event == "call" and name.startswith(("searchkit.engines.whoosh.", "whoosh.")):
            calls.append(f"{name.rpartition('.')[2]}.{frame.f_code.co_qualname}")

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


WAR = queries.Term("text", "war")
KINDS_OF_QUERIES: dict[str, tuple[Node, tuple[str, ...]]] = {
    "word": (Word("war"), ("Term",)),
    "two words in one": (Word("no-peace"), ("PhraseQuery", "Term")),
    "phrase": (Phrase("no war"), ("PhraseQuery", "Term")),
    "near": (Near("war peace", 4), ("NearQuery", "Term")),
    "pattern": (Pattern("pea*"), ("Wildcard",)),
    "fuzzy": (Fuzzy("peice", 1), ("FuzzyTerm",)),
    "and": (And((Word("war"), Word("peace"))), ("AndQuery", "Term")),
    "or": (Or((Word("war"), Word("peace"))), ("OrQuery", "Term")),
    "not": (And((Word("war"), Not(Word("last")))), ("AndQuery", "NotQuery", "Term")),
    "title": (And((Word("peace"), InTitle(Word("war")))), ("AndQuery", "Unscored", "Term")),
    "speaker": (And((Word("war"), SpeakerIs("Wang Yi"))), ("Known", "Term")),
    "country": (And((Word("war"), CountryIs("CN"))), ("Known", "Term")),
    "source": (And((Word("war"), SourceIs("AP"))), ("Known", "Term")),
    "kind": (And((Word("war"), KindIs(Kind.CAPTION))), ("Known", "Term")),
    "cue": (And((Word("war"), CueIs(None))), ("Known", "Term")),
    "manner": (And((Word("war"), SaidIs(is_direct=False))), ("Known", "Term")),
    "path": (And((Word("war"), PathIs("clippings/**"))), ("Known", "Term")),
    "lead": (And((Word("peace"), InLead(Word("war")))), ("InStory", "Unscored", "Term")),
    "at least": (AtLeast(2, Word("war")), ("AtLeastQuery", "Term")),
    "group": (Together((Word("war"), Word("peace")), Unit.WORDS, 2), ("Group", "Term")),
    "date": (And((Word("war"), PublishedIn(None, None))), ("Known", "Term")),
    "no date": (And((Word("war"), PublishedUnknown())), ("Known", "Term")),
}


@pytest.mark.parametrize("kind", KINDS_OF_QUERIES)
def test_a_search_goes_through_whooshs_searcher_nodes_weighting_and_collector(
    snapshot: WhooshSnapshot, kind: str
) -> None:
    root, nodes = KINDS_OF_QUERIES[kind]

    with traced() as calls:
        hits = snapshot.search(Query(root, facets=(FacetRequest(Facet.MONTH),))).hits

    assert hits
    assert "searching.Searcher.search_with_collector" in calls
    assert "collectors.Collector.run" in calls
    assert "collector.HitCollector.collect_matches" in calls
    for node in nodes:
        suffix = {
            "Wildcard": "Expanded",
            "FuzzyTerm": "Expanded",
            "NearQuery": "PhraseQuery",
        }.get(node, node)
        assert {f"queries.{suffix}.matcher", f"scope_queries.{suffix}.matcher"} & {*calls}
    assert "weighting.BM25.scorer" in calls
    assert any(call.startswith("weighting.BM25Scorer.score") for call in calls)
    assert "collector.HitCollector.finish" in calls


@pytest.mark.parametrize(
    ("scope", "node"), [(Scope.STORY, "StoryHits"), (Scope.SENTENCE, "InSentence")]
)
def test_scopes_are_nodes_of_the_query(snapshot: WhooshSnapshot, scope: Scope, node: str) -> None:
    with traced() as calls:
        query = Query(And((Word("war"), Not(Word("last")))), scope=scope, may_lack_words=True)
        assert snapshot.search(query).hits

    assert "searching.Searcher.search_with_collector" in calls
    assert f"scope_queries.{node}.matcher" in calls
    assert "weighting.BM25.scorer" in calls


def test_every_paragraph_is_found_by_a_node_too(snapshot: WhooshSnapshot) -> None:
    with traced() as calls:
        assert snapshot.search(Query()).total == 5

    assert "searching.Searcher.search_with_collector" in calls
    assert "queries.Every.matcher" in calls


def test_a_phrase_is_found_by_nodes_that_say_what_they_are(snapshot: WhooshSnapshot) -> None:
    root = And((Phrase("no war"), Not(Word("x"))))
    filters = Filters(countries=("CN",))
    words = [queries.Term("forms", "no"), queries.Term("forms", "war")]

    node = tree(root, filters)

    asked = queries.AndQuery(
        [
            queries.PhraseQuery(words),
            queries.NotQuery(queries.Term("text", "x")),
            known.Country("CN"),
        ]
    )
    beside = (("title_forms", bm25.TITLE_WEIGHT), ("story_forms", 2 * bm25.STORY_WEIGHT))
    scoring = [queries.Term(field, w, weight) for field, weight in beside for w in ("no", "war")]
    assert node == queries.AndMaybe(asked, queries.OrQuery(scoring))
    assert hash(node) == hash(tree(root, filters))
    assert node != tree(And((Phrase("no war"), Not(Word("y")))), filters)
    assert set(node.iter_all_terms()) >= {("forms", "no"), ("title_forms", "war"), ("text", "x")}


NODES: list[whoosh.Query] = [
    WAR,
    queries.AndQuery([WAR, queries.Term("text", "peac")]),
    queries.OrQuery([WAR, queries.Term("text", "peac")]),
    queries.AndMaybe(WAR, queries.Term("text", "peac")),
    queries.NotQuery(WAR),
    queries.Unscored(WAR),
    queries.Every(),
    queries.PhraseQuery([queries.Term("forms", "no"), queries.Term("forms", "war")]),
    queries.NearQuery([queries.Term("forms", "no"), queries.Term("forms", "war")], 3),
    queries.Wildcard("forms", "pea*"),
    queries.FuzzyTerm("forms", "peice", maxdist=1),
    tree(SpeakerIs("Wang Yi"), Filters()),
    tree(None, Filters(countries=("CN",))),
    tree(PublishedUnknown(), Filters()),
    tree(PathIs("clippings/**"), Filters()),
    tree(SpeakerIs(None), Filters()),
    tree(SaidIs(is_direct=True), Filters()),
    tree(Word("war"), Filters(), Scope.STORY),
    tree(Word("war"), Filters(), Scope.SENTENCE),
    tree(Together((Word("war"), Word("peace")), Unit.PARAGRAPH), Filters()),
    Translator().node(AtLeast(2, Word("war")), Reading.STORY),
    Translator().node(Word("peace"), Reading.STORY),
    Translator().node(Word("peace"), Reading.LEAD),
    Translator().node(Phrase("no war"), Reading.SENTENCE),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_a_node_is_a_query_of_whooshs(snapshot: WhooshSnapshot, node: whoosh.Query) -> None:
    same = node.accept(lambda part: part)
    others = [other for other in NODES if other is not node]

    found = list(node.docs(snapshot.searcher))
    assert same == node
    assert hash(same) == hash(node)
    assert node not in others
    assert repr(node)
    assert str(node)
    assert node.estimate_size(snapshot.searcher.reader()) >= len(found)
    assert node.estimate_min_size(snapshot.searcher.reader()) >= 0
    assert isinstance(node.existing_terms(snapshot.searcher.reader(), expand=True), set)
    assert list(node.matcher(snapshot.searcher).all_ids()) == found


def test_words_of_many_forms_know_their_forms(snapshot: WhooshSnapshot) -> None:
    reader = snapshot.searcher.reader()

    for node in (queries.Wildcard("forms", "pea*"), queries.FuzzyTerm("forms", "peice", maxdist=1)):
        assert list(node.expanded_terms(reader)) == [("forms", b"peace")]
        assert node.simplify(reader) == whoosh.Term("forms", "peace")


# What is exchanged changes what it should, and nothing else.

EXCHANGED: dict[str, Callable[[whoosh.Query], whoosh.Query]] = {
    "Term": lambda q: whoosh.Term(q.fieldname, q.text, q.boost) if type(q) is queries.Term else q,
    "And": lambda q: whoosh.And(q.subqueries) if type(q) is queries.AndQuery else q,
    "Or": lambda q: whoosh.Or(q.subqueries) if type(q) is queries.OrQuery else q,
    "AndMaybe": lambda q: whoosh.AndMaybe(q.a, q.b) if type(q) is queries.AndMaybe else q,
    "Not": lambda q: whoosh.Not(q.query) if type(q) is queries.NotQuery else q,
    "Phrase": lambda q: whoosh.Sequence(q.subqueries) if type(q) is queries.PhraseQuery else q,
}
ASKED: list[Node] = [
    Word("war"),
    Or((Word("war"), Word("peace"))),
    And((Word("war"), Word("peace"))),
    And((Word("peace"), Phrase("no war"))),
    Or((Word("last"), And((Word("war"), Word("peace"))))),
    And((Word("war"), Or((CountryIs("CN"), SourceIs("AP"))))),
    And((Word("peace"), InTitle(Word("war")))),
]


def hits_of(snapshot: WhooshSnapshot, node: whoosh.Query) -> list[tuple[int, Any]]:
    collector = HitCollector()
    snapshot.searcher.search_with_collector(node, collector)
    page = collector.page
    scores = [pytest.approx(score, abs=1e-9) for score in page.scores.tolist()]
    return list(zip(page.numbers.tolist(), scores, strict=True))


@pytest.mark.parametrize("root", ASKED, ids=lambda node: type(node).__name__)
@pytest.mark.parametrize("name", EXCHANGED)
def test_a_node_may_be_whooshs_own(snapshot: WhooshSnapshot, name: str, root: Node) -> None:
    ours = tree(root, Filters())

    theirs = ours.accept(EXCHANGED[name])

    assert sorted(hits_of(snapshot, theirs), key=lambda hit: hit[0]) == sorted(
        hits_of(snapshot, ours), key=lambda hit: hit[0]
    )


def test_the_collector_may_be_whooshs_own(snapshot: WhooshSnapshot) -> None:
    for root in ASKED:
        node = tree(root, Filters())
        for uses_quality in (True, False):
            top = TopCollector(limit=2, usequality=uses_quality)
            snapshot.searcher.search_with_collector(node, top)
            assert [(number, score) for score, number in top.results().top_n] == hits_of(
                snapshot, node
            )[:2]


def test_whooshs_searcher_finds_with_its_own_arguments(snapshot: WhooshSnapshot) -> None:
    searcher, node = snapshot.searcher, tree(Word("war"), Filters())

    results = searcher.search(node, limit=None, terms=True, groupedby="country")

    assert [hit.docnum for hit in results] == [number for number, _ in hits_of(snapshot, node)]
    assert results.groups() == {
        "CN": [results.docnum(0)],
        None: [results.docnum(1), results.docnum(2)],
    }
    assert ("text", b"war") in results.matched_terms()
    assert len(searcher.search(node, filter=tree(KindIs(Kind.CAPTION), Filters()))) == 1
    assert len(searcher.search(node, mask=tree(KindIs(Kind.CAPTION), Filters()))) == 2
    assert [h["id"] for h in searcher.search(queries.Every(), sortedby="id", limit=2)] == [
        "a222222222-0",
        "a222222222-1",
    ]


def test_the_weighting_may_be_another(snapshot: WhooshSnapshot) -> None:
    node = tree(Or((Word("war"), Pattern("pea*"))), Filters())
    ours = dict(hits_of(snapshot, node))
    for weighting in (TF_IDF(), BM25F()):
        with snapshot.index.searcher(weighting=weighting) as searcher:
            other = HitCollector()
            searcher.search_with_collector(node, other)
            theirs = dict(zip(other.page.numbers.tolist(), other.page.scores.tolist(), strict=True))
            stock = TopCollector(10, usequality=False)
            plain: whoosh.Query = whoosh.Or(
                [whoosh.Term("text", "war"), whoosh.Prefix("forms", "pea", constantscore=False)]
            )
            for prefix, weight in (("title", bm25.TITLE_WEIGHT), ("story", 2 * bm25.STORY_WEIGHT)):
                words = [(prefix, "war"), (f"{prefix}_forms", "peace")]
                more = whoosh.Or([whoosh.Term(field, word, weight) for field, word in words])
                plain = whoosh.AndMaybe(plain, more)
            searcher.search_with_collector(plain, stock)

        assert theirs.keys() == ours.keys()
        assert theirs != ours
        assert theirs == pytest.approx({number: score for score, number in stock.results().top_n})


def as_numbers(searcher: Searcher, collector: Any, node: whoosh.Query) -> list[int]:
    searcher.search_with_collector(node, collector)
    return [number for _, number in collector.results().top_n]


def test_our_collector_works_inside_whooshs_and_over_what_steps(snapshot: WhooshSnapshot) -> None:
    searcher, node = snapshot.searcher, tree(Word("war"), Filters())
    expected = as_numbers(searcher, HitCollector(), node)

    terms, timed = TermsCollector(HitCollector()), TimeLimitCollector(HitCollector(), 60)
    grouped = FacetCollector(HitCollector(), "kind", maptype=Count)
    captions = FilterCollector(HitCollector(), allow=tree(KindIs(Kind.CAPTION), Filters()))

    assert as_numbers(searcher, terms, node) == expected
    assert terms.results().matched_terms() >= {("text", b"war")}
    assert as_numbers(searcher, timed, node) == expected
    assert as_numbers(searcher, grouped, node) == expected
    assert grouped.results().groups() == {"body": 2, "caption": 1}
    assert len(as_numbers(searcher, captions, node)) == 1
    titles = queries.Term("title", "war", bm25.TITLE_WEIGHT)
    stories = queries.Term("story", "war", bm25.STORY_WEIGHT)
    stepping = whoosh.AndMaybe(whoosh.AndMaybe(WAR, titles), stories)
    assert as_numbers(searcher, HitCollector(), stepping) == expected


def test_our_collectors_results_are_whooshs(snapshot: WhooshSnapshot) -> None:
    facets = (FacetRequest(Facet.KIND), FacetRequest(Facet.COUNTRY))
    collector = HitCollector(limit=1, offset=1, sort=Sort.OLDEST, facets=facets)

    snapshot.searcher.search_with_collector(queries.Every(), collector)

    results = collector.results()
    assert len(results) == collector.count() == 5
    assert results.has_exact_length()
    assert [hit["id"] for hit in results] == ["a222222222-1"]
    assert sorted(collector.all_ids()) == [0, 1, 2, 3, 4]
    assert results.groups("kind") == {"body": 4, "caption": 1}
    assert results.groups("country") == {"CN": 1, None: 4}


def test_near_copies_are_folded_by_our_collector(snapshot: WhooshSnapshot) -> None:
    found = snapshot.search(Query(Word("war"), scope=Scope.PARAGRAPH, all_copies=False))

    assert [(hit.id, hit.copies) for hit in found.hits] == [
        ("a222222222-0", ("b222222222",)),
        ("a222222222-1", ("b222222222",)),
    ]
