"""How often: once a day at a time, or at every so many minutes or hours.

Both cron and systemd can say only those steps that divide an hour or a day: any other would begin
anew at each full hour, or at midnight.
"""

import hashlib
import re
from collections.abc import Callable

from searchkit.values import dataclass

MINUTES = (5, 10, 15, 20, 30)  # divide an hour
HOURS = (1, 2, 3, 4, 6, 8, 12)  # divide a day
LONGEST_WAIT = 3600  # seconds; who has not ended by then will not have by an hour later, either
LONGEST_DELAY = 1800  # seconds by which a day's run may be late, so that machines differ
NIGHT = 3  # o'clock: what is made in the evening is there, and nobody waits for the disk


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, by the clock of the machine."""

    hour: int
    minute: int

    @property
    def seconds(self) -> int:
        """The time from one run to the next."""
        return 24 * 3600

    def __str__(self) -> str:
        return f"each day at {self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, slots=True)
class Stepwise:
    """Every so many minutes: one of MINUTES, or of HOURS times 60."""

    step: int  # minutes
    minute: int  # at which the hours begin; below `step` where that is less than an hour

    @property
    def seconds(self) -> int:
        """The time from one run to the next."""
        return self.step * 60

    def __str__(self) -> str:
        if self.step == 60:
            return "every hour"
        hours, minutes = divmod(self.step, 60)
        return f"every {hours} hours" if hours else f"every {minutes} minutes"


Rhythm = Daily | Stepwise


def daily(text: str) -> Callable[[int], Rhythm] | None:
    """Return what makes a rhythm of a time such as `3:30`, or None where it is none."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text, re.ASCII)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    return lambda _: Daily(hour, minute)


def every(text: str) -> Callable[[int], Rhythm] | None:
    """Return what makes a rhythm of a step such as `15m` or `2h`, or None where it is none."""
    match = re.fullmatch(r"(\d{1,2})([mh])", text, re.ASCII)
    if match is None:
        return None
    number = int(match[1])
    if number not in (MINUTES if match[2] == "m" else HOURS):
        return None
    step = number * (1 if match[2] == "m" else 60)
    return lambda minute: Stepwise(step, minute % min(step, 60))


def nightly(minute: int) -> Rhythm:
    """Return once a night."""
    return Daily(NIGHT, minute)


def minute_of(index: str) -> int:
    """Return a minute that is the same for an index whenever it is asked for, 0 to 59.

    So that not every index of every machine on a disk begins at the full hour.
    """
    return hashlib.blake2b(index.encode("utf-8", "surrogateescape"), digest_size=2).digest()[0] % 60


def crontab_fields(rhythm: Rhythm) -> str:
    """Return the five fields that say it in a crontab."""
    match rhythm:
        case Daily(hour, minute):
            return f"{minute} {hour} * * *"
        case Stepwise(step, minute) if step < 60:
            return f"{minute}-59/{step} * * * *"
        case Stepwise(60, minute):
            return f"{minute} * * * *"
        case Stepwise(step, minute):
            return f"{minute} */{step // 60} * * *"


def calendar(rhythm: Rhythm) -> str:
    """Return the calendar event that says it to systemd."""
    match rhythm:
        case Daily(hour, minute):
            return f"*-*-* {hour:02d}:{minute:02d}:00"
        case Stepwise(step, minute) if step < 60:
            return f"*-*-* *:{minute:02d}/{step}:00"
        case Stepwise(60, minute):
            return f"*-*-* *:{minute:02d}:00"
        case Stepwise(step, minute):
            return f"*-*-* 00/{step // 60}:{minute:02d}:00"


def wait_seconds(rhythm: Rhythm) -> int:
    """Return how long a run waits for another to end: not until the next one begins."""
    return min(rhythm.seconds // 2, LONGEST_WAIT)


def delay_seconds(rhythm: Rhythm) -> int:
    """Return by how much a run may be late."""
    return min(rhythm.seconds // 4, LONGEST_DELAY)
