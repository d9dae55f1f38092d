"""Worker processes with limits of time and memory: a bad file costs a worker, never the run.

Workers are forked, so that `work` may be any function; jobs and answers cross two pipes as JSON,
each after its length, and never as pickle: a worker that a hostile file has taken over can send
wrong text at worst. Each worker leads a process group that is killed with all it started.
"""

import contextlib
import json
import os
import selectors
import signal
import time
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Generic, TypeVar

from searchkit.domain.errors import MachineFault
from searchkit.ingest import messages
from searchkit.ingest.failures import Cause, Failure
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.worker import START_FAILED, TOO_MUCH_TEXT, Reply, serve

Work = Callable[[Any], Any]
Job = TypeVar("Job")


class _Worker(Generic[Job]):
    """One child process, and what it is busy with."""

    job: Job  # the last that was given to it

    def __init__(self, work: Work, limits: WorkerLimits) -> None:
        pipes: list[int] = []
        try:
            pipes += os.pipe()
            pipes += os.pipe()
            self.pid = _fork()
        except OSError:
            for pipe in pipes:
                os.close(pipe)
            raise
        job_end, self.jobs, self.answers, answer_end = pipes
        if self.pid == 0:
            serve(work, job_end, answer_end, limits)  # never returns
        os.close(job_end)
        os.close(answer_end)
        self.incoming = messages.Incoming(limits.answer_bytes)
        self.deadline = 0.0
        self.jobs_done = 0

    def give(self, job: Job, message: Any, limits: WorkerLimits) -> None:
        """Send a job. A worker that died meanwhile is noticed when its answer is awaited."""
        self.job = job
        self.deadline = time.monotonic() + limits.wall_seconds
        with contextlib.suppress(BrokenPipeError):
            messages.write(self.jobs, json.dumps(message).encode())

    def end(self) -> int:
        """Kill the worker and all it started; return how it ended, as os.waitpid tells it."""
        # It may not lead a group yet; and macOS does not permit to kill a group of zombies.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.jobs)
        os.close(self.answers)
        try:
            return os.waitpid(self.pid, 0)[1]
        except ChildProcessError:
            return 0  # whoever started us ignores the end of children, and so do we


def run_jobs(
    work: Work,
    jobs: Iterable[Job],
    workers: int,
    limits: WorkerLimits,
    *,
    message: Callable[[Job], Any] = lambda job: job,
    load: Callable[[], object] = lambda: None,
) -> Generator[tuple[Job, Any | Failure], None, None]:
    """Yield each job with its answer, or with its failure, in the order in which they end.

    `message` gives a job as JSON-ready data, which is what `work` sees of it. `load` is called once
    before the first worker is forked, and loads what all of them share. Jobs are taken from `jobs` as
    workers become free. What a job's outcome is does not depend on
    the number of workers: one that fails for want of memory, or takes its worker down, in a worker
    that has done others before, is tried once more in a new one. Closing the generator ends the
    workers. Raises MachineFault where the system lets no worker start.
    """
    with _Pool(work, iter(jobs), workers, limits, message, load) as pool:
        while pool.feed():
            yield from pool.collect()


class _Pool(Generic[Job]):
    def __init__(
        self,
        work: Work,
        jobs: Iterator[Job],
        workers: int,
        limits: WorkerLimits,
        message: Callable[[Job], Any],
        load: Callable[[], object],
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._limits = limits
        self._message = message
        self._load: Callable[[], object] | None = load
        self._vacancies = max(1, workers)
        self._idle: list[_Worker[Job]] = []
        self._again: list[Job] = []  # for workers that have done nothing before
        self._busy = selectors.DefaultSelector()

    def __enter__(self) -> "_Pool[Job]":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in [*self._idle, *self._busy_workers()]:
            worker.end()
        self._busy.close()

    def feed(self) -> bool:
        """Give every free worker a job; return whether any is at work."""
        while self._again and (self._vacancies or self._idle):
            if not self._vacancies:
                self._dismiss(self._idle.pop())
            if not self._start_new(self._again.pop()):
                break
        while self._vacancies or self._idle:
            try:
                job = next(self._jobs)
            except StopIteration:
                break
            if self._idle:
                self._start(self._idle.pop(), job)
            elif not self._start_new(job):
                break
        return bool(self._busy.get_map())

    def collect(self) -> Iterator[tuple[Job, Any | Failure]]:
        """Wait until something happens, and yield the jobs that ended."""
        soonest = min(worker.deadline for worker in self._busy_workers())
        ready = self._busy.select(max(0.0, soonest - time.monotonic()))
        for key, _ in ready:
            worker: _Worker[Job] = key.data
            try:
                frame = worker.incoming.read(worker.answers)
            except EOFError:
                yield from self._bury(worker)
            except messages.TooLong:
                self._dismiss(worker)
                yield worker.job, Failure(TOO_MUCH_TEXT)
            else:
                if frame is not None:
                    yield from self._answered(worker, frame)
        for worker in self._busy_workers():
            if worker.deadline <= time.monotonic():
                self._dismiss(worker)
                took_long = f"took longer than {self._limits.wall_seconds:g} s"
                yield worker.job, Failure(took_long, Cause.LIMIT)

    def _start_new(self, job: Job) -> bool:
        """Give a job to a new worker; where the system gives none, it waits for one that is there.

        Raises MachineFault where there is none.
        """
        if self._load is not None:
            with contextlib.suppress(Exception):  # a worker that meets it again says what is wrong
                self._load()
            self._load = None
        try:
            worker: _Worker[Job] = _Worker(self._work, self._limits)
        except OSError as error:
            if not self._busy.get_map() and not self._idle:
                raise MachineFault(
                    f"no process can be started to read clippings: {error.strerror}. "
                    "The index is as it was. When the machine is well again: searchkit index"
                ) from error
            self._vacancies = 0
            self._again.append(job)
            return False
        self._vacancies -= 1
        self._start(worker, job)
        return True

    def _start(self, worker: _Worker[Job], job: Job) -> None:
        worker.give(job, self._message(job), self._limits)
        self._busy.register(worker.answers, selectors.EVENT_READ, worker)

    def _busy_workers(self) -> list[_Worker[Job]]:
        return [key.data for key in self._busy.get_map().values()]

    def _dismiss(self, worker: _Worker[Job]) -> int:
        if worker.answers in self._busy.get_map():
            self._busy.unregister(worker.answers)
        self._vacancies += 1
        return worker.end()

    def _answered(self, worker: _Worker[Job], frame: bytes) -> Iterator[tuple[Job, Any | Failure]]:
        job = worker.job
        reply = Reply.parsed(frame)
        is_new = worker.jobs_done == 0
        if reply.is_out_of_memory:
            self._dismiss(worker)  # what it could not get is in pieces now
            if not is_new:
                self._again.append(job)
                return
            megabytes = self._limits.memory_bytes >> 20
            yield job, Failure(f"needs more than {megabytes:,} MiB of memory", Cause.LIMIT)
            return
        worker.jobs_done += 1
        self._busy.unregister(worker.answers)
        self._idle.append(worker)
        yield job, reply.value if reply.failure is None else reply.failure

    def _bury(self, worker: _Worker[Job]) -> Iterator[tuple[Job, Any | Failure]]:
        is_new = worker.jobs_done == 0
        status = self._dismiss(worker)
        if not is_new:
            self._again.append(worker.job)
            return
        yield worker.job, _how_it_ended(status)


# How a process ends by what it did itself; any other signal was sent to it.
_CRASHES = {signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGILL}


def _how_it_ended(status: int) -> Failure:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number in _CRASHES:
            return Failure(f"its reader crashed ({signal.Signals(number).name})", Cause.CRASH)
        if number == signal.SIGKILL:
            killed = "its reader was killed; the machine may be short of memory"
            return Failure(killed, Cause.MACHINE)
        return Failure(f"its reader was ended (signal {number})", Cause.MACHINE)
    code = os.WEXITSTATUS(status)
    if code == START_FAILED:
        return Failure("its reader could not start; the machine refused it", Cause.MACHINE)
    return Failure(f"its reader stopped without an answer (exit {code})", Cause.CRASH)


def _fork() -> int:
    with warnings.catch_warnings():
        # Python 3.12 warns where a library (numpy) has started threads. The child calls nothing
        # that their locks could hold up: it runs `work` and ends by os._exit.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()
