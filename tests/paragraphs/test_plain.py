from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.text import read_text

DOUBLE_SPACED = """
 The harbour will stay open, $

minister says $

Today $
https://apnews.com/article/harbour-talks-0123456789abcdef $

 PORT ELSA (AP) — The minister of ports said $

on Tuesday that the harbour would stay open $

through the winter. $

 “Nobody will be turned away,” Ana Lima told $

dockers at the gate. The anti-$

government mood of the spring was gone. $
 In this photo released by the ministry, Minister Ana Lima, left, meets dockers at the gate of the $
southern harbour, Monday, March 4, 2024. (Tom Archer/AP) $
 The dockers had walked out in May and came $

back to work in July. $
"""


def article_in(text: str) -> Article:
    (article,) = articles_of(read_text(Source("clipping.txt", text.replace("$", "").encode())))
    return article


def texts(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is kind]


def test_a_double_spaced_dump_gives_its_paragraphs_back() -> None:
    article = article_in(DOUBLE_SPACED)

    assert texts(article, Kind.BODY) == [
        "PORT ELSA (AP) — The minister of ports said on Tuesday that the harbour would stay open"
        " through the winter.",
        "“Nobody will be turned away,” Ana Lima told dockers at the gate. The anti-government mood"
        " of the spring was gone.",
        "The dockers had walked out in May and came back to work in July.",
    ]


def test_a_caption_in_the_middle_is_a_caption() -> None:
    article = article_in(DOUBLE_SPACED)

    assert texts(article, Kind.CAPTION) == [
        "In this photo released by the ministry, Minister Ana Lima, left, meets dockers at the gate"
        " of the southern harbour, Monday, March 4, 2024. (Tom Archer/AP)"
    ]


def test_the_fields_of_a_wire_story_are_found() -> None:
    article = article_in(DOUBLE_SPACED)

    assert article.title == "The harbour will stay open, minister says"
    assert article.url == "https://apnews.com/article/harbour-talks-0123456789abcdef"
    assert (article.source, article.agency, article.dateline) == ("AP", "AP", "PORT ELSA")
    assert [found.kind for found in article.dropped] == [DroppedKind.DATE_LINE, DroppedKind.URL]
