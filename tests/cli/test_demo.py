import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.running import Run


def test_the_demo_indexes_searches_writes_pages_and_says_where(
    searchkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    done = searchkit("demo")

    assert done.code == 0
    assert re.search(r"^indexed \d+ · unchanged 0 · skipped 0 ·", done.out, re.MULTILINE)
    assert re.search(r"^\d+ paragraphs? in \d+ stor", done.out, re.MULTILINE)
    (page,) = re.findall(r"^Open the page: (.+)$", done.out, re.MULTILINE)
    assert Path(page).is_file()
    assert "Try next" in done.out
    assert "SEARCHKIT_INDEX" not in done.out
    assert "searchkit use" not in done.out + done.err  # the folder is temporary


def test_what_the_demo_says_to_try_next_works(
    searchkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lines = searchkit("demo").out.split("Try next", 1)[1].splitlines()

    (folder,) = [line.removeprefix("  cd ") for line in lines if line.startswith("  cd /")]
    monkeypatch.chdir(folder)
    tried = [line.removeprefix("  searchkit ") for line in lines if line.startswith("  searchkit")]
    for line in tried[:3]:
        assert searchkit(*shlex.split(line)).code == 0, line


def test_a_quiet_demo_says_only_where_it_is(
    searchkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    done = searchkit("demo", "-q")

    assert done.err == ""
    (folder,) = done.out.splitlines()
    assert (Path(folder) / "pages" / "index.html").is_file()


def test_the_demo_says_how_to_reach_a_searchkit_that_is_not_on_the_path(
    searchkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert f'  export PATH={Path(sys.executable).parent}:"$PATH"\n' in searchkit("demo").out


def test_status_says_what_there_is(searchkit: Run, samples_indexed: Path) -> None:
    out = searchkit("status", "--index", samples_indexed).out

    for field in ("clippings", "articles", "paragraphs", "dates", "folders", "last change"):
        assert re.search(rf"^{field} +\S", out, re.MULTILINE)
