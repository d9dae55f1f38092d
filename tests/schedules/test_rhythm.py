import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from searchkit.schedules.rhythm import (
    HOURS,
    MINUTES,
    Daily,
    Rhythm,
    Stepwise,
    calendar,
    crontab_fields,
    daily,
    delay_seconds,
    every,
    minute_of,
    wait_seconds,
)

STEPS = [*MINUTES, *(60 * hours for hours in HOURS)]


@pytest.mark.parametrize("text", ["24:00", "3", "3:60", "-1:00", "03:0", "٣:30", "3:30pm", ""])
def test_a_time_that_is_none_is_not_understood(text: str) -> None:
    assert daily(text) is None


@pytest.mark.parametrize("text", ["7m", "60m", "0h", "24h", "5h", "1d", "m", "-5m", "1.5h", ""])
def test_a_step_that_neither_cron_nor_systemd_can_say_is_not_understood(text: str) -> None:
    assert every(text) is None


def test_a_time_and_a_step_are_told_to_a_person_as_they_were_asked() -> None:
    made = [daily("3:05"), every("15m"), every("1h"), every("6h")]

    told = [str(make(40)) for make in made if make is not None]

    assert told == ["each day at 03:05", "every 15 minutes", "every hour", "every 6 hours"]


def minutes_of(field: str, most: int) -> set[int]:
    """The numbers that a field of a crontab stands for, as crontab(5) says."""
    span, _, step = field.partition("/")
    first, _, last = span.partition("-")
    if span == "*":
        first, last = "0", str(most)
    numbers = range(int(first), int(last or first) + 1, int(step or 1))
    return {*numbers}


@pytest.mark.parametrize("step", STEPS)
def test_cron_starts_as_many_runs_a_day_as_were_asked_for_and_evenly(step: int) -> None:
    rhythm = Stepwise(step, 59 % min(step, 60))
    minute, hour, *rest = crontab_fields(rhythm).split()

    starts = sorted(h * 60 + m for h in minutes_of(hour, 23) for m in minutes_of(minute, 59))

    assert rest == ["*", "*", "*"]
    assert len(starts) == 24 * 60 // step
    assert {b - a for a, b in pairwise(starts)} <= {step}


@pytest.mark.parametrize("rhythm", [Daily(3, 7), *(Stepwise(step, 4) for step in STEPS)])
def test_systemd_understands_when_and_means_the_same(rhythm: Rhythm) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")

    done = subprocess.run(
        ["systemd-analyze", "calendar", "--base-time=2030-01-01", "--iterations=3",
         calendar(rhythm)],
        capture_output=True, text=True, check=True, env={"TZ": "UTC", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    starts = sorted(
        {
            datetime.fromisoformat(time).replace(tzinfo=UTC)
            for time in re.findall(r"20\d\d-\S+ \d\d:\d\d:\d\d", done.stdout)
            if time >= "2030-01-01 00:00:01"
        }
    )

    steps = {b - a for a, b in pairwise(starts)}
    assert timedelta(seconds=rhythm.seconds) in steps


@pytest.mark.parametrize("rhythm", [Daily(3, 7), *(Stepwise(step, 4) for step in STEPS)])
def test_a_run_that_waits_or_is_late_is_over_before_the_next_begins(rhythm: Rhythm) -> None:
    assert 0 < wait_seconds(rhythm) + delay_seconds(rhythm) < rhythm.seconds


def test_indexes_begin_at_minutes_of_their_own() -> None:
    minutes = {minute_of(f"/home/{name}/news/index") for name in ("ada", "bo", "cy", "di", "ed")}

    assert len(minutes) > 2
    assert minute_of("/home/ada/news/index") == minute_of("/home/ada/news/index")
