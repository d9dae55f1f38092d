"""A short form of each harness; docs/reliability.md has the figures of the long ones."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What a short form does: enough to meet each kind of case, in some seconds.
SHORT = {
    "kills": 8,
    "power_cuts": 2,
    "flips": 12,
    "two_machines": 6,
    "page_kills": 6,
    "killed_workers": 5,
    "mutated_pdfs": 60,
}


@pytest.mark.parametrize("harness", SHORT)
def test_nothing_is_lost(harness: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.soak.{harness}", str(SHORT[harness])],
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


def test_the_page_for_administrators_names_every_harness_and_no_other() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")

    named = set(re.findall(r"python -m tests\.soak\.(\w+)", page))
    programs = {
        path.stem
        for path in (ROOT / "tests" / "soak").glob("*.py")
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    }

    assert named == programs == {*SHORT}


def test_the_page_for_administrators_points_to_what_is_there() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")

    places = re.findall(r"`(tests/[\w/.]+)`", page)

    assert len(places) > 10
    assert [place for place in places if not (ROOT / place).exists()] == []
