"""Numbers of a byte each, and the few that are larger."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter
from searchkit.engines.whoosh.mostly_small import MostlySmall, write_mostly_small


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("numbers") / "file"


@given(
    numbers=st.lists(st.integers(0, 255) | st.integers(0, 2**32 - 1), max_size=30),
    picked=st.lists(st.integers(0, 29)),
    start=st.integers(0, 30),
    end=st.integers(0, 30),
)
@example(numbers=[255, 256, 7, 70_000], picked=[3, 1, 1, 0], start=1, end=3)
def test_what_is_written_is_read_run_by_run_and_one_by_one(
    path: Path, numbers: list[int], picked: list[int], start: int, end: int
) -> None:
    with path.open("wb") as file:
        writer = ArrayFileWriter(file)
        write_mostly_small(writer, "numbers", np.array(numbers, np.uint32))
        writer.finish()
    read = MostlySmall(ArrayFile(os.open(path, os.O_RDONLY), path), "numbers")
    places = [place for place in picked if place < len(numbers)]

    assert read.run(start, end).tolist() == numbers[start:end]
    for each in (places, sorted(places)):
        assert read.at(np.array(each, np.intp)).tolist() == [numbers[place] for place in each]
