"""The names beside an index are written anew where they may be missed, and not for a clipping more."""

import os
import time
from pathlib import Path

import pytest

from searchkit.search.name_list import FILE_NAME, are_stale, read_names

DAY = 24 * 3600


def names_of(folder: Path, first_line: str, days_old: float = 0.0) -> Path:
    path = folder / FILE_NAME
    path.write_text(f"{first_line}\nspeaker\t3\tAnna Reyes\n", encoding="utf-8")
    then = time.time() - days_old * DAY
    os.utime(path, (then, then))
    return folder


@pytest.mark.parametrize(
    ("paragraphs", "days_old", "stale"),
    [(1000, 0, False), (1009, 0, False), (1013, 0, True), (987, 0, True), (1001, 6, False), (1001, 8, True)],
)  # fmt: skip
def test_names_are_stale_where_the_index_grew_or_shrank_by_a_part_or_a_week_went_by(
    tmp_path: Path, paragraphs: int, days_old: float, stale: bool
) -> None:
    names_of(tmp_path, "paragraphs\t1000\t", days_old)

    assert are_stale(tmp_path, paragraphs) is stale


@pytest.mark.parametrize(
    "first_line", ["speaker\t3\tJohn Brown", "", "paragraphs", "paragraphs\tx\t"]
)
def test_names_that_do_not_say_of_which_index_they_are_are_stale(
    tmp_path: Path, first_line: str
) -> None:
    names_of(tmp_path, first_line)

    assert are_stale(tmp_path, 1000)


def test_where_there_are_no_names_they_are_stale(tmp_path: Path) -> None:
    assert are_stale(tmp_path, 1000)


def test_the_size_of_the_index_is_no_name(tmp_path: Path) -> None:
    read = read_names(names_of(tmp_path, "paragraphs\t1000\t"))

    assert read == [("speaker", 3, "Anna Reyes")]
