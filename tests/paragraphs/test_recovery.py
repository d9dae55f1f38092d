from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.paragraphs.recovery import warnings_of

PROSE = "The harbour of Elsa will stay open through the winter, the minister said."


def article(*texts: str, pages: tuple[int, ...] = ()) -> Article:
    numbers = pages or (1,) * len(texts)
    return Article(
        "a" * 10,
        0,
        tuple(
            Paragraph(ordinal, Kind.BODY, text, page)
            for ordinal, (text, page) in enumerate(zip(texts, numbers, strict=True))
        ),
    )


def test_a_sound_article_gives_no_warning() -> None:
    assert warnings_of(article(*[PROSE] * 9)) == ()


def test_paragraphs_that_start_in_lower_case_are_a_sign() -> None:
    cut = "and the dockers who had walked out came back to work."

    assert warnings_of(article(*[PROSE] * 4, cut, cut)) == (
        "2 of 6 paragraphs start in lower case",
    )


def test_a_paragraph_of_a_whole_page_is_a_sign() -> None:
    assert warnings_of(article(PROSE, PROSE * 30)) == (
        "1 paragraph is longer than 1,500 characters",
    )


def test_an_article_without_prose_is_a_sign() -> None:
    assert warnings_of(article()) == ("no paragraph of prose was found",)
