"""What changed since an index was level with the archive, told without comparing all."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.archive import SqliteArchive
from searchkit.archive.levels import MOST_GONE_SHARE
from searchkit.domain.level import NOTHING, with_pairs
from tests.archive.test_sqlite_archive import article, entry, keep, settle

ONE, TWO, THREE = article("One."), article("Two."), article("Three.")
CLIPPINGS = {"d1": (ONE, TWO), "d2": (THREE,), "d3": (TWO, THREE), "d4": ()}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    """Two files: of one are `ONE` and `TWO`, of the other is `THREE`."""
    made = SqliteArchive(tmp_path / "archive.sqlite")
    with made.writing():
        keep(made, "d1", ONE, TWO)
        keep(made, "d2", THREE)
        settle(made, entry("a.txt", "d1"), entry("b.txt", "d2"))
    yield made
    made.close()


def test_an_index_that_is_level_is_told_so_by_its_level(archive: SqliteArchive) -> None:
    level = archive.level()
    with archive.writing():
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))

    assert archive.level() == level
    assert archive.changes_since(level) == {}


def test_only_what_a_rename_touches_has_changed(archive: SqliteArchive) -> None:
    level = archive.level()
    with archive.writing():
        settle(archive, entry("a.txt", "d1"), entry("renamed.txt", "d2"))

    assert archive.changes_since(level) == archive.digests([THREE.id])
    assert archive.level().revision == level.revision + 1


def test_what_left_is_told_and_what_came_back_is_no_change(archive: SqliteArchive) -> None:
    level = archive.level()
    with archive.writing():
        settle(archive, entry("a.txt", "d1"))
    assert archive.changes_since(level) == {THREE.id: None}

    with archive.writing():
        keep(archive, "d2", THREE)
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))

    assert archive.level().holds_as(level)
    assert archive.changes_since(level) == archive.digests([THREE.id])


def test_findings_that_are_others_have_changed(archive: SqliteArchive) -> None:
    level = archive.level()
    with archive.writing():
        keep(archive, "d2", dataclasses.replace(THREE, source="AP"))
        settle(archive, entry("a.txt", "d1"), entry("b.txt", "d2"))

    assert set(archive.changes_since(level) or ()) == {THREE.id}


def test_a_folder_before_others_of_its_name_changes_the_paths_of_all(
    archive: SqliteArchive,
) -> None:
    level = archive.level()
    with archive.writing():
        files = [entry("a.txt", "d1"), entry("b.txt", "d2")]
        settle(archive, *files, roots=("/other/r", "/r"))

    assert set(archive.changes_since(level) or ()) == {ONE.id, TWO.id, THREE.id}
    assert {a.paths for a in archive.articles(archive.digests())} == {
        ("r~2/a.txt",),
        ("r~2/b.txt",),
    }


def test_what_changed_since_another_archive_or_a_later_run_cannot_be_told(
    archive: SqliteArchive,
) -> None:
    level = archive.level()

    assert archive.changes_since(dataclasses.replace(level, archive="another")) is None
    assert archive.changes_since(dataclasses.replace(level, revision=level.revision + 1)) is None


def test_of_many_that_left_the_oldest_are_forgotten_and_it_is_said(
    archive: SqliteArchive,
) -> None:
    first = archive.level()
    many = [article(f"Number {n}.") for n in range(int(MOST_GONE_SHARE * 1000) + 2)]
    stay = (entry("a.txt", "d1"), entry("b.txt", "d2"))
    for part in (many[:900], many[900:]):
        with archive.writing():
            keep(archive, "d9", *part)
            settle(archive, *stay, entry("c.jsonl", "d9"))
        with archive.writing():
            settle(archive, *stay)

    assert archive.changes_since(first) is None
    assert archive.changes_since(archive.level()) == {}


FILES = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c/d.txt"]), st.sampled_from(sorted(CLIPPINGS)), max_size=3
)


@settings(max_examples=40)
@given(st.lists(FILES, min_size=1, max_size=5))
def test_the_changes_since_any_level_make_of_what_was_there_what_is_there(
    days: list[dict[str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        archive = SqliteArchive(Path(folder, "archive.sqlite"))
        held = []
        for files in days:
            with archive.writing():
                for digest in sorted(set(files.values())):
                    keep(archive, digest, *CLIPPINGS[digest])
                settle(archive, *(entry(path, digest) for path, digest in files.items()))
            held.append((archive.level(), dict(archive.digests())))
        now = archive.digests()

        for level, before in held:
            changes = archive.changes_since(level)
            assert changes is not None
            after = {id: digest for id, digest in {**before, **changes}.items() if digest}
            assert after == now
            assert level.articles == with_pairs(NOTHING, before.items())
        assert archive.check() == []
        archive.close()
