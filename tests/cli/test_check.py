"""`check` finds damage, and what it advises is tried."""

import shutil
from pathlib import Path

import pytest

from searchkit.samples import sample_folder
from tests.support.running import Run


def flip(path: Path, text: bytes) -> None:
    """Flip a bit in the first place where this stands."""
    data = bytearray(path.read_bytes())
    data[data.index(text) + 3] ^= 1
    path.write_bytes(data)


def paragraphs(searchkit: Run, index: Path) -> set[str]:
    """Return the ids of all that is found."""
    return set(searchkit("--index", index, "search", "*", "-l", "-n", "10000").out.split())


@pytest.mark.parametrize("text", [b"border-clinic.pdf", b"last run", b'{"archive":'])
def test_a_flipped_bit_of_the_archive_is_named_and_cured_as_advised(
    searchkit: Run, own_index: Path, text: bytes
) -> None:
    before = paragraphs(searchkit, own_index)
    flip(own_index / "archive.sqlite", text)

    checked = searchkit("--index", own_index, "check")
    cured = searchkit("--index", own_index, "index", "-q")

    assert checked.code == 65
    assert "archive.sqlite: damaged: " in checked.err
    assert checked.err.count("To mend it: searchkit index\n") >= 1
    assert cured.code == 0
    assert "archive.sqlite: was damaged" in cured.err
    assert searchkit("--index", own_index, "check").code == 0
    assert paragraphs(searchkit, own_index) == before


def test_a_run_mends_what_a_check_has_met_though_it_has_no_use_for_it(
    searchkit: Run, own_index: Path
) -> None:
    flip(own_index / "archive.sqlite", b"border-clinic.pdf")
    searchkit("--index", own_index, "check")

    mended = searchkit("--index", own_index, "index", "-q")
    later = searchkit("--index", own_index, "index", "-q")

    assert "It is mended" in mended.err
    assert "searchkit check says when it may go" in mended.err
    assert (later.code, later.err) == (0, "")
    assert not (own_index / "archive.doubted").exists()


def test_check_says_when_the_damaged_archive_may_go(searchkit: Run, own_index: Path) -> None:
    flip(own_index / "archive.sqlite", b"border-clinic.pdf")
    searchkit("--index", own_index, "index", "-q", "--rebuild")

    checked = searchkit("--index", own_index, "check")
    (own_index / "archive.damaged").unlink()

    assert checked.code == 0
    assert checked.out.splitlines() == [
        f"{own_index}: sound",
        f"{own_index}/archive.damaged: the archive before it was mended. "
        "Nothing of it is missing: it may go",
    ]
    assert searchkit("--index", own_index, "check").out == f"{own_index}: sound\n"


def test_a_nightly_run_mends_by_itself_and_says_so_once(searchkit: Run, own_index: Path) -> None:
    before = paragraphs(searchkit, own_index)
    flip(own_index / "archive.sqlite", b"border-clinic.pdf")

    first = searchkit("--index", own_index, "index", "-q")
    second = searchkit("--index", own_index, "index", "-q")

    assert (first.code, first.out) == (0, "")
    assert "It is mended" in first.err
    assert (second.code, second.err) == (0, "")
    assert paragraphs(searchkit, own_index) == before


def test_a_damaged_file_of_the_index_is_named_by_the_next_run_and_built_again(
    searchkit: Run, own_index: Path
) -> None:
    before = paragraphs(searchkit, own_index)
    largest = max((own_index / "objects").iterdir(), key=lambda path: path.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 1
    largest.write_bytes(data)

    run = searchkit("--index", own_index, "index", "-q")

    assert run.code == 0
    assert f"the file {largest.name} is damaged" in run.err
    assert searchkit("--index", own_index, "check").code == 0
    assert paragraphs(searchkit, own_index) == before


def test_an_archive_that_is_gone_is_said_and_made_again(
    searchkit: Run, own_index: Path, tmp_path: Path
) -> None:
    before = paragraphs(searchkit, own_index)
    with sample_folder() as samples:
        shutil.copytree(samples, tmp_path / "clippings")
    (own_index / "archive.sqlite").unlink()

    for command, code in (("check", 65), ("status", 0), ("index", 65)):
        done = searchkit("--index", own_index, command)
        assert done.code == code
        assert "its archive is gone" in done.err
        assert "searchkit index PATH" in done.err
    again = searchkit("--index", own_index, "index", tmp_path / "clippings")

    assert again.code == 0
    assert "Folders that are not named now leave the index" in again.err
    assert searchkit("--index", own_index, "check").code == 0
    assert paragraphs(searchkit, own_index) == before


def test_a_copy_that_never_had_an_archive_is_sound(
    searchkit: Run, own_index: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir(mode=0o700)
    for name in ("objects", "generations"):
        shutil.copytree(own_index / name, copy / name)
    shutil.copy(own_index / "CURRENT", copy)

    assert searchkit("--index", copy, "check").code == 0
