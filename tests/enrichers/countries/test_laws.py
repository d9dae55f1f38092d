"""What holds for every article, whatever is in it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder
from searchkit.language.countries import country_name

FINDER = CountryFinder()

# Words that the rules look at, in any order: names, what stands beside them, marks and quotes.
WORDS = st.sampled_from(
    [
        "France",
        "Georgia",
        "Jordan",
        "Chad",
        "Paris",
        "Michael",
        "Mr.",
        "Texas",
        "Tex.",
        "D-Va.",
        ",",
        ".",
        "-",
        "—",
        "“",
        "”",
        "(",
        ")",
        "$",
        "U.S.",
        "US",
        "us",
        "in",
        "of",
        "the",
        "University",
        "Times",
        "Spanish",
        "speaking",
        "Korea",
        "North",
        "South",
        "Alexandria",
        "Madison",
        "County",
        "GENEVA",
        "SEOUL",
        "Sheriff's",
        "Office",
        "São",
        "Tomé",
        "Guinea-Bissau",
        "St.",
        "Petersburg",
        "Atlanta",
        "Tbilisi",
        "said",
        "al-Sabah",
        "Republic",
        "Congo",
        "’s",
        "Türkiye",
        "turkey",
        "Côte",
        "d’Ivoire",
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80)
ARTICLES = st.lists(TEXTS, min_size=1, max_size=4)


def enriched(texts: list[str], title: str | None = None) -> Article:
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    return FINDER.enrich(Article("aaaaaaaaaa", 0, paragraphs, title=title))


@given(ARTICLES)
@settings(max_examples=150, deadline=None)
def test_every_finding_is_a_country_once_in_the_words_of_the_text(texts: list[str]) -> None:
    for paragraph in enriched(texts).paragraphs:
        assert paragraph.countries is not None
        codes = [finding.code for finding in paragraph.countries]
        assert len(codes) == len(set(codes))
        for finding in paragraph.countries:
            assert finding.as_written in paragraph.text
            assert country_name(finding.code) != finding.code


@given(ARTICLES)
@settings(max_examples=50, deadline=None)
def test_the_same_article_twice_gives_the_same_answer(texts: list[str]) -> None:
    assert enriched(texts) == enriched(texts)


@given(ARTICLES)
@settings(max_examples=50, deadline=None)
def test_an_unrelated_paragraph_at_the_end_changes_no_earlier_finding(texts: list[str]) -> None:
    more = enriched([*texts, "The weather stayed dry, and nobody complained about it."])

    assert more.paragraphs[:-1] == enriched(texts).paragraphs


@given(ARTICLES)
@settings(max_examples=50, deadline=None)
def test_what_is_found_is_not_found_again(texts: list[str]) -> None:
    once = enriched(texts)

    assert FINDER.enrich(once) == once
    assert FINDER.enrich(replace(once, countries=None)) == once


def test_a_long_hostile_text_is_read_in_passing() -> None:
    for word in ("A", "A ", "St. ", "New York ", "D-", ", A", "Georgia ", "GEORGIA ", "'A", "U.S."):
        enriched([word * 5_000])
