"""A stamp is remembered as long as nothing that it rests on may have changed, and no longer."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from searchkit.cli import main
from searchkit.domain.stamp import Stamp
from searchkit.remembered_stamp import FILE_NAME, StampMemory

HOUR_NS = 3600 * 10**9


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").write_text("MONTHS = 12", encoding="ascii")
    (folder / "data/towns.tsv").write_text("Lima\tPE\n", encoding="ascii")
    return folder


class Maker:
    """Makes a stamp that is another each time."""

    made = 0

    def __call__(self) -> Stamp:
        """Return the next stamp."""
        self.made += 1
        return Stamp(f"reading {self.made}", "copies:b", "c")


def run(program: Path, make: Callable[[], Stamp], now_ns: int | None = None) -> Stamp:
    """Return the stamp of a run; an hour after whatever was written, unless told otherwise."""
    at = time.time_ns() + HOUR_NS if now_ns is None else now_ns
    memory = StampMemory(program.parent / FILE_NAME, program, lambda: at)
    found = memory.stamp(make)
    memory.keep()
    return found


def test_the_next_run_makes_no_stamp(program: Path) -> None:
    make = Maker()

    assert [run(program, make) for _ in range(3)] == [Stamp("reading 1", "copies:b", "c")] * 3
    assert make.made == 1


def edit_in_place(program: Path) -> None:
    """Write other text of the same length, and set the time back."""
    path = program / "__init__.py"
    before = path.stat()
    path.write_text("MONTHS = 13", encoding="ascii")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_its_place(program: Path) -> None:
    """Rename another file over it, of the same length and time."""
    path, other = program / "__init__.py", program / "other"
    other.write_text("MONTHS = 13", encoding="ascii")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.rename(path)


@pytest.mark.parametrize(
    "change",
    [
        edit_in_place,
        put_in_its_place,
        lambda program: (program / "data/towns.tsv").write_text("Lima\tPE\nOslo\tNO\n", "ascii"),
        lambda program: (program / "years.py").write_text("YEARS = 9", "ascii"),
        lambda program: (program / "data/towns.tsv").unlink(),
        lambda program: (program / "data/towns.tsv").rename(program / "data/cities.tsv"),
    ],
    ids=["edited", "replaced", "longer", "joined", "gone", "renamed"],
)
def test_a_file_that_changed_makes_the_stamp_anew(
    program: Path, change: Callable[[Path], object]
) -> None:
    make = Maker()
    before = run(program, make)

    change(program)

    assert run(program, make) != before


def test_a_library_that_was_upgraded_makes_the_stamp_anew(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Maker()
    before = run(program, make)
    libraries = tmp_path / "site-packages"
    (libraries / "pdfminer_six-20991231.dist-info").mkdir(parents=True)

    monkeypatch.setattr(sys, "path", [str(libraries), *sys.path])

    assert run(program, make) != before


def test_the_folder_that_one_stands_in_makes_nothing_anew(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Maker()
    run(program, make)

    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    run(program, make)

    assert make.made == 1


def test_what_changed_a_moment_ago_is_not_remembered(program: Path) -> None:
    make = Maker()

    run(program, make, time.time_ns())

    assert not (program.parent / FILE_NAME).exists()


@pytest.mark.parametrize("place", [3, 40, 90, -5])
def test_a_memory_that_rotted_is_no_memory(program: Path, place: int) -> None:
    make = Maker()
    run(program, make)
    file = program.parent / FILE_NAME
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)

    assert run(program, make).reading == "reading 2"
    assert run(program, make).reading == "reading 2"


def test_a_program_without_sources_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    make = Maker()

    run(tmp_path / "press", make)
    run(tmp_path / "press", make)

    assert make.made == 2


def test_where_nothing_can_be_written_the_run_goes_on(program: Path) -> None:
    memory = StampMemory(program / "no folder" / FILE_NAME, program, lambda: time.time_ns() * 2)

    made = memory.stamp(Maker())
    memory.keep()

    assert made == Stamp("reading 1", "copies:b", "c")


def test_a_dry_run_writes_no_memory(tmp_path: Path) -> None:
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings/a.txt").write_text("Lima talks\n\nThey met.\n", encoding="ascii")

    index = ("--index", str(tmp_path / "index"), "index", str(tmp_path / "clippings"))

    assert main([*index, "--dry-run"]) == 0
    assert not (tmp_path / "index").exists()
    assert main(index) == 0
    (tmp_path / "index" / FILE_NAME).unlink(missing_ok=True)
    assert main([*index, "--dry-run"]) == 0
    assert not (tmp_path / "index" / FILE_NAME).exists()
