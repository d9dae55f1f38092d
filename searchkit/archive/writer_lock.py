"""One writer at a time: a lock that dies with its process and knows who holds it."""

import errno
import fcntl
import os
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from searchkit.domain.errors import IndexLocked

RETRY_SECONDS = 0.1  # a person who waits does not notice; a waiting cron run costs nothing


@contextmanager
def writers_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock for the length of a `with`. Raises IndexLocked when it stays taken.

    A POSIX record lock: the system lets go of it when the process ends, however it ends; forked
    workers do not inherit it; and the holder's pid can be asked for, so that nothing is written.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        if os.fstat(handle).st_mode & 0o777 != 0o600:
            os.fchmod(handle, 0o600)
        _take(handle, path, time.monotonic() + wait_seconds)
        yield
    finally:
        os.close(handle)  # closing lets go


def _take(handle: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
        else:
            return
        if time.monotonic() >= deadline:
            raise IndexLocked(
                f"{path.parent}: another run is writing{_holder(handle)}. "
                "Try again later, or wait for it: searchkit index --wait 600"
            )
        time.sleep(RETRY_SECONDS)


def _holder(handle: int) -> str:
    if sys.platform != "linux":
        return ""  # struct flock is laid out differently on each system
    layout = "hhqqi4x"
    asked = struct.pack(layout, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    answer = struct.unpack(layout, fcntl.fcntl(handle, fcntl.F_GETLK, asked))
    return f" (process {answer[4]})" if answer[0] != fcntl.F_UNLCK else ""
