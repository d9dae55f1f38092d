"""What one file may cost."""

import contextlib
import os
import resource
from pathlib import Path

from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """WorkerLimits of a job. The defaults let every clipping of a thousand real ones through."""

    cpu_seconds: float = 30.0  # of a processor: a busy machine is not held against a clipping
    wall_seconds: float = 150.0  # for what waits and does not work, such as a disk that is gone
    memory_bytes: int = 1 << 30  # beyond what a worker has when it starts
    answer_bytes: int = 256 << 20
    file_bytes: int = 200 << 20  # larger files are not opened
    open_files: int = 64


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # macOS


def confine(limits: WorkerLimits) -> None:
    """Hold this process to the limits."""
    memory = _address_space() + limits.memory_bytes
    for which, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),  # readers write no files
        (resource.RLIMIT_NOFILE, limits.open_files),
    ):
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        # macOS takes no limit of memory; its workers have the limit of time.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def _address_space() -> int:
    """Return the bytes of address space in use; 0 where the system does not say.

    A parent that has imported numpy brings gigabytes of it along that nothing ever touches.
    """
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
