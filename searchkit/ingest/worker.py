"""The inside of a worker process: jobs in, answers out, nothing else left open."""

import fcntl
import gc
import json
import math
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.record import as_utf8
from searchkit.ingest import messages
from searchkit.ingest.failures import LONGEST_REASON, Cause, Failure, failure_of, sentence
from searchkit.ingest.limits import WorkerLimits, confine
from searchkit.rules import limit
from searchkit.values import dataclass

# A worker whose parent has died is ended by its own alarm clock, this long after its limit.
GRACE_SECONDS = 5
TOO_MUCH_TEXT = "gives more text than searchkit takes from one file"
START_FAILED = 71  # EX_OSERR: the exit code of a worker that could not get ready
# Python looks for garbage in cycles after so many new objects, 700 by itself.
OBJECTS_A_COLLECTION = limit(
    50_000, "time: what reads makes few cycles; at 10,000 loading it looks three times, for 11 ms"
)
MOST_FDS = 65_536  # beyond what anybody has open, so that closing them stays quick


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a job, as its worker tells it."""

    value: Any = None
    failure: Failure | None = None  # why there is no value
    is_out_of_memory: bool = False

    @staticmethod
    def parsed(frame: bytes) -> "Reply":
        """Return the answer in a message; what is none is a failure."""
        try:
            match json.loads(frame):
                case {"value": value}:
                    return Reply(value)
                case {"failure": str(reason), "cause": str(cause)}:
                    return Reply(failure=Failure(reason[:LONGEST_REASON], Cause(cause)))
                case {"out of memory": True}:
                    return Reply(is_out_of_memory=True)
                case _:
                    pass
        except (ValueError, RecursionError):
            pass
        return Reply(failure=Failure("its reader gave an answer that makes no sense"))


def serve(work: Callable[[Any], Any], jobs: int, answers: int, limits: WorkerLimits) -> NoReturn:
    """Answer jobs until there are none, then end the process without a word."""
    code = START_FAILED
    try:
        jobs, answers = _shut_off(jobs, answers)
        gc.set_threshold(OBJECTS_A_COLLECTION)
        confine(limits)
        code = 0
        while True:
            job = json.loads(messages.read(jobs))
            signal.alarm(math.ceil(limits.wall_seconds) + GRACE_SECONDS)
            signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds)
            answer = _answer(work, job, limits)
            signal.setitimer(signal.ITIMER_PROF, 0)
            messages.write(answers, answer)
            signal.alarm(0)
    except BaseException:
        pass  # the parent is gone or has closed the pipe: there is nobody to tell
    finally:
        os._exit(code)  # no exit handlers, no flushing: they are the parent's


def _shut_off(jobs: int, answers: int) -> tuple[int, int]:
    """Leave the terminal, the parent's files and its way of taking signals behind.

    Returns the two pipes, which may have other numbers now.
    """
    os.setsid()
    for which in (signal.SIGALRM, signal.SIGPROF, signal.SIGTERM, signal.SIGINT):
        signal.signal(which, signal.SIG_DFL)
    low, high = sorted((jobs, answers))
    for first, end in ((3, low), (low + 1, high), (high + 1, os.sysconf("SC_OPEN_MAX"))):
        os.closerange(max(first, 3), min(end, MOST_FDS))
    # A parent started without standard input or output may have given the pipes their numbers.
    jobs, answers = (
        pipe if pipe > 2 else fcntl.fcntl(pipe, fcntl.F_DUPFD, 3) for pipe in (jobs, answers)
    )
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    if nothing > 2:
        os.close(nothing)
    sys.dont_write_bytecode = True  # the limit on files would break it off half-way
    return jobs, answers


def _answer(work: Callable[[Any], Any], job: Any, limits: WorkerLimits) -> bytes:
    try:
        answer = _encoded({"value": work(job)})
        is_small = len(answer) <= limits.answer_bytes
        return answer if is_small else _refusal(Failure(TOO_MUCH_TEXT))
    except UnreadableClipping as unreadable:
        return _refusal(Failure(sentence(str(unreadable))))
    except MemoryError:
        return b'{"out of memory":true}'
    except BaseException as error:
        return _refusal(failure_of(error))


def _refusal(failure: Failure) -> bytes:
    return _encoded({"failure": failure.reason, "cause": failure.cause})


def _encoded(answer: Any) -> bytes:
    return as_utf8(json.dumps(answer, ensure_ascii=False))
