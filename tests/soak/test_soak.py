"""A short form of each harness; docs/reliability.md has the figures of the long ones."""

import json
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
