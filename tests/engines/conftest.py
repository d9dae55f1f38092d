"""An index folder, what goes into it, and what must come out again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from searchkit.domain.article import Article
from searchkit.domain.query import Facet, FacetRequest, Query, Word
from searchkit.domain.results import Results
from searchkit.engines.whoosh import WhooshEngine
from tests.contracts.archives import STAMP, DictArchive, archive, story

FIRST = story("a", "war and peace", "peace at last", title="Talks", published="2021-03-23")
SECOND = story("b", "war", title="War again", source="AP")
THIRD = story("c", "peace", published="2020-01-02")
OLD = archive(FIRST, SECOND, copies=[(FIRST, SECOND)])
NEW = archive(SECOND, THIRD)

FACETS = tuple(FacetRequest(facet) for facet in Facet)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def engine(folder: Path) -> WhooshEngine:
    return WhooshEngine(folder)


def answers(engine: WhooshEngine) -> Sequence[Results | Article]:
    """Returns all that can be asked about the stories above, but for the generation's number."""
    with engine.open() as snapshot:
        found: list[Results | Article] = [
            snapshot.search(Query(root, facets=FACETS, all_copies=all_copies, limit=100))
            for root in (None, Word("war"), Word("peace"))
            for all_copies in (True, False)
        ]
        ids = sorted({hit.id.partition("-")[0] for hit in snapshot.search(Query()).hits})
        found += [snapshot.article(id) for id in ids]
    return found


def expected(archive: DictArchive, tmp_path: Path) -> Sequence[Results | Article]:
    """Returns the answers of an index that was never anything else."""
    engine = WhooshEngine(tmp_path / f"fresh-{id(archive)}")
    engine.publish(archive, STAMP)
    return answers(engine)


def files_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Returns every file but the lock, with its bytes and when it was written."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "LOCK"
    }
