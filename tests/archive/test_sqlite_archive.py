import os
import sqlite3
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from searchkit.archive import SqliteArchive
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.errors import IndexDamaged, IndexOutdated, StorageError
from searchkit.domain.identity import article_id
from searchkit.domain.ledger import (
    ClippingEntry,
    Enriched,
    FileEntry,
    FileKey,
    LastRun,
    LedgerState,
    ReadArticle,
    Trouble,
)
from searchkit.domain.record import article_from_record, kept, unpacked
from searchkit.domain.stamp import Stamp

STAMP = Stamp("r1", "f1", "i1")
RUN = LastRun("2026-01-02T03:04:05+00:00", 1.5, 1, 0, 0, 0, 0)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    made = SqliteArchive(tmp_path / "index" / "archive.sqlite")
    yield made
    made.close()


def article(text: str, **fields: object) -> Article:
    return Article(
        id=article_id(text),
        ordinal=0,
        paragraphs=(Paragraph(0, Kind.BODY, text),),
        **fields,  # type: ignore[arg-type]
    )


def keep(
    archive: SqliteArchive,
    digest: str,
    *articles: Article,
    stamp: Stamp = STAMP,
    is_given: bool = False,
) -> None:
    """Keep a reading; `is_given`: what would be found out came with the clipping."""
    read = [
        ReadArticle(
            kept(each, besides=each.warnings),
            each.warnings,
            Enriched(
                kept(each if is_given else found(each), besides=each.warnings), each.id.encode()
            ),
        )
        for each in articles
    ]
    archive.keep(ClippingEntry(digest, ".txt", stamp.reading), read, stamp)


def found(article: Article) -> Article:
    """Find out that an article is about no country."""
    return replace(article, countries=())


def settle(
    archive: SqliteArchive,
    *entries: FileEntry,
    roots: tuple[str, ...] = ("/r",),
    seen: str | None = None,
) -> bool:
    files = {entry.key: entry for entry in entries}
    return archive.settle(LedgerState(roots, files, {}, RUN, seen=seen))


def entry(path: str, digest: str, root: str = "/r", reason: str | None = None) -> FileEntry:
    return FileEntry(FileKey(root, path), 1, 1, True, None if reason else digest, digest, reason)


def filled(archive: SqliteArchive) -> SqliteArchive:
    with archive.writing():
        keep(archive, "d1", article("One."), article("Two."))
        keep(archive, "d2", article("Three."))
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))
    return archive


def test_asking_an_archive_that_is_not_there_creates_nothing(
    archive: SqliteArchive, tmp_path: Path
) -> None:
    assert archive.digests() == {}
    assert list(archive.articles([])) == []
    assert archive.summary().clippings == 0
    assert archive.check() == []
    assert list(tmp_path.iterdir()) == []


def test_the_archive_is_for_its_owner_alone_whatever_the_umask(archive: SqliteArchive) -> None:
    before = os.umask(0)
    try:
        filled(archive)
    finally:
        os.umask(before)

    assert stat.S_IMODE(archive.path.parent.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in archive.path.parent.iterdir()}
    assert modes == {"archive.sqlite": 0o600, "archive.lock": 0o600}


def test_articles_come_back_in_order_of_id_with_paths_and_place(archive: SqliteArchive) -> None:
    filled(archive)

    found = list(archive.articles(archive.digests()))

    assert [each.id for each in found] == sorted(each.id for each in found)
    assert {each.paragraphs[0].text: (each.ordinal, each.paths) for each in found} == {
        "One.": (0, ("r/a.txt",)),
        "Two.": (1, ("r/a.txt",)),
        "Three.": (0, ("r/b.txt",)),
    }


def test_articles_come_with_the_bytes_that_are_kept_of_them(archive: SqliteArchive) -> None:
    filled(archive)

    for each in archive.packed(archive.digests()):
        kept = article_from_record(unpacked(each.record))
        assert replace(kept, ordinal=each.article.ordinal, paths=each.article.paths) == each.article


def test_an_unknown_id_is_a_key_error(archive: SqliteArchive) -> None:
    with pytest.raises(KeyError):
        list(filled(archive).articles(["nosuchid22"]))


def test_a_digest_covers_text_findings_paths_and_place(archive: SqliteArchive) -> None:
    digests: list[str] = []
    for paths, change in (
        (["a.txt"], {}),
        (["b.txt"], {}),
        (["a.txt", "b.txt"], {}),
        (["a.txt"], {"source": "AP"}),
    ):
        with archive.writing():
            keep(archive, "d1", article("One.", **change))
            settle(archive, *(entry(path, "d1") for path in paths))
        digests += archive.digests().values()

    assert len(set(digests)) == 4


def test_a_reading_without_a_file_is_not_seen_before_the_run_is_settled(
    archive: SqliteArchive,
) -> None:
    with archive.writing():
        keep(archive, "d1", article("One."))
        assert archive.digests() == {}
        assert set(archive.known().clippings) == {"d1"}
        settle(archive, entry("a.txt", "d1"))
    assert len(archive.digests()) == 1


def test_what_was_kept_survives_a_run_that_fails(archive: SqliteArchive) -> None:
    def fail() -> None:
        with archive.writing():
            keep(archive, "d1", article("One."))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    archive.close()

    assert set(archive.known().clippings) == {"d1"}


def test_a_failed_reading_leaves_the_articles_of_an_earlier_one(archive: SqliteArchive) -> None:
    filled(archive)
    with archive.writing():
        archive.keep(ClippingEntry("d1", ".txt", "r2", "it is encrypted"), (), STAMP)
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))

    assert archive.known().clippings["d1"] == ClippingEntry(
        "d1", ".txt", "r2", "it is encrypted", True
    )
    assert len(archive.digests()) == 3
    assert archive.summary().skipped == (Trouble("r/a.txt", "it is encrypted", True),)


def test_what_no_file_needs_is_dropped(archive: SqliteArchive) -> None:
    filled(archive)
    with archive.writing():
        assert settle(archive, entry("b.txt", "d2"))

    assert set(archive.known().clippings) == {"d2"}
    with sqlite3.connect(archive.path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    connection.close()


def test_settling_the_same_again_writes_nothing(archive: SqliteArchive) -> None:
    filled(archive)
    before = (archive.path.read_bytes(), archive.path.stat().st_mtime_ns)

    with archive.writing():
        assert not settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))

    assert (archive.path.read_bytes(), archive.path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    "touched", [{"mtime_ns": 2}, {"ctime_ns": 2}, {"inode": 2}, {"settled": False}]
)
def test_files_that_were_only_touched_are_noted_and_are_no_change(
    archive: SqliteArchive, touched: dict[str, Any]
) -> None:
    filled(archive)
    before, later = archive.summary().last_run, replace(RUN, when="2030-01-01T00:00:00+00:00")
    now = replace(entry("a.txt", "d1"), **touched)
    files = {each.key: each for each in (now, entry("b.txt", "d2"))}

    with archive.writing():
        is_changed = archive.settle(LedgerState(("/r",), files, {}, later, seen="s1"))

    assert not is_changed
    assert archive.summary().last_run == before
    assert archive.known().files == files
    left = archive.as_left()
    assert left is not None
    assert left.seen == "s1"


@pytest.mark.parametrize(
    "changed", [{"digest": "d2"}, {"good": "d2"}, {"reason": "cannot be opened"}]
)
def test_a_file_that_holds_something_else_is_a_change(
    archive: SqliteArchive, changed: dict[str, Any]
) -> None:
    filled(archive)

    with archive.writing():
        is_changed = settle(archive, replace(entry("a.txt", "d1"), **changed), entry("b.txt", "d2"))

    assert is_changed


def test_findings_of_another_stamp_are_told_and_made_anew_when_that_is_wished(
    archive: SqliteArchive,
) -> None:
    filled(archive)
    newer = Stamp("r1", "f2", "i1")
    with archive.writing():
        one = next(archive.as_read([article("One.").id]))
        found = article("One.", source="AP")
        archive.keep_findings([Enriched(kept(found), None)], newer)

    assert len(archive.to_enrich(newer, anew=True)) == 2
    assert archive.to_enrich(newer, anew=False) == {}
    assert archive.superseded(newer).articles == 2
    assert [a.source for a in archive.articles([one.id])] == ["AP"]
    assert [each.article().source for each in archive.as_read([one.id])] == [None]


def test_groups_are_asked_for_by_what_joined_and_left(tmp_path: Path) -> None:
    asked = []

    def group(
        signatures: Mapping[str, bytes],
        before: Mapping[str, str],
        *,
        joined: Collection[str],
        left: Mapping[str, bytes],
    ) -> Mapping[str, str]:
        asked.append((dict(signatures), dict(before), set(joined), dict(left)))
        return dict.fromkeys(signatures, min(signatures))

    archive = filled(SqliteArchive(tmp_path / "archive.sqlite", group))
    ids = sorted(archive.digests())
    signed = {id: id.encode() for id in ids}
    grouped = dict.fromkeys(ids, ids[0])

    assert asked == [(signed, {}, set(ids), {})]
    assert archive.copies() == grouped

    three = article("Three.").id
    with archive.writing():
        settle(archive, entry("b.txt", "d2"))
    gone = {id: signed[id] for id in ids if id != three}
    assert asked[1:] == [({three: signed[three]}, {three: ids[0]}, set(), gone)]
    assert archive.copies() == {three: three}
    archive.close()


def test_the_summary_says_what_status_shows(archive: SqliteArchive) -> None:
    with archive.writing():
        keep(archive, "d1", article("One.", warnings=("page 2 needs OCR",)))
        files = [
            entry("a.txt", "d1"),
            entry("same.txt", "d1"),
            entry("closed.txt", "d1", reason="cannot be opened: Permission denied"),
        ]
        state = LedgerState(("/r",), {each.key: each for each in files}, {".jpg": 3}, RUN)
        archive.settle(state)

    summary = archive.summary()

    assert (summary.folders, summary.clippings, summary.articles) == (("/r",), 1, 1)
    assert summary.skipped == (
        Trouble("r/closed.txt", "cannot be opened: Permission denied", True),
    )
    assert summary.warnings == (Trouble("r/a.txt", "page 2 needs OCR"),)
    assert summary.passed_over == {".jpg": 3}
    assert summary.last_run == RUN


def test_a_warning_is_of_the_file_and_not_of_the_article_it_shares(archive: SqliteArchive) -> None:
    with archive.writing():
        keep(archive, "d1", article("Shared.", warnings=("line 2: not JSON",)))
        keep(archive, "d2", article("Shared."))
        settle(archive, entry("a.jsonl", "d2"), entry("b.jsonl", "d1"))

    (found,) = archive.articles(archive.digests())

    assert found.warnings == ()  # what is shown of it is as in the first of its files
    assert archive.summary().warnings == (Trouble("r/b.jsonl", "line 2: not JSON"),)

    with archive.writing():
        settle(archive, entry("b.jsonl", "d1"))
    (found,) = archive.articles(archive.digests())
    assert found.warnings == ("line 2: not JSON",)


def test_names_that_are_no_unicode_are_kept(archive: SqliteArchive) -> None:
    odd = os.fsdecode(b"caf\xe9.txt")
    with archive.writing():
        keep(archive, "d1", article("One."))
        settle(archive, entry(odd, "d1"))

    assert next(iter(archive.known().files)).path == odd
    assert next(archive.articles(archive.digests())).paths == ("r/caf\\xe9.txt",)


def test_an_article_that_came_with_all_its_findings_is_kept_once(archive: SqliteArchive) -> None:
    given = article("One.", countries=())
    with archive.writing():
        keep(archive, "d1", given, is_given=True)
        settle(archive, entry("a.jsonl", "d1"))
    first = records_in(archive)
    with archive.writing():
        archive.keep_findings([Enriched(kept(replace(given, countries=("US",))), None)], STAMP)
        settle(archive, entry("a.jsonl", "d1"))
    corrected, (now,) = records_in(archive), archive.articles([given.id])
    with archive.writing():
        archive.keep_findings([Enriched(kept(given), None)], STAMP)
        settle(archive, entry("a.jsonl", "d1"))
    (again,) = archive.articles([given.id])

    assert (first, corrected, records_in(archive)) == ((1, 0), (1, 1), (1, 0))
    assert (now.countries, again.countries) == (("US",), ())
    assert archive.check() == []


def records_in(archive: SqliteArchive) -> tuple[int, int]:
    """Return how many readings and how many findings are kept."""
    connection = sqlite3.connect(archive.path)
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("readings", "findings")
    ]
    connection.close()
    return counts[0], counts[1]


# Damage


def test_a_tampered_article_is_named_by_check(archive: SqliteArchive) -> None:
    filled(archive).close()
    good = SqliteArchive(archive.path)
    assert good.check() == []
    good.close()
    three = article("Three.").id
    connection = sqlite3.connect(archive.path)
    connection.execute(
        "UPDATE findings SET record = (SELECT record FROM findings WHERE number = 1) "
        "WHERE number = (SELECT number FROM articles WHERE id = ?)",
        (three,),
    )
    connection.commit()
    connection.close()

    (problem,) = archive.check()

    assert problem.startswith(f"{archive.path}: damaged: article {three} is not what was written.")


@pytest.mark.parametrize("junk", [b"junk", b"\x78\x9c", b"", "text", None])
def test_an_article_that_is_none_is_damage(archive: SqliteArchive, junk: object) -> None:
    filled(archive).close()
    connection = sqlite3.connect(archive.path)
    connection.execute("UPDATE findings SET record = coalesce(?, 7)", (junk,))
    connection.commit()
    connection.close()

    assert len(archive.check()) == 3
    with pytest.raises(IndexDamaged, match=r"is not (what was written|there)"):
        list(archive.articles(archive.digests()))


@pytest.mark.parametrize("at", [0, 20, 100, 1000, 4096, 9000])
def test_flipped_bytes_are_damage_or_make_no_difference(archive: SqliteArchive, at: int) -> None:
    filled(archive)
    expected = list(archive.articles(archive.digests()))
    archive.close()
    data = bytearray(archive.path.read_bytes())
    data[at : at + 40] = bytes(byte ^ 0xFF for byte in data[at : at + 40])
    archive.path.write_bytes(data)

    problems = archive.check()

    if problems:
        assert all("searchkit index" in problem for problem in problems)
    else:
        assert list(archive.articles(archive.digests())) == expected


@pytest.mark.parametrize("data", [b"not a database" * 100, b"SQLite format 3\0" + b"\1" * 200])
def test_another_kind_of_file_is_damage(archive: SqliteArchive, data: bytes) -> None:
    archive.path.parent.mkdir()
    archive.path.write_bytes(data)

    with pytest.raises(IndexDamaged, match="Move it away"):
        archive.digests()


def test_somebody_elses_database_is_left_alone(archive: SqliteArchive) -> None:
    archive.path.parent.mkdir()
    connection = sqlite3.connect(archive.path)
    connection.execute("CREATE TABLE places (url TEXT)")
    connection.close()

    with pytest.raises(IndexDamaged, match="not written by searchkit"):
        archive.digests()


def test_an_archive_of_another_schema_says_how_to_go_on(archive: SqliteArchive) -> None:
    filled(archive).close()
    connection = sqlite3.connect(archive.path)
    connection.execute("PRAGMA user_version = 99")
    for table in ("meta", "meta_twin"):
        connection.execute(f"DELETE FROM {table} WHERE key = 'schema'")
    connection.commit()
    connection.close()

    with pytest.raises(IndexOutdated, match=r"of schema 99, .*searchkit index PATH"):
        archive.digests()


def test_a_link_in_the_place_of_the_archive_is_not_followed(
    archive: SqliteArchive, tmp_path: Path
) -> None:
    filled(archive).close()
    archive.path.rename(tmp_path / "elsewhere")
    archive.path.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(IndexDamaged, match="not a regular file"):
        archive.digests()


def test_an_archive_that_others_may_write_to_is_not_trusted(archive: SqliteArchive) -> None:
    filled(archive).close()
    archive.path.chmod(0o620)

    with pytest.raises(IndexDamaged, match="others may write to it"):
        archive.digests()


def test_folders_of_one_name_are_told_apart(archive: SqliteArchive) -> None:
    roots = ("/a/x", "/b/x", "/c/x~2", "/d/x")
    with archive.writing():
        keep(archive, "d1", article("One."))
        settle(archive, *(entry("a.txt", "d1", root) for root in roots), roots=roots)

    (found,) = archive.articles(archive.digests())

    assert found.paths == ("x/a.txt", "x~2/a.txt", "x~2~2/a.txt", "x~3/a.txt")


def test_a_full_disk_is_said_and_leaves_what_was_there(archive: SqliteArchive) -> None:
    filled(archive)
    before = archive.digests()
    archive._open(for_writing=True).execute("PRAGMA max_page_count = 1")
    text = os.urandom(200_000).hex()

    with pytest.raises(StorageError, match="the disk is full"), archive.writing():
        keep(archive, "d3", article(text))

    assert archive.digests() == before
    assert set(archive.known().clippings) == {"d1", "d2"}


def test_a_killed_first_run_leaves_an_archive_that_can_be_used(archive: SqliteArchive) -> None:
    archive.path.parent.mkdir()
    archive.path.touch()

    assert archive.digests() == {}
    filled(archive)
    assert len(archive.digests()) == 3
