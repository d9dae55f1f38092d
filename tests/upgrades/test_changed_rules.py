"""Another word list, another reader, another engine: the next `index` redoes exactly that.

Each test changes a copy of the program, and runs it.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from searchkit.versions import OURS
from tests.support.running import Outcome

STORY = """Ministers meet in city {0}

NAIROBI (XX) - The Kenyan ministers affirmed their close ties at a meeting on Tuesday.

"We agree on this," Wanjiru Odhiambo said at the meeting in the southern city number {0}.
"""
ANEW = {
    "reading": "reading 3 clippings again",
    "findings": "finding out anew about 3 articles",
    "index": "building it anew",
}


@dataclass(frozen=True, slots=True)
class Installation:
    """A copy of searchkit, and a working directory with three clippings."""

    home: Path

    @property
    def package(self) -> Path:
        return self.home / "searchkit"

    def run(self, *arguments: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "searchkit", *arguments],
            cwd=self.home / "work",
            env={**os.environ, "PYTHONPATH": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def index(self, *options: str) -> set[str]:
        """Index, and return what was made anew although no file has changed."""
        done = self.run("index", "clippings", *options)
        assert done.code == 0, done.err
        return {what for what, sentence in ANEW.items() if sentence in done.err}

    def add_to(self, path: Path, text: str) -> None:
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """A copy that has indexed its clippings."""
    made = Installation(tmp_path)
    shutil.copytree(OURS, made.package, ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "work" / "clippings"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    assert made.index() == set()
    return made


def test_a_word_list_changes_findings_and_no_reading(installation: Installation) -> None:
    (demonyms,) = installation.package.rglob("demonyms.tsv")
    installation.add_to(demonyms, demonyms.read_text(encoding="utf-8").splitlines()[-1] + "\n")

    done = installation.run("index")

    assert "searchkit's rules for" in done.err
    assert "countries" in done.err
    assert "finding out anew about 3 articles. --no-refresh puts it off.\n" in done.err
    assert "again" not in done.err
    assert done.out.startswith("indexed 0 · unchanged 3 · ")
    assert installation.index() == set()


def test_a_reader_reads_again_and_an_engine_only_builds_anew(installation: Installation) -> None:
    installation.add_to(installation.package / "readers" / "text.py", "# Another reader.\n")
    assert installation.index() == {"reading"}

    installation.add_to(installation.package / "analysis" / "tokens.py", "# Other words.\n")
    assert installation.index() == {"index"}

    installation.add_to(
        installation.package / "engines" / "whoosh" / "publishing.py", "# Other segments.\n"
    )
    assert installation.index() == {"index"}


def test_what_is_put_off_is_said_by_status_and_a_quiet_run_says_nothing(
    installation: Installation,
) -> None:
    for name in ("readers/text.py", "copies/signing.py", "analysis/tokens.py"):
        installation.add_to(installation.package / name, "# Another.\n")

    put_off = installation.run("index", "--no-refresh")
    status = installation.run("status")
    waiting = json.loads(installation.run("status", "--format", "json").out)["waiting"]
    quiet = installation.run("index", "-q")

    assert put_off.err == ""
    assert put_off.out.startswith("indexed 0 · unchanged 3 · ")
    assert "made by an earlier searchkit; anew: searchkit index" in " ".join(status.out.split())
    assert waiting == {"clippings": 3, "articles": 3, "fields": ["copies"], "index": True}
    assert (quiet.out, quiet.err) == ("", "")
    assert "earlier searchkit" not in installation.run("status").out
