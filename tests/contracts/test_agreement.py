"""Every engine gives the answers of `MemoryEngine`, whatever the archive, the query and the history."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from searchkit.domain.aliases import Aliases
from searchkit.domain.query import Facet, Query
from searchkit.domain.results import Results
from searchkit.ports import Snapshot
from tests.contracts import strategies
from tests.contracts.archives import STAMP, DictArchive
from tests.contracts.conftest import BY_PARAGRAPH, NewEngine
from tests.contracts.memory_engine import MemoryEngine

MADE_UP = settings(
    deadline=None,
    # What fails is made smaller, but not explained: that takes minutes with archives this rich.
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[
        # The fixture gives a maker of engines: each example starts with a new one.
        HealthCheck.function_scoped_fixture,
        # The first corpora drawn on a busy machine.
        HealthCheck.too_slow,
    ],
)


def assert_same_answers(expected: Snapshot, given: Snapshot, queries: Sequence[Query]) -> None:
    for query in queries:
        wanted = expected.search(query)
        found = given.search(query)
        assert_same_paragraphs(wanted, found)
        assert [(hit.match, hit.lacking, hit.copies, hit.story_total) for hit in found.hits] == [
            (hit.match, hit.lacking, hit.copies, hit.story_total) for hit in wanted.hits
        ]
        assert found.total_stories == wanted.total_stories
        assert (found.facets, found.pairs) == (wanted.facets, wanted.pairs)
        assert_same_explanations(expected, given, query, wanted)


def assert_same_paragraphs(wanted: Results, found: Results) -> None:
    """Compare what an engine finds that knows nothing of stories."""
    assert found.total == wanted.total
    assert [hit.id for hit in found.hits] == [hit.id for hit in wanted.hits]
    assert [hit.score for hit in found.hits] == pytest.approx(
        [hit.score for hit in wanted.hits], abs=1e-9
    )
    assert counts(found) == counts(wanted)


def counts(results: Results) -> dict[Facet, list[tuple[str | None, int]]]:
    return {
        facet: [(each.value, each.count) for each in counted]
        for facet, counted in results.facets.items()
    }


def assert_same_explanations(
    expected: Snapshot, given: Snapshot, query: Query, wanted: Results
) -> None:
    for hit in wanted.hits[:2]:
        parts = given.explain(query, hit.id)
        wanted_parts = expected.explain(query, hit.id)
        assert [(part.word, part.field, part.tf, part.length) for part in parts] == [
            (part.word, part.field, part.tf, part.length) for part in wanted_parts
        ]
        assert [part.score for part in parts] == pytest.approx(
            [part.score for part in wanted_parts], abs=1e-9
        )


@settings(MADE_UP, max_examples=40)
@given(
    archive=strategies.archives(),
    queries=st.lists(strategies.queries, min_size=8, max_size=8),
    aliases=st.sampled_from(strategies.ALIASES),
)
def test_an_engine_answers_as_the_specification(
    new_whole_engine: NewEngine,
    archive: DictArchive,
    queries: Sequence[Query],
    aliases: Aliases,
) -> None:
    memory, engine = MemoryEngine(), new_whole_engine()

    memory.publish(archive, STAMP)
    engine.publish(archive, STAMP)

    with memory.open(aliases) as expected, engine.open(aliases) as given:
        assert_same_answers(expected, given, queries)


@settings(MADE_UP, max_examples=25)
@given(data=st.data())
def test_any_number_of_runs_equals_one_rebuild(
    new_whole_engine: NewEngine, data: st.DataObject
) -> None:
    engine = new_whole_engine()
    archive = data.draw(strategies.archives())
    engine.publish(archive, STAMP)
    for _ in range(data.draw(st.integers(1, 4))):
        archive = data.draw(strategies.later(archive))
        engine.publish(archive, STAMP)

    memory = MemoryEngine()
    memory.publish(archive, STAMP)

    queries = data.draw(st.lists(strategies.queries, min_size=6, max_size=6))
    with memory.open() as expected, engine.open() as given:
        assert_same_answers(expected, given, queries)
    assert list(engine.check()) == []


@settings(MADE_UP, max_examples=40)
@given(
    archive=strategies.archives(inherits=False),
    queries=st.lists(strategies.paragraphs_queries, min_size=8, max_size=8),
    aliases=st.sampled_from(strategies.ALIASES),
)
def test_an_engine_finds_paragraphs_as_the_specification(
    new_engine: NewEngine, archive: DictArchive, queries: Sequence[Query], aliases: Aliases
) -> None:
    memory, engine = MemoryEngine(BY_PARAGRAPH), new_engine()

    memory.publish(archive, STAMP)
    engine.publish(archive, STAMP)

    with memory.open(aliases) as expected, engine.open(aliases) as given:
        for query in queries:
            wanted = expected.search(query)
            assert_same_paragraphs(wanted, given.search(query))
            assert_same_explanations(expected, given, query, wanted)


@settings(MADE_UP, max_examples=25)
@given(data=st.data())
def test_any_number_of_runs_finds_the_paragraphs_of_one_rebuild(
    new_engine: NewEngine, data: st.DataObject
) -> None:
    engine = new_engine()
    archive = data.draw(strategies.archives(inherits=False))
    engine.publish(archive, STAMP)
    for _ in range(data.draw(st.integers(1, 4))):
        archive = data.draw(strategies.later(archive, inherits=False))
        engine.publish(archive, STAMP)

    memory = MemoryEngine(BY_PARAGRAPH)
    memory.publish(archive, STAMP)

    with memory.open() as expected, engine.open() as given:
        for query in data.draw(st.lists(strategies.paragraphs_queries, min_size=6, max_size=6)):
            assert_same_paragraphs(expected.search(query), given.search(query))
    assert list(engine.check()) == []
