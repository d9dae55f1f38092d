"""`searchkit saved`: what is new since a reader last looked."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.newsroom import Newsroom, records
from tests.support.running import Run

LONG = (
    "The ferry company said on Monday that it would raise its fares by a tenth in spring, "
    "and that no route between the islands was to be given up."
)


@pytest.fixture
def newsroom(searchkit: Run, tmp_path: Path) -> Newsroom:
    room = Newsroom(searchkit, tmp_path / "work")
    room.clip("harbour", "The harbour is open.", published="2026-01-02", source="Isle Courier")
    room.bring_level()
    room.save("ports", "harbour OR ferry")
    return room


def test_at_first_all_is_new_and_then_nothing(newsroom: Newsroom) -> None:
    first = newsroom.searchkit("saved", "--new")
    second = newsroom.searchkit("saved", "--new")

    assert first.code == 0
    assert "Looked at for the first time: all that it finds is new." in first.out
    assert second.code == 1
    assert second.out == ""
    assert second.err.startswith("nothing new since 20")


def test_only_what_came_since_is_new_and_its_search_is_named(newsroom: Newsroom) -> None:
    newsroom.save("fares", "fares")
    newsroom.new()

    newsroom.clip("ferry", "A ferry sank.")
    newsroom.clip("rates", "The fares rise.")
    newsroom.bring_level()

    assert newsroom.new() == [("fares", "The fares rise."), ("ports", "A ferry sank.")][::-1]
    assert newsroom.new() == []


def test_searches_are_looked_at_by_name_and_the_others_stay_new(newsroom: Newsroom) -> None:
    newsroom.save("open", "open")

    assert [name for name, _ in newsroom.new("@open")] == ["open"]
    assert [name for name, _ in newsroom.new()] == ["ports"]
    unknown = newsroom.searchkit("saved", "--new", "port")
    assert unknown.code == 2
    assert "@port: no such saved search; did you mean @ports?" in unknown.err


def test_what_lacks_a_word_is_never_new(newsroom: Newsroom) -> None:
    newsroom.clip("customs", "The tariff is high.")
    newsroom.bring_level()
    newsroom.save("both", "harbour tariff")
    assert "lacks" in newsroom.searchkit("search", "@both").out

    assert [name for name, _ in newsroom.new()] == ["ports"]


def test_each_reader_is_shown_all_once(newsroom: Newsroom) -> None:
    assert newsroom.new("--reader", "desk") == [("ports", "The harbour is open.")]

    assert newsroom.new("--reader", "desk") == []
    assert newsroom.new() == [("ports", "The harbour is open.")]


def test_kept_back_it_is_new_again(newsroom: Newsroom) -> None:
    assert newsroom.new("--keep") == newsroom.new("--keep") == newsroom.new() != []


def test_the_last_batch_is_repeated(newsroom: Newsroom) -> None:
    newsroom.new()
    newsroom.clip("ferry", "A ferry sank.")
    newsroom.bring_level()
    assert newsroom.searchkit("saved", "--again").code == 0
    newsroom.new()
    newsroom.new()

    again = records(newsroom.searchkit("saved", "--again", "--format", "jsonl"))

    assert again == [("ports", "A ferry sank.")]
    assert newsroom.searchkit("saved", "--again", "--reader", "desk").code == 1


def test_the_last_batch_has_nothing_of_searches_that_had_nothing_new_in_it(
    newsroom: Newsroom,
) -> None:
    newsroom.save("fares", "fares OR tolls")
    newsroom.clip("rates", "The fares rise.")
    newsroom.bring_level()
    newsroom.new()
    newsroom.clip("ferry", "A ferry sank.")
    newsroom.bring_level()
    newsroom.new()

    assert records(newsroom.searchkit("saved", "--again", "--format", "jsonl")) == [
        ("ports", "A ferry sank.")
    ]
    assert newsroom.searchkit("saved", "--again", "fares").code == 1
    newsroom.clip("tolls", "The tolls fall.")
    newsroom.bring_level()
    newsroom.new("fares")
    assert records(newsroom.searchkit("saved", "--again", "--format", "jsonl")) == [
        ("fares", "The tolls fall.")
    ]


def test_after_a_rollback_and_forward_nothing_is_shown_twice(newsroom: Newsroom) -> None:
    newsroom.clip("ferry", "A ferry sank.")
    newsroom.bring_level()
    newsroom.new()

    assert newsroom.searchkit("rollback").code == 0
    assert newsroom.new() == []
    newsroom.clip("third", "A third ferry.")
    newsroom.bring_level()

    assert newsroom.new() == [("ports", "A third ferry.")]


def test_after_a_rebuild_only_what_came_is_new(newsroom: Newsroom) -> None:
    newsroom.new()
    newsroom.clip("ferry", "A ferry sank.")

    newsroom.bring_level("--rebuild")

    assert newsroom.new() == [("ports", "A ferry sank.")]


def test_a_clipping_that_was_away_for_a_day_is_not_new(newsroom: Newsroom) -> None:
    newsroom.new()
    newsroom.drop("harbour")
    newsroom.bring_level()
    newsroom.new()

    newsroom.clip("harbour", "The harbour is open.", published="2026-01-02", source="Isle Courier")
    newsroom.bring_level()

    assert newsroom.new() == []


def test_a_page_that_is_saved_again_with_the_same_text_is_not_new(newsroom: Newsroom) -> None:
    newsroom.new()

    newsroom.clip("harbour", "The harbour is open.", published="2026-01-02", byline="Ann Lee")
    newsroom.bring_level()
    assert newsroom.new() == []

    newsroom.clip("harbour", "The harbour is open.", "It has a crane.", byline="Ann Lee")
    newsroom.bring_level()
    assert newsroom.new() == [
        ("ports", "The harbour is open.")
    ]  # a story of its own, for all we know


def test_a_long_paragraph_that_was_shown_is_not_new_in_another_story(newsroom: Newsroom) -> None:
    newsroom.clip("fares", LONG)
    newsroom.bring_level()
    newsroom.new()

    newsroom.clip("later", "Weeks later the ferry is empty.", LONG)
    newsroom.bring_level()

    assert newsroom.new() == [("ports", "Weeks later the ferry is empty.")]


@pytest.mark.parametrize(("words", "is_new"), [(11, True), (14, True), (16, False), (19, False)])
def test_a_short_sentence_may_be_of_two_stories(
    newsroom: Newsroom, words: int, *, is_new: bool
) -> None:
    text = " ".join(["The ferry company would not say why"] + ["so"] * (words - 7))
    newsroom.clip("one", text, "One boat.")
    newsroom.bring_level()
    newsroom.new()

    newsroom.clip("two", text, "Another island.")
    newsroom.bring_level()

    assert newsroom.new() == [("ports", text)] * is_new


def test_a_near_copy_of_a_story_that_was_shown_is_not_new(newsroom: Newsroom) -> None:
    text = [
        f"{LONG} That is decision number {number} of the board of the line." for number in "abcdef"
    ]
    newsroom.clip("first", *text, published="2026-03-05", source="Isle Courier")
    newsroom.bring_level()
    newsroom.new()

    # Dated before the first one, it is the copy that searches show from now on.
    changed = [paragraph.replace("Monday", "Sunday") for paragraph in text]
    newsroom.clip("second", *changed, published="2026-03-01", source="Meridian")
    newsroom.bring_level()

    assert newsroom.searchkit("search", "@ports", "-c").out == "7\n"
    assert newsroom.new() == []


def test_a_search_that_was_changed_says_so_and_shows_what_it_did_not_find(
    newsroom: Newsroom,
) -> None:
    newsroom.clip("crane", "A crane fell.")
    newsroom.bring_level()
    newsroom.new()
    newsroom.searchkit("saved", "--remove", "ports")
    newsroom.save("ports", "harbour")
    newsroom.new()
    newsroom.searchkit("search", "--undo")

    newsroom.save("ports", "harbour OR crane")
    listed = newsroom.searchkit("saved")
    done = newsroom.searchkit("saved", "--new")

    assert "changed since then" in listed.out
    assert "The search was changed since 20" in done.out
    assert "A *crane* fell." in done.out
    assert "harbour is open" not in done.out


def test_a_search_keeps_the_scope_and_filters_that_it_was_saved_with(newsroom: Newsroom) -> None:
    newsroom.clip("ferry", "A ferry left.", "The harbour is full.", source="Meridian")
    newsroom.bring_level()
    newsroom.save("near", "ferry harbour", "--in", "paragraph")
    newsroom.save("courier", "harbour", "--source", "Isle Courier")

    assert newsroom.new("near") == []
    assert newsroom.new("courier") == [("courier", "The harbour is open.")]


def test_a_name_that_means_somebody_else_today_is_looked_at_in_all_articles(
    newsroom: Newsroom,
) -> None:
    newsroom.clip("lula", "The ferry is ours, Lula da Silva said.", source="Isle Courier")
    newsroom.bring_level()
    newsroom.save("lula", "--speaker", "Silva")
    before = newsroom.new("lula")

    newsroom.clip("other", "It is not, said Marta Silva, a captain.")
    newsroom.bring_level()

    everything = records(
        newsroom.searchkit("saved", "--new", "lula", "--reader", "new", "--format", "jsonl")
    )
    assert {*newsroom.new("lula")} == {*everything} - {*before}


def test_days_that_a_search_asks_for_later_are_looked_at(newsroom: Newsroom) -> None:
    newsroom.save("old", "harbour", "--until", "2025")
    assert newsroom.new("old") == []
    newsroom.searchkit("search", "--save", "old", "--undo")

    newsroom.save("old", "harbour", "--until", "2026")

    assert newsroom.new("old") == [("old", "The harbour is open.")]


def test_a_pipe_that_is_closed_leaves_the_mark(newsroom: Newsroom, tmp_path: Path) -> None:
    script = (
        "import sys; from searchkit.cli import main;"
        f"sys.exit(main(['saved', '--new', '--index', {str(newsroom.index)!r}]))"
    )
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-c", script], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")
    assert newsroom.new() == [("ports", "The harbour is open.")]


def test_a_run_that_is_killed_before_all_is_written_leaves_the_mark(newsroom: Newsroom) -> None:
    for number in range(400):
        newsroom.clip(f"ferry {number}", f"The ferry number {number} left, and {'on ' * 90}")
    newsroom.bring_level()
    script = (
        "import sys; from searchkit.cli import main;"
        f"main(['saved', '--new', '--format', 'jsonl', '--index', {str(newsroom.index)!r}])"
    )

    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.read(1)  # a pipe holds no more than a part of it
    run.kill()
    run.communicate()

    assert len(newsroom.new()) == 401


def test_the_mark_is_its_owners_alone_and_lies_beside_the_index(newsroom: Newsroom) -> None:
    mask = os.umask(0)
    try:
        newsroom.new()
    finally:
        os.umask(mask)

    file = newsroom.index.parent / ".index-shown.sqlite"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.glob("*shown*")] == [file.name]


def test_a_look_that_notes_nothing_makes_no_file(newsroom: Newsroom) -> None:
    newsroom.new("--keep")
    newsroom.searchkit("saved")
    newsroom.searchkit("saved", "--again")

    assert not (newsroom.index.parent / ".index-shown.sqlite").exists()


def test_a_mark_that_is_no_file_of_ours_is_a_sentence(newsroom: Newsroom) -> None:
    file = newsroom.index.parent / ".index-shown.sqlite"
    file.write_bytes(b"no database at all, whatever it is called" * 100)

    done = newsroom.searchkit("saved", "--new")
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE marks (number INTEGER)")
    foreign = newsroom.searchkit("saved", "--new")
    file.unlink()
    file.symlink_to(newsroom.clippings / "harbour.jsonl")
    linked = newsroom.searchkit("saved", "--new")

    assert done.code == foreign.code == linked.code == 78
    assert "all is new again then" in done.err
    assert "not written by this searchkit" in foreign.err
    assert "no file of yours" in linked.err


def test_a_search_that_cannot_be_asked_is_named_and_the_others_go_on(newsroom: Newsroom) -> None:
    newsroom.spoil("bad", "harbour AND (")

    shown = newsroom.searchkit("saved", "--new", "-q")
    listed = newsroom.searchkit("saved", "-q")
    alone = newsroom.searchkit("saved", "--new", "bad")
    again = newsroom.searchkit("saved", "--new", "-q")

    for done in (shown, listed, alone, again):
        assert done.code == 78
        assert "searches.bad" in done.err
        assert (
            "Mend it where it is saved, or take it out: searchkit saved --remove 'bad'" in done.err
        )
    assert "@ports" in shown.out
    assert "@ports" in listed.out
    assert (alone.out, again.out) == ("", "")


def test_the_list_says_how_much_there_is_and_how_much_is_new(newsroom: Newsroom) -> None:
    before = newsroom.searchkit("saved")
    newsroom.new()
    newsroom.clip("ferry", "A ferry sank.", "The ferry was old.")
    newsroom.bring_level()

    after = newsroom.searchkit("saved")
    (line,) = newsroom.searchkit("saved", "--format", "jsonl").out.splitlines()

    assert (before.code, before.out) == (
        0,
        "@ports  1 paragraph · never looked at\n    harbour OR ferry\n",
    )
    assert after.out.startswith("@ports  3 paragraphs · 2 new since 20")
    record = json.loads(line)
    assert record.pop("looked_at").endswith("+00:00")
    assert record == {
        "search": "ports",
        "query": "harbour OR ferry",
        "read_as": "harbour OR ferry",
        "total": 3,
        "total_stories": 2,
        "new": 2,
        "new_stories": 1,
        "changed": False,
    }


def test_a_search_that_is_removed_is_forgotten_with_its_mark(newsroom: Newsroom) -> None:
    newsroom.new()

    done = newsroom.searchkit("saved", "--remove", "@ports")

    assert done.code == 0
    assert done.err == "again: searchkit search --save ports --in story 'harbour OR ferry'\n"
    assert newsroom.searchkit("saved").code == 1
    newsroom.save("ports", "harbour")
    assert newsroom.new() == [("ports", "The harbour is open.")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--keep",),
        ("--new", "--again"),
        ("--format", "html"),
        ("--remove", "ports", "--new"),
        ("--remove", "nothing"),
        ("--new", "--reader", "a\x07b"),
        ("nothing",),
    ],
)
def test_options_that_make_no_sense_are_refused(
    newsroom: Newsroom, arguments: tuple[str, ...]
) -> None:
    assert newsroom.searchkit("saved", *arguments).code == 2


def test_quiet_is_silent_where_nothing_is_new(newsroom: Newsroom) -> None:
    newsroom.new()

    done = newsroom.searchkit("saved", "--new", "-q")

    assert (done.code, done.out, done.err) == (1, "", "")
