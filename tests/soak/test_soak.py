"""A short form of each harness; docs/reliability.md has the figures of the long ones."""

import json
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.soak.tracing import may_trace, run_traced
from tests.soak.world import Clippings, held, run

ROOT = Path(__file__).parents[2]
HARNESSES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path != Path(__file__) and '__name__ == "__main__"' in path.read_text(encoding="utf-8")
)
# How much a short form does: enough to meet each kind of case, in some seconds.
SHORT = {"kills": 8, "power_cuts": 2, "flips": 12, "full_disks": 4, "io_errors": 8}
SHORT |= {"two_machines": 6, "page_kills": 6, "mutated_pdfs": 60, "archive_flips": 6}


@pytest.mark.parametrize("harness", HARNESSES)
def test_nothing_is_lost(harness: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.soak.{harness}", str(SHORT.get(harness, 5))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    saw = json.loads(done.stdout)
    if "skipped" in saw:
        pytest.skip(saw["skipped"])
    assert saw["wrong"] == []
    assert saw["seen"]
    assert done.returncode == 0
    if "reader" in saw:
        assert {*saw["reader"]} == {"whole"}


@pytest.mark.parametrize(
    "inject",
    [
        "pread64:error=EIO:when=6",  # a page that cannot be read is none that was altered
        "pread64:error=EIO:when=1+",
        "pwrite64:error=EIO:when=1",  # a commit that failed is not tried again over the error
        "fdatasync:error=ENOSPC:when=1",
    ],
)
def test_a_disk_that_fails_is_told_as_that(inject: str, tmp_path: Path) -> None:
    if not may_trace():
        pytest.skip("strace is not installed, or may not trace")
    clippings = Clippings(tmp_path / "clips", Random(1), 2)
    command = ["index", "-q", "--index", str(tmp_path / "index"), str(clippings.folder)]
    assert run(*command) == (0, "")
    clippings.change()

    code, said = run_traced(inject.partition(":")[0], inject, command)

    assert code == 74, said
    assert "amaged" not in said
    assert run(*command) == (0, "")
    assert held(tmp_path / "index")[1] == clippings.state


def test_the_page_for_administrators_names_every_harness() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")

    named = set(re.findall(r"python -m tests\.soak\.(\w+)", page))

    assert len(HARNESSES) > 5
    assert {*HARNESSES} == named


def test_the_page_for_administrators_points_to_what_is_there() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")

    places = re.findall(r"`(tests/[\w/.]+)`", page)

    assert len(places) > 10
    assert [place for place in places if not (ROOT / place).exists()] == []
