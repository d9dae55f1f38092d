import pytest

from searchkit.domain.errors import UnknownCountry
from searchkit.search.asked_country import country_of, said_of_region


def refusal(text: str) -> str:
    with pytest.raises(UnknownCountry) as refused:
        country_of(text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [("cn", "CN"), ("Chinese", "CN"), ("the Netherlands", "NL"), ("Côte d'Ivoire", "CI")],
)
def test_a_country_is_itself_and_nothing_is_said_of_it(text: str, code: str) -> None:
    assert country_of(text) == code
    assert said_of_region(text) is None


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Crimea", "UA", "Ukraine"),
        ("the Donbas", "UA", "Ukraine"),
        ("Xinjiang", "CN", "China"),
        ("Bavaria", "DE", "Germany"),
        ("Texas", "US", "United States"),
        ("Beijing", "CN", "China"),
    ],
)
def test_a_region_stands_for_its_country_and_says_so(text: str, code: str, name: str) -> None:
    assert country_of(text) == code
    assert said_of_region(text) == f"{text} is in {name}: read as country:{code}, all of it"


def test_a_region_of_two_countries_names_both() -> None:
    assert "Belgium (BE), Netherlands (NL)" in refusal("Limburg")


@pytest.mark.parametrize(
    ("text", "words"),
    [("EU", '"European Union"'), ("the E.U.", '"European Union"'), ("NATO", "NATO"), ("Africa", "Africa")],
)  # fmt: skip
def test_what_is_no_country_says_how_to_ask_for_it(text: str, words: str) -> None:
    said = refusal(text)

    assert said.startswith(f"{text} is not a country but a ")
    assert words in said


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("Chna", "China (CN)"), ("Keniya", "Kenya (KE)"), ("Frence", "France (FR)"), ("Ukrane", "Ukraine (UA)"),
     ("Untd Kngdm", "United Kingdom (GB)")],
)  # fmt: skip
def test_a_misspelt_country_gets_the_nearest(text: str, nearest: str) -> None:
    assert refusal(text).startswith(f"{text} is no country known here; nearest: {nearest}")


def test_a_name_that_lacks_its_vowels_is_near_its_own_country_and_to_no_capital() -> None:
    assert refusal("Lbnon") == "Lbnon is no country known here; nearest: Lebanon (LB)"


@pytest.mark.parametrize("text", ["Zyzzyva", "", "!"])
def test_what_is_like_no_country_gets_an_example(text: str) -> None:
    assert refusal(text).endswith("CN, China, Chinese")


@pytest.mark.parametrize("text", ["Narnia", "Gondor", "Wakanda"])
def test_a_land_of_fables_is_near_no_country(text: str) -> None:
    assert refusal(text) == (
        f"{text} is no country known here; write a code, a name or a people: CN, China, Chinese"
    )
