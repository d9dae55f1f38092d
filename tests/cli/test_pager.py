"""The pager: only at a terminal, only past one screen, and quiet when it is left."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest


def at_a_terminal(
    index: Path, *arguments: str, lines: int, pager: str, more: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """What a search writes to a terminal of so many lines, and its exit code."""
    ours, theirs = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if name != "LESS"}
    environment = {**environ, "LINES": str(lines), "COLUMNS": "80", "PAGER": pager}
    process = subprocess.Popen(
        [sys.executable, "-m", "searchkit", "search", "--index", str(index), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment, "TERM": "dumb", **(more or {})},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            data = os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        seen += data
    os.close(ours)
    return process.wait(), seen.decode().replace("\r", "")


def test_an_answer_past_one_screen_goes_through_the_pager(samples_indexed: Path) -> None:
    code, seen = at_a_terminal(samples_indexed, "minister", lines=10, pager="sed 's/^/| /'")

    assert code == 0
    assert "| 14 paragraphs in 10 stories (10 shown): minister\n" in seen


@pytest.mark.parametrize(
    ("lines", "pager", "arguments"),
    [
        (200, "sed 's/^/| /'", ()),
        (10, "sed 's/^/| /'", ("--no-pager",)),
        (10, "cat", ()),
        (10, "", ()),
        (10, "no-such-pager --at-all", ()),
    ],
)
def test_no_pager_where_it_fits_or_is_not_wanted_or_is_not_there(
    samples_indexed: Path, lines: int, pager: str, arguments: tuple[str, ...]
) -> None:
    code, seen = at_a_terminal(samples_indexed, "minister", *arguments, lines=lines, pager=pager)

    assert code == 0
    assert seen.startswith("14 paragraphs in 10 stories (10 shown): minister\n")
    assert seen.rstrip().splitlines()[-1].startswith("month")


def test_a_pager_that_is_left_early_is_quiet(samples_indexed: Path) -> None:
    code, seen = at_a_terminal(samples_indexed, "minister", lines=10, pager="head -1")

    assert (code, seen) == (0, "14 paragraphs in 10 stories (10 shown): minister\n")


def test_nothing_found_keeps_its_exit_code_behind_a_pager(samples_indexed: Path) -> None:
    code, _ = at_a_terminal(samples_indexed, "zyzzyva", lines=1, pager="cat -")

    assert code == 1


def test_less_is_told_to_leave_what_was_read_on_the_screen(samples_indexed: Path) -> None:
    pager = "sh -c 'echo options $LESS'"

    told = at_a_terminal(samples_indexed, "minister", lines=10, pager=pager, more={"LESS": "S"})
    untold = at_a_terminal(samples_indexed, "minister", lines=10, pager=pager)

    assert told == (0, "options S\n")
    assert untold == (0, "options FRX\n")


def test_a_pipe_gets_the_answer_itself(samples_indexed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "searchkit", "search", "minister", "--index", str(samples_indexed)],
        env={**os.environ, "PAGER": "sed 's/^/| /'", "LINES": "5"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.startswith("14 paragraphs")
