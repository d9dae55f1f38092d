"""Worker processes with limits of time and memory: a bad file costs a worker, never the run.

Workers are forked, so that `work` may be any function; jobs and answers cross two pipes as JSON,
each after its length, and never as pickle: a worker that a hostile file has taken over can send
wrong text at worst. Each worker leads a process group that is killed with all it started. Small
jobs wait in a worker's pipe while it is at another, so that it need not wait for us.
"""

import contextlib
import json
import os
import selectors
import signal
import time
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Generic, TypeVar

from searchkit.domain.errors import MachineFault
from searchkit.ingest import messages
from searchkit.ingest.failures import Cause, Failure
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.worker import START_FAILED, TOO_MUCH_TEXT, Reply, serve
from searchkit.values import dataclass

Work = Callable[[Any], Any]
Job = TypeVar("Job")

# What waits in a worker's pipe. So few bytes fit into every pipe, so that we never wait to write
# while the worker waits to be read; so little work that no worker idles beside a long queue at the
# end, and that we may wait for the disk meanwhile.
AHEAD_BYTES = 8 << 10
AHEAD_JOBS = 8
AHEAD_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class _Task(Generic[Job]):
    """A job, and what its worker is told of it."""

    job: Job
    message: bytes


class _Worker(Generic[Job]):
    """One child process, and what it has to do: the first it is at, the others wait in its pipe."""

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
        job_end, self._jobs, self.answers, answer_end = pipes
        if self.pid == 0:
            serve(work, job_end, answer_end, limits)  # never returns
        os.close(job_end)
        os.close(answer_end)
        self.incoming = messages.Incoming(limits.answer_bytes)
        self.tasks: deque[_Task[Job]] = deque()
        self.jobs_done = 0
        self._wall_seconds = limits.wall_seconds
        self._began = 0.0  # monotonic; when it came to its first task
        self._pace = AHEAD_SECONDS  # seconds that its last job took

    @property
    def deadline(self) -> float:
        """When its first task must have ended, in monotonic seconds."""
        return self._began + self._wall_seconds

    def has_room(self) -> bool:
        """Whether one job more may wait until those that it has are done."""
        return len(self.tasks) <= AHEAD_JOBS and len(self.tasks) * self._pace < AHEAD_SECONDS

    def takes(self, task: _Task[Job]) -> bool:
        """Whether a job can be written without waiting for the worker."""
        waiting = sum(len(each.message) + messages.HEADER.size for each in self.tasks)
        return not self.tasks or waiting + len(task.message) <= AHEAD_BYTES

    def give(self, task: _Task[Job]) -> None:
        """Send a job. A worker that died meanwhile is noticed when its answer is awaited."""
        if not self.tasks:
            self._began = time.monotonic()
        self.tasks.append(task)
        with contextlib.suppress(BrokenPipeError):
            messages.write(self._jobs, task.message)

    def done(self) -> _Task[Job]:
        """Return its first task, which it has answered; it goes on with the next."""
        now = time.monotonic()
        self._pace, self._began = now - self._began, now
        self.jobs_done += 1
        return self.tasks.popleft()

    def end(self) -> int:
        """Kill the worker and all it started; return how it ended, as os.waitpid tells it."""
        # It may not lead a group yet; and macOS does not permit to kill a group of zombies.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self._jobs)
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
    meanwhile: Callable[[], object] = lambda: None,
) -> Generator[tuple[Job, Any | Failure], None, None]:
    """Yield each job with its answer, or with its failure, in the order in which they end.

    `message` gives a job as JSON-ready data, which is what `work` sees of it. `load` is called once
    before the first worker is forked, and loads what all of them share; `meanwhile` once when the
    first jobs are given, and nobody waits for it. Jobs are taken from `jobs` as workers become free.
    What a job's outcome is does not depend on the number of workers: one that fails for want of memory,
    or takes its worker down, in a worker that has done others before, is tried once more in a new one.
    Closing the generator ends the workers. Raises MachineFault where the system lets no worker start.
    """
    with _Pool(work, iter(jobs), workers, limits, message, load) as pool:
        if pool.feed():
            meanwhile()
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
        self._again: list[_Task[Job]] = []  # for workers that have done nothing before
        self._returned: list[_Task[Job]] = []  # for any worker; the next is the last
        self._busy = selectors.DefaultSelector()

    def __enter__(self) -> "_Pool[Job]":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in [*self._idle, *self._busy_workers()]:
            worker.end()
        self._busy.close()

    def feed(self) -> bool:
        """Give jobs to all workers that have room for any; return whether any is at work."""
        while self._again and (self._vacancies or self._idle):
            if not self._vacancies:
                self._dismiss(self._idle.pop())
            task = self._again.pop()
            if not self._start_new(task):
                self._again.append(task)
                break
        while self._has_room() and (next_task := self._next_task()) is not None:
            if not self._place(next_task):
                self._returned.append(next_task)
                break
        return bool(self._busy.get_map())

    def collect(self) -> Iterator[tuple[Job, Any | Failure]]:
        """Wait until something happens, and yield the jobs that ended."""
        soonest = min(worker.deadline for worker in self._busy_workers())
        ready = self._busy.select(max(0.0, soonest - time.monotonic()))
        for key, _ in ready:
            worker: _Worker[Job] = key.data
            try:
                frames = worker.incoming.read(worker.answers)
            except EOFError:
                yield from self._bury(worker)
            except messages.TooLong:
                yield self._stop(worker), Failure(TOO_MUCH_TEXT)
            else:
                for frame in frames:
                    if worker.tasks:
                        yield from self._answered(worker, frame)
                    elif worker in self._idle:  # it says more than it was asked
                        self._idle.remove(worker)
                        self._dismiss(worker)
        for worker in self._busy_workers():
            if worker.deadline <= time.monotonic():
                took_long = f"took longer than {self._limits.wall_seconds:g} s"
                yield self._stop(worker), Failure(took_long, Cause.LIMIT)

    def _next_task(self) -> _Task[Job] | None:
        if self._returned:
            return self._returned.pop()
        try:
            job = next(self._jobs)
        except StopIteration:
            return None
        return _Task(job, json.dumps(self._message(job)).encode())

    def _has_room(self) -> bool:
        return self._vacancies > 0 or self._with_room() is not None

    def _with_room(self) -> _Worker[Job] | None:
        """Return the worker that will be free next, if a job may be given to it already."""
        if self._idle:
            return self._idle[-1]
        with_room = (worker for worker in self._busy_workers() if worker.has_room())
        return min(with_room, key=lambda worker: len(worker.tasks), default=None)

    def _place(self, task: _Task[Job]) -> bool:
        """Give a task to a worker; False: none can take it before something happens."""
        if self._vacancies and not self._idle:
            return self._start_new(task)
        worker = self._with_room()
        if worker is None or not worker.takes(task):
            return False
        self._give(worker, task)
        return True

    def _start_new(self, task: _Task[Job]) -> bool:
        """Give a task to a new worker; where the system gives none, it waits for one that is there.

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
            return False
        self._vacancies -= 1
        self._give(worker, task)
        return True

    def _give(self, worker: _Worker[Job], task: _Task[Job]) -> None:
        if not worker.tasks:
            if worker in self._idle:
                self._idle.remove(worker)
            self._busy.register(worker.answers, selectors.EVENT_READ, worker)
        worker.give(task)

    def _busy_workers(self) -> list[_Worker[Job]]:
        return [key.data for key in self._busy.get_map().values()]

    def _dismiss(self, worker: _Worker[Job]) -> int:
        """End a worker; what it has not answered is for others. Returns how it ended."""
        if worker.answers in self._busy.get_map():
            self._busy.unregister(worker.answers)
        self._vacancies += 1
        self._returned += reversed(worker.tasks)
        worker.tasks.clear()
        return worker.end()

    def _stop(self, worker: _Worker[Job]) -> Job:
        """End a worker and return the job that it was at."""
        task = worker.tasks.popleft()
        self._dismiss(worker)
        return task.job

    def _answered(self, worker: _Worker[Job], frame: bytes) -> Iterator[tuple[Job, Any | Failure]]:
        reply = Reply.parsed(frame)
        is_new = worker.jobs_done == 0
        task = worker.done()
        if reply.is_out_of_memory:
            self._dismiss(worker)  # what it could not get is in pieces now
            if not is_new:
                self._again.append(task)
                return
            megabytes = self._limits.memory_bytes >> 20
            yield task.job, Failure(f"needs more than {megabytes:,} MiB of memory", Cause.LIMIT)
            return
        if not worker.tasks:
            self._busy.unregister(worker.answers)
            self._idle.append(worker)
        yield task.job, reply.value if reply.failure is None else reply.failure

    def _bury(self, worker: _Worker[Job]) -> Iterator[tuple[Job, Any | Failure]]:
        is_new = worker.jobs_done == 0
        task = worker.tasks.popleft()
        status = self._dismiss(worker)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
            took_long = f"took longer than {self._limits.cpu_seconds:g} s of a processor"
            yield task.job, Failure(took_long, Cause.LIMIT)
        elif is_new:
            yield task.job, _how_it_ended(status)
        else:
            self._again.append(task)


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
