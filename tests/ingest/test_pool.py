import ctypes
import dataclasses
import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from searchkit.domain.errors import UnreadableClipping
from searchkit.ingest.failures import Cause, Failure
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs

QUICK = WorkerLimits(
    cpu_seconds=1.0, wall_seconds=4.0, memory_bytes=256 << 20, answer_bytes=1 << 20
)


def hang(_: Any) -> None:
    time.sleep(1000)


def hang_with_a_child(pid_file: str) -> None:
    with subprocess.Popen(["sleep", "1000"]) as child:
        # WorkerLimits keep workers from writing files: the pid goes into a name.
        Path(pid_file).rename(f"{pid_file}.{child.pid}")
        child.wait()


def spin(_: Any) -> None:
    while True:
        pass


def hog(_: Any) -> int:
    return len(bytearray(8 << 30))


def crash(_: Any) -> None:
    ctypes.string_at(0)


def leave(_: Any) -> None:
    os._exit(9)


def stop(_: Any) -> None:
    sys.exit(3)


def fail(_: Any) -> None:
    raise ValueError("bad xref\nat byte 17")


def refuse(_: Any) -> None:
    raise UnreadableClipping("this PDF is encrypted")


def recurse(depth: Any) -> Any:
    return recurse(depth + 1) if depth else recurse(1)


def give_a_function(_: Any) -> Any:
    return lambda: 1


def give_too_much(_: Any) -> str:
    return "x" * (2 << 20)


def shout_nonsense(_: Any) -> None:
    for pipe in range(3, 200):
        try:
            os.write(pipe, (1 << 60).to_bytes(8, "big"))
        except OSError:
            continue


def write_a_file(path: str) -> None:
    Path(path).write_text("x" * 100, encoding="ascii")


def miss_a_library(_: Any) -> None:
    importlib.import_module("library_that_is_not_installed")


def run_out_of_handles(_: Any) -> list[int]:
    return [os.open(os.devnull, os.O_RDONLY) for _ in range(100_000)]


def be_killed(_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def be_ended(_: Any) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


# What only the file can have done, what nobody can tell, what only the machine can have done.
POISON: dict[str, tuple[Callable[[Any], Any], str, Cause]] = {
    "hang": (hang, "took longer than 4 s", Cause.LIMIT),
    "hog": (hog, "needs more than 256 MiB of memory", Cause.LIMIT),
    "crash": (crash, "its reader crashed (SIGSEGV)", Cause.CRASH),
    "leave": (leave, "its reader stopped without an answer (exit 9)", Cause.CRASH),
    "stop": (stop, "cannot be read (SystemExit: 3)", Cause.CONTENT),
    "fail": (fail, "cannot be read (ValueError: bad xref at byte 17)", Cause.CONTENT),
    "refuse": (refuse, "this PDF is encrypted", Cause.CONTENT),
    "recurse": (recurse, "is nested too deeply", Cause.CONTENT),
    "function": (
        give_a_function,
        "cannot be read (TypeError: Object of type function is not JSON serializable)",
        Cause.CONTENT,
    ),
    "flood": (
        give_too_much,
        "gives more text than searchkit takes from one file",
        Cause.CONTENT,
    ),
    "library": (
        miss_a_library,
        "a library is missing (No module named 'library_that_is_not_installed')",
        Cause.MACHINE,
    ),
    "handles": (run_out_of_handles, "the system refused (Too many open files)", Cause.MACHINE),
    "killed": (
        be_killed,
        "its reader was killed; the machine may be short of memory",
        Cause.MACHINE,
    ),
    "ended": (be_ended, "its reader was ended (signal 15)", Cause.MACHINE),
}


def work(job: Any) -> Any:
    if job in POISON:
        return POISON[job][0](0)
    return f"read {job}"


@pytest.mark.parametrize("workers", [1, 3])
def test_poison_costs_workers_and_never_the_run(workers: int) -> None:
    good = [f"file {number}" for number in range(40)]
    jobs = [*good[:20], *POISON, *good[20:]]

    ended = list(run_jobs(work, jobs, workers, QUICK))

    assert dict(ended) == {name: f"read {name}" for name in good} | {
        name: Failure(reason, cause) for name, (_, reason, cause) in POISON.items()
    }
    assert len(ended) == len(jobs)


def test_what_works_and_never_ends_is_told_by_the_processors_time_that_it_took() -> None:
    limits = dataclasses.replace(QUICK, wall_seconds=120.0)  # a busy machine gives it little

    ((_, failure),) = run_jobs(spin, ["job"], 1, limits)

    assert failure == Failure("took longer than 1 s of a processor", Cause.LIMIT)


def test_a_hung_worker_takes_its_own_children_along(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    pid_file.touch()

    ((_, failure),) = run_jobs(hang_with_a_child, [str(pid_file)], 1, QUICK)

    child = int(next(tmp_path.iterdir()).suffix[1:])
    assert failure == Failure("took longer than 4 s", Cause.LIMIT)
    assert is_gone(child)


def test_a_worker_that_shouts_nonsense_is_not_waited_for() -> None:
    ((_, failure),) = run_jobs(shout_nonsense, ["job"], 1, QUICK)

    assert failure == Failure("gives more text than searchkit takes from one file")


def test_workers_write_no_files(tmp_path: Path) -> None:
    ((_, failure),) = run_jobs(write_a_file, [str(tmp_path / "dropped")], 1, QUICK)

    assert isinstance(failure, Failure)
    assert not (tmp_path / "dropped").exists() or not (tmp_path / "dropped").stat().st_size


def test_no_worker_outlives_a_run_that_is_broken_off() -> None:
    def work(seconds: Any) -> int:
        time.sleep(seconds)
        return os.getpid()

    running = run_jobs(work, [0, 0, 1000], 2, QUICK)
    _, pid = next(running)
    assert isinstance(pid, int)

    running.close()

    assert is_gone(pid)


def test_a_worker_ends_when_its_parent_is_killed() -> None:
    pid_of_worker, tell = os.pipe()
    parent = os.fork()
    if parent == 0:
        try:
            running = run_jobs(lambda _: os.getpid(), ["job"] * 2, 1, QUICK)
            os.write(tell, str(next(running)[1]).encode())
            time.sleep(1000)
        finally:
            os._exit(1)  # never back into the test run
    worker = int(os.read(pid_of_worker, 20))

    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)

    assert is_gone(worker)
    os.close(tell)
    os.close(pid_of_worker)


def test_workers_work_for_a_parent_without_standard_files() -> None:
    given = subprocess.run(
        [sys.executable, "-c", WITHOUT_STANDARD_FILES], stderr=subprocess.PIPE, check=False
    )

    assert (given.returncode, given.stderr) == (0, b"")


WITHOUT_STANDARD_FILES = """
import os, signal
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
os.close(0)
os.close(1)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
assert dict(run_jobs(str, [1, 2], 2, WorkerLimits())) == {1: "1", 2: "2"}
"""


def test_a_file_that_fails_in_a_used_worker_gets_a_new_one() -> None:
    # A worker that has leaked most of its memory must not decide what the next file is.
    leaked = []

    def leaky(job: Any) -> Any:
        leaked.append(bytearray(100 << 20))
        return len(leaked)

    ended = list(run_jobs(leaky, range(6), 1, WorkerLimits(memory_bytes=256 << 20)))

    assert [answer for _, answer in ended] == [1, 2, 1, 2, 1, 2]


def test_workers_can_work_where_numpy_has_started_threads() -> None:
    import numpy as np

    matrix = np.ones((300, 300))
    assert (matrix @ matrix)[0, 0] == 300

    ended = dict(
        run_jobs(lambda job: float((matrix @ matrix)[0, 0]) + job, [1, 2], 2, WorkerLimits())
    )

    assert ended == {1: 301.0, 2: 302.0}


def test_text_that_is_no_unicode_comes_back_as_replacements() -> None:
    ((_, answer),) = run_jobs(lambda _: ["a\ud83d\ude00b", "lone \ud800"], ["job"], 1, QUICK)

    assert answer == ["a\U0001f600b", "lone \ufffd"]


def test_jobs_are_taken_as_workers_become_free() -> None:
    taken = []

    def jobs() -> Any:
        for number in range(50):
            taken.append(number)
            yield number

    running = run_jobs(str, jobs(), 2, QUICK)
    next(running)

    assert len(taken) <= 20  # nine for each worker, and one that none has room for
    running.close()


def test_what_takes_long_waits_for_no_worker_that_is_at_work() -> None:
    taken = []

    def jobs() -> Any:
        for number in range(50):
            taken.append(number)
            yield number

    running = run_jobs(lambda _: time.sleep(0.2), jobs(), 2, QUICK)
    for _ in range(4):
        next(running)

    assert len(taken) <= 6
    running.close()


def test_jobs_that_wait_behind_one_that_fails_are_done_by_others() -> None:
    def work(job: Any) -> Any:
        if job == 30:
            os._exit(9)
        return job

    ended = dict(run_jobs(work, range(60), 1, QUICK))

    crash = Failure("its reader stopped without an answer (exit 9)", Cause.CRASH)
    assert ended == {number: number for number in range(60)} | {30: crash}


def test_a_long_message_waits_for_a_worker_that_is_free() -> None:
    # It does not fit into a pipe: whoever wrote it would wait for a worker that waits to be read.
    jobs = ["short", "x" * 200_000] * 20

    ended = list(run_jobs(lambda job: job * 2, jobs, 2, QUICK))

    assert sorted(len(str(answer)) for _, answer in ended) == [10] * 20 + [400_000] * 20


def test_waiting_is_no_work_of_a_processor() -> None:
    seconds = QUICK.cpu_seconds * 1.5

    ((_, answer),) = run_jobs(lambda _: time.sleep(seconds), ["job"], 1, QUICK)

    assert answer is None


def test_a_machine_that_starts_no_process_is_said_to() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_HANDLES], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.stdout == (
        "no process can be started to read clippings: Too many open files. "
        "The index is as it was. When the machine is well again: searchkit index\n"
    )


WITHOUT_HANDLES = """
import resource
from searchkit.domain.errors import MachineFault
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
resource.setrlimit(resource.RLIMIT_NOFILE, (5, 5))
try:
    list(run_jobs(str, [1, 2], 2, WorkerLimits()))
except MachineFault as error:
    print(error)
"""


def test_fewer_workers_do_the_work_where_the_machine_starts_no_more() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITH_HANDLES_FOR_ONE], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


# 3 to begin with, one of the selector, four pipes while the first worker starts: none for a second.
WITH_HANDLES_FOR_ONE = """
import resource
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))
assert dict(run_jobs(str, range(9), 4, WorkerLimits())) == {n: str(n) for n in range(9)}
"""


def is_gone(pid: int) -> bool:
    """Whether the process ends within a generous while; whoever inherits it may be slow to reap."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if "\nState:\tZ" in status_of(pid):
            return True
        time.sleep(0.02)
    return False


def status_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return ""


def test_what_is_done_meanwhile_keeps_no_worker_waiting(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)

    def work(job: str) -> str:
        with begun.open("w", encoding="ascii") as pipe:  # until somebody reads it
            pipe.write(job)
        return job.upper()

    told = []
    answers = run_jobs(
        work, ["a"], 1, QUICK, meanwhile=lambda: told.append(begun.read_text(encoding="ascii"))
    )

    assert list(answers) == [("a", "A")]
    assert told == ["a"]


def test_where_there_is_nothing_to_do_nothing_is_done_meanwhile() -> None:
    assert list(run_jobs(str, [], 2, QUICK, meanwhile=lambda: pytest.fail("done"))) == []
