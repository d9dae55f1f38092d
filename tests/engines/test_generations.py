"""What a publication leaves behind, and the way back."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from searchkit.domain.article import Article
from searchkit.domain.errors import (
    IndexDamaged,
    IndexOutdated,
    NothingOlder,
    StorageError,
)
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.array_file import digest_of
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.publishing import write_segments
from tests.contracts.archives import STAMP, DictArchive, archive, story
from tests.engines.conftest import FIRST, NEW, OLD, SECOND, answers, expected, files_of


def manifests(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generations").iterdir())


def test_a_run_over_an_unchanged_archive_writes_nothing(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    before = files_of(folder)

    publication = engine.publish(OLD, STAMP)

    assert not publication.written
    assert files_of(folder) == before


def test_only_the_changed_articles_are_indexed_again(folder: Path, engine: WhooshEngine) -> None:
    many = [story(f"s{n}", f"word{n} war") for n in range(20)]
    engine.publish(archive(*many), STAMP)
    before = set(files_of(folder / "objects"))

    changed = [story("s0", "changed"), *many[1:]]
    publication = engine.publish(archive(*changed), STAMP)

    written = set(files_of(folder / "objects")) - before
    assert (publication.added, publication.removed) == (1, 1)
    assert len(written) == 2  # the words and the records of one small segment
    assert before <= set(files_of(folder / "objects"))


def test_other_groups_of_copies_alone_make_a_generation_without_new_segments(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(archive(FIRST, SECOND), STAMP)
    publication = engine.publish(OLD, STAMP)

    assert publication.written
    assert (publication.added, publication.removed) == (0, 0)
    assert answers(engine) == expected(OLD, folder.parent)


def test_many_small_runs_keep_few_segments_and_the_answers_of_one(
    folder: Path, engine: WhooshEngine
) -> None:
    stories = [story(f"s{n:02}", f"war number{n}", f"peace {n % 3}") for n in range(30)]
    for count in range(1, len(stories) + 1):
        engine.publish(archive(*stories[:count]), STAMP)

    with engine.open() as snapshot:
        assert len(snapshot.segments) <= 8
    assert answers(engine) == expected(archive(*stories), folder.parent)
    assert engine.check() == ()


def test_a_big_archive_is_split_into_segments_with_the_answers_of_one(
    folder: Path, engine: WhooshEngine
) -> None:
    stories = archive(*(story(f"s{n:02}", f"war number{n}", f"peace {n % 3}") for n in range(30)))
    engine.publish(archive(), STAMP)
    index = IndexFolder(folder)
    digests = stories.digests()

    segments = write_segments(index, stories, digests, max_tokens=25)
    index.commit(replace(index.manifest("00000001.json"), generation=2, segments=segments))

    assert len(segments) == 5
    assert answers(engine) == expected(stories, folder.parent)


def test_an_article_that_is_removed_and_comes_back_is_there_once(
    folder: Path, engine: WhooshEngine
) -> None:
    filler = [story(f"f{n}", "filler " * 20) for n in range(9)]
    for stories in ([FIRST, *filler], filler, [FIRST, *filler]):
        engine.publish(archive(*stories), STAMP)

    assert answers(engine) == expected(archive(FIRST, *filler), folder.parent)


def test_the_newest_three_generations_stay(folder: Path, engine: WhooshEngine) -> None:
    for n in range(6):
        engine.publish(archive(story("a", f"version {n}")), STAMP)

    assert manifests(folder) == ["00000004.json", "00000005.json", "00000006.json"]
    assert len(list((folder / "objects").iterdir())) == 6
    assert list((folder / "new").iterdir()) == []


def test_rollback_gives_the_old_answers(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    before = answers(engine)
    engine.publish(NEW, STAMP)

    assert engine.rollback() == 1
    assert answers(engine) == before


def test_a_run_after_a_rollback_builds_on_what_is_served(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    engine.publish(NEW, STAMP)
    engine.rollback()

    publication = engine.publish(NEW, STAMP)

    assert publication.generation == 3
    assert manifests(folder) == ["00000001.json", "00000003.json"]  # what was left is gone
    assert answers(engine) == expected(NEW, folder.parent)
    assert engine.rollback() == 1


def test_rollback_passes_over_a_generation_that_is_damaged(
    folder: Path, engine: WhooshEngine
) -> None:
    for n in range(3):
        engine.publish(archive(story("a", f"version {n}")), STAMP)
    (folder / "generations" / "00000002.json").write_text("{}")

    assert engine.rollback() == 1
    with pytest.raises(NothingOlder, match="generation 1 is the oldest"):
        engine.rollback()


def test_rollback_with_nothing_sound_to_go_back_to_says_how_to_rebuild(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    engine.publish(NEW, STAMP)
    (folder / "generations" / "00000001.json").write_text("{}")

    with pytest.raises(IndexDamaged, match="searchkit index --rebuild"):
        engine.rollback()
    assert answers(engine) == expected(NEW, folder.parent)


def test_rollback_helps_where_current_is_damaged(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    engine.publish(NEW, STAMP)
    (folder / "CURRENT").write_text("nonsense")

    with pytest.raises(IndexDamaged, match="searchkit rollback"):
        engine.open()
    assert engine.rollback() == 2
    assert answers(engine) == expected(NEW, folder.parent)


def test_an_index_of_another_schema_says_how_to_rebuild_and_index_does(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    path = folder / "generations" / "00000001.json"
    record = json.loads(path.read_bytes().partition(b"\n")[0])
    line = json.dumps({**record, "schema": "0.0", "unheard": "of"}).encode()
    path.write_bytes(line + b"\n" + digest_of(line).hex().encode() + b"\n")

    with pytest.raises(IndexOutdated, match=r"built with schema 0\.0.*searchkit index --rebuild"):
        engine.open()
    assert any("schema 0.0" in problem for problem in engine.check())

    assert engine.publish(OLD, STAMP).written
    assert answers(engine) == expected(OLD, folder.parent)


def test_a_raised_version_of_the_index_builds_from_nothing(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)

    publication = engine.publish(OLD, replace(STAMP, index="raised"))

    assert publication.written
    assert publication.added == 2


class BreakingArchive(DictArchive):
    """Fails after its first article, as a full disk would."""

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        yield next(super().articles(ids))
        raise OSError(28, "No space left on device")


def test_a_run_that_fails_midway_leaves_the_index_as_it_was(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    before = files_of(folder)
    broken = BreakingArchive({s.id: s for s in (FIRST, *NEW.stories.values())})

    with pytest.raises(StorageError, match=r"No space left on device.*as it was"):
        engine.publish(broken, replace(STAMP, index="raised"))

    assert files_of(folder) == before
    assert engine.publish(NEW, STAMP).written  # and the lock is free


class ForgetfulArchive(DictArchive):
    """Gives all its articles back but one."""

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        return super().articles(sorted(ids)[1:])


def test_an_archive_that_loses_an_article_does_not_make_an_index_without_it(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    before = files_of(folder)

    with pytest.raises(StorageError, match=r"gave 1 of 2 articles.*as it was"):
        engine.publish(ForgetfulArchive(NEW.stories), replace(STAMP, index="raised"))

    assert files_of(folder) == before
