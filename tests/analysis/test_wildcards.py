import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.wildcards import fuzzy_test, is_within, wildcard_test

LETTERS = st.text("ab", max_size=8)


@given(st.text("ab*", max_size=8), LETTERS)
def test_a_star_is_any_run_of_letters(pattern: str, form: str) -> None:
    expected = re.fullmatch(pattern.replace("*", ".*"), form) is not None

    assert wildcard_test(pattern)(form) == expected


def levenshtein(left: str, right: str) -> int:
    """The distance by its definition."""
    if not left or not right:
        return len(left) + len(right)
    return min(
        levenshtein(left[1:], right[1:]) + (left[0] != right[0]),
        levenshtein(left[1:], right) + 1,
        levenshtein(left, right[1:]) + 1,
    )


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 3))
def test_within_a_distance_is_what_the_definition_says(
    left: str, right: str, distance: int
) -> None:
    assert is_within(left, right, distance) == (levenshtein(left, right) <= distance)


@pytest.mark.parametrize(
    ("form", "expected"),
    [("xinjang", True), ("xinjiang", True), ("xinang", True), ("zinjang", False), ("", False)],
)
def test_the_first_letter_is_fixed(form: str, *, expected: bool) -> None:
    assert fuzzy_test("xinjang", 1)(form) is expected


def test_many_stars_over_a_long_word_come_back_at_once() -> None:
    assert not wildcard_test("aaa" + "*a" * 500 + "*b")("a" * 100_000)
