"""Whatever a run's history, and however it was broken off, the archive comes out the same."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from searchkit.archive.sqlite_archive import BATCH_SECONDS
from searchkit.copies import signature
from searchkit.domain.errors import IndexLocked
from searchkit.domain.identity import article_id
from searchkit.domain.stamp import Stamp
from searchkit.ingest.request import Skills
from tests.copies.newsroom import cut, paragraphs
from tests.ingest.desk import Desk, counts, enrich, understand_and_sign

FERRY = paragraphs("ferry")
TEXTS = (
    *("One.", "Two.", "Three.\n\nFour.", "\n\n".join(FERRY), "\n\n".join(cut(FERRY, 0.7))),
    '{"paragraphs": ["Line."]}',
    '{"paragraphs": ["Line."]}\n{"paragraphs": ["Other."]}',
    '{"paragraphs": ["Other."]}\n{"paragraphs": ["Third."]}\n{"paragraphs": ["Line."]}',
)
NAMES = ("a.txt", "b.txt", "c.jsonl", "d.jsonl", "sub/a.txt", "sub/e.txt")

moves = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("touch"), st.sampled_from(NAMES), st.just("")),
)


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking ten days of runs takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(days=st.lists(st.lists(moves, min_size=1, max_size=4), min_size=10, max_size=10))
def test_ten_incremental_runs_equal_one_rebuild(
    tmp_path_factory: pytest.TempPathFactory, days: list[list[tuple[str, str, str]]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("history"))
    desk.folder.mkdir()
    for number, day in enumerate(days):
        for what, name, other in day:
            move(desk, what, name, other)
        if number == 5:
            desk.stamp = Stamp("r2", "f2", "i1")
        desk.run()

    assert told(desk) == told(rebuilt(desk))


def move(desk: Desk, what: str, name: str, other: str) -> None:
    path = desk.folder / name
    if what == "write":
        # An export holds lines and nothing else does: what cannot be read has a history.
        is_fit = other.startswith("{") == name.endswith("jsonl")
        desk.write(name, other if is_fit else TEXTS[-1] if name.endswith("jsonl") else TEXTS[0])
    elif not path.exists():
        return
    elif what == "remove":
        path.unlink()
    elif what == "rename" and name != other and path.suffix == Path(other).suffix:
        desk.write(other, "")  # makes its folder
        path.rename(desk.folder / other)
    elif what == "touch":
        os.utime(path, (1, 1))


def rebuilt(desk: Desk) -> Desk:
    """Return a desk with the same folder, indexed from nothing."""
    new = Desk(desk.home / "rebuilt", desk.skills, desk.stamp)
    shutil.copytree(desk.folder, new.folder)
    new.run(jobs=3)
    return new


def told(desk: Desk) -> tuple[object, ...]:
    with desk.archive() as archive:
        digests = dict(archive.digests())
        return (digests, list(archive.articles(digests)), dict(archive.copies()))


def in_a_child(do: Callable[[], object]) -> int:
    """Start this in a process of its own and return its pid."""
    pid = os.fork()
    if pid == 0:
        try:
            do()
        finally:
            os._exit(0)
    return pid


def test_a_killed_run_goes_on_where_it_was(desk: Desk) -> None:
    desk.skills = Skills(understand_and_sign, enrich, signature)
    for number in range(90):
        desk.write(f"{number}.txt", f"Story {number}.")

    def die(done: int, _: int) -> None:
        if done == 40:
            time.sleep(BATCH_SECONDS + 0.1)
        if done == 70:
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(in_a_child(lambda: desk.run(progress=die)), 0)
    finished = signed(desk)
    report = desk.run()

    assert 40 <= len(finished) < 90  # what a second had gathered
    assert counts(report) == {"indexed": 90}
    assert finished.items() <= signed(desk).items()


def signed(desk: Desk) -> dict[str, str | None]:
    """Return what each reading alone gave, of articles that no file gives yet, too."""
    with desk.archive() as archive:
        ids = [article_id(digest) for digest in archive.known().clippings]
        return {each.id: each.article().byline for each in archive.as_read(ids)}


def test_runs_killed_at_any_moment_end_in_the_same_archive(desk: Desk) -> None:
    chance = random.Random(7)
    for number in range(60):
        desk.write(f"{number}.txt", f"Story {number}.\n\n" + "\n\n".join(FERRY[number % 5 :]))

    for round in range(10):
        desk.write(f"{round}.txt", f"Changed {round}.")
        desk.stamp = Stamp(f"r{round // 4}", f"f{round // 3}", "i1")
        pid = in_a_child(desk.run)
        time.sleep(chance.uniform(0.02, 0.3))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    desk.run()

    assert told(desk) == told(rebuilt(desk))


def test_two_runs_at_once_are_refused_with_the_pid_of_the_first(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    ready, tell = os.pipe()

    def hold() -> None:
        with desk.archive() as archive, archive.writing():
            os.write(tell, b"!")
            time.sleep(1000)

    pid = in_a_child(hold)
    os.read(ready, 1)

    with pytest.raises(IndexLocked, match=rf"another run is writing \(process {pid}\)"):
        desk.run()

    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert counts(desk.run()) == {"indexed": 1}
    os.close(ready)
    os.close(tell)


def test_a_run_may_wait_for_another(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    ready, tell = os.pipe()

    def hold() -> None:
        with desk.archive() as archive, archive.writing():
            os.write(tell, b"!")
            time.sleep(0.3)

    pid = in_a_child(hold)
    os.read(ready, 1)

    assert counts(desk.run(wait_seconds=60.0)) == {"indexed": 1}
    os.waitpid(pid, 0)
    os.close(ready)
    os.close(tell)
