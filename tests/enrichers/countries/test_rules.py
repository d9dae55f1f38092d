"""Every family of rules with its examples: what a name means, by the words beside it."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder

FINDER = CountryFinder()


def codes(*texts: str) -> str:
    """Return the countries of the first paragraph, in order of code."""
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    found = FINDER.enrich(Article("aaaaaaaaaa", 0, paragraphs)).paragraphs[0].countries
    return " ".join(sorted(finding.code for finding in found or ()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("speaking Spanish", ""),
        ("He spoke in fluent German.", ""),
        ("the English language", ""),
        ("He studied French.", ""),
        ("English-speaking officials", ""),
        ("in French waters", "FR"),
        ("She speaks for Spanish farmers", "ES"),
    ],
)
def test_a_language_is_no_country(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the University of Nairobi",
        "Stanford University",
        "Michigan State University",
        "a flight of Kenya Airways",
        "American Airlines",
        "the Houston Chronicle",
        "The New York Times",
        "the Jerusalem Post",
        "the Bank of Tokyo",
        "Agence France-Presse",
        "the Geneva Conventions",
        "the Paris climate accord",
        "Latin American bishops",
        "African Americans",
        "Native Americans",
        "guinea pigs",
    ],
)
def test_a_name_that_holds_a_place_is_none(text: str) -> None:
    assert codes(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "Mr. Holland and Ms. England agreed.",
        "Chad Ellison said no.",
        "Paris Lindqvist was the clerk.",
        "António Bettencourt Lima owned the ships.",
        "Harvey T. Lyon left the company.",
        "Sheikh Ali al-Sabah signed.",
        "Madison said so.",
        "according to Parsons, the clerk",
        "Glenn English wrote it.",
        "Daniela Lima signed.",  # a first name of the speakers' list, which the census has not
    ],
)
def test_a_person_is_no_place(text: str) -> None:
    assert codes(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rep. Ann Hill, D-Minn., left.", "US"),
        ("Sen. Jo Hill (R-Texas) left.", "US"),
        ("a fire in Springfield, Ill., on Monday", "US"),
        ("GRAND RAPIDS, MICH., March 2 - They met.", "US"),
        ("Kingston, Ontario", "CA"),
        ("Paris, Texas", "US"),
        ("Guildford, Surrey, UK", "GB"),
        ("a fire in Athens, Georgia", "US"),
        ("a fire in Gori, Georgia", "GE"),
        ("in Springfield, Ill., Georgia and Armenia", "AM GE US"),
        ("plants in Beijing, California and Lyon", "CN FR US"),
        ("police of Zamfara state", "NG"),
        ("in Chiapas, Helmand and Kandahar", "AF MX"),
        ("Cordoba, Spain, and Cordoba, Argentina", "AR ES"),
        ("talks with Moscow, Turkey and Iran", "IR RU TR"),
        ("John Hill, MD, a doctor", ""),
    ],
)
def test_what_stands_behind_a_town_tells_its_country(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIJING (AP) — They met.", "CN"),
        ("FRANCE AND SPAIN SIGN", "ES FR"),
        ("TELL US WHAT YOU THINK OF IT", ""),
        ("the SWAT team", ""),
        ("They met. WASHINGTON -- They met again.", "US"),
        ("US$ 5 million", ""),
        ("between us", ""),
        ("non-U.S. ships", "US"),
        ("anti-American, pro-Russian", "RU US"),
        ("Sino-Russian and Franco-German talks", "CN DE FR RU"),
        ("the Franco years", ""),
        ("Côte d’Ivoire, Türkiye, São Tomé", "CI ST TR"),
        ("Cote d'Ivoire, Turkiye, Sao Tome", "CI ST TR"),
    ],
)
def test_capitals_hyphens_and_accents(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "rest", "expected"),
    [
        ("Korea sent a team.", "Pyongyang said so.", "KP"),
        ("Korea sent a team.", "Seoul said so.", "KR"),
        ("Congo sent a team.", "Brazzaville said so.", "CG"),
        ("Congo sent a team.", "Goma was calm.", "CD"),
        ("Dominican officials came.", "Dominica was hit.", "DM"),
        ("Dominican officials came.", "They left.", "DO"),
        ("Punjab votes today.", "Lahore was calm.", "PK"),
        ("Punjab votes today.", "India was calm.", "IN"),
        ("Victoria votes today.", "Melbourne was calm.", "AU"),
        ("The House of Commons sat late.", "Ottawa was calm.", "CA"),
        ("The House of Commons sat late.", "It rose at ten.", "GB"),
        ("The Indian leader spoke.", "The tribe owns a casino.", ""),
        ("The Indian leader spoke.", "New Delhi was calm.", "IN"),
        ("Turkey costs more.", "Thanksgiving is near.", ""),
        ("Police in Alexandria were calm.", "Egypt was calm.", "EG"),
        ("Police in Alexandria were calm.", "The Virginia State Police came.", "US"),
        ("A Paris man was arrested.", "The Lamar County Sheriff's Office said so.", "US"),
        ("A Paris man was arrested.", "French police said so.", "FR"),
        ("London was calm.", "He lives in London, Ontario.", "CA"),
    ],
)
def test_the_rest_of_the_article_settles_a_name(text: str, rest: str, expected: str) -> None:
    assert codes(text, rest) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Puerto Rico, Guam and American Samoa", "AS GU PR"),
        ("in New Caledonia, Réunion and Mayotte", "NC RE YT"),
        ("in Greenland and the Faroe Islands", "FO GL"),
        ("in Hong Kong, Macau and Taiwan", "HK MO TW"),
        ("in Kosovo and Western Sahara", "EH XK"),
        ("the Knesset, the Bundestag and the Dáil", "DE IE IL"),
        ("the Kremlin, the Elysée and the White House", "FR RU US"),
        ("plants in Beijing, California and Lyon", "CN FR US"),
        ("police of Zamfara state", "NG"),
        ("in Chiapas, Helmand and Kandahar", "AF MX"),
        ("in Cook County and Maricopa County", "US"),
        ("the Soviet Union, Czechoslovakia and Yugoslavia", "CZ RS RU"),
        ("Scottish, Welsh and Northern Irish ministers", "GB"),
        ("the European Union, NATO and Africa", ""),
    ],
)
def test_territories_offices_and_provinces(text: str, expected: str) -> None:
    assert codes(text) == expected
