"""docs/api.md: each example runs as it stands there."""

import doctest
from importlib.resources import as_file, files
from pathlib import Path

import searchkit

PAGE = Path(__file__).parent.parent / "docs" / "api.md"


def test_the_page_says_what_programs_get(tmp_path: Path) -> None:
    with as_file(files("searchkit.samples") / "clippings") as clippings:
        names = {"clippings": clippings, "folder": tmp_path / "index"}

        failed, tried = doctest.testfile(str(PAGE), module_relative=False, globs=names)

    assert tried > 30
    assert failed == 0


def test_the_page_has_every_call() -> None:
    page = PAGE.read_text()

    assert [name for name in searchkit.__all__ if name not in page] == []
