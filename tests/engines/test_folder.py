"""The index folder: adopted, refused, private."""

import os
import stat
from pathlib import Path

import pytest

from searchkit.domain.errors import IndexDamaged, IndexMissing, StorageError, UsageError
from searchkit.engines.whoosh import WhooshEngine
from tests.contracts.archives import STAMP
from tests.engines.conftest import NEW, OLD


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_the_folder_is_private_whatever_the_umask(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        WhooshEngine(folder).publish(OLD, STAMP)
    finally:
        os.umask(before)

    paths = [folder, *folder.rglob("*")]
    assert {mode(path) for path in paths if path.is_dir()} == {0o700}
    assert {mode(path) for path in paths if path.is_file()} == {0o600}


def test_an_empty_index_folder_from_the_repository_is_adopted(
    folder: Path, engine: WhooshEngine
) -> None:
    folder.mkdir(mode=0o775)
    folder.chmod(0o775)
    (folder / "README.md").write_text("what this is")
    (folder / ".gitignore").write_text("*")
    (folder / "archive.sqlite").write_bytes(b"the archive")
    (folder / "archive.sqlite-wal").write_bytes(b"")

    with pytest.raises(IndexMissing):
        engine.open()
    engine.publish(OLD, STAMP)

    assert mode(folder) == 0o700
    assert (folder / "README.md").read_text() == "what this is"
    assert (folder / "archive.sqlite").read_bytes() == b"the archive"
    assert engine.check() == ()


@pytest.mark.parametrize("names", [["letter.txt"], ["objects", "HEAD"], ["README.md", "notes"]])
def test_a_folder_that_is_somebody_elses_is_left_alone(
    folder: Path, engine: WhooshEngine, names: list[str]
) -> None:
    folder.mkdir(mode=0o755)
    for name in names:
        (folder / name).write_text("mine")

    for call in (lambda: engine.publish(OLD, STAMP), engine.open, engine.check, engine.rollback):
        with pytest.raises(UsageError, match="not a searchkit index"):
            call()

    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert mode(folder) == 0o755


def test_a_file_in_place_of_the_folder_is_not_an_index(folder: Path, engine: WhooshEngine) -> None:
    folder.write_text("a file")

    with pytest.raises(UsageError, match="not a searchkit index"):
        engine.open()


def test_no_folder_is_no_index_and_looking_makes_none(folder: Path, engine: WhooshEngine) -> None:
    for call in (engine.open, engine.check, engine.rollback):
        with pytest.raises(IndexMissing, match="searchkit index PATH"):
            call()

    assert not folder.exists()


@pytest.mark.parametrize("bits", [0o770, 0o707, 0o720, 0o702])
@pytest.mark.parametrize("place", [".", "objects", "generations"])
def test_a_folder_others_may_write_in_is_not_trusted(
    folder: Path, engine: WhooshEngine, bits: int, place: str
) -> None:
    engine.publish(OLD, STAMP)
    (folder / place).chmod(bits)
    if not bits & 0o022:
        return

    for call in (lambda: engine.publish(OLD, STAMP), engine.open, engine.check, engine.rollback):
        with pytest.raises(IndexDamaged, match="chmod"):
            call()


def test_a_file_others_may_write_is_not_trusted(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    for path in (folder / "objects").iterdir():
        path.chmod(0o666)

    with pytest.raises(IndexDamaged, match="others may write"):
        engine.open()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_an_index_of_another_user_is_not_trusted(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    os.chown(folder, 12345, 12345)

    for call in (lambda: engine.publish(OLD, STAMP), engine.open, engine.check):
        with pytest.raises(IndexDamaged, match="another user"):
            call()


@pytest.mark.parametrize("name", ["CURRENT", "objects", "generations"])
def test_a_link_out_of_the_folder_is_not_followed(
    folder: Path, engine: WhooshEngine, name: str
) -> None:
    engine.publish(OLD, STAMP)
    elsewhere = folder.parent / "elsewhere"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)

    with pytest.raises(IndexDamaged, match="not trusted"):
        engine.open()


def test_a_fifo_in_place_of_a_file_does_not_block(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    (folder / "CURRENT").unlink()
    os.mkfifo(folder / "CURRENT", 0o600)

    with pytest.raises(IndexDamaged, match="not trusted"):
        engine.open()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path: Path, folder: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StorageError):
        WhooshEngine(folder).publish(OLD, STAMP)


def test_a_folder_that_its_owner_closed_is_not_opened_again(
    folder: Path, engine: WhooshEngine
) -> None:
    # The superuser could write all the same.
    engine.publish(OLD, STAMP)
    folder.chmod(0o500)

    with pytest.raises(StorageError, match=r"set so that it is not written \(mode 500\)"):
        engine.publish(NEW, STAMP)

    assert mode(folder) == 0o500
    folder.chmod(0o700)


def test_a_folder_that_its_owner_lets_others_read_stays_so(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    folder.chmod(0o750)

    engine.publish(NEW, STAMP)

    assert mode(folder) == 0o750


def test_a_first_build_that_was_killed_before_it_was_served_is_no_index_yet(
    folder: Path, engine: WhooshEngine
) -> None:
    # Killed twice between the manifest and CURRENT: nobody is told to go back a generation.
    for _ in range(2):
        engine.publish(OLD, STAMP)
        (folder / "CURRENT").unlink()

        with pytest.raises(IndexMissing, match="no index here yet"):
            engine.open()
        with pytest.raises(IndexMissing, match="no index here yet"):
            engine.check()

    assert engine.publish(OLD, STAMP).generation == 1
    assert engine.check() == ()


def test_a_current_that_is_lost_later_is_damage(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    engine.publish(NEW, STAMP)
    (folder / "CURRENT").unlink()

    with pytest.raises(IndexDamaged, match="rollback"):
        engine.open()


def test_a_folder_in_place_of_a_file_is_named(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    (folder / "CURRENT").unlink()
    (folder / "CURRENT").mkdir()

    with pytest.raises(IndexDamaged, match="CURRENT: a folder where a file should be"):
        engine.open()
