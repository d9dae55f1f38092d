"""What few paragraphs have is listed and what many have is marked on all: the answers are the same."""

from collections.abc import Iterator

import pytest

from searchkit.domain.article import Article, Kind
from searchkit.domain.query import (
    CountryIs,
    Filter,
    KindIs,
    PathIs,
    Query,
    Scope,
    SourceIs,
    SpeakerIs,
)
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.matchers import ColumnMatcher, ListedMatcher
from searchkit.engines.whoosh.snapshot import WhooshSnapshot
from searchkit.engines.whoosh.translate import translated
from searchkit.querylang import parse, unparse
from tests.contracts.archives import STAMP, archive, caption, paragraph, story
from tests.contracts.memory_engine import MemoryEngine

STORIES = 24
RARE: tuple[Filter, ...] = (
    CountryIs("FJ"),
    CountryIs("FJ", is_named=True),
    SpeakerIs("Mere Tuisalalo"),
    SourceIs("Suva Herald"),
    SourceIs(None),
    KindIs(Kind.CAPTION),
    PathIs("clippings/03.txt"),
)
FREQUENT: tuple[Filter, ...] = (
    CountryIs("NZ"),
    SpeakerIs("Tom Hale"),
    SourceIs("Wharf Gazette"),
    KindIs(Kind.BODY),
    PathIs("clippings/*"),
)


def told(number: int, *, changed: bool) -> Article:
    """One story in eight has what is rare; one that changed says another word."""
    is_rare = number % 8 == 3
    return story(
        f"{number:02}",
        paragraph(
            "The ferry waits at the quay" + (" again." if changed else "."),
            speakers=["Mere Tuisalalo" if is_rare else "Tom Hale"],
            countries=["FJ" if is_rare else "NZ"],
        ),
        *([caption("The quay of the ferry.", countries=["FJ", "NZ"])] if is_rare else ()),
        paragraph("Nobody speaks of the ferry."),
        paragraph("The quay is wet."),
        source=None if number == 11 else "Suva Herald" if is_rare else "Wharf Gazette",
    )


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshSnapshot, ...]]:
    """Two of the same stories, in one segment and in two of which the first has dead ones."""
    whole = WhooshEngine(tmp_path_factory.mktemp("whole") / "index")
    grown = WhooshEngine(tmp_path_factory.mktemp("grown") / "index")
    now = archive(*(told(n, changed=n in (3, 4)) for n in range(STORIES)))
    grown.publish(archive(*(told(n, changed=False) for n in range(STORIES + 2))), STAMP)
    for engine in (whole, grown):
        engine.publish(now, STAMP)
    with whole.open() as one, grown.open() as other:
        assert any(each.entry.deleted for each in other.segments)
        yield one, other


@pytest.fixture(scope="module")
def specification() -> MemoryEngine:
    engine = MemoryEngine()
    engine.publish(archive(*(told(n, changed=n in (3, 4)) for n in range(STORIES))), STAMP)
    return engine


@pytest.mark.parametrize("asked", [*RARE, *FREQUENT], ids=str)
@pytest.mark.parametrize("text", ["{}", "ferry AND {}", "(ferry OR quay) NOT {}", "wet OR {}"])
def test_what_passes_is_found_however_it_is_kept(
    asked: Filter,
    text: str,
    snapshots: tuple[WhooshSnapshot, ...],
    specification: MemoryEngine,
) -> None:
    root = parse(text.format(unparse(asked)), lambda code: code)
    query = Query(root, scope=Scope.PARAGRAPH, limit=1_000)
    with specification.open() as opened:
        expected = opened.search(query)

    for snapshot in snapshots:
        for _ in range(2):  # worked out, and from memory
            found = snapshot.search(query)
            assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits]
            assert found.total == expected.total


def test_what_few_have_is_listed_and_what_many_have_is_marked(
    snapshots: tuple[WhooshSnapshot, ...],
) -> None:
    for snapshot in snapshots:
        searcher = snapshot.searcher
        for asked, kind in ((RARE[0], ListedMatcher), (FREQUENT[0], ColumnMatcher)):
            node = translated(Query(asked, scope=Scope.PARAGRAPH))
            assert type(node.matcher(searcher, searcher.context())) is kind
