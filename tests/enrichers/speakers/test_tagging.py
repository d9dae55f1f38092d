"""How a paragraph is set, and what its words are by it."""

import pytest

from searchkit.enrichers.speakers.tagging import has_headline_capitals

HEADLINE = "Mayor Ada Quist Wins Again in City Vote on Ports and Ferries "


@pytest.mark.parametrize(
    ("letters", "expected"), [(60, True), (170, True), (200, True), (201, False), (300, False)]
)
def test_a_headline_has_two_hundred_letters(letters: int, expected: bool) -> None:
    assert has_headline_capitals((HEADLINE * 5)[:letters]) is expected
