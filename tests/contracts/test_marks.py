"""What an engine finds and what is marked in it are the same reading of the query."""

from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.highlight import matches
from searchkit.domain.query import Node, Query
from tests.contracts import strategies
from tests.contracts.archives import STAMP, archive, story
from tests.contracts.memory_engine import MemoryEngine


@given(
    st.lists(strategies.texts, min_size=1, max_size=6), strategies.text_nodes | strategies.groups
)
def test_a_paragraph_is_found_exactly_when_something_in_it_is_marked(
    texts: list[str], node: Node
) -> None:
    engine = MemoryEngine()
    engine.publish(archive(story("a", *texts)), STAMP)

    with engine.open() as snapshot:
        hits = snapshot.search(Query(node, limit=len(texts))).hits

    found = {int(hit.id.rpartition("-")[2]) for hit in hits}
    assert found == {n for n, text in enumerate(texts) if matches(text, node)}
