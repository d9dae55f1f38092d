import pytest

from searchkit.language.countries import country_code, country_name


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
