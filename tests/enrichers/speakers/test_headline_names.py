"""A headline in capitals names whom the story names."""

import pytest

from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    "headline",
    [
        "Marta Kovac Leak Stuns Zagreb Court",
        "Clerk Marta Kovac Denies Leak to Zagreb Paper",
        "Zagreb Court Hears Marta Kovac Speak of Leak",
    ],
)
def test_a_headline_in_capitals_does_not_lengthen_a_name(headline: str) -> None:
    found = speakers(
        headline, "“I was ill that day,” said Marta Kovac, a clerk.", "Kovac said so twice."
    )

    assert found[1:] == [["Marta Kovac"], ["Marta Kovac"]]


def test_a_headline_keeps_the_given_name_that_the_story_leaves_out() -> None:
    found = speakers("Marta Kovac Stuns Zagreb Court", "“I was ill that day,” Kovac said.")

    assert found[1] == ["Marta Kovac"]
