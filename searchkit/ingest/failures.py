"""Why a job gave no answer, and whose fault that is: the file's, nobody knows whose, the machine's.

Only what a file holds is remembered with it. The machine is another one tomorrow.
"""

import errno
from enum import StrEnum

from searchkit.values import dataclass

# What the system says of itself and not of a file: out of handles or memory, a disk that fails, a
# network disk that went away. What it says of a file: no permission, no such file, a loop of links.
MACHINE_ERRORS = frozenset(
    {
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOBUFS, errno.EAGAIN, errno.EINTR),
        *(errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN),
        *(errno.ENOTCONN, errno.ECONNRESET, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EBUSY),
    }
)
LONGEST_REASON = 200  # characters; a reason is a sentence, not a dump


class Cause(StrEnum):
    """Whose fault a failure is."""

    CONTENT = "content"  # the file's: encrypted, no text, over a limit of size
    # Past a limit of time or memory: a busy machine does that to a sound file, and a hostile file to
    # an idle machine. Tried again, at growing intervals.
    LIMIT = "limit"
    CRASH = "crash"  # its reader crashed: by the file or by a broken library; tried again so, too
    MACHINE = "machine"  # killed from outside, a library or file handles are missing


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that gave no answer."""

    reason: str  # a sentence without its full stop, as `status` shows it
    cause: Cause = Cause.CONTENT


def failure_of(error: BaseException) -> Failure:
    """Return what an exception in a worker says of a job. MemoryError is the pool's to judge."""
    match error:
        case ImportError():
            return Failure(sentence(f"a library is missing ({error})"), Cause.MACHINE)
        case OSError():
            return Failure(
                sentence(f"the system refused ({error.strerror or error})"), Cause.MACHINE
            )
        case RecursionError():
            return Failure("is nested too deeply")
        case _:
            what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            return Failure(sentence(f"cannot be read ({what})"))


def is_of_the_machine(error: BaseException) -> bool:
    """Whether an exception says nothing of the file that was being read."""
    return isinstance(error, ImportError | OSError | MemoryError)


def sentence(reason: str) -> str:
    """Return a reason on one line, without its full stop, and not too long."""
    line = " ".join(reason.split()).removesuffix(".")
    return line if len(line) <= LONGEST_REASON else line[: LONGEST_REASON - 1] + "…"
