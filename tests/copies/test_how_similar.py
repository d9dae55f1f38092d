"""How much two texts must share to be one story's. Texts are rows of words, so that it is exact."""

import pytest

from searchkit.copies import groups, signature
from searchkit.domain.article import Article
from tests.copies.newsroom import article


def text(*stretches: tuple[str, int, int]) -> Article:
    """Return an article of these stretches of words, each of a text of its own: ("harbour", 0, 80)."""
    words = [f"{name}{number}" for name, first, last in stretches for number in range(first, last)]
    return article([" ".join(words)])


def under_another_name(one: Article) -> Article:
    return article([paragraph.text for paragraph in one.paragraphs], "another outlet")


def are_copies(one: Article, other: Article) -> bool:
    return bool(groups({each.id: signature(each) for each in (one, other)}))


@pytest.mark.parametrize(("shared", "copies"), [(480, False), (540, False), (640, True)])
def test_two_long_texts_are_copies_when_most_of_either_is_shared(shared: int, copies: bool) -> None:
    # Of 1,000 words each: similarities, as estimated, of 0.32, 0.37 and 0.49.
    one = text(("same", 0, shared), ("one", shared, 1000))
    other = text(("same", 0, shared), ("other", shared, 1000))

    assert are_copies(one, other) is copies


@pytest.mark.parametrize(("own", "copies"), [(80, True), (180, False)])
def test_a_cut_version_may_have_little_of_its_own(own: int, copies: bool) -> None:
    # Of 450 words; the long one has 1,000.
    long = text(("same", 0, 1000))
    short = text(("same", 0, 450 - own), ("own", 0, own))

    assert are_copies(long, short) is copies


@pytest.mark.parametrize(("kept", "copies"), [(150, False), (190, False), (210, True), (300, True)])
def test_a_version_cut_to_a_seventh_is_no_copy_and_one_cut_to_a_fifth_is(
    kept: int, copies: bool
) -> None:
    assert are_copies(text(("same", 0, 1000)), text(("same", 0, kept))) is copies


@pytest.mark.parametrize(
    ("words", "changed", "copies"),
    [
        # From 60 words on: similarities of 0.90, 0.85, 0.63 and 0.54.
        (72, 5, True),
        (120, 10, True),
        (120, 22, False),
        (140, 40, False),
        # Long enough to be no item to a formula: 0.50 is enough.
        (170, 50, True),
        # Shorter ones must have the same words.
        (55, 0, True),
        (56, 2, False),
    ],
)
def test_short_items_must_share_more_the_shorter_they_are(
    words: int, changed: int, copies: bool
) -> None:
    one = text(("same", 0, words - changed), ("monday", 0, changed))
    other = text(("same", 0, words - changed), ("tuesday", 0, changed))

    assert are_copies(one, under_another_name(other)) is copies


@pytest.mark.parametrize(("words", "copies"), [(9, False), (11, True)])
def test_what_has_hardly_ten_words_is_nobodys_copy(words: int, copies: bool) -> None:
    one = text(("same", 0, words))

    assert are_copies(one, under_another_name(one)) is copies


@pytest.mark.parametrize(("before", "behind"), [("'", ""), ("‘", "’"), ("“", "”"), ("_", " —\n")])
def test_marks_and_breaks_around_words_make_no_other_text(before: str, behind: str) -> None:
    words = [f"Harbour{number}'s" for number in range(80)]
    marked = [f"{before}{word}{behind}".replace("'s", "’s") for word in words]

    assert signature(article([" ".join(words)])) == signature(article(["\n".join(marked)]))
    assert signature(article([" ".join(words)])) == signature(article(words))
