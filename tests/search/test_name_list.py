"""The names beside an index are written anew where they may be missed, and not for a clipping more."""

import time
from pathlib import Path

import pytest

from searchkit.search.name_list import FILE_NAME, note_changes, read_names

DAY = 24 * 3600
LARGE = 50_000  # paragraphs


def names_of(folder: Path, first_line: str | None = None, days_old: float = 0.0) -> Path:
    line = first_line or f"changes\t{0:012}\t{int(time.time() - days_old * DAY):012}"
    (folder / FILE_NAME).write_text(f"{line}\nspeaker\t3\tAnna Reyes\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("changes", "stale"), [(0, False), (80, False), (100, True), (101, True)])
def test_names_are_stale_where_two_articles_in_a_thousand_paragraphs_changed(
    tmp_path: Path, changes: int, stale: bool
) -> None:
    names_of(tmp_path)

    assert note_changes(tmp_path, changes, LARGE) is stale


def test_what_several_runs_changed_is_added_up(tmp_path: Path) -> None:
    names_of(tmp_path)

    told = [note_changes(tmp_path, 40, LARGE) for _ in range(3)]

    assert told == [False, False, True]
    assert read_names(tmp_path) == [("speaker", 3, "Anna Reyes")]


@pytest.mark.parametrize(("days_old", "stale"), [(6, False), (8, True)])
def test_names_are_stale_after_a_week_whoever_noted_changes_meanwhile(
    tmp_path: Path, days_old: float, stale: bool
) -> None:
    names_of(tmp_path, days_old=days_old)

    assert note_changes(tmp_path, 1, LARGE) is stale
    assert note_changes(tmp_path, 1, LARGE) is stale


@pytest.mark.parametrize(("paragraphs", "stale"), [(1, True), (4000, True), (6000, False)])
def test_names_of_a_small_index_are_stale_after_any_change(
    tmp_path: Path, paragraphs: int, stale: bool
) -> None:
    names_of(tmp_path)

    assert note_changes(tmp_path, 1, paragraphs) is stale


@pytest.mark.parametrize(
    "first_line",
    [
        "speaker\t3\tJohn Brown",
        "paragraphs\t1000\t",
        "changes",
        "changes\tx\t0",
        "changes\t1\t1",
        "\ufffd\t000000000001\t000000000001",
    ],
)
def test_names_that_do_not_say_how_much_changed_since_are_stale_and_left_as_they_are(
    tmp_path: Path, first_line: str
) -> None:
    before = (names_of(tmp_path, first_line) / FILE_NAME).read_bytes()

    assert note_changes(tmp_path, 1, LARGE)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_where_there_are_no_names_they_are_stale(tmp_path: Path) -> None:
    assert note_changes(tmp_path, 1, LARGE)


def test_what_changed_since_is_no_name(tmp_path: Path) -> None:
    assert read_names(names_of(tmp_path)) == [("speaker", 3, "Anna Reyes")]
