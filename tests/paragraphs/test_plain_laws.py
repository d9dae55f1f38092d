"""Laws of the text route: nothing is lost, and the same text always reads the same."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Article
from searchkit.domain.clipping import Clipping, PlainText
from searchkit.paragraphs.articles import articles_of

WORDS = tuple(
    str.split(
        "harbour strike minister said the of Lima Port dockers winter “open talks” 14 anti-port"
    )
)
FURNITURE = (
    "By Ana Lima",
    "March 14, 2024",
    "https://example.org/a",
    "Page 3",
    "Advertisement",
    "FILE - Dockers at the gate. (Tom Archer/AP)",
    "Read more: The harbour at night",
    "###",
    "Document 2 of 3",
    "* * *",
    "W",
    "3/14/24, 9:41 AM The Courier",
    "The Courier",
    "Ana Lima | 14 March 2024 | The Courier",
    "Download Request: Selected Items: 1-4",
    "1 of 2 DOCUMENTS",
    "LENGTH: 812 words",
    "BYLINE: Ana Lima",
    "Author: Lima, Ana; Costa, Rui",
    "Publication info: The Courier ; Lima [Lima]08 May 2010: A.2.",
    "Full text: The strike is over.",
    "812 words",
    "Body",
    "Graphic",
    "Correction",
    "Copyright 2024 The Courier",
    "End of Document",
    "Search Summary",
    "LIMA: And the winter?",
    "COSTA: The winter is long.",
    "1. The harbour",
    "2. The strike",
    "Related articles",
    "References",
    "About The Courier",
    "Dear Editor,",
    "Tags: harbour, strike",
    "12",
    "港口冬季停航",
    "港务局宣布，北部渔港将停航到四月。",
    "the harbour and the strike    said the minister of winter",
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
LINES = st.one_of(
    SENTENCES,
    SENTENCES.map(lambda words: f"{words.capitalize()}."),
    SENTENCES.map(lambda words: f"    {words}-"),
    st.sampled_from(FURNITURE),
    st.just(""),
    st.just("\f"),
)
TEXTS = st.lists(LINES, min_size=1, max_size=40).map("\n".join)


def read(text: str) -> tuple[Article, ...]:
    return articles_of(Clipping("digest", PlainText(text)))


def letters(*texts: str) -> Counter[str]:
    return Counter(char for text in texts for char in text.lower() if char.isalnum())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_letter_of_a_text_is_in_a_paragraph_or_among_what_was_dropped(text: str) -> None:
    articles = read(text)

    kept = letters(
        *(p.text for article in articles for p in article.paragraphs),
        *(found.text for article in articles for found in article.dropped),
    )
    assert not letters(text) - kept


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_reading_a_text_twice_gives_the_same_articles(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_ordinals_count_from_0_and_a_title_comes_first(text: str) -> None:
    for number, article in enumerate(read(text)):
        assert article.ordinal == number
        assert [p.ordinal for p in article.paragraphs] == list(range(len(article.paragraphs)))
        titles = [p.ordinal for p in article.paragraphs if p.kind == "title"]
        assert titles == ([0] if article.title else [])
