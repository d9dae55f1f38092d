"""What the machine does to a run is no clipping's fault: it is tried again, and it is said."""

import errno
import os
import random
import resource
import signal
from datetime import UTC, datetime, timedelta

import pytest

from searchkit.copies import signature
from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.domain.errors import MachineFault
from searchkit.domain.ledger import Fault, FileEntry, FileKey, Trouble
from searchkit.ingest.changes import must_be_opened
from searchkit.ingest.failures import Cause, Failure
from searchkit.ingest.faults import MachineWatch, is_due, next_fault
from searchkit.ingest.request import Skills
from searchkit.ingest.scan import opened
from searchkit.ingest.walk import Noted
from tests.ingest.desk import Desk, counts, enrich, understand

KILLED = "its reader was killed; the machine may be short of memory"
NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


def killed(_: Source) -> tuple[Article, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def without_a_library(_: Source) -> tuple[Article, ...]:
    raise ModuleNotFoundError("No module named 'pdfminer'")


def without_handles(_: Source) -> tuple[Article, ...]:
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (killed, KILLED),
        (without_a_library, "a library is missing (No module named 'pdfminer')"),
        (without_handles, "the system refused (Too many open files)"),
    ],
)
def test_what_the_machine_failed_is_read_by_the_next_run(desk: Desk, read, reason: str) -> None:  # type: ignore[no-untyped-def]
    desk.write("a.txt", "One.")
    desk.skills = Skills(read, enrich, signature)

    first = desk.run()
    told = desk.summary().skipped
    desk.skills = Skills(understand, enrich, signature)
    second = desk.run()

    assert counts(first) == {"skipped": 1}
    assert first.troubles == told == (Trouble("clippings/a.txt", reason, is_passing=True),)
    assert counts(second) == {"indexed": 1}
    assert second.troubles == desk.summary().skipped == ()


def test_a_fault_that_lasts_is_new_trouble_once_and_written_once(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    desk.skills = Skills(without_a_library, enrich, signature)
    desk.run()

    again = desk.run()

    assert len(again.troubles) == 1
    assert again.new_troubles == ()
    assert not again.written


def test_workers_killed_at_random_leave_nothing_behind(desk: Desk) -> None:
    def read(source: Source) -> tuple[Article, ...]:
        if random.Random(f"kill {source.name}").random() < 0.2:
            os.kill(os.getpid(), signal.SIGKILL)
        return understand(source)

    for number in range(60):
        desk.write(f"{number}.txt", f"Text {number}.")
    desk.skills = Skills(read, enrich, signature)
    disturbed = desk.run(jobs=2)
    desk.skills = Skills(understand, enrich, signature)

    later = desk.run()

    assert disturbed.skipped > 5
    assert later.skipped == 0
    assert len(desk.articles()) == 60


def test_a_run_in_which_most_workers_die_stops_and_keeps_what_it_read(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    desk.run()
    for number in range(20):
        desk.write(
            f"new-{number:02}.txt", f"Text {number}.{'' if number else ' It is the longest.'}"
        )
    desk.skills = Skills(  # the smallest is read first
        lambda source: understand(source) if "-00" in source.name else killed(source),
        enrich,
        signature,
    )

    with pytest.raises(MachineFault, match=f"5 of the first 6 clippings failed.*{KILLED}"):
        desk.run()

    assert set(desk.paths()) == {"One."}
    desk.skills = Skills(understand, enrich, signature)
    assert counts(desk.run()) == {"indexed": 20, "unchanged": 1}


def test_large_clippings_that_are_too_much_for_the_machine_do_not_stop_a_run(desk: Desk) -> None:
    for number in range(6):
        desk.write(f"large-{number}.txt", f"Text {number}. " * 20)
        desk.write(f"small-{number}.txt", f"Text {number}.")
    desk.skills = Skills(
        lambda source: understand(source) if "small" in source.name else killed(source),
        enrich,
        signature,
    )

    assert counts(desk.run()) == {"indexed": 6, "skipped": 6}


def test_one_poison_file_after_another_is_not_the_machine() -> None:
    watch = MachineWatch()
    for _ in range(10):
        watch.note("read")
        watch.note(Failure(KILLED, Cause.MACHINE))

    with pytest.raises(MachineFault):
        watch.note(Failure(KILLED, Cause.MACHINE))


def test_files_that_take_too_long_or_hold_nothing_do_not_stop_a_run() -> None:
    watch = MachineWatch()

    for _ in range(100):
        watch.note(Failure("took longer than 30 s", Cause.LIMIT))
        watch.note(Failure("holds no text"))


def test_a_clipping_that_takes_too_long_is_tried_by_the_next_run_too(desk: Desk) -> None:
    # The machine may have been busy.
    desk.write("a.txt", "HANG")
    desk.run()

    desk.skills = Skills(lambda source: understand(Source(source.name, b"One.")), enrich, signature)
    assert counts(desk.run()) == {"indexed": 1}


def test_a_clipping_that_always_takes_too_long_is_tried_ever_more_rarely() -> None:
    fault = None
    waits = []
    for _ in range(7):
        fault = next_fault("digest", Failure("took longer than 30 s", Cause.LIMIT), fault, NOW)
        again = datetime.fromisoformat(fault.again_after) if fault.again_after else NOW
        waits.append((again - NOW) / timedelta(days=1))
        assert is_due(fault, again)
        assert waits[-1] == 0 or not is_due(fault, again - timedelta(seconds=1))

    assert waits == [0, 1, 2, 4, 8, 8, 8]


def test_a_clipping_that_waits_is_not_read_and_still_named(desk: Desk) -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")
    path = desk.write("a.txt", "HANG")
    report = desk.run()
    with desk.archive() as archive, archive.writing():
        (digest,) = archive.known().faults
        archive.keep_fault(Fault(digest, "took longer than 5 s", 2, later))
    desk.skills = Skills(lambda _: pytest.fail("tried again"), enrich, signature)

    waiting = desk.run()

    assert waiting.troubles == report.troubles
    assert waiting.new_troubles == ()
    desk.skills = Skills(understand, enrich, signature)
    path.write_text("Other bytes.")
    assert counts(desk.run()) == {"indexed": 1}


def test_a_rebuild_waits_for_nothing(desk: Desk) -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")
    desk.write("a.txt", "One.")
    desk.skills = Skills(killed, enrich, signature)
    desk.run()
    with desk.archive() as archive, archive.writing():
        (digest,) = archive.known().faults
        archive.keep_fault(Fault(digest, KILLED, 2, later))
    desk.skills = Skills(understand, enrich, signature)

    assert counts(desk.run(rebuild=True)) == {"indexed": 1}


def test_paragraphs_stay_where_the_machine_fails_to_read_them_again(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    desk.run()
    desk.skills = Skills(killed, enrich, signature)
    desk.stamp = type(desk.stamp)("r2", "f1", "i1")

    report = desk.run()

    assert report.troubles == (
        Trouble("clippings/a.txt", KILLED, keeps_last_good=True, is_passing=True),
    )
    assert set(desk.paths()) == {"One."}


def test_an_article_whose_finders_the_machine_failed_is_found_out_about_later(desk: Desk) -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(500))  # a job of its own
    desk.write("book.txt", text)
    desk.skills = Skills(understand, lambda _: killed(Source("", b"")), signature)  # type: ignore[arg-type,return-value]
    desk.run()
    told = desk.summary()

    desk.skills = Skills(understand, enrich, signature)
    report = desk.run()

    (book,) = desk.articles()
    reason = f"nothing was found out about it: {KILLED}"
    assert told.unfinished == (
        Trouble("clippings/book.txt", reason, is_in_part=True, is_passing=True),
    )
    assert told.warnings == ()
    assert desk.summary().unfinished == ()
    assert report.enriched == 1
    assert book.published is not None
    assert book.warnings == ()


def test_findings_stay_where_the_machine_fails_to_find_out_anew(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    desk.run()
    desk.stamp = type(desk.stamp)("r1", "f2", "i1")
    desk.skills = Skills(understand, lambda _: killed(Source("", b"")), signature)  # type: ignore[arg-type,return-value]

    desk.run()

    (article,) = desk.articles()
    assert article.published is not None
    assert article.warnings == ()
    (waiting,) = desk.summary().unfinished
    assert (waiting.path, waiting.is_passing) == ("clippings/a.txt", True)
    assert waiting.reason == (
        f"what is known of it was found out by an earlier searchkit: {KILLED}"
    )


def test_a_finder_without_memory_or_library_is_not_a_finder_that_found_nothing(desk: Desk) -> None:
    def without_memory(_: Article) -> Article:
        raise MemoryError

    desk.write("a.txt", "One.")
    desk.skills = Skills(understand, without_memory, signature)

    report = desk.run()

    assert report.troubles == (
        Trouble("clippings/a.txt", "needs more than 256 MiB of memory", is_passing=True),
    )


def test_a_file_that_no_handle_was_left_for_is_the_machines_trouble(desk: Desk) -> None:
    path = desk.write("a.txt", "One.")
    desk.run()
    path.write_text("Other.", encoding="ascii")
    key = FileKey(str(desk.folder), "a.txt")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, limits[1]))
    try:
        entry = opened(key, None, 1 << 20)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)

    assert entry == FileEntry(
        key, reason="cannot be read now: Too many open files", is_passing=True
    )
    assert must_be_opened(Noted("a.txt", 6, 1, 0, 0), entry)
