"""The lines of a crontab, as crontab(5) of Vixie cron, cronie, bcron and busybox all read them."""

import re
import shlex
from collections.abc import Iterator

from searchkit.domain.errors import UsageError
from searchkit.rules import limit
from searchkit.schedules.rhythm import crontab_fields
from searchkit.schedules.scheduled_run import ScheduledRun, require_plain

LONGEST_COMMAND = limit(990, "Vixie cron and cronie take 998 to 1,000 characters, and cut silently")


def crontab_lines(run: ScheduledRun, politeness: tuple[str, ...], again: str) -> Iterator[str]:
    """Yield the lines that run it, and how they come into a crontab and out of it.

    `politeness`: what stands before the command so that it gets in nobody's way (nice, ionice).
    `again`: the command, as a shell takes it, that prints these lines. Raises UsageError where no
    crontab can hold the command.
    """
    begin, end = f"# begin {run.name}", f"# end {run.name}"
    without = f"crontab -l 2>/dev/null | sed '/^{begin}$/,/^{end}$/d'"
    yield begin
    yield f"# Brings {run.index} level with its folders, {run.rhythm}."
    yield f"# Install: ({without}; {again}) | crontab -"
    yield f"# Undo:    {without} | crontab -"
    if run.mail_to is not None:
        yield "# MAILTO holds for all lines below it: leave this part the last."
        yield f"MAILTO={run.mail_to}"
    given = [f"{name}={_word(value)}" for name, value in run.environment.items()]
    command = " ".join([*given, *map(_word, (*politeness, *run.command))])
    if len(command) > LONGEST_COMMAND:
        raise UsageError(
            f"{run.index}: with its {len(command):,} characters the command is too long for a "
            "crontab. Take shorter paths, or: searchkit cron --systemd"
        )
    yield f"{crontab_fields(run.rhythm)} {command}"
    yield end


def _word(text: str) -> str:
    r"""Return a word of a command in a crontab.

    cron makes `\%` a `%`, some crons `\\` a `\`, and some none of both, before the shell sees it.
    So a `%` stands outside quotes, where the shell takes `\%` for the same, and no two
    backslashes stand together.
    """
    pieces = re.split(r"([%\\])", require_plain(text))
    return "".join({"%": r"\%", "\\": r"'\'"}.get(p, shlex.quote(p)) for p in pieces if p) or "''"
