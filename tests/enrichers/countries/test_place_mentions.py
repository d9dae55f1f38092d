"""How a text is set tells its names from its words: in capitals, in title case, as a sentence."""

import pytest

from searchkit.enrichers.countries.gazetteer import read_gazetteer
from searchkit.enrichers.countries.place_mentions import read

GAZETTEER = read_gazetteer()
HEADLINE = "Council Keeps Ferry Running While Dockers Strike Against Longer Hours "
SMALL = "nevertheless understanding continuously determination straightforward disagreements "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Council Keeps Ferry Running", True),
        ("Council Keeps Ferry", False),  # three words are a name
        ("Council Keeps The Old Ferry", False),  # short words say nothing
        ("Mayor Keeps Pier Open", True),
        ("Council Keeps Ferry running", True),  # three of four
        ("Council Keeps Ferry running again", False),  # three of five
        ("Council Keeps ferry running", False),
    ],
)
def test_a_headline_has_four_words_of_more_than_three_letters_and_most_of_them_capitals(
    text: str, expected: bool
) -> None:
    assert read(text, GAZETTEER).is_title_case is expected


@pytest.mark.parametrize(("words", "expected"), [(5, False), (7, False), (8, True), (10, True)])
def test_the_first_hundred_and_twenty_letters_say_how_a_text_is_set(
    words: int, expected: bool
) -> None:
    text = f"{' '.join(HEADLINE.split()[:words])} {SMALL * 3}"

    assert read(text, GAZETTEER).is_title_case is expected
