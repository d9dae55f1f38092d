"""Writers that meet, readers that read on, and runs that are killed or run out of disk."""

import errno
import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from searchkit.domain.article import Article
from searchkit.domain.errors import IndexLocked, IndexMissing, StorageError
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.lock import writer_lock
from tests.contracts.archives import STAMP, DictArchive, archive, story
from tests.engines.conftest import NEW, OLD, answers, expected, files_of


def forked(work: Callable[[], int]) -> int:
    """Runs `work` in a child and returns its process id; the child exits with what it returns."""
    with warnings.catch_warnings():
        # numpy keeps threads; the child uses none of them. (Newer Pythons warn of forking then.)
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 99
        try:
            code = work()
        finally:
            os._exit(code)
    return child


def exit_of(child: int) -> int:
    """Waits for a child and returns its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@dataclass(frozen=True)
class WaitingArchive(DictArchive):
    """Says that it is being read, and waits until it may go on."""

    started: int = -1  # pipe ends
    go_on: int = -1

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        os.write(self.started, b"!")
        os.read(self.go_on, 1)
        return super().articles(ids)


@contextmanager
def writing_process(folder: Path) -> Iterator[tuple[int, Callable[[], int]]]:
    """A child in the middle of a publication; yields its process id and what lets it go on."""
    started, say_started = os.pipe()
    go_on, say_go_on = os.pipe()
    waiting = WaitingArchive(NEW.stories, started=say_started, go_on=go_on)

    def work() -> int:
        WhooshEngine(folder).publish(waiting, STAMP)
        return 0

    child = forked(work)
    os.read(started, 1)
    try:
        yield child, lambda: os.write(say_go_on, b"!")
    finally:
        os.write(say_go_on, b"!")
        assert exit_of(child) == 0
        for end in (started, say_started, go_on, say_go_on):
            os.close(end)


def test_a_second_writer_is_told_which_process_holds_the_lock(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)

    with writing_process(folder) as (child, _):
        for call in (lambda: engine.publish(NEW, STAMP), engine.check, engine.rollback):
            with pytest.raises(IndexLocked, match=f"process {child} is writing"):
                call()
        assert answers(engine) == expected(OLD, folder.parent)  # readers need no lock

    assert answers(engine) == expected(NEW, folder.parent)


def test_a_writer_that_waits_for_a_check_is_told_that_it_is_one(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)

    with writer_lock(folder / "LOCK", 0.0, "checking") as sign:
        sign()
        with pytest.raises(IndexLocked, match=f"process {os.getpid()} is checking the index"):
            engine.publish(NEW, STAMP)


def test_a_second_writer_waits_when_asked_to(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)

    with writing_process(folder) as (_, let_it_go_on):
        let_it_go_on()
        publication = WhooshEngine(folder, lock_wait_seconds=60).publish(NEW, STAMP)

    assert not publication.written  # the first one wrote it


def test_the_lock_of_a_killed_writer_is_free(folder: Path, engine: WhooshEngine) -> None:
    def work() -> int:
        WhooshEngine(folder).publish(KillingArchive(OLD.stories), STAMP)
        return 0

    assert exit_of(forked(work)) == -signal.SIGKILL

    with pytest.raises(IndexMissing):
        engine.open()
    engine.publish(OLD, STAMP)
    assert answers(engine) == expected(OLD, folder.parent)


class KillingArchive(DictArchive):
    """Kills its reader after the first article."""

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        yield next(super().articles(ids))
        kill_this_process()


CHANGES = ("os.rename", "os.mkdir", "os.chmod")


def at_step(
    step: int, happens: Callable[[], None], events: Sequence[str] = (*CHANGES, "os.remove")
) -> list[int]:
    """Lets something happen before this process changes the file system for the `step`th time.

    Returns a counter of the changes left until then. Only for a child that ends soon: an audit
    hook stays for good.
    """
    left = [step]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if writes or event in events:
            left[0] -= 1
            if left[0] == 0:
                happens()

    sys.addaudithook(count)
    return left


def kill_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail_to_write() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_run_that_is_killed_anywhere_leaves_the_old_index_or_the_new_one(
    folder: Path, engine: WhooshEngine
) -> None:
    for text in ("one", "two", "three"):  # so that an old generation is removed, too
        engine.publish(archive(story("z", text)), STAMP)
    engine.publish(OLD, STAMP)
    old, new = expected(OLD, folder.parent), expected(NEW, folder.parent)
    outcomes = []

    for step in range(1, 100):

        def work(step: int = step) -> int:
            at_step(step, kill_this_process)
            WhooshEngine(folder).publish(NEW, STAMP)
            return 0

        code = exit_of(forked(work))
        served = answers(engine)
        assert served in (old, new), step
        assert engine.check() == (), step
        outcomes.append(served == new)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        engine.publish(OLD, STAMP)
        assert answers(engine) == old, step
        assert list((folder / "new").iterdir()) == []
    else:
        pytest.fail("the run never came to its end")

    assert outcomes[0] is False
    assert outcomes[-1] is True
    assert len(outcomes) > 8  # so many places there are to be killed at


def test_a_disk_that_fails_anywhere_leaves_the_old_index_or_the_new_one_and_no_litter(
    folder: Path, engine: WhooshEngine
) -> None:
    old, new = expected(OLD, folder.parent), expected(NEW, folder.parent)
    failed = 0

    for step in range(1, 100):
        engine.publish(OLD, STAMP)
        before = engine_files(folder)

        def work(step: int = step) -> int:
            left = at_step(step, fail_to_write, CHANGES)
            try:
                WhooshEngine(folder).publish(NEW, STAMP)
            except StorageError as error:
                return 1 if "Input/output error" in str(error) else 2
            return 3 if left[0] > 0 else 0

        code = exit_of(forked(work))
        assert code in (0, 1, 3), step
        assert answers(engine) == (old if code == 1 else new), step
        assert engine.check() == (), step
        if code == 3:
            break
        if code == 1:
            failed += 1
            assert engine_files(folder) == before, step
    else:
        pytest.fail("the run never came to its end")

    assert failed > 8  # so many places there are to fail at


def engine_files(folder: Path) -> set[str]:
    """Returns the names of all files but the manifest of a generation that never came to serve."""
    served = (folder / "CURRENT").read_text().split()[0]
    return {
        name
        for name in files_of(folder)
        if not name.startswith("generations/") or Path(name).name <= served
    }


def test_readers_see_the_old_index_or_the_new_one_while_it_is_published(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    old, new = expected(OLD, folder.parent), expected(NEW, folder.parent)
    stop, say_stop = os.pipe()
    os.set_blocking(stop, False)

    def work() -> int:
        reads = 0
        while True:
            if answers(WhooshEngine(folder)) not in (old, new):
                return 1
            reads += 1
            try:
                os.read(stop, 1)
            except BlockingIOError:
                continue
            return 0 if reads > 1 else 2

    child = forked(work)
    for _ in range(10):
        engine.publish(NEW, STAMP)
        engine.publish(OLD, STAMP, from_nothing=True)
    os.write(say_stop, b"!")

    assert exit_of(child) == 0
    os.close(stop)
    os.close(say_stop)


def test_a_full_disk_leaves_the_index_as_it_was(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    before = files_of(folder)
    long = archive(story("long", " ".join(f"word{n}" for n in range(5000))))

    def work() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            WhooshEngine(folder).publish(long, STAMP)
        except StorageError as error:
            return 0 if "as it was" in str(error) else 1
        return 2

    assert exit_of(forked(work)) == 0
    assert files_of(folder) == before
    assert engine.check() == ()
