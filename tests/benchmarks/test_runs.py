"""Benchmarks of runs come to their end, however small they are made."""

import json
import subprocess
import sys


def rows(*arguments: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.runs", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_row_is_measured_alone_and_told_when_it_is() -> None:
    head, given, line = rows("--rows", "given", "line", "--lines", "3", "--rounds", "1")

    assert head["rounds"] == 1
    assert (given["row"], given["over"]) == ("given", "3 lines of 5 paragraphs")
    assert isinstance(given["searchkit"], dict)
    assert set(given["searchkit"]) == {"cpu", "wall", "megabytes", "paragraphs"}
    assert {"all lines", "one line more"} <= line.keys()
