"""Towns on either side of each limit of size: real towns, sizes as in cities.tsv, sentences invented."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder

FINDER = CountryFinder()


def codes(*texts: str, url: str | None = None) -> str:
    """Return the countries of the last paragraph, in order of code."""
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    found = FINDER.enrich(Article("aaaaaaaaaa", 0, paragraphs, url=url)).paragraphs[-1].countries
    return " ".join(sorted(finding.code for finding in found or ()))


@pytest.mark.parametrize(
    ("town", "code"),
    [
        ("Northampton", "GB"),  # 245,000 people; its namesake has 28,000
        ("Florencia", ""),  # 168,000, 19,000
        ("Abnub", "EG"),  # 111,000, no namesake
        ("Aguachica", ""),  # 97,000, no namesake
        ("Algeciras", "ES"),  # 121,000, 10,000
    ],
)
def test_a_town_whose_country_is_named_nowhere_must_be_large_or_the_only_one(
    town: str, code: str
) -> None:
    assert codes(f"The bridge of {town} was shut on Monday.") == code


@pytest.mark.parametrize(
    ("town", "code"), [("Bochnia", "PL"), ("Bartoszyce", "")]
)  # 29,000; 23,000
def test_a_town_whose_country_is_named_once_must_have_some_size(town: str, code: str) -> None:
    assert codes("Poland waits.", f"The bridge of {town} was shut on Monday.") == code
    assert codes("Poland waits, and Poles do.", f"The bridge of {town} was shut.") == "PL"


@pytest.mark.parametrize(
    ("url", "town", "code"),
    [
        ("https://courier.example.ph/a", "La Paz", "PH"),  # 71,000 people in the Philippines
        ("https://courier.example.re/a", "St. Louis", "US"),  # 53,000 on Réunion
    ],
)
def test_a_famous_name_is_the_outlets_own_town_from_some_size_up(
    url: str, town: str, code: str
) -> None:
    assert codes(f"The bridge of {town} was shut on Monday.", url=url) == code


@pytest.mark.parametrize(
    ("canadian", "other", "code"),
    [(4, 0, "CA"), (3, 0, "GB"), (8, 1, "CA"), (6, 1, "GB")],
)
def test_an_article_is_about_a_country_that_it_names_often_and_alone(
    canadian: int, other: int, code: str
) -> None:
    about = " ".join(["Canada waits."] * canadian + ["Peru waits."] * other)

    assert codes(about, "The bridge of London was shut on Monday.") == code


@pytest.mark.parametrize(
    ("town", "code"),
    [
        ("Maidstone", "GB"),  # 107,000 people; its namesake in Australia has 9,000
        ("Kati", "ML"),  # 130,000; 12,000 in India
        ("New Providence", ""),  # a region of the Bahamas; 12,000 people in New Jersey
        ("St. Helens", ""),  # a region of Britain; 12,000 people in Oregon
    ],
)
def test_a_town_or_a_region_with_a_namesake_is_many_times_larger(town: str, code: str) -> None:
    assert codes(f"The bridge of {town} was shut on Monday.") == code


def test_a_region_counts_like_a_town_of_ninety_thousand() -> None:
    # Shirvan is a region of Azerbaijan, and a town of 82,000 people in Iran.
    assert codes("Azerbaijan waits. Iran waits.", "The bridge of Shirvan was shut.") == "AZ"


@pytest.mark.parametrize(
    ("town", "code"),
    [
        ("GERMISTON", ""),  # 255,000 people
        ("JALNA", ""),  # 285,000
        ("DAMIETTA", "EG"),  # 305,000
        ("TARSUS", "TR"),  # 350,000
    ],
)
def test_a_town_in_a_headline_of_capitals_is_large(town: str, code: str) -> None:
    assert codes(f"STRIKE IN {town} ENDS AFTER A WEEK OF TALKS") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("They met. ROME -- Nobody came.", "IT"),
        ("They met. LIMA (AP) - Nobody came.", "PE"),
        ("They met. GOA (AP) - Nobody came.", ""),  # three letters may be anybody's initials
    ],
)
def test_capitals_within_a_text_are_a_datelines_from_four_letters_on(text: str, code: str) -> None:
    assert codes(text) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Estados Unidos", "US"),
        ("Estados, Unidos", "US"),
        ("EE. UU.", "US"),
        ("Estados - Unidos", ""),
        ("EE . UU.", ""),
    ],
)
def test_the_words_of_a_name_stand_close_together(name: str, code: str) -> None:
    assert codes(f"El ministro viajó con los empresarios por una semana a los {name}") == code


@pytest.mark.parametrize(
    ("town", "code"),
    [
        ("Austin", ""),  # 974,000 people
        ("Trujillo", ""),  # 1,067,000
        ("Heshan", "CN"),  # 1,249,000
        ("Harbin", "CN"),  # 5,242,000
    ],
)
def test_a_city_whose_name_people_bear_is_one_without_a_sign_from_some_size_up(
    town: str, code: str
) -> None:
    assert codes(f"{town} said so on Monday.") == code
    assert codes("Nobody came.", f"They live in {town}.") != ""


@pytest.mark.parametrize(
    ("town", "code"),
    [("Acayucan", "MX"), ("Aranjuez", "ES"), ("Acireale", ""), ("Albstadt", "")],
)  # 50,000 people, 54,000; 49,000, 46,000
def test_a_town_that_is_called_a_place_has_fifty_thousand_people(town: str, code: str) -> None:
    assert codes(f"They have a mill in {town}.") == code
