"""How a text is set tells its names from its words: in capitals, in title case, as a sentence."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder
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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Malta Mail, all rights reserved.", []),
        ("Peru waits. The Malta Mail, All rights reserved", ["PE"]),
        ("Peru waits. © 2021 The Malta Mail", ["PE"]),
        ("Malta waits for its mail.", ["MT"]),
    ],
)
def test_who_holds_the_rights_is_no_place_before_or_behind_the_words(
    text: str, codes: list[str]
) -> None:
    found = CountryFinder().enrich(Article("aaaaaaaaaa", 0, (Paragraph(0, Kind.BODY, text),)))

    assert [finding.code for finding in found.paragraphs[0].countries or ()] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("He was last seen in Zedville, VA.", ["US"]),
        ("He was last seen in Zedville, VA, on Monday.", ["US"]),
        ("He was last seen in Zedville, Va.", ["US"]),
        ("He was last seen in Zedville, Virtue.", []),
        ("Calif. officials waited.", ["US"]),
        ("The doctor, John Hill, MD, waited.", []),
    ],
)
def test_a_state_in_short_tells_the_country_of_a_town_that_nobody_knows(
    text: str, codes: list[str]
) -> None:
    found = CountryFinder().enrich(Article("aaaaaaaaaa", 0, (Paragraph(0, Kind.BODY, text),)))

    assert [finding.code for finding in found.paragraphs[0].countries or ()] == codes
