from dataclasses import replace

import pytest

from searchkit.domain.article import Article, Dropped, DroppedKind, Kind, Paragraph
from searchkit.paragraphs.blocks import BETWEEN_DROPPED
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


@pytest.mark.parametrize(
    ("cut", "of", "is_sign"), [(1, 6, False), (2, 11, False), (1, 5, True), (2, 9, True)]
)
def test_one_paragraph_of_five_that_starts_in_lower_case_is_a_sign(
    cut: int, of: int, is_sign: bool
) -> None:
    rest = "and the dockers who had walked out came back to work."

    warned = warnings_of(article(*[rest] * cut, *[PROSE] * (of - cut)))

    assert (warned == (f"{cut} of {of} paragraphs start in lower case",)) is is_sign


@pytest.mark.parametrize(
    ("cut", "of", "is_sign"), [(2, 8, False), (3, 11, False), (3, 10, True), (5, 16, True)]
)
def test_three_paragraphs_of_ten_without_a_stop_are_a_sign(
    cut: int, of: int, is_sign: bool
) -> None:
    headline = "Harbour of Elsa to stay open through the winter"

    warned = warnings_of(article(*[headline] * cut, *[PROSE] * (of - cut)))

    assert (warned == (f"{cut} of {of} paragraphs end without a full stop",)) is is_sign


def test_a_paragraph_of_a_whole_page_is_a_sign() -> None:
    assert warnings_of(article(PROSE, PROSE * 30)) == (
        "1 paragraph is longer than 1,500 characters",
    )


def with_dropped(kept: int, dropped: int, kind: DroppedKind) -> Article:
    """Return an article of some paragraphs, and as many that were dropped."""
    pieces = BETWEEN_DROPPED.join([PROSE] * dropped + ["Home", "More news"])
    return replace(article(*[PROSE] * kept), dropped=(Dropped(kind, pieces),))


@pytest.mark.parametrize(
    "kind", [DroppedKind.NAVIGATION, DroppedKind.ELSEWHERE, DroppedKind.RUNNING_HEAD]
)
def test_prose_that_was_mostly_left_out_is_a_sign(kind: DroppedKind) -> None:
    assert warnings_of(with_dropped(4, 12, kind)) == (
        "75 % of what reads like prose was left out: searchkit parse shows it",
    )
    assert warnings_of(with_dropped(4, 8, kind)) == ()


def test_readers_comments_and_buttons_are_no_prose_that_was_left_out() -> None:
    assert warnings_of(with_dropped(4, 40, DroppedKind.COMMENT)) == ()
    buttons = Dropped(DroppedKind.NAVIGATION, BETWEEN_DROPPED.join(["Read more."] * 400))
    assert warnings_of(replace(article(PROSE), dropped=(buttons,))) == ()


def test_an_article_without_prose_is_a_sign() -> None:
    assert warnings_of(article()) == ("no paragraph of prose was found",)
