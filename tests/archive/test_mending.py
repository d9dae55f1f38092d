"""A damaged archive is seen when it is used, and mended: nothing that is served leaves the index."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from searchkit.archive import SqliteArchive
from searchkit.archive.checking import LEAST_ARTICLES, SHARES, verify_share
from searchkit.archive.seals import Unsound
from searchkit.domain.errors import IndexDamaged
from searchkit.domain.ledger import Enriched, FileKey
from searchkit.domain.record import KeptArticle
from searchkit.domain.stamp import Stamp
from tests.archive.test_sqlite_archive import STAMP, article, entry, keep, settle

ONE, TWO, THREE = article("One."), article("Two."), article("Three.")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    """Two files: of one are `ONE` and `TWO`, of the other is `THREE`."""
    made = SqliteArchive(tmp_path / "index" / "archive.sqlite")
    with made.writing():
        keep(made, "d1", ONE, TWO)
        keep(made, "d2", THREE)
        settle(made, entry("a.txt", "d1"), entry("b.txt", "d2"))
    yield made
    made.close()


def damage(archive: SqliteArchive, *statements: str) -> None:
    """Change rows behind the archive's back."""
    archive.close()
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0


def mended(archive: SqliteArchive) -> str:
    """Mend it as a run does that finds the same files; return what was said."""
    assert len(archive.check()) > 0
    with archive.writing():
        (said,) = archive.mend()
        known = archive.known()
        for id in archive.to_enrich(STAMP, anew=True):
            (found,) = archive.as_read([id])
            keep_again(archive, found)
        settle(archive, *known.files.values(), roots=known.roots)
    assert archive.check() == []
    return said


def keep_again(archive: SqliteArchive, found: KeptArticle) -> None:
    archive.keep_findings([Enriched(found, found.id.encode())], STAMP)


def texts(archive: SqliteArchive) -> dict[str, tuple[str, ...]]:
    """Return the first words of each article with its paths."""
    return {a.paragraphs[0].text: a.paths for a in archive.articles(archive.digests())}


WHOLE = {"One.": ("r/a.txt",), "Two.": ("r/a.txt",), "Three.": ("r/b.txt",)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE files SET good = 'd3' WHERE good = 'd2'",
        "UPDATE files SET root = CAST('/q' AS BLOB) WHERE good = 'd2'",
        "UPDATE files SET size = 2 WHERE good = 'd2'",
        "DELETE FROM files WHERE good = 'd2'",
        "UPDATE clippings SET suffix = '.pdf' WHERE digest = 'd2'",
        "UPDATE clippings SET stories = 7 WHERE digest = 'd2'",
        "DELETE FROM clippings WHERE digest = 'd2'",
        "UPDATE files SET path = CAST(path AS TEXT) WHERE good = 'd2'",
        "UPDATE clippings SET suffix = CAST(suffix AS BLOB) WHERE digest = 'd2'",
        """UPDATE meta SET value = '["/q"]' WHERE key = 'roots'""",
        """UPDATE meta_twin SET value = '["/q"]' WHERE key = 'roots'""",
        "DELETE FROM meta WHERE key = 'seals'",
    ],
)
def test_a_row_that_every_run_uses_is_seen_to_be_damaged_and_costs_no_paragraph(
    archive: SqliteArchive, statement: str
) -> None:
    damage(archive, statement)

    with pytest.raises(IndexDamaged, match=r"To mend it: searchkit index$"):
        archive.known()
    said = mended(archive)

    assert "It is mended" in said
    assert texts(archive) == WHOLE
    assert archive.missing() == frozenset()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stories SET listing = '[]' WHERE clipping = 'd1'",
        "DELETE FROM stories WHERE clipping = 'd1'",
        f"UPDATE articles SET location = NULL WHERE id = '{ONE.id}'",
        f"UPDATE articles SET findings_digest = 'd' WHERE id = '{THREE.id}'",
        "UPDATE signatures SET signature = x'00'",
        "UPDATE signatures SET copy_of = article",
        "DELETE FROM articles WHERE number = 1",
        # One bit tells SQLite whether a column is a text or bytes.
        f"UPDATE articles SET id = CAST(id AS BLOB) WHERE id = '{ONE.id}'",
        "UPDATE stories SET listing = CAST(listing AS BLOB) WHERE clipping = 'd1'",
        f"UPDATE signatures SET article = CAST(article AS BLOB) WHERE article = '{ONE.id}'",
        "UPDATE meta SET value = replace(value, '1', '2') WHERE key = 'level'",
    ],
)
def test_a_row_that_is_seldom_used_is_seen_by_check_and_by_the_run_of_its_share(
    archive: SqliteArchive, statement: str
) -> None:
    damage(archive, statement)

    assert len(archive.check()) > 0
    assert "It is mended" in mended(archive)


def test_what_the_articles_say_of_their_places_makes_a_list_that_is_gone(
    archive: SqliteArchive,
) -> None:
    damage(archive, "DELETE FROM stories WHERE clipping = 'd1'")

    mended(archive)

    assert texts(archive) == WHOLE
    assert sorted(archive.lines_of("d1", STAMP)) == sorted((ONE.id, TWO.id))


def test_a_file_is_known_by_its_articles_where_its_row_is_gone(archive: SqliteArchive) -> None:
    damage(archive, "DELETE FROM files WHERE good = 'd2'")

    with archive.writing():
        archive.mend()

    found = archive.known().files[FileKey("/r", "b.txt")]
    assert (found.good, found.digest, found.settled) == ("d2", None, False)  # so it is opened


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM files WHERE good = 'd2'", "(1 of the 2 rows of files was not there)"),
        ("DELETE FROM clippings", "(2 of the 2 rows of clippings were not there)"),
        ("UPDATE files SET size = 2 WHERE good = 'd2'", "(1 of the rows of files was damaged)"),
        ("DELETE FROM meta WHERE key = 'seals'", "(all rows that are left are sound)"),
    ],
)
def test_mending_says_which_rows_were_lost(
    archive: SqliteArchive, statement: str, told: str
) -> None:
    damage(archive, statement)

    assert told in mended(archive)


def test_folders_are_known_by_the_files_where_both_notes_of_them_are_damaged(
    archive: SqliteArchive,
) -> None:
    damage(
        archive,
        """UPDATE meta SET value = '["/q"]' WHERE key = 'roots'""",
        """UPDATE meta_twin SET value = '["/q"]' WHERE key = 'roots'""",
    )

    assert "the list of folders was damaged" in mended(archive)

    assert archive.known().roots == ("/r",)
    assert texts(archive) == WHOLE


def test_damaged_findings_are_found_out_again_from_the_reading(archive: SqliteArchive) -> None:
    damage(archive, "UPDATE findings SET record = x'00' WHERE number = 1")

    with archive.writing():
        archive.mend()

    assert len(archive.to_enrich(STAMP, anew=False)) == 1
    assert set(archive.known().clippings) == {"d1", "d2"}  # no clipping need be read again


def test_a_damaged_reading_is_read_again_and_its_findings_serve_until_then(
    archive: SqliteArchive,
) -> None:
    damage(archive, "UPDATE readings SET record = x'00' WHERE number = 1")

    mended(archive)

    assert set(archive.known().clippings) == {"d2"}
    assert texts(archive) == WHOLE


def test_an_article_of_which_nothing_is_left_is_missing_until_it_is_read_again(
    archive: SqliteArchive,
) -> None:
    damage(
        archive,
        "UPDATE readings SET record = x'00' WHERE number = 1",
        "UPDATE findings SET record = x'00' WHERE number = 1",
    )

    mended(archive)
    missing = archive.missing()

    assert len(missing) == 1
    assert set(archive.known().clippings) == {"d2"}
    with archive.writing():
        keep(archive, "d1", ONE, TWO)
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))
    assert texts(archive) == WHOLE
    assert archive.missing() == frozenset()


def test_an_article_that_is_kept_once_is_missing_where_it_is_damaged(
    archive: SqliteArchive,
) -> None:
    with archive.writing():
        keep(archive, "d1", ONE, TWO, is_given=True)
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))
    damage(archive, "UPDATE readings SET record = x'00' WHERE number = 1")

    mended(archive)

    assert archive.missing() == {ONE.id}
    assert set(archive.known().clippings) == {"d2"}  # so that the other is read again


def test_what_is_missing_is_forgotten_with_its_file(archive: SqliteArchive) -> None:
    damage(archive, "DELETE FROM articles WHERE number = 1")
    mended(archive)
    assert len(archive.missing()) == 1

    with archive.writing():
        settle(archive, entry("b.txt", "d2"))

    assert archive.missing() == frozenset()
    assert texts(archive) == {"Three.": ("r/b.txt",)}


def test_articles_by_unknown_rules_are_found_out_about_again(archive: SqliteArchive) -> None:
    damage(
        archive,
        "UPDATE meta SET value = '[]' WHERE key = 'stamps'",
        "UPDATE meta_twin SET value = '[]' WHERE key = 'stamps'",
    )

    with archive.writing():
        archive.mend()

    assert len(archive.to_enrich(STAMP, anew=True)) == 3


@pytest.mark.parametrize("pragma", ["user_version = 7", "application_id = 1", "user_version = 2"])
def test_a_damaged_header_is_no_other_schema(archive: SqliteArchive, pragma: str) -> None:
    archive.close()
    with closing(sqlite3.connect(archive.path)) as connection:
        connection.execute(f"PRAGMA {pragma}")

    with pytest.raises(IndexDamaged, match="its header"):
        archive.known()
    mended(archive)

    assert texts(archive) == WHOLE


def test_a_table_that_cannot_be_read_is_made_of_the_others(archive: SqliteArchive) -> None:
    archive.close()
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = 'CREATE TABLE (' WHERE name = 'files'")

    with pytest.raises(IndexDamaged, match="malformed database schema"):
        archive.known()
    mended(archive)

    assert texts(archive) == WHOLE


def test_where_nothing_says_any_more_what_it_is_the_advice_is_to_move_it_away(
    archive: SqliteArchive,
) -> None:
    archive.close()
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        for table in ("meta", "meta_twin"):
            connection.execute(f"UPDATE {table} SET seal = x'00'")

    with (
        archive.writing(),
        pytest.raises(IndexDamaged, match="Move it away and read the clippings"),
    ):
        archive.mend()


@pytest.mark.parametrize(
    "others", ["'files', 'articles'", "'files', 'stories'", "'articles', 'stories'"]
)
def test_where_two_tables_are_gone_nothing_is_mended_and_nothing_forgotten(
    archive: SqliteArchive, others: str
) -> None:
    archive.close()
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"UPDATE sqlite_schema SET sql = 'CREATE (' WHERE name IN ({others})")
    before = archive.path.read_bytes()

    with (
        archive.writing(),
        pytest.raises(IndexDamaged, match="Move it away and read the clippings"),
    ):
        archive.mend()

    assert archive.path.read_bytes() == before
    assert {path.name for path in archive.path.parent.iterdir()} == {
        "archive.sqlite",
        "archive.lock",
        "archive.doubted",  # so that the next run looks again
    }


def test_a_sound_archive_is_left_alone(archive: SqliteArchive) -> None:
    archive.close()
    before = archive.path.read_bytes()

    with archive.writing():
        assert archive.mend() == ()

    assert archive.path.read_bytes() == before


def test_the_damaged_file_is_kept_and_its_journal_is_not(archive: SqliteArchive) -> None:
    damage(archive, "DELETE FROM articles WHERE number = 1")
    before = archive.path.read_bytes()
    journal = archive.path.with_name("archive.sqlite-journal")
    journal.write_bytes(b"of another day")

    with archive.writing():
        archive.mend()

    assert archive.path.with_name("archive.damaged").read_bytes() == before
    assert not journal.exists()
    names = {path.name for path in archive.path.parent.iterdir()}
    assert names == {"archive.sqlite", "archive.damaged", "archive.lock"}


def test_each_share_of_a_large_archive_is_verified_by_some_run(tmp_path: Path) -> None:
    large = SqliteArchive(tmp_path / "archive.sqlite")
    many = [article(f"Number {n}.") for n in range(2 * LEAST_ARTICLES + 3)]
    with large.writing():
        keep(large, "d1", *many, stamp=Stamp("r1", "f1", "i1"))
        settle(large, entry("a.jsonl", "d1"))
    for number in (1, LEAST_ARTICLES + 1, 2 * LEAST_ARTICLES + 3):
        damage(large, f"UPDATE readings SET record = x'00' WHERE number = {number}")

    seen = 0
    with closing(sqlite3.connect(large.path)) as connection:
        for run in range(SHARES):
            try:
                verify_share(connection, now=run * 24 * 3600)
            except Unsound:
                seen += 1

    assert seen == SHARES  # one in each share
    assert len(large.check()) == 3
    large.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE files SET size = 7 WHERE path = CAST('f{}.txt' AS BLOB)",
        "UPDATE clippings SET suffix = '.pdf' WHERE digest = 'd{}'",
        "UPDATE stories SET listing = '[]' WHERE clipping = 'd{}'",
    ],
)
def test_each_share_of_many_files_is_verified_by_some_run_where_none_changed(
    tmp_path: Path, statement: str
) -> None:
    large = SqliteArchive(tmp_path / "archive.sqlite")
    numbers = range(10000, 10000 + 2 * LEAST_ARTICLES + 3)
    with large.writing():
        for n in numbers:
            keep(large, f"d{n}", ONE)
        settle(large, *(entry(f"f{n}.txt", f"d{n}") for n in numbers))
    for n in (numbers[0], numbers[LEAST_ARTICLES], numbers[-1]):
        damage(large, statement.format(n))

    seen = 0
    with closing(sqlite3.connect(large.path)) as connection:
        for run in range(SHARES):
            try:
                verify_share(connection, now=run * 24 * 3600)
            except Unsound:
                seen += 1

    assert seen == SHARES  # one in each share
    large.close()


def test_a_row_that_is_not_there_is_missed_by_a_run_over_files_of_which_none_changed(
    archive: SqliteArchive,
) -> None:
    assert archive.as_left() is not None
    damage(archive, "DELETE FROM files WHERE good = 'd2'")

    with pytest.raises(IndexDamaged, match="1 of 2 rows of files are not there"):
        archive.as_left()


def test_what_an_earlier_run_saw_counts_for_nothing_after_mending(archive: SqliteArchive) -> None:
    with archive.writing():
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"), seen="s1")
    left = archive.as_left()
    assert left is not None
    assert (left.seen, left.files) == ("s1", 2)
    damage(archive, "UPDATE files SET size = 7 WHERE good = 'd2'")

    with archive.writing():
        archive.mend()

    assert archive.as_left() is None  # the run that mends must look at every file
    mended = archive.known().files
    assert {entry.good for entry in mended.values()} == {"d1", "d2"}
