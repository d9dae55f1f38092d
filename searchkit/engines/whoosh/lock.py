"""The writer's lock: one process writes an index at a time, and the others learn which."""

import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from searchkit.domain.errors import IndexLocked

POLL_SECONDS = 0.05  # far below what a person notices, far above what a look costs


@contextmanager
def writer_lock(
    path: Path, wait_seconds: float, doing: str = "writing"
) -> Iterator[Callable[[], None]]:
    """Hold the lock file at `path`; call what is yielded before anything is written.

    That notes our process id in the file, and what we are `doing`, until the lock is let go: a run
    that finds nothing to do leaves even the lock file as it was. The kernel lets go of the lock when the process dies,
    however it dies. Raises IndexLocked.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        _acquire(descriptor, path, time.monotonic() + wait_seconds)
        _clear(descriptor)  # of the id of a process that was killed: it would be named as holder
        try:
            yield lambda: _sign(descriptor, doing)
        finally:
            _clear(descriptor)
    finally:
        os.close(descriptor)


def _sign(descriptor: int, doing: str) -> None:
    os.fchmod(descriptor, 0o600)
    os.pwrite(descriptor, f"{os.getpid()} {doing}".encode("ascii"), 0)


def _clear(descriptor: int) -> None:
    if os.fstat(descriptor).st_size:
        os.ftruncate(descriptor, 0)


def _acquire(descriptor: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise IndexLocked(_message(descriptor, path)) from None
            time.sleep(POLL_SECONDS)
        else:
            return


def _message(descriptor: int, path: Path) -> str:
    noted = os.pread(descriptor, 40, 0).decode("ascii", "replace")
    if found := re.fullmatch(r"(\d+) (writing|checking)", noted):
        holder = f"process {found[1]} is {found[2]}"
    else:
        holder = "another process holds"
    return f"{path.parent}: {holder} the index. Try again later, or wait: --wait SECONDS"
