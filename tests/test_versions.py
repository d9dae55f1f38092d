"""A version changes with whatever makes a part, and with nothing else."""

import os
import resource
import shutil
from pathlib import Path

import grimp
import pytest

from searchkit.app import stamp
from searchkit.versions import CHANGES_NOTHING, COUNTED, INSTALLED_AS, OURS, UNCOUNTED, Program

PARTS = (
    ("searchkit.readers", "searchkit.paragraphs"),
    ("searchkit.enrichers.countries",),
    ("searchkit.enrichers.published",),
    ("searchkit.enrichers.speakers",),
    ("searchkit.copies",),
    ("searchkit.engines.whoosh.publishing",),
)

FILES = {
    "press/__init__.py": '"""A program."""',
    "press/words/__init__.py": "",
    "press/words/months.py": 'TABLE = "months.tsv"',
    "press/words/towns.py": "from press.words.tables import (\n    rows as table,\n)\nrows('towns')",
    "press/words/tables.py": "def rows(name): return open(f'{name}.tsv')",
    "press/words/data/months.tsv": "May",
    "press/words/data/towns.tsv": "Oslo",
    "press/reading/__init__.py": "",
    "press/reading/dates.py": "def read():\n    from press.words import months\n",
    "press/finding/__init__.py": "from press.words.towns import *",
    "press/finding/places.py": "import json\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "press"


def versions(folder: Path) -> dict[str, str]:
    """Return the versions of the two parts, as a new process would see them."""
    return {
        name: Program(folder, release="0.9").version_of(name)
        for name in ("press.reading", "press.finding")
    }


def changed_by(folder: Path, name: str, text: str) -> set[str]:
    """Return the parts that have another version after a file was written."""
    before = versions(folder)
    (folder / name).write_text(text, encoding="utf-8")
    after = versions(folder)
    return {part for part in before if before[part] != after[part]}


def test_a_word_list_changes_the_version_of_what_reads_it(folder: Path) -> None:
    assert changed_by(folder, "words/data/months.tsv", "May June") == {"press.reading"}


def test_a_list_whose_name_no_module_spells_out_counts_for_its_whole_package(folder: Path) -> None:
    changed = changed_by(folder, "words/data/towns.tsv", "Oslo Lima")

    assert changed == {"press.reading", "press.finding"}


def test_a_module_far_down_counts_for_those_who_import_it(folder: Path) -> None:
    assert changed_by(folder, "words/tables.py", "def rows(name): ...") == {"press.finding"}


def test_a_module_of_the_part_counts_although_nothing_imports_it(folder: Path) -> None:
    assert changed_by(folder, "finding/streets.py", "ROAD = 'Rd.'") == {"press.finding"}


def test_a_comment_counts(folder: Path) -> None:
    changed = changed_by(folder, "reading/dates.py", FILES["press/reading/dates.py"] + "# Why.\n")

    assert changed == {"press.reading"}


def test_a_file_that_moves_is_another_program(folder: Path) -> None:
    before = versions(folder)
    (folder / "finding/places.py").rename(folder / "finding/cities.py")

    assert versions(folder)["press.finding"] != before["press.finding"]


def test_times_of_files_and_what_others_leave_behind_do_not_count(folder: Path) -> None:
    before = versions(folder)
    for path in folder.rglob("*.py"):
        os.utime(path, (1, 1))
    left = (".dates.py.swp", "dates.py~", "NOTES.md", "dates.py.orig", "dates.py.rej", "dates.swp")
    for name in (f"reading/{each}" for each in left):
        (folder / name).write_text("!", encoding="ascii")
    (folder / "reading/__pycache__").mkdir()
    (folder / "reading/__pycache__/dates.cpython-311.pyc").write_bytes(b"!")

    assert versions(folder) == before


def test_what_python_takes_for_a_letter_counts(folder: Path) -> None:
    older, newer = (
        Program(folder, release="0.9", unicode=unicode).version_of("press.reading")
        for unicode in ("14.0.0", "15.1.0")
    )

    assert older != newer


def test_every_word_list_of_ours_counts() -> None:
    packages = ("analysis", "enrichers", "language", "paragraphs", "readers")
    files = [path for name in packages for path in (OURS / name).rglob("*") if path.is_file()]

    data = [path for path in files if path.suffix not in (".pyc", ".py") and path.name[0] != "."]
    assert data
    assert {path.suffix for path in data} <= {*COUNTED}


def test_the_release_alone_changes_no_version(folder: Path) -> None:
    assert changed_by(folder, "__init__.py", "__version__ = '2'") == set()


def test_a_program_without_sources_goes_by_its_release(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "__init__.pyc").write_bytes(b"")

    assert Program(tmp_path / "press", release="0.9").version_of("press.reading") == "0.9"


def test_a_part_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(ValueError, match=r"press\.writing: no such package or module"):
        Program(folder, release="0.9").version_of("press.writing")


def test_a_machine_short_of_file_handles_gives_no_other_version(folder: Path) -> None:
    program = Program(folder, release="1.0")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)

    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            program.version_of("press.reading")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_an_installed_copy_has_the_versions_of_the_checkout(tmp_path: Path) -> None:
    copy = shutil.copytree(OURS, tmp_path / "searchkit", ignore=shutil.ignore_patterns("*.md"))

    for part in PARTS:
        assert Program(copy, release="0.9").version_of(*part) == Program(release="0.9").version_of(
            *part
        )


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, as import-linter's own reader of Python sees it."""
    return grimp.build_graph("searchkit", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part[-1])
def test_no_import_of_a_part_is_overlooked(graph: grimp.ImportGraph, part: tuple[str, ...]) -> None:
    modules = Program(release="0.9").modules(*part)

    for module in modules:
        imported = set(graph.find_modules_directly_imported_by(module))
        ours = {name for name in imported if name.startswith("searchkit.")}
        assert ours - UNCOUNTED <= modules, module


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part[-1])
def test_every_library_beneath_a_part_counts_with_its_version(
    graph: grimp.ImportGraph, part: tuple[str, ...]
) -> None:
    from importlib.metadata import version
    from sys import stdlib_module_names

    program = Program(release="0.9")
    imported = {
        name.partition(".")[0]
        for module in program.modules(*part)
        for name in graph.find_modules_directly_imported_by(module)
    }

    foreign = imported - stdlib_module_names - CHANGES_NOTHING - {"searchkit"}
    assert {INSTALLED_AS.get(name, name) for name in foreign} <= program.libraries(*part)
    for name in foreign:
        assert version(INSTALLED_AS.get(name, name))


def test_the_stamp_knows_every_enricher_by_its_field() -> None:
    fields = [part.partition(":")[0] for part in stamp().findings.split()]

    assert fields == ["copies", "countries", "published", "speakers"]
