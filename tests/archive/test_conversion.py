"""An archive of schema 2 becomes one of schema 3 when it is opened."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from searchkit.archive import SqliteArchive
from searchkit.archive.conversion import ROWS_AT_ONCE
from searchkit.copies import regrouped
from searchkit.domain.errors import IndexDamaged
from searchkit.domain.ledger import LedgerState
from tests.archive.test_sqlite_archive import RUN

LAYOUT = Path(__file__).parents[1] / "upgrades" / "layouts" / "layout-6.tar.gz"


@pytest.fixture
def left_behind(tmp_path: Path) -> Path:
    """Return an archive of schema 2."""
    with tarfile.open(LAYOUT) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "index" / "archive.sqlite"


def asked(path: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(row[0] for row in connection.execute(question))


def settled(archive: SqliteArchive) -> SqliteArchive:
    """Settle it as a run does that finds the same files."""
    known = archive.known()
    with archive.writing():
        archive.settle(LedgerState(known.roots, known.files, None, RUN))
    return archive


def test_every_article_and_file_is_there_and_vouches_for_itself(left_behind: Path) -> None:
    ids = asked(left_behind, "SELECT id FROM articles")
    digests = asked(left_behind, "SELECT digest FROM articles")
    files = asked(left_behind, "SELECT count(*) FROM files")

    with closing(settled(SqliteArchive(left_behind))) as archive:
        assert sorted(archive.digests()) == ids
        assert [len(archive.known().files)] == files
        assert archive.check() == []

    assert asked(left_behind, "SELECT findings_digest FROM articles") == digests


def test_copies_of_the_same_text_stay_copies_where_nothing_is_found_out_anew(
    left_behind: Path,
) -> None:
    signatures = asked(left_behind, "SELECT signature FROM articles WHERE signature != x''")
    twin = "SELECT max(id), min(id) FROM articles WHERE signature != x''"
    with closing(sqlite3.connect(left_behind)) as connection, connection:
        last, first = connection.execute(twin).fetchone()
        connection.execute(
            "UPDATE articles SET signature = (SELECT signature FROM articles WHERE id = ?) "
            "WHERE id = ?",
            (first, last),
        )

    with closing(settled(SqliteArchive(left_behind, regrouped))) as archive:
        assert archive.copies()[last] == archive.copies()[first] == first
        assert archive.check() == []

    assert len(asked(left_behind, "SELECT signature FROM signatures")) == len(signatures) > 2


def test_converting_leaves_no_hole_as_large_as_what_was_there(left_behind: Path) -> None:
    with closing(sqlite3.connect(left_behind)) as connection, connection:
        (id,) = connection.execute("SELECT min(id) FROM articles").fetchone()
        copy = (
            "INSERT INTO articles SELECT ?, reading, findings, findings_stamp, reading_digest, "
            "digest, warnings, x'', copy_of FROM articles WHERE id = ?"
        )
        connection.executemany(copy, ((f"made{n:06}", id) for n in range(6 * ROWS_AT_ONCE)))
    before = left_behind.stat().st_size

    with closing(SqliteArchive(left_behind)) as archive:
        archive.known()

    assert left_behind.stat().st_size < 1.4 * before


def test_what_was_noted_as_unreadable_is_tried_again(left_behind: Path) -> None:
    unreadable = asked(left_behind, "SELECT digest FROM clippings WHERE reason NOT NULL")

    with closing(SqliteArchive(left_behind)) as archive:
        known = archive.known()

    assert len(unreadable) > 0
    assert sorted(known.faults) == unreadable
    assert not known.clippings.keys() & set(unreadable)


def test_an_article_that_was_damaged_is_read_again_and_no_other(left_behind: Path) -> None:
    with closing(sqlite3.connect(left_behind)) as connection, connection:
        id, clipping = connection.execute("SELECT article, clipping FROM stories").fetchone()
        connection.execute("UPDATE articles SET findings = x'00' WHERE id = ?", (id,))
    clippings = asked(left_behind, "SELECT digest FROM clippings WHERE reason IS NULL")

    with closing(settled(SqliteArchive(left_behind))) as archive:
        assert id not in archive.digests()
        assert sorted(archive.known().clippings) == sorted(set(clippings) - {clipping})
        assert archive.missing() == {id}


def test_an_archive_of_schema_2_that_says_nonsense_is_left_as_it_is(left_behind: Path) -> None:
    with closing(sqlite3.connect(left_behind)) as connection, connection:
        connection.execute("UPDATE articles SET warnings = '['")
    before = left_behind.read_bytes()

    with (
        closing(SqliteArchive(left_behind)) as archive,
        pytest.raises(IndexDamaged, match="Move it away and read the clippings again"),
    ):
        archive.known()

    assert left_behind.read_bytes() == before
