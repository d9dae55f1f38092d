import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from searchkit.cli.run_log import MEGABYTE, append
from searchkit.settings import LogFile
from tests.support.running import Run

STORY = "Levy agreed\n\nThe levy was agreed in Oslo on Monday, the {} minister said.\n"
WHEN = r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"
COUNTS = r"renamed=0 unchanged={} skipped={} removed=0 paragraphs=\d+ seconds=\d+\.\d"


@pytest.fixture
def folder(clippings: Path) -> Path:
    for number in range(3):
        (clippings / f"{number}.txt").write_text(STORY.format(number))
    return clippings


def test_each_run_has_a_line_with_its_counts_and_each_new_trouble_one(
    searchkit: Run, folder: Path
) -> None:
    searchkit("index", "-q", folder, "--log", "runs.log")
    (folder / "bad\n\x1b[31m.txt").write_bytes(bytes(range(256)))
    searchkit("index", "-q", "--log", "runs.log")
    searchkit("index", "-q", "--log", "runs.log")

    first, second, trouble, third = Path("runs.log").read_text().splitlines()

    assert re.fullmatch(f"{WHEN} indexed=3 {COUNTS.format(0, 0)}", first)
    assert re.fullmatch(f"{WHEN} indexed=0 {COUNTS.format(3, 1)}", second)
    assert re.fullmatch(f"{WHEN} indexed=0 {COUNTS.format(3, 1)}", third)
    assert re.match(rf"{WHEN} new trouble: clippings/bad .x1b.31m.txt: holds binary", trouble)


def test_a_run_that_fails_is_noted_with_its_exit_code(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    searchkit("index", "-q", folder)
    with (tmp_path / "work" / "index" / "archive.lock").open("a") as lock:
        holder = subprocess.Popen(
            [sys.executable, "-c", "import fcntl,sys; fcntl.lockf(0, fcntl.LOCK_EX);"
             "print('held', flush=True); sys.stderr.close(); import time; time.sleep(60)"],
            stdin=lock, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert holder.stdout is not None
        holder.stdout.readline()
        done = searchkit("index", "-q", "--log", "runs.log")
        holder.kill()
        holder.communicate()

    assert done.code == 75
    assert re.match(rf"{WHEN} exit=75 .+: another run is writing", Path("runs.log").read_text())


def test_the_log_of_the_configuration_lies_beside_it(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "news" / "searchkit.toml"
    config.parent.mkdir()
    config.write_text('[log]\nfile = "runs.log"\nmegabytes = 2\nkeep = 1\n')

    done = searchkit("index", "-q", folder, "--config", config)

    assert done.code == 0
    assert len((tmp_path / "news" / "runs.log").read_text().splitlines()) == 1


def test_a_dry_run_is_no_run(searchkit: Run, folder: Path) -> None:
    searchkit("index", "--dry-run", folder, "--log", "runs.log")

    assert not Path("runs.log").exists()


def test_a_log_that_cannot_be_written_is_told_and_fails_no_run(
    searchkit: Run, folder: Path
) -> None:
    Path("runs.log").symlink_to("/nowhere/else")

    done = searchkit("index", "-q", folder, "--log", "runs.log")

    assert done.code == 0
    assert "runs.log: the run is not noted: Too many levels" in done.err
    assert searchkit("search", "levy", "-c").out == "3\n"


def test_the_log_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "logs" / "runs.log", megabytes=1, keep=2)

    before = os.umask(0)
    try:
        append(log, "x\n")
        append(log, "y" * MEGABYTE)
    finally:
        os.umask(before)

    assert {path.stat().st_mode & 0o777 for path in log.path.parent.iterdir()} == {0o600}
    assert log.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_log_stays_as_small_as_was_asked_and_loses_the_oldest_first(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "runs.log", megabytes=1, keep=2)

    for number in range(10):
        append(log, f"{number} {'x' * (MEGABYTE * 2 // 5)}\n")

    texts = [path.read_text() for path in sorted(tmp_path.iterdir())]
    begins = [[line[0] for line in text.splitlines()] for text in texts]
    assert begins == [["8", "9"], ["6", "7"], ["4", "5"]]
    assert all(len(text) <= MEGABYTE for text in texts)


def test_runs_that_end_at_once_lose_no_line(tmp_path: Path) -> None:
    writer = (
        "import sys; from pathlib import Path; from searchkit.cli.run_log import append;"
        "from searchkit.settings import LogFile\n"
        "log = LogFile(Path(sys.argv[1]), megabytes=1, keep=9)\n"
        "for n in range(40): append(log, sys.argv[2] + str(n) + 'x' * 9_000 + '\\n')"
    )
    command = [sys.executable, "-c", writer, str(tmp_path / "runs.log")]

    writers = [subprocess.Popen([*command, name]) for name in "abc"]

    assert [each.wait() for each in writers] == [0, 0, 0]
    lines = "".join(path.read_text() for path in tmp_path.iterdir()).splitlines()
    assert len(lines) == len({line.rstrip("x") for line in lines}) == 120


@pytest.mark.parametrize(
    "table", ["log = 'x'", "[log]\nfile = 3", "[log]\nfile='x'\nkeep = 0", "[log]\nsize = 1",
              "[log]\nfile='x'\nmegabytes = true", "[log]\nfile = ''"],
)  # fmt: skip
def test_a_log_that_makes_no_sense_is_a_mistake_in_the_configuration(
    searchkit: Run, table: str
) -> None:
    Path("searchkit.toml").write_text(table)

    done = searchkit("index", "-q")

    assert done.code == 78
    assert "searchkit.toml: log" in done.err


def test_cron_lets_the_log_be_written_and_names_it(searchkit: Run, folder: Path) -> None:
    searchkit("index", "-q", folder)

    service = searchkit("cron", "--systemd", "--log", "runs.log").out
    Path("searchkit.toml").write_text('[log]\nfile = "runs.log"\n')
    configured = searchkit("cron", "--systemd").out

    assert f" --log {Path('runs.log').absolute()}" in service
    for text in (service, configured):
        assert f"ReadWritePaths={Path.cwd()}\n" in text
