import subprocess
import sys
from pathlib import Path

import click
import pytest

from searchkit.cli.boundary import guarded
from searchkit.domain.errors import StorageError


def failing(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (StorageError("disk: full. Make room."), 74, "searchkit: disk: full. Make room.\n"),
        (
            PermissionError(13, "Permission denied", "/x/y"),
            74,
            "searchkit: /x/y: Permission denied\n",
        ),
        (
            ModuleNotFoundError("No module named 'lxml'", name="lxml"),
            78,
            "searchkit: the library lxml is missing. Install it again",
        ),
        (
            ModuleNotFoundError("No module named 'fcntl'", name="fcntl"),
            78,
            "searchkit: needs a POSIX system: Linux, macOS or WSL (this Python has no fcntl)\n",
        ),
        (KeyboardInterrupt(), 130, "searchkit: interrupted\n"),
        (click.Abort(), 130, "searchkit: interrupted\n"),
        (MemoryError(), 74, "searchkit: out of memory"),
    ],
)
def test_an_error_is_a_sentence_and_an_exit_code(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    assert guarded(lambda: failing(error)) == code
    assert capsys.readouterr().err.startswith(said)


def test_a_mistake_of_ours_is_two_lines_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert guarded(lambda: failing(ZeroDivisionError("\x1b[2J no\nway"))) == 70

    said = capsys.readouterr().err
    assert len(said.splitlines()) == 2
    assert "ZeroDivisionError" in said
    assert "test_boundary.py:" in said
    assert "\x1b" not in said
    assert "Traceback" not in said


def test_an_error_message_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(lambda: failing(FileNotFoundError(2, "No such file", "\x1b]0;owned\x07")))

    assert capsys.readouterr().err == "searchkit: \\x1b]0;owned\\x07: No such file\n"


def test_a_closed_pipe_is_quiet(samples_indexed: Path) -> None:
    command = f"{sys.executable} -m searchkit search the -n 500 --index {samples_indexed} | true"

    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0


def test_with_v_the_way_there_is_one_line_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: failing(ZeroDivisionError("x")), verbose=True) == 70

    *_, way = capsys.readouterr().err.splitlines()
    assert way.startswith("The way there: searchkit/cli/boundary.py:")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_an_error_that_cannot_be_told_still_has_its_exit_code(tmp_path: Path) -> None:
    command = f"{sys.executable} -m searchkit search x --index {tmp_path / 'none'} 2> /dev/full"

    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (10, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_the_output_is_one_sentence(samples_indexed: Path) -> None:
    command = f"{sys.executable} -m searchkit search the --index {samples_indexed} > /dev/full"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert done.returncode == 74
    assert done.stderr == "searchkit: No space left on device\n"


@pytest.mark.parametrize(
    ("closed", "code", "said"), [(">&-", 74, "searchkit: Bad file descriptor\n"), ("2>&-", 0, "")]
)
def test_a_stream_that_is_closed_is_no_traceback(
    samples_indexed: Path, closed: str, code: int, said: str
) -> None:
    command = f"{sys.executable} -m searchkit search the --index {samples_indexed} {closed}"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (code, said)


def test_a_terminal_that_knows_no_unicode_still_gets_an_answer(samples_indexed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "searchkit", "search", "the", "--index", str(samples_indexed)],
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert done.stderr == ""
