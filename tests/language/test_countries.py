import pytest

from searchkit.language.countries import (
    country_code,
    country_name,
    country_of_host,
    governments,
    nations,
)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("CN", "CN"),
        ("cn", "CN"),
        ("China", "CN"),
        ("Chinese", "CN"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("us", "US"),
        ("United States", "US"),
        ("Americans", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Briton", "GB"),
        ("England", "GB"),
        ("South Korea", "KR"),
        ("north korean", "KP"),
        ("DRC", "CD"),
        ("Congo", "CD"),
        ("Burma", "MM"),
        ("cote d’ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Türkiye", "TR"),
        ("turkiye", "TR"),
        ("the Netherlands", "NL"),
        ("Georgia", "GE"),
        ("Kosovo", "XK"),
        ("Hong Kong", "HK"),
        ("Niger", "NE"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Dominica", "DM"),
    ],
)
def test_a_country_is_known_by_code_name_and_demonym(asked: str, code: str) -> None:
    assert country_code(asked) == code


@pytest.mark.parametrize("asked", ["", "EU", "Europe", "Atlantis", "Paris", "x" * 5000])
def test_what_is_no_country_has_no_code(asked: str) -> None:
    assert country_code(asked) is None


def test_a_code_is_shown_by_its_english_name() -> None:
    assert country_name("CN") == "China"
    assert country_name("gb") == "United Kingdom"
    assert country_name("TR") == "Turkey"


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert country_name("ZZ") == "ZZ"


def test_a_capital_speaks_for_its_country() -> None:
    assert governments()["beijing"] == "China"
    assert governments()["kinshasa"] == "Congo"
    assert "chinese" not in governments()
    assert nations()["chinese"] == "China"


@pytest.mark.parametrize("capital", ["georgetown", "brussels", "kuwait city", "jerusalem"])
def test_a_capital_that_means_much_else_speaks_for_nobody(capital: str) -> None:
    assert capital not in governments()


@pytest.mark.parametrize("name", ["soviet union", "west bank", "england"])
def test_a_state_that_is_no_more_or_a_part_of_one_is_no_government(name: str) -> None:
    assert name not in governments()


@pytest.mark.parametrize("people", ["ohioan", "sicilians", "korean", "soviet"])
def test_peoples_are_known_to_all(people: str) -> None:
    assert people in nations()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Deutschland", "DE"),
        ("allemagne", "DE"),
        ("España", "ES"),
        ("Paesi Bassi", "NL"),
        ("Coreia do Sul", "KR"),
        ("Франция", "FR"),
        ("германии", "DE"),
        ("الصين", "CN"),
        ("中国", "CN"),
        ("美國", "US"),
        ("フランス", "FR"),
        ("française", "FR"),
        ("estadounidenses", "US"),
        ("китайский", "CN"),
        ("Norweger", "NO"),
        ("Schwedinnen", "SE"),
        ("norwegisch", "NO"),  # as a dictionary has it
        ("schwedisch", "SE"),
        ("Suédoise", "SE"),
        ("اليمني", "YE"),  # with the article
        ("السوداني", "SD"),
        ("西班牙人", "ES"),  # who lives there
        ("スペイン人", "ES"),
    ],
)
def test_a_country_is_known_by_its_names_in_other_languages(asked: str, code: str) -> None:
    assert country_code(asked) == code


def test_an_english_name_goes_before_a_word_of_another_language() -> None:
    assert country_code("china") == "CN"
    assert country_code("India") == "IN"


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("news.example.co.uk", "GB"),
        ("courier.example.ca", "CA"),
        ("example.com", None),
        ("example.tv", None),
        ("", None),
    ],
)
def test_a_host_is_in_the_country_of_its_domain(host: str, code: str | None) -> None:
    assert country_of_host(host) == code
