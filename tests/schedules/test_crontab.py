import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from searchkit.domain.errors import UsageError
from searchkit.schedules.crontab import crontab_lines
from searchkit.schedules.rhythm import Daily
from searchkit.schedules.scheduled_run import ScheduledRun
from tests.support.schedulers import CRONS, in_crontab

ECHO = ("/bin/sh", "-c", 'printf "%s\\n" "$@" "${X-none}"', "sh")


def scheduled(*arguments: str, **fields: object) -> ScheduledRun:
    run = {"command": (*ECHO, *arguments), "index": Path("/home/ada/news/index"),
           "rhythm": Daily(3, 7), "reads": (), "writes": (), "memory_bytes": 1 << 30}  # fmt: skip
    return ScheduledRun(**{**run, **fields})  # type: ignore[arg-type]


def lines(run: ScheduledRun) -> str:
    return "".join(f"{line}\n" for line in crontab_lines(run, (), "searchkit cron"))


AWKWARD = [
    "/home/ada/50% of it", "/a/it's", '/a/"quoted"', "/a/$HOME", "/a/`date`", "/a/back\\slash",
    "/a/two\\\\slashes", "/a/ends\\", "/a/\\%", "%", "/a/*", "/a/#5", "/a/é", "/a/x;y&z|w", "~/a", "",
]  # fmt: skip


@pytest.mark.parametrize("cron", CRONS)
@pytest.mark.parametrize("path", AWKWARD)
def test_every_cron_runs_the_command_with_the_words_that_were_meant(
    cron: Callable[[str], str], path: str
) -> None:
    _, _, command = in_crontab(lines(scheduled(path, "x y", environment={"X": path})))

    done = subprocess.run(
        ["/bin/sh", "-c", cron(command)], env={}, capture_output=True, text=True, check=True
    )

    assert done.stdout == f"{path}\nx y\n{path}\n"


def test_a_name_that_no_crontab_can_hold_is_refused() -> None:
    with pytest.raises(UsageError, match="neither a crontab nor a unit"):
        lines(scheduled("/home/ada/two\nlines"))


def test_a_command_that_cron_would_cut_is_refused() -> None:
    with pytest.raises(UsageError, match="too long for a crontab"):
        lines(scheduled("/home/ada/" + "n" * 990))


def test_what_is_printed_takes_the_place_of_what_it_printed_before_and_can_be_taken_out() -> None:
    others = "MAILTO=ada\n5 4 * * * date\n"
    printed = lines(scheduled("/a", mail_to="ada@example.org"))
    undo = next(line for line in printed.splitlines() if line.startswith("# Undo:"))
    sed = undo.partition("| ")[2].rpartition(" |")[0]

    left = subprocess.run(
        ["/bin/sh", "-c", sed], input=others + printed, capture_output=True, text=True, check=True
    )

    assert sed.startswith("sed ")
    assert left.stdout == others


def test_the_mail_of_the_job_goes_to_who_is_to_be_told() -> None:
    told, _, _ = in_crontab(lines(scheduled("/a", mail_to="ada@example.org")))
    untold, _, _ = in_crontab(lines(scheduled("/a")))

    assert told == {"MAILTO": "ada@example.org"}
    assert untold == {}
