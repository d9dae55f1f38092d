"""The bytes of a file, and the digest by which they are known. Never waits for a pipe."""

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.ingest.failures import MACHINE_ERRORS
from searchkit.values import dataclass

CHUNK_BYTES = 1 << 20

# A file changed within this time before it was read may change again and keep its size and time:
# FAT counts in steps of two seconds. Such a file is read again by the next run.
SETTLING_NS = 2_000_000_000
# What changed within one tick of the kernel's clock keeps its ctime: 10 ms at most, on Linux.
TICK_NS = 20_000_000


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was when it was read."""

    digest: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    settled: bool  # False: its times do not prove that it will still be the same


def fingerprint(path: Path, most_bytes: int) -> Fingerprint:
    """Return what the file is now. Raises UnreadableClipping, FileNotFoundError, or an OSError
    that is the machine's and not the file's.
    """
    handle = _opened(path, most_bytes)
    try:
        now_ns = time.time_ns()
        before = os.fstat(handle)
        digest = hashlib.blake2b(digest_size=16)
        for chunk in _chunks(handle, before.st_size):
            digest.update(chunk)
        after = os.fstat(handle)
    finally:
        os.close(handle)
    settled = (
        after.st_mtime_ns == before.st_mtime_ns < now_ns - SETTLING_NS
        and after.st_ctime_ns == before.st_ctime_ns < now_ns - TICK_NS
    )
    return Fingerprint(
        digest.hexdigest(),
        before.st_size,
        before.st_mtime_ns,
        before.st_ctime_ns,
        before.st_ino,
        settled,
    )


def read_bytes(path: Path, most_bytes: int) -> bytes:
    """Return the file's bytes. Raises as `fingerprint` does."""
    handle = _opened(path, most_bytes)
    try:
        return b"".join(_chunks(handle, os.fstat(handle).st_size))
    finally:
        os.close(handle)


def digest_of(data: bytes) -> str:
    """Return the digest by which bytes are known; the same as a fingerprint's."""
    return file_digest(data)


def _opened(path: Path, most_bytes: int) -> int:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno in MACHINE_ERRORS:
            raise
        raise UnreadableClipping(f"cannot be opened: {error.strerror}") from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise UnreadableClipping("not a regular file")
    if status.st_size > most_bytes:
        os.close(handle)
        raise UnreadableClipping(
            f"{status.st_size >> 20:,} MiB large; searchkit reads files up to {most_bytes >> 20:,} MiB"
        )
    return handle


def _chunks(handle: int, size: int) -> Iterator[bytes]:
    """Yield no more than `size` bytes: a file that grows while it is read ends all the same."""
    while size > 0:
        try:
            chunk = os.read(handle, min(CHUNK_BYTES, size))
        except OSError as error:
            if error.errno in MACHINE_ERRORS:
                raise
            raise UnreadableClipping(f"cannot be read: {error.strerror}") from error
        if not chunk:
            return
        size -= len(chunk)
        yield chunk
