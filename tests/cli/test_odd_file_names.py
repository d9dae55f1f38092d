"""Names that a file system takes and a terminal or a shell does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import Run

STORY = "Ferry captain cleared in Malta\n\nA captain was cleared of endangering {} passengers.\n"
NAMES = [
    b"plain.txt",
    b"caf\xe9-latin1.txt",
    "café-nfc.txt".encode(),
    "cafe\u0301-nfd.txt".encode(),
    b"new\nline.txt",
    b"tab\tname.txt",
    b"-dash.txt",
    b"semi;colon & 'quote\" $HOME `x`.txt",
    b"  lead.txt",
    b"esc\x1b[31mred.txt",
    "rtl-\u202etxt.exe.txt".encode(),
    b"100%.txt",
]


@pytest.fixture
def odd(searchkit: Run, clippings: Path) -> list[bytes]:
    """The paths of clippings with odd names, which are indexed."""
    paths = [os.path.join(os.fsencode(clippings), name) for name in NAMES]  # noqa: PTH118 - bytes
    for number, path in enumerate(paths):
        Path(os.fsdecode(path)).write_text(STORY.format(200 + number))
    assert searchkit("index", "-q", clippings).code == 0
    return paths


def bytes_of(*arguments: str, given: bytes = b"") -> bytes:
    """What a command writes, as a pipe gets it."""
    command = [sys.executable, "-m", "searchkit", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def test_every_path_comes_back_byte_by_byte(searchkit: Run, odd: list[bytes]) -> None:
    ids = searchkit("search", "endangering", "-l", "-n", "50", "--all-copies").out.encode()

    printed = bytes_of("open", "--print", "-0", "-", given=ids)

    assert sorted(printed.split(b"\0")[:-1]) == sorted(odd)


def test_a_path_that_is_printed_is_one_line_and_harmless(searchkit: Run, odd: list[bytes]) -> None:
    ids = searchkit("search", "endangering", "-l", "-n", "50", "--all-copies").out.split()

    lines = searchkit("open", "--print", *ids).out.split("\n")[:-1]

    assert len(lines) == len(odd)
    assert all(line.isprintable() or "\t" in line for line in lines)
    assert any(line.endswith(r"new\x0aline.txt") for line in lines)
    assert any(line.endswith(r"caf\xe9-latin1.txt") for line in lines)


def test_paths_that_end_with_nul_are_read_from_standard_input(
    searchkit: Run, odd: list[bytes]
) -> None:
    parsed = bytes_of("parse", "--format", "jsonl", "-", given=b"".join(p + b"\0" for p in odd))

    assert len(parsed.splitlines()) == len(odd)
