"""What Whoosh finds by itself over the same files, scored by SPEC's formula, is what we find."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Kind
from searchkit.domain.query import And, Filters, Node, Not, Or, Phrase, Query, Scope, Word
from searchkit.engines.whoosh import WhooshEngine
from tests.contracts import strategies
from tests.contracts.archives import STAMP, DictArchive
from tests.contracts.test_agreement import MADE_UP
from tests.engines.stock import stock_answer

EVERYTHING = 1000
NewEngine = Callable[[], WhooshEngine]

text_nodes: st.SearchStrategy[Node] = strategies.words.map(Word) | strategies.phrases.map(Phrase)
nodes: st.SearchStrategy[Node] = st.recursive(
    text_nodes,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.builds(
            lambda parts, without: And((*parts, *map(Not, without))),
            st.lists(inner, min_size=1, max_size=3),
            st.lists(inner, max_size=1),
        ),
    ),
    max_leaves=6,
)
filters = st.just(Filters()) | st.builds(
    Filters,
    countries=st.lists(st.sampled_from(strategies.COUNTRIES), max_size=2, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(Kind), max_size=2, unique=True).map(tuple),
    since=st.none() | st.sampled_from(strategies.DAYS),
    until=st.none() | st.sampled_from(strategies.DAYS),
)


@pytest.fixture
def new_engine(tmp_path_factory: pytest.TempPathFactory) -> NewEngine:
    folder = tmp_path_factory.mktemp("oracle")
    made: list[Path] = []

    def make() -> WhooshEngine:
        made.append(folder / str(len(made)))
        return WhooshEngine(made[-1])

    return make


def assert_whoosh_agrees(engine: WhooshEngine, root: Node, asked: Filters) -> None:
    with engine.open() as snapshot:
        ours = snapshot.search(Query(root, asked, scope=Scope.PARAGRAPH, limit=EVERYTHING)).hits
        theirs = stock_answer(snapshot, root, asked)

    assert {hit.id: hit.score for hit in ours} == pytest.approx(theirs, abs=1e-9)
    place = {id: number for number, id in enumerate(theirs)}
    for better, worse in combinations(ours, 2):
        if better.score - worse.score > 1e-9:
            assert place[better.id] < place[worse.id]


@settings(MADE_UP, max_examples=30)
@given(
    archive=strategies.archives(), asked=st.lists(st.tuples(nodes, filters), min_size=5, max_size=5)
)
def test_whoosh_by_itself_gives_the_same_paragraphs_scores_and_order(
    new_engine: NewEngine, archive: DictArchive, asked: list[tuple[Node, Filters]]
) -> None:
    engine = new_engine()

    engine.publish(archive, STAMP)

    for root, chosen in asked:
        assert_whoosh_agrees(engine, root, chosen)


@settings(MADE_UP, max_examples=20)
@given(data=st.data())
def test_whoosh_agrees_over_segments_with_deletions(
    new_engine: NewEngine, data: st.DataObject
) -> None:
    engine = new_engine()
    archive = data.draw(strategies.archives())
    engine.publish(archive, STAMP)
    for _ in range(data.draw(st.integers(1, 3))):
        archive = data.draw(strategies.later(archive))
        engine.publish(archive, STAMP)

    for root, chosen in data.draw(st.lists(st.tuples(nodes, filters), min_size=4, max_size=4)):
        assert_whoosh_agrees(engine, root, chosen)
