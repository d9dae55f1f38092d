"""What `searchkit cron` prints is run here as cron and systemd would run it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.running import Run
from tests.support.schedulers import CRONS, in_crontab, of_unit, words_of

STORY = "Levy agreed\n\nThe levy was agreed in Oslo on Monday, the {} minister said.\n"


@pytest.fixture
def index(searchkit: Run, tmp_path: Path) -> Path:
    """An index whose path is awkward to a crontab, a shell and a unit."""
    folder = tmp_path / '50% of Ada\'s "news" $x'
    (folder / "clips").mkdir(parents=True)
    (folder / "clips" / "one.txt").write_text(STORY.format("trade"))
    assert searchkit("index", folder / "clips", "--index", folder / "index").code == 0
    return folder / "index"


def job_of(done: str) -> str:
    return in_crontab(done)[2]


@pytest.mark.parametrize("cron", CRONS)
def test_the_line_for_cron_brings_the_index_level_from_an_empty_environment(
    searchkit: Run, index: Path, cron: Callable[[str], str]
) -> None:
    (index.parent / "clips" / "two.txt").write_text(STORY.format("finance"))
    job = job_of(searchkit("cron", "--crontab", "--index", index).out)

    done = subprocess.run(
        ["/bin/sh", "-c", cron(job)], env={}, cwd="/", capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert searchkit("search", "finance", "-c", "--index", index).out == "1\n"


def test_the_service_brings_the_index_level_from_an_empty_environment(
    searchkit: Run, index: Path
) -> None:
    (index.parent / "clips" / "two.txt").write_text(STORY.format("finance"))
    searchkit("cron", "-o", "units", "--systemd", "--index", index)
    (service,) = Path("units").glob("*.service")
    (line,) = of_unit(service.read_text(), "ExecStart")

    done = subprocess.run(words_of(line), env={}, cwd="/", capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert searchkit("search", "finance", "-c", "--index", index).out == "1\n"


def test_the_command_that_is_said_to_install_prints_the_same_lines(
    searchkit: Run, index: Path
) -> None:
    printed = searchkit("cron", "--crontab", "--every", "2h", "--mail-on-trouble", "ada@example.org",
                        "--index", index).out  # fmt: skip
    (install,) = (line for line in printed.splitlines() if line.startswith("# Install:"))
    again = install.partition("; ")[2].rpartition(") |")[0]

    done = subprocess.run(
        ["/bin/sh", "-c", again], env={}, cwd="/", capture_output=True, text=True, check=True
    )

    assert done.stdout == printed
    assert "MAILTO=ada@example.org" in printed


def test_units_are_printed_as_they_are_written_and_say_how_to_undo_them(
    searchkit: Run, index: Path
) -> None:
    printed = searchkit("cron", "--system", "--index", index)
    written = searchkit("cron", "--system", "--index", index, "-o", "units")

    assert printed.code == written.code == 0
    assert len(written.out.splitlines()) == 2
    for unit in Path("units").iterdir():
        assert unit.read_text().rstrip() in printed.out
        assert f"# /etc/systemd/system/{unit.name}" in printed.out
    assert "# Undo:    sudo systemctl disable --now searchkit-" in printed.out


def test_without_a_choice_both_are_printed(searchkit: Run, index: Path) -> None:
    printed = searchkit("cron", "--index", index).out

    assert printed.startswith("# begin searchkit-")
    assert "\nOnCalendar=" in printed


def test_the_sandbox_shows_the_clippings_and_lets_only_the_index_be_written(
    searchkit: Run, index: Path
) -> None:
    searchkit("cron", "-o", "units", "--systemd", "--index", index)
    (service,) = Path("units").glob("*.service")
    text = service.read_text()

    writable = [*of_unit(text, "ReadWritePaths")]
    shown = [words_of(value.removeprefix("-"))[0] for value in of_unit(text, "BindReadOnlyPaths")]

    assert [words_of(value)[0] for value in writable] == [str(index).replace("$$", "$")]
    assert str(index.parent / "clips") in shown


def test_a_projects_configuration_is_named(searchkit: Run, index: Path) -> None:
    config = index.parent / "searchkit.toml"
    config.write_text('index = "index"\n')

    job = job_of(searchkit("cron", "--crontab", "--config", config).out)

    assert " --config " in job


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--at", "25:00"], "a time such as 3:30"),
        (["--every", "7m"], "one of 5m, 10m"),
        (["--at", "3:00", "--every", "1h"], "one of them"),
        (["--crontab", "--systemd"], "one of them"),
        (["--crontab", "-o", "units"], "takes its lines from a pipe"),
        (["--mail-on-trouble", "a b; rm -rf"], "no address"),
        (["--mail-on-trouble", "-oQ/tmp"], "no address"),
        (["--log", "nowhere/x.log"], "no such folder"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_printed(
    searchkit: Run, index: Path, arguments: list[str], expected: str
) -> None:
    done = searchkit("cron", "--index", index, *arguments)

    assert done.code == 2
    assert expected in done.err
    assert done.out == ""
    assert not Path("units").exists()


def test_where_there_is_no_index_there_is_nothing_to_keep_fresh(searchkit: Run) -> None:
    done = searchkit("cron")

    assert done.code == 10
    assert "searchkit index PATH" in done.err


def test_new_trouble_is_told_once_and_is_a_failure_once_where_that_is_asked_for(
    searchkit: Run, index: Path
) -> None:
    shutil.copy(index.parent / "clips" / "one.txt", index.parent / "clips" / "copy.txt")
    (index.parent / "clips" / "bad.txt").write_bytes(bytes(range(256)))

    nights = [searchkit("index", "-q", "--strict-new", "--index", index) for _ in range(3)]
    (index.parent / "clips" / "worse.txt").write_bytes(bytes(range(255)))
    nights.append(searchkit("index", "-q", "--strict-new", "--index", index))

    assert [night.code for night in nights] == [3, 0, 0, 3]
    assert [night.err.count("skipped clips/") for night in nights] == [1, 0, 0, 1]
    assert "1 newly skipped, the first clips/worse.txt" in nights[3].err
