import pytest

from searchkit.domain.article import Article, CountryFinding, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder

FINDER = CountryFinder()


def article(*texts: str, title: str | None = None, dateline: str | None = None) -> Article:
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    return Article("aaaaaaaaaa", 0, paragraphs, title=title, dateline=dateline)


def codes(text: str, *others: str) -> list[str]:
    """Return the countries of the first paragraph, in order of code."""
    found = FINDER.enrich(article(text, *others)).paragraphs[0].countries
    return sorted(finding.code for finding in found or ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.-Russia talks went on.", ["RU", "US"]),
        ("They told us that the US would pay.", ["US"]),
        ("They told us nothing.", []),
        ("A flight of American Airlines to Mexico City.", ["MX"]),
        ("New Mexico is a state.", ["US"]),
        ("The president of Guinea-Bissau visited Papua New Guinea.", ["GW", "PG"]),
        ("Latin American leaders met the European Union.", []),
        ("The Kremlin answered Downing Street.", ["GB", "RU"]),
        ("Sen. Ann Miller, D-Va., met Rep. Jo Hill (R-Texas).", ["US"]),
        ("The fair of Paris, Texas, was opened.", ["US"]),
        ("The fair of Paris was opened.", ["FR"]),
        ("He spoke to the court in Spanish.", []),
        ("She reads the New York Times.", []),
    ],
)
def test_a_name_means_its_country(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_georgia_is_told_by_its_neighbours() -> None:
    assert codes("Voters in Georgia go to the polls.", "Officials in Atlanta said so.") == ["US"]
    assert codes("Voters in Georgia go to the polls.", "Officials in Tbilisi said so.") == ["GE"]


def test_atlanta_georgia_at_the_end_of_a_story_from_tbilisi_is_one_mention() -> None:
    found = codes(
        "The president of Georgia rejected the offer.",
        "Officials in Tbilisi and Moscow said so.",
        "In Atlanta, Georgia, a group held a vigil.",
    )

    assert found == ["GE"]


def test_a_person_with_the_name_of_a_country_is_none() -> None:
    assert codes("Michael Jordan scored. Jordan left the field.") == []
    assert codes("Jordan closed its border.") == ["JO"]


def test_a_finding_keeps_its_words() -> None:
    found = FINDER.enrich(article("BEIJING (AP) — Officials of South Korea left.")).paragraphs[0]

    assert found.countries == (CountryFinding("CN", "BEIJING"), CountryFinding("KR", "South Korea"))


def test_the_article_has_the_countries_of_title_dateline_and_lead() -> None:
    enriched = FINDER.enrich(
        article("In Peru.", "In Chile.", "In Cuba.", title="Talks in Kenya", dateline="LIMA, Ohio")
    )

    assert enriched.countries == ("KE", "PE", "CL", "US")


def test_countries_of_title_and_dateline_are_kept_apart_for_paragraphs_that_inherit_them() -> None:
    enriched = FINDER.enrich(article("It rained.", title="Kenya meets Peru", dateline="LIMA, Ohio"))

    assert enriched.title_countries == ("KE", "PE")
    assert enriched.dateline_countries == ("US",)


def test_given_countries_are_kept() -> None:
    given = Paragraph(0, Kind.BODY, "In Peru.", countries=(CountryFinding("CU"),))

    enriched = FINDER.enrich(Article("aaaaaaaaaa", 0, (given,)))

    assert enriched.paragraphs == (given,)


def test_given_countries_tell_what_a_name_in_the_title_means() -> None:
    def titled(code: str) -> Article:
        given = Paragraph(
            0, Kind.BODY, "It rained in the hills.", countries=(CountryFinding(code),)
        )
        return Article("aaaaaaaaaa", 0, (given,), title="Voters in Georgia")

    caucasus, south = FINDER.enrich(titled("GE")), FINDER.enrich(titled("US"))

    assert caucasus.title_countries == ("GE",)
    assert caucasus.countries == ("GE",)
    assert south.title_countries == ("GE",)  # any story names the United States: that is no sign


def test_words_around_given_countries_tell_what_a_name_in_the_title_means() -> None:
    given = Paragraph(0, Kind.BODY, "The senate met in Atlanta.", countries=())

    found = FINDER.enrich(Article("aaaaaaaaaa", 0, (given,), title="Voters in Georgia"))

    assert found.title_countries == ("US",)
    assert found.paragraphs == (given,)


def test_a_given_country_does_not_keep_its_neighbours_from_being_read() -> None:
    given = Paragraph(0, Kind.BODY, "Tbilisi was calm.", countries=(CountryFinding("GE"),))
    missing = Paragraph(1, Kind.BODY, "Voters in Georgia waited.")

    found = FINDER.enrich(Article("aaaaaaaaaa", 0, (given, missing)))

    assert found.paragraphs[0] == given
    assert [each.code for each in found.paragraphs[1].countries or ()] == ["GE"]
