"""News of American towns, which hardly ever say so: real towns, invented people, papers and sentences."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.countries.town_news import SIGNS, TownSign, is_american_english
from searchkit.language.fold import fold_in_place

FINDER = CountryFinder()


def codes(*texts: str, url: str | None = None) -> str:
    """Return the countries of the last paragraph, in order of code."""
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    found = FINDER.enrich(Article("aaaaaaaaaa", 0, paragraphs, url=url)).paragraphs[-1].countries
    return " ".join(sorted(finding.code for finding in found or ()))


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_every_sign_is_found_by_a_hint_and_its_pattern(sign: TownSign) -> None:
    example, counter = map(fold_in_place, (str(sign.example), str(sign.counter)))

    assert any(hint in example for hint in sign.hints)
    assert sign.pattern.search(example)
    assert not sign.pattern.search(counter)


@pytest.mark.parametrize(
    "sign",
    [
        "Whoever saw the car should call the Sheriff's Office.",
        "Sgt. Dana Ruiz was first at the scene.",
        "The aldermen vote on Thursday.",
        "He was arraigned in Superior Court.",
        "The eighth-graders sang.",
        "It began at 118 N. Linden Ave. at noon.",
        "A truck turned over on Interstate 71.",
        "Tickets are to be had at 555-0175.",
        "The fair of Lamar County was full.",
    ],
)
@pytest.mark.parametrize("town", ["Athens", "Dublin", "Hanover", "Paris"])
def test_a_famous_name_is_that_of_the_american_town_where_its_press_speaks(
    town: str, sign: str
) -> None:
    assert codes(sign, f"The bridge of {town} is shut.") == "US"


@pytest.mark.parametrize(
    ("town", "told", "code"),
    [
        ("Athens", "Greek ministers were there.", "GR"),
        ("Paris", "So were those of France.", "FR"),
        ("Dublin", "The Irish team won.", "IE"),
    ],
)
def test_a_famous_name_stays_where_its_country_is_named(town: str, told: str, code: str) -> None:
    assert codes("Sgt. Dana Ruiz was there.", told, f"The bridge of {town} is shut.") == code


@pytest.mark.parametrize(
    ("url", "town", "code"),
    [
        ("https://courier.example.co.uk/a", "Cambridge", "GB"),
        ("https://courier.example.ie/a", "Dublin", "IE"),
        ("https://courier.example.com.au/a", "Newcastle", "AU"),
    ],
)
def test_an_outlet_of_another_country_tells_no_american_news(
    url: str, town: str, code: str
) -> None:
    assert codes("The high school won.", f"The bridge of {town} is shut.", url=url) == code


@pytest.mark.parametrize(
    ("country", "code"), [("Lebanon", "LB"), ("Jordan", "JO"), ("Palestine", "PS")]
)
def test_a_country_is_an_american_town_by_two_kinds_of_signs_only(country: str, code: str) -> None:
    schools, more = "The high schools are open again.", "A truck stood on Route 38."

    assert codes(schools, f"All of {country} waits.") == code
    assert codes(schools, more, f"All of {country} waits.") == "US"


@pytest.mark.parametrize(
    ("text", "american"),
    [
        ("The trustees approved it Tuesday.", "US"),
        ("The trustees want a new downtown.", "US"),
        ("The trustees ask for $400,000.", "US"),
        ("The trustees approved it on Tuesday.", ""),
        ("The trustees ask for £400,000.", ""),
        ("The trustees met last Tuesday.", ""),
    ],
)
@pytest.mark.parametrize("town", ["Schaumburg", "Torrington", "Ozark"])
def test_a_town_that_only_america_has_is_told_by_american_english(
    town: str, text: str, american: str
) -> None:
    assert codes(text, f"The bridge of {town} is shut.") == american


def test_american_english_tells_nothing_where_another_country_is_named() -> None:
    told = "Kenyans approved it Tuesday."

    assert is_american_english(told)
    assert codes(told, "The bridge of Torrington is shut.") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rep. Lena Ortiz, D-Winchendon, voted against it.", "US"),
        ("Sen. Paul Haas (R-Elm Lake) was absent.", "US"),
        ("The chairman, Tom Reyes, I-Osterville, closed it.", "US"),
        ("The vitamin D-Winchendon makes is dear.", ""),
        ("They took the R-Train home.", ""),
    ],
)
def test_a_politicians_party_tells_of_his_town(text: str, code: str) -> None:
    assert codes(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Snow fell in Barrow, Jackson and Madison counties.", "US"),
        ("It burned in Cooke and Grayson counties.", "US"),
        ("Schools of St. Clair, Preble, and Lamar counties are shut.", "US"),
        ("Snow fell in Nyeri and Kiambu counties.", "KE"),
        ("Jackson and Madison met.", ""),
    ],
)
def test_counties_share_their_noun(text: str, code: str) -> None:
    assert codes(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Calif. officials want more water", "US"),
        ("Crash kills two. Fla. driver held", "US"),
        ("N.J. teachers end their strike", "US"),
        ("The plan of the S.C. Association of Judges failed.", "US"),
        ("Two Ont. mills shut", "CA"),
        ("She fell ill. and he left", ""),
        ("The paper was signed by the S.R. Company.", ""),
    ],
)
def test_a_headline_shortens_a_state_without_a_town(text: str, code: str) -> None:
    assert codes(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mill burns for two days. CROMWELL — The mill was old.", ""),
        ("Mill burns for two days. TORRINGTON — The mill was old.", "US"),
        ("Mill burns. BOCHNIA, Poland — The mill was old.", "PL"),
        ("The STORE - as they call it - is shut.", ""),
    ],
)
def test_a_dateline_behind_a_headline_is_a_place_however_small(text: str, code: str) -> None:
    assert codes("The trustees met Tuesday.", text) == code


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("He lives in Mansfield.", "Mansfield has a new mill."),
        ("She moved to Henderson.", "“Henderson has money,” she said."),
        ("They met near Lancaster.", "Nothing that Lancaster does is late."),
    ],
)
def test_a_name_is_a_town_for_all_of_the_article_that_says_so_once(place: str, text: str) -> None:
    assert codes("The aldermen met.", place, text) == "US"
    assert codes("The aldermen met.", text) == ""


@pytest.mark.parametrize("person", ["Ann Mansfield", "Mr. Henderson", "Judge Lancaster"])
def test_a_name_of_somebody_is_a_town_only_where_that_is_said(person: str) -> None:
    name = person.split()[-1]

    assert codes("The aldermen met.", f"{person} lives in {name}.", f"{name} left.") == ""


@pytest.mark.parametrize(
    ("company", "town"),
    [
        ("Rodeo Gainesville is looking for a queen.", "Gainesville"),
        ("They watched Chabad Edwardsville dance.", "Edwardsville"),
        ("The singer StandUp Schaumburg is angry.", "Schaumburg"),
    ],
)
def test_a_town_that_ends_another_name_is_nobody_where_it_is_called_a_town_as_well(
    company: str, town: str
) -> None:
    twice, bare = f"She lives in {town}, near {town}.", f"A handful of {town} shops moved."

    assert codes("The aldermen met.", company, twice, bare) == "US"
    assert codes("The aldermen met.", company, bare) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The driver, Lena Ortiz, 22, of Madison, was not hurt.", "US"),
        ("The car of Lena Ortiz of Richmond was found.", "US"),
        ("The city of Henderson has three.", "US"),
        ("It was the speech of Madison that won.", ""),
    ],
)
def test_whoever_is_of_a_town_comes_from_there(text: str, code: str) -> None:
    assert codes("The aldermen met.", text) == code


@pytest.mark.parametrize(
    "text",
    [
        "She is president of the Peanut Corporation of Iceland.",
        "United Russia won all seats.",
        "The pipe ends in the Gulf of Alaska.",
        "It was the American Heart Association that asked.",
        "They painted the whole West End.",
    ],
)
def test_companies_parties_and_quarters_are_no_countries(text: str) -> None:
    assert codes(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The Torrington Volunteer Company was there.",
        "Schaumburg Trustees voted.",
        "The Chattahoochee ran high, and the Roswell River Walk was shut.",
        "Wallingford Investigator Tom Reyes said so.",
        "The Northbrook Historical Society met.",
    ],
)
def test_what_belongs_to_a_small_town_tells_of_it(text: str) -> None:
    assert codes("The aldermen met.", text) == "US"


@pytest.mark.parametrize("text", ["Enterprise Holdings grew.", "Torrington Widgets grew."])
def test_another_capitalised_word_behind_a_small_town_makes_it_something_else(text: str) -> None:
    assert codes("The aldermen met.", text) == ""


def test_a_paragraph_that_opens_with_dollars_is_written_by_americans() -> None:
    assert codes("$4 million was spent.", "The bridge of Wasilla was shut.") == "US"
    assert codes("4 million was spent.", "The bridge of Wasilla was shut.") == ""
