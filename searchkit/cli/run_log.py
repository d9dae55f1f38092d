"""The log of runs: one plain line a run, one for each trouble that is new.

    2026-11-27T03:17:04+01:00 indexed=12 renamed=0 unchanged=4031 skipped=1 removed=0 paragraphs=61220 seconds=3.2
    2026-11-27T03:17:04+01:00 new trouble: clippings/scan.pdf: holds no text
    2026-11-28T03:17:01+01:00 exit=75 index: another run is writing (process 4711). ...

Opened anew for each run, so that logrotate may take it away at any time; without, it is kept small
here. A run that is killed leaves no line.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from searchkit.cli.boundary import INTERRUPTED, told
from searchkit.cli.console import warn
from searchkit.ingest.report import RunReport
from searchkit.renderers.visible import one_line
from searchkit.settings import LogFile

MEGABYTE = 1_000_000


@contextmanager
def noted(log: LogFile | None) -> Iterator[Callable[[RunReport], None]]:
    """Yield what notes a run; an error within is noted too, and goes on.

    A log that cannot be written is told on standard error, and fails no run. None: nothing is.
    """

    def note(lines: Sequence[str]) -> None:
        if log is not None:
            when = datetime.now().astimezone().isoformat(timespec="seconds")
            try:
                append(log, "".join(f"{when} {one_line(line)}\n" for line in lines))
            except OSError as error:
                warn(f"{one_line(str(log.path))}: the run is not noted: {error.strerror}")

    try:
        yield lambda report: note([*_lines(report)])
    except KeyboardInterrupt:
        note([f"exit={INTERRUPTED} interrupted"])
        raise
    except Exception as error:
        code, sentences = told(error)
        note([f"exit={code} {' '.join(sentences)}"])
        raise


def _lines(report: RunReport) -> Iterator[str]:
    yield (
        f"indexed={report.indexed} renamed={report.renamed} unchanged={report.unchanged} "
        f"skipped={report.skipped} removed={report.removed} paragraphs={report.paragraphs} "
        f"seconds={report.seconds:.1f}"
    )
    for trouble in report.new_troubles:
        yield f"new trouble: {trouble.path}: {trouble.reason}"


def append(log: LogFile, text: str) -> None:
    """Write at the end of the log; where that makes it too long, in a new one. Raises OSError.

    For its owner alone, whatever the umask: it names people's files. Runs that end at the same time
    wait for each other, by a lock of the folder.
    """
    data = text.encode("utf-8", "backslashreplace")
    log.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = os.open(log.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        size = log.path.stat().st_size if log.path.exists() else 0
        if size and size + len(data) > log.megabytes * MEGABYTE:
            _rotate(log)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        with os.fdopen(os.open(log.path, flags, 0o600), "wb") as file:
            file.write(data)
    finally:
        os.close(folder)


def _rotate(log: LogFile) -> None:
    """Make room: what is the log now becomes `.1`, that `.2`, and the oldest goes."""
    names = [log.path, *(Path(f"{log.path}.{number}") for number in range(1, log.keep + 1))]
    for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
        if newer.exists():
            newer.replace(older)
