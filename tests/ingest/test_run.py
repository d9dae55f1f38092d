"""The use case by its outcomes: what becomes of every file, whatever it is and whatever happens."""

import dataclasses
import json
import os
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from searchkit.copies import signature
from searchkit.domain.article import Article, Dropped, DroppedKind
from searchkit.domain.clipping import Source
from searchkit.domain.errors import (
    MassRemovalRefused,
    StrictTrouble,
    UnreadableClipping,
    UsageError,
)
from searchkit.domain.ledger import Trouble
from searchkit.domain.stamp import Stamp
from searchkit.engines.whoosh import WhooshEngine
from searchkit.ingest.extraction import FEW_JOBS
from searchkit.ingest.fingerprint import SETTLING_NS, TICK_NS
from searchkit.ingest.jobs import CHANGED
from searchkit.ingest.report import demand_no_trouble
from searchkit.ingest.request import Request, Skills
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.jsonl import read_jsonl, without_lines
from tests.ingest.desk import LIMITS, Desk, counts, enrich, understand, understand_and_sign


def bylines(desk: Desk) -> dict[str, str | None]:
    """Return the first words of each article with what only this reading of it gave."""
    return {article.paragraphs[0].text: article.byline for article in desk.articles()}


@pytest.fixture
def signing_desk(desk: Desk) -> Desk:
    desk.skills = Skills(understand_and_sign, enrich, signature)
    return desk


def test_files_are_read_once_and_then_left_alone(signing_desk: Desk) -> None:
    signing_desk.write("a.txt", "One.\n\nTwo.")
    signing_desk.write("b.txt", "Three.")

    first = signing_desk.run()
    read = bylines(signing_desk)
    second = signing_desk.run()

    assert counts(first) == {"indexed": 2}
    assert first.paragraphs == 3
    assert first.written
    assert counts(second) == {"unchanged": 2}
    assert not second.written
    assert bylines(signing_desk) == read


def test_a_run_over_unchanged_files_writes_nothing(desk: Desk) -> None:
    desk.engine = WhooshEngine(desk.index)
    for path in (desk.write("a.txt", "One."), desk.write("binary.txt", b"\0")):
        os.utime(path, (0, 0))
    time.sleep(
        2 * TICK_NS / 1e9
    )  # they have settled: on a slow machine they would between the runs
    (desk.folder / "broken.txt").symlink_to("nowhere")
    os.mkfifo(desk.folder / "pipe")
    desk.run()
    before = state_of(desk.index)

    report = desk.run()

    assert not report.written
    assert state_of(desk.index) == before
    assert counts(report) == {"unchanged": 1, "skipped": 3}
    assert [trouble.path for trouble in report.troubles] == [
        "clippings/binary.txt",
        "clippings/broken.txt",
        "clippings/pipe",
    ]
    assert report.new_troubles == ()


def test_that_a_file_has_settled_is_noted_once(desk: Desk) -> None:
    desk.engine = WhooshEngine(desk.index)
    path = desk.write("a.txt", "One.")
    shortly_before = time.time_ns() - SETTLING_NS + 100_000_000
    os.utime(path, ns=(shortly_before, shortly_before))
    desk.run()  # a tenth of a second too early for the time of the file to prove anything
    time.sleep(0.2)

    report = desk.run()
    after = state_of(desk.index)
    desk.run()

    assert counts(report) == {"unchanged": 1}
    assert not report.written
    assert state_of(desk.index) == after
    with desk.archive() as archive:
        left = archive.as_left()
    assert left is not None
    assert left.restless == {}


def test_what_was_seen_before_a_part_was_looked_at_proves_nothing(desk: Desk) -> None:
    one, two = desk.write("a.txt", "One."), desk.write("b.txt", "Two.")
    desk.run()
    one.unlink()
    two.write_text("Three.", encoding="ascii")
    desk.run(two)

    report = desk.run()

    assert counts(report) == {"unchanged": 1, "removed": 1}
    assert desk.paths() == {"Three.": ("clippings/b.txt",)}


def test_a_folder_renamed_and_renamed_back_is_seen_each_time(desk: Desk) -> None:
    desk.write("may/a.txt", "One.")
    desk.write("b.txt", "Two.")
    desk.run()
    may, june = desk.folder / "may", desk.folder / "june"

    may.rename(june)
    there = counts(desk.run()), desk.paths()["One."]
    june.rename(may)
    back = counts(desk.run()), desk.paths()["One."]

    assert there == ({"renamed": 1, "unchanged": 1}, ("clippings/june/a.txt",))
    assert back == ({"renamed": 1, "unchanged": 1}, ("clippings/may/a.txt",))


def state_of(folder: Path) -> dict[str, object]:
    paths = [folder, *sorted(folder.rglob("*"))]
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in paths
    }


def test_changed_removed_and_renamed_files_are_told_apart(signing_desk: Desk) -> None:
    desk = signing_desk
    for name in ("same", "changed", "gone", "old-name"):
        desk.write(f"{name}.txt", f"This is {name}.")
    desk.run()
    read = bylines(desk)

    desk.write("changed.txt", "This is new.")
    (desk.folder / "gone.txt").unlink()
    (desk.folder / "old-name.txt").rename(desk.folder / "new-name.txt")
    report = desk.run()

    assert counts(report) == {"indexed": 1, "renamed": 1, "unchanged": 1, "removed": 1}
    assert desk.paths() == {
        "This is same.": ("clippings/same.txt",),
        "This is new.": ("clippings/changed.txt",),
        "This is old-name.": ("clippings/new-name.txt",),
    }
    assert bylines(desk)["This is old-name."] == read["This is old-name."]


def test_a_change_that_keeps_size_and_time_is_noticed_when_it_is_recent(desk: Desk) -> None:
    path = desk.write("a.txt", "Old.")
    desk.run()
    time_ns = path.stat().st_mtime_ns

    path.write_text("New.", encoding="ascii")
    os.utime(path, ns=(time_ns, time_ns))

    assert counts(desk.run()) == {"indexed": 1}
    assert list(desk.paths()) == ["New."]


def test_other_bytes_under_the_same_size_and_time_are_noticed(desk: Desk) -> None:
    # As `rsync -t` and `cp -p` leave them.
    path = desk.write("a.txt", "The captain was cleared.")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    desk.run()
    path.write_text("The captain was jailed..", encoding="ascii")
    os.utime(path, (1_600_000_000, 1_600_000_000))

    desk.run()

    assert set(desk.paths()) == {"The captain was jailed.."}


def test_a_file_that_was_only_touched_is_not_read_again(signing_desk: Desk) -> None:
    path = signing_desk.write("a.txt", "One.")
    signing_desk.run()
    read = bylines(signing_desk)

    os.utime(path, (1, 1))

    assert counts(signing_desk.run()) == {"unchanged": 1}
    assert bylines(signing_desk) == read


def test_identical_files_are_one_article_with_several_paths(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    desk.write("sub/b.txt", "One.")

    assert counts(desk.run()) == {"indexed": 2}
    assert desk.paths() == {"One.": ("clippings/a.txt", "clippings/sub/b.txt")}

    (desk.folder / "a.txt").unlink()
    assert counts(desk.run()) == {"unchanged": 1, "removed": 1}
    assert desk.paths() == {"One.": ("clippings/sub/b.txt",)}


def test_a_line_in_two_exports_is_one_article_and_stays_while_one_has_it(desk: Desk) -> None:
    shared, other = '{"paragraphs": ["Shared."]}', '{"paragraphs": ["Other."]}'
    desk.write("a.jsonl", f"{shared}\n")
    desk.write("b.jsonl", f"{other}\n{shared}\n{shared}\n")
    desk.run()
    both = desk.paths()

    desk.write("a.jsonl", f"{other}\n")
    desk.run()

    assert both == {
        "Shared.": ("clippings/a.jsonl", "clippings/b.jsonl"),
        "Other.": ("clippings/b.jsonl",),
    }
    assert desk.paths() == {
        "Shared.": ("clippings/b.jsonl",),
        "Other.": ("clippings/a.jsonl", "clippings/b.jsonl"),
    }


def test_a_second_folder_of_one_name_is_told_apart(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    other = desk.home / "more" / "clippings"
    other.mkdir(parents=True)
    (other / "a.txt").write_text("Two.", encoding="ascii")

    desk.run(desk.folder, other)

    assert desk.paths() == {"One.": ("clippings/a.txt",), "Two.": ("clippings~2/a.txt",)}


def test_every_bad_file_is_one_line_with_its_reason(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("good.txt", "One.")
    desk.write("empty.txt", b"")
    desk.write("binary.txt", b"\0\1\2")
    desk.write("latin.txt", b"caf\xe9")
    desk.write("exit.txt", "EXIT")
    desk.write("hang.txt", "HANG")
    desk.write("huge.txt", b"x" * (1 << 20) + b"y")
    desk.write("story.docx", b"PK")
    (desk.folder / "x.pdf").mkdir()
    (desk.folder / "broken.txt").symlink_to("nowhere")
    (desk.folder / "loop").symlink_to(".")
    (desk.folder / os.fsdecode(b"\xe9.txt")).write_text("Odd name.", encoding="ascii")
    (desk.folder / "-rf.txt").write_text("Dash.", encoding="ascii")
    os.mkfifo(desk.folder / "pipe.txt")
    monkeypatch.chdir(desk.folder)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")

        report = desk.run(jobs=2)

    assert counts(report) == {"indexed": 3, "skipped": 10}
    assert {trouble.path: trouble.reason for trouble in report.troubles} == {
        "clippings/empty.txt": "holds no text",
        "clippings/binary.txt": "holds binary data",
        "clippings/latin.txt": "cannot be read (UnicodeDecodeError: 'utf-8' codec can't decode "
        "byte 0xe9 in position 3: unexpected end of data)",
        "clippings/exit.txt": "its reader stopped without an answer (exit 9)",
        "clippings/hang.txt": "took longer than 5 s",
        "clippings/huge.txt": "1 MiB large; searchkit reads files up to 1 MiB",
        "clippings/story.docx": "a .docx file; searchkit reads PDF, text, HTML, Markdown and .jsonl: "
        "save it as one of these",
        "clippings/broken.txt": "a symbolic link that leads nowhere",
        "clippings/pipe.txt": "a pipe (FIFO), not a file",
        "clippings/socket": "a socket, not a file",
    }
    assert report.new_troubles == report.troubles
    assert desk.paths()["Odd name."] == ("clippings/\\xe9.txt",)


def test_an_empty_folder_is_an_index_of_nothing(desk: Desk) -> None:
    report = desk.run()

    assert counts(report) == {}
    assert report.files == 0


def test_what_could_not_be_read_is_not_tried_again_until_it_changes(desk: Desk) -> None:
    desk.write("a.txt", b"\0")
    desk.run()
    desk.skills = Skills(lambda _: pytest.fail("tried again"), enrich, signature)

    report = desk.run()

    assert counts(report) == {"skipped": 1}
    assert report.troubles == (Trouble("clippings/a.txt", "holds binary data"),)
    assert report.new_troubles == ()


def test_what_could_not_be_read_is_tried_again_by_a_rebuild_or_another_reader(desk: Desk) -> None:
    desk.write("a.txt", b"\0")
    desk.run()
    desk.skills = Skills(
        lambda s: understand(dataclasses.replace(s, data=b"Now.")), enrich, signature
    )

    assert counts(desk.run(rebuild=True)) == {"indexed": 1}

    desk.write("b.txt", b"\0\0")
    desk.skills = Skills(understand, enrich, signature)
    desk.run()
    desk.skills = Skills(
        lambda s: understand(dataclasses.replace(s, data=b"Too.")), enrich, signature
    )
    desk.stamp = Stamp("r2", "f1", "i1")

    assert counts(desk.run()) == {"indexed": 2}


def test_a_file_that_fails_now_keeps_its_last_good_paragraphs(desk: Desk) -> None:
    desk.write("a.txt", "Good.")
    desk.run()

    desk.write("a.txt", b"\0")
    report = desk.run()

    assert counts(report) == {"skipped": 1}
    assert report.troubles == (Trouble("clippings/a.txt", "holds binary data", True),)
    assert desk.paths() == {"Good.": ("clippings/a.txt",)}

    (desk.folder / "a.txt").rename(desk.folder / "b.txt")
    assert counts(desk.run()) == {"skipped": 1}
    assert desk.paths() == {"Good.": ("clippings/b.txt",)}

    desk.write("b.txt", "Better.")
    assert counts(desk.run()) == {"indexed": 1}
    assert desk.paths() == {"Better.": ("clippings/b.txt",)}


def test_a_reader_that_fails_where_its_elder_did_not_keeps_the_paragraphs(desk: Desk) -> None:
    desk.write("a.txt", "Good.")
    desk.run()
    desk.stamp = Stamp("r2", "f1", "i1")
    desk.skills = Skills(
        lambda s: understand(dataclasses.replace(s, data=b"\0")), enrich, signature
    )

    report = desk.run()

    assert report.troubles == (Trouble("clippings/a.txt", "holds binary data", True),)
    assert desk.paths() == {"Good.": ("clippings/a.txt",)}
    assert not desk.run().new_troubles


def test_a_raised_reading_stamp_reads_all_files_again(signing_desk: Desk) -> None:
    signing_desk.write("a.txt", "One.")
    signing_desk.run()
    read = bylines(signing_desk)
    signing_desk.stamp = Stamp("r2", "f1", "i1")

    report = signing_desk.run()

    assert counts(report) == {"indexed": 1}
    assert bylines(signing_desk) != read


def test_a_raised_findings_stamp_opens_no_file(signing_desk: Desk) -> None:
    desk = signing_desk
    for number in range(50):
        desk.write(f"{number}.txt", f"Story {number}.")
    desk.run()
    read, digests = bylines(desk), desk.digests()
    desk.stamp = Stamp("r1", "f2", "i1")
    desk.skills = Skills(
        lambda _: pytest.fail("read again"),
        lambda article: dataclasses.replace(enrich(article), source="AP"),
        signature,
    )

    report = desk.run(jobs=2)

    assert counts(report) == {"unchanged": 50}
    assert report.enriched == 50
    assert bylines(desk) == read
    assert not digests.items() & desk.digests().items()
    assert desk.run().enriched == 0


def test_an_article_that_finders_fail_on_keeps_its_text_with_a_warning(desk: Desk) -> None:
    desk.write("a.txt", "FINDERS FAIL here.")
    desk.run()
    desk.stamp = Stamp("r1", "f2", "i1")

    def fall(_: object) -> None:
        os._exit(7)

    warned = desk.summary().warnings
    desk.skills = Skills(understand, fall, signature)  # type: ignore[arg-type]
    desk.run()

    assert [trouble.reason for trouble in warned] == [
        "nothing was found out about it: ValueError: no such verb"
    ]
    assert desk.summary().warnings == ()
    assert [trouble.reason for trouble in desk.summary().unfinished] == [
        "nothing was found out about it: its reader stopped without an answer (exit 7)"
    ]
    assert len(desk.digests()) == 1


def test_a_name_with_another_suffix_is_read_anew(desk: Desk) -> None:
    desk.write("a.txt", '{"paragraphs": ["One."]}\n')
    desk.run()

    (desk.folder / "a.txt").rename(desk.folder / "a.jsonl")
    desk.run()

    assert desk.paths() == {"One.": ("clippings/a.jsonl",)}


def test_a_mass_removal_is_refused_and_changes_nothing(desk: Desk) -> None:
    for number in range(30):
        desk.write(f"{number}.txt", f"Story {number}.")
    desk.run()
    for number in range(25):
        (desk.folder / f"{number}.txt").unlink()
    before = state_of(desk.index)

    with pytest.raises(MassRemovalRefused):
        desk.run()
    assert state_of(desk.index) == before

    assert counts(desk.run(allow_mass_removal=True)) == {"unchanged": 5, "removed": 25}


def test_a_folder_that_is_gone_forgets_nothing(desk: Desk) -> None:
    for number in range(30):
        desk.write(f"{number}.txt", f"Story {number}.")
    desk.run()
    desk.folder.rename(desk.home / "elsewhere")

    report = desk.run()

    assert counts(report) == {"unchanged": 30, "skipped": 1}
    assert [trouble.path for trouble in report.troubles] == ["clippings"]
    assert len(desk.digests()) == 30

    (desk.home / "elsewhere").rename(desk.folder)
    assert counts(desk.run()) == {"unchanged": 30}


def test_a_file_named_itself_that_is_gone_forgets_nothing(desk: Desk) -> None:
    path = desk.write("a.txt", "One.")
    desk.run(path)
    path.unlink()

    report = desk.run(path)

    assert counts(report) == {"skipped": 1}
    assert report.troubles[0].keeps_last_good
    assert desk.paths() == {"One.": ("a.txt",)}


def test_a_forgotten_folder_leaves_with_its_files(desk: Desk) -> None:
    for number in range(30):
        desk.write(f"{number}.txt", f"Story {number}.")
    other = desk.home / "other"
    other.mkdir()
    (other / "a.txt").write_text("Stays.", encoding="ascii")
    desk.run(desk.folder, other)

    report = desk.run(forget=(str(desk.folder),))

    assert counts(report) == {"unchanged": 1, "removed": 30}
    assert desk.paths() == {"Stays.": ("other/a.txt",)}


def test_a_folder_around_a_known_one_takes_over_without_reading(signing_desk: Desk) -> None:
    desk = signing_desk
    desk.write("2021/a.txt", "One.")
    desk.run(desk.folder / "2021")
    read = bylines(desk)

    report = desk.run(desk.folder)

    assert counts(report) == {"renamed": 1}
    assert desk.paths() == {"One.": ("clippings/2021/a.txt",)}
    assert bylines(desk) == read


def test_only_the_named_paths_are_looked_at(desk: Desk) -> None:
    desk.write("a.txt", "One.")
    desk.run()
    other = desk.home / "other"
    other.mkdir()
    (other / "b.txt").write_text("Two.", encoding="ascii")
    (desk.folder / "a.txt").unlink()

    report = desk.run(other)

    assert counts(report) == {"indexed": 1}
    assert set(desk.paths()) == {"One.", "Two."}


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(desk: Desk) -> None:
    desk.write("a.txt", "One.")

    dry = desk.run(dry_run=True)

    assert counts(dry) == {"indexed": 1}
    assert dry.dry
    assert not desk.index.exists()

    desk.run()
    desk.write("b.txt", "Two.")
    (desk.folder / "a.txt").unlink()
    before = state_of(desk.index)
    assert counts(desk.run(dry_run=True)) == {"indexed": 1, "removed": 1}
    assert state_of(desk.index) == before


def test_strict_is_not_content_with_a_skipped_file(desk: Desk) -> None:
    desk.write("a.txt", b"\0")

    report = desk.run()

    with pytest.raises(StrictTrouble, match=r"1 skipped, the first clippings/a\.txt: holds binary"):
        demand_no_trouble(report)


def test_without_any_folder_there_is_nothing_to_index(desk: Desk) -> None:
    with pytest.raises(UsageError, match="Name one: searchkit index PATH"):
        desk.ask(Request())
    assert not desk.index.exists()


def test_a_file_that_changes_while_it_is_read_is_read_as_it_is_then(desk: Desk) -> None:
    path = desk.write("a.txt", "Old.")
    gone = desk.write("b.txt", "Gone.")
    desk.write("c.txt", "Other.")

    def change(done: int, _: int) -> None:
        if done == 0:
            path.write_text("New.", encoding="ascii")
            gone.unlink()

    report = desk.run(progress=change)

    assert counts(report) == {"indexed": 2, "skipped": 1}
    assert set(desk.paths()) == {"Other.", "New."}
    assert counts(desk.run()) == {"unchanged": 2}


def test_a_file_that_will_not_stand_still_is_left_for_the_next_run(desk: Desk) -> None:
    desk.write("a.txt", "One.")

    def restless(_: Source) -> tuple[Article, ...]:
        raise UnreadableClipping(CHANGED)

    desk.skills = Skills(restless, enrich, signature)
    report = desk.run()
    desk.skills = Skills(understand, enrich, signature)

    assert report.troubles == (Trouble("clippings/a.txt", "changed while it was read"),)
    assert counts(desk.run()) == {"indexed": 1}


def test_a_forbidden_file_is_tried_again_when_it_is_permitted(nobodys_desk: Desk) -> None:
    desk = nobodys_desk
    path = desk.write("a.txt", "One.")
    path.chmod(0)

    report = desk.run()

    assert report.troubles == (Trouble("clippings/a.txt", "cannot be opened: Permission denied"),)
    assert not desk.run().written

    path.chmod(0o600)
    assert counts(desk.run()) == {"indexed": 1}

    path.chmod(0)
    os.utime(path, (1, 1))
    assert counts(desk.run()) == {"skipped": 1}
    assert desk.paths() == {"One.": ("clippings/a.txt",)}


def test_what_lies_in_a_closed_folder_is_kept(nobodys_desk: Desk) -> None:
    desk = nobodys_desk
    desk.write("closed/a.txt", "One.")
    desk.write("b.txt", "Two.")
    desk.run()
    (desk.folder / "closed").chmod(0)

    report = desk.run()
    (desk.folder / "closed").chmod(0o700)

    assert counts(report) == {"unchanged": 2, "skipped": 1}
    assert [trouble.path for trouble in report.troubles] == ["clippings/closed"]
    assert set(desk.paths()) == {"One.", "Two."}


def test_an_export_of_many_articles_is_found_out_about_in_batches(desk: Desk) -> None:
    # All of them would take longer than the limit of time, which each batch has for itself.
    def slow(article: Article) -> Article:
        time.sleep(LIMITS.wall_seconds / 30)
        return dataclasses.replace(enrich(article), source="AP")

    desk.skills = Skills(understand, slow, signature)
    lines = [f'{{"paragraphs": {json.dumps([f"Text {n:02}. " * 25] * 100)}}}' for n in range(40)]
    desk.write("export.jsonl", "\n".join(lines))
    shown: list[tuple[int, int]] = []

    report = desk.run(jobs=2, progress=lambda done, total: shown.append((done, total)))

    assert counts(report) == {"indexed": 1}
    assert report.enriched == 40
    assert shown == [(0, 1), (1, 1), *((done, 40) for done in range(4, 41, 4))]
    assert {a.source for a in desk.articles()} == {"AP"}


def test_a_long_text_that_finders_take_too_long_over_keeps_its_text(desk: Desk) -> None:
    desk.skills = Skills(understand, lambda _: time.sleep(1000), signature)  # type: ignore[arg-type,return-value]
    desk.write("book.txt", "\n\n".join(f"Paragraph {number}." for number in range(500)))

    report = desk.run()

    (book,) = desk.articles()
    assert counts(report) == {"indexed": 1}
    assert len(book.paragraphs) == 500
    assert book.warnings == ("nothing was found out about it: took longer than 5 s",)


def test_a_reader_or_finder_that_gives_no_article_costs_one_file(desk: Desk) -> None:
    def wrong(article: Article) -> Article:
        return dataclasses.replace(article, title=7)  # type: ignore[arg-type]

    desk.write("a.txt", "One.")
    desk.skills = Skills(lambda source: tuple(map(wrong, understand(source))), enrich, signature)

    report = desk.run()
    desk.skills = Skills(understand, wrong, signature)
    desk.write("b.txt", "Two.")
    desk.write("book.txt", "\n\n".join(f"Paragraph {number}." for number in range(500)))
    again = desk.run()

    nonsense = "gave an answer that makes no sense"
    assert report.troubles == (Trouble("clippings/a.txt", f"its reader {nonsense}"),)
    assert again.troubles == report.troubles
    assert {a.paragraphs[0].text: a.warnings for a in desk.articles()} == dict.fromkeys(
        ("Two.", "Paragraph 0."), (f"nothing was found out about it: its finders {nonsense}",)
    )


def export_desk(desk: Desk) -> Desk:
    """Return a desk that reads exports as searchkit does."""
    desk.skills = Skills(
        lambda source: articles_of(read_jsonl(source)), enrich, signature, without_lines
    )
    return desk


def line(*texts: str, **fields: object) -> str:
    return json.dumps({**fields, "paragraphs": texts}) + "\n"


def test_of_a_longer_export_only_its_new_lines_are_read_and_found_out_about(desk: Desk) -> None:
    lines = [line(f"Story {number}.", published="2021-03-23") for number in range(6)]
    export_desk(desk).write("a.jsonl", "".join(lines))
    desk.run()

    read = desk.skills.read
    desk.skills = dataclasses.replace(
        desk.skills, read=lambda s: tuple(replace(a, byline="Now") for a in read(s))
    )
    desk.write("a.jsonl", "".join([lines[5], line("New."), *lines[:5]]))
    desk.run()
    told = sorted(desk.articles(), key=lambda article: article.ordinal)

    # The first line is read whatever it is: what is said of an export stands with its first article.
    assert [(article.paragraphs[0].text, article.byline) for article in told] == [
        ("Story 5.", "Now"),
        ("New.", "Now"),
        *((f"Story {number}.", None) for number in range(5)),
    ]


def test_lines_that_stay_keep_what_is_said_of_their_export(desk: Desk) -> None:
    told = [
        line("One.", published="2021-03-23"),
        line("Two.", published="2021"),
        '{"title": 3, "paragraphs": ["Three."]}\n',
        line("Four.", published="2021-02-30"),
        line("Five.", published=None),
    ]
    export_desk(desk).write("a.jsonl", "".join(told))
    first = desk.run()
    desk.write("a.jsonl", "".join([*told, line("Six.", published="2021-03-24")]))

    longer = desk.run()

    assert len(first.troubles) == 3
    assert longer.troubles == first.troubles
    assert longer.new_troubles == ()

    desk.write("a.jsonl", "".join(told[2:]))
    assert [t.reason.partition(": ")[2][:7] for t in desk.run().troubles] == ["line 1:", "line 2:"]


def test_lines_of_an_export_are_read_again_by_another_reader(desk: Desk) -> None:
    export_desk(desk).write("a.jsonl", line("One.") + line("Two."))
    desk.run()
    read = desk.skills.read
    desk.stamp = dataclasses.replace(desk.stamp, reading="r9")
    desk.skills = dataclasses.replace(
        desk.skills, read=lambda s: tuple(replace(a, byline="Anew") for a in read(s))
    )
    desk.write("a.jsonl", line("One.") + line("Two.") + line("Three."))

    desk.run()

    assert [article.byline for article in desk.articles()] == ["Anew"] * 3


def test_refused_lines_of_an_export_are_trouble_of_every_run(desk: Desk) -> None:
    export = '{"paragraphs": ["One."]}\n{"title": 3, "paragraphs": ["Two."]}\n[]\n'
    export_desk(desk).write("a.jsonl", export)

    first, second = desk.run(), desk.run()

    assert counts(first) == {"indexed": 1}
    assert [(t.path, t.reason, t.is_in_part) for t in first.troubles] == [
        ("clippings/a.jsonl", "not all was read: line 2: `title` must be a text", True),
        ("clippings/a.jsonl", "not all was read: line 3: not a JSON object", True),
    ]
    assert first.new_troubles == first.troubles
    assert (second.troubles, second.new_troubles) == (first.troubles, ())
    with pytest.raises(
        StrictTrouble, match=r"^2 skipped or not all read, the first clippings/a\.jsonl"
    ):
        demand_no_trouble(second)


def test_a_date_that_is_no_day_keeps_its_article_and_is_trouble(desk: Desk) -> None:
    export_desk(desk).write("a.jsonl", '{"published": "2021", "paragraphs": ["One."]}\n')

    report = desk.run()

    assert [article.paragraphs[0].text for article in desk.articles()] == ["One."]
    assert len(report.troubles) == 1
    assert "`published` must be a date" in report.troubles[0].reason

    desk.write("a.jsonl", '{"published": "2021-05-06", "paragraphs": ["One."]}\n')
    assert desk.run().troubles == ()


def test_a_run_counts_the_letters_that_it_left_out(desk: Desk) -> None:
    def with_menu(source: Source) -> tuple[Article, ...]:
        menu = Dropped(DroppedKind.NAVIGATION, "Home")
        meta = Dropped(DroppedKind.METADATA, "date: 2021-03-23 (meta)")
        return tuple(replace(each, dropped=(menu, meta)) for each in understand(source))

    desk.skills = Skills(with_menu, enrich, signature)
    desk.write("a.txt", "Sixteen letters.")

    report = desk.run()

    assert (report.letters, report.dropped) == (20, 4)
    last = desk.summary().last_run
    assert last is not None
    assert (last.letters, last.dropped) == (20, 4)


@pytest.mark.parametrize("number", [3, FEW_JOBS + 3])
def test_a_copy_is_known_whether_it_came_with_few_clippings_or_many(
    desk: Desk, number: int
) -> None:
    words = (
        "The ferry to the island sails again after the long strike of its crew, for the {} time."
    )
    for each in range(number):
        desk.write(f"{each}.txt", words.format(each))
    desk.write("copy.txt", f"{words.format(0)}\n")  # other bytes of the same words
    desk.run()

    with desk.archive() as archive:
        copies = archive.copies()

    assert len(copies) == 2
    assert len(set(copies.values())) == 1


def test_copies_that_came_changed_and_went_in_one_small_run_are_those_of_all(desk: Desk) -> None:
    words = (
        "The ferry to the island sails again after the long strike of its crew, for the {} time."
    )
    for name, number in (("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 3), ("f", 3)):
        desk.write(f"{name}.txt", words.format(number) + " " * ord(name))  # no bytes twice
    desk.run()
    desk.write("a.txt", words.format(2) + "\n\n\n")  # leaves b alone, joins c and d
    (desk.folder / "e.txt").unlink()  # leaves f alone
    desk.write("g.txt", words.format(1))  # joins b

    desk.run()

    with desk.archive() as archive:
        copies = archive.copies()
        group = {article.paths[0]: copies.get(article.id) for article in archive.articles(copies)}
    assert group.keys() == {f"clippings/{name}.txt" for name in "abcdg"}
    assert len({group[f"clippings/{name}.txt"] for name in "acd"}) == 1
    assert group["clippings/b.txt"] == group["clippings/g.txt"] != group["clippings/a.txt"]
