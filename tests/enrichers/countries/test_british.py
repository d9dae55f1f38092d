"""What a British story calls its houses and parties, and languages in a row."""

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder

FINDER = CountryFinder()


def codes(*texts: str) -> list[list[str]]:
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    found = FINDER.enrich(Article("aaaaaaaaaa", 0, paragraphs))
    return [[country.code for country in p.countries or ()] for p in found.paragraphs]


def test_the_commons_and_labour_are_british_in_a_british_story() -> None:
    found = codes("Downing Street had no answer.", "She told the Commons.", "Labour was furious.")

    assert found == [["GB"], ["GB"], ["GB"]]


def test_labour_by_itself_is_no_country() -> None:
    assert codes("They met Labour leaders.") == [[]]


def test_languages_in_a_row_are_no_countries() -> None:
    assert codes("Quist, who speaks Welsh, French and some Spanish, has friends.") == [[]]
