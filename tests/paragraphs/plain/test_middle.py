"""The median is the one that Python's library gives."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.paragraphs.plain.middle import median

NUMBERS = st.lists(st.integers(0, 1000) | st.floats(0, 1000), min_size=1)


@given(NUMBERS)
def test_the_median_is_the_middle_one_or_the_mean_of_two(numbers: list[float]) -> None:
    assert median(iter(numbers)) == statistics.median(numbers)


def test_of_nothing_there_is_no_median() -> None:
    with pytest.raises(IndexError):
        median([])
