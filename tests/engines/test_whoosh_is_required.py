"""Whoosh is what searches: without it nothing does, and a sentence says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Python runs this before anything else; the folder is put on its path.
WITHOUT_WHOOSH = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "whoosh":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
"""
ANOTHER_WHOOSH = """
import sys
from types import ModuleType

sys.modules["whoosh"] = ModuleType("whoosh")
sys.modules["whoosh"].__version__ = (2, 7, 4)
"""


def run(start: str, tmp_path: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    (tmp_path / "start").mkdir(exist_ok=True)
    (tmp_path / "start" / "sitecustomize.py").write_text(start)
    path = os.pathsep.join([str(tmp_path / "start"), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-m", "searchkit", "--index", str(tmp_path / "index"), *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )


@pytest.fixture
def indexed(tmp_path: Path) -> Path:
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "a.txt").write_text(
        "Sanctions on Russia\n\nThey were imposed today.\n"
    )
    done = run("", tmp_path, "index", "clippings")
    assert done.returncode == 0, done.stderr
    assert run("", tmp_path, "search", "sanctions").returncode == 0
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "sanctions"),
        ("index",),
        ("index", "--rebuild"),
        ("html", "sanctions", "-o", "pages"),
        ("check",),
        ("status",),
    ],
    ids=" ".join,
)
def test_without_whoosh_each_command_says_that_it_is_missing_and_how_to_install_it(
    indexed: Path, arguments: tuple[str, ...]
) -> None:
    done = run(WITHOUT_WHOOSH, indexed, *arguments)

    assert done.returncode == 78
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "searchkit: whoosh3 3.54.0 is not installed: it is what indexes and searches. "
        "Install it: pip install whoosh3==3.54.0"
    ]


def test_the_original_whoosh_under_the_same_name_is_told_from_ours(indexed: Path) -> None:
    done = run(ANOTHER_WHOOSH, indexed, "search", "sanctions")

    assert done.returncode == 78
    assert "whoosh3 3.54.0 is needed, not Whoosh 2.7.4" in done.stderr


def test_help_needs_no_whoosh(tmp_path: Path) -> None:
    assert run(WITHOUT_WHOOSH, tmp_path, "--help").returncode == 0
