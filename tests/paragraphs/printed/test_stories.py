"""When a page holds several stories: what a headline must be, and what its text must have."""

import pytest

from searchkit.domain.article import Kind
from searchkit.paragraphs.printed.stories import drafts_of
from tests.support.parts import BODY_SIZE, WORDS, Said, byline, headline, page_of, prose

FIRST = (headline("Ferries sail again", 20.0), byline(), Said(prose(60), rows=6))


def stories(*blocks: Said) -> list[str]:
    """Return the headlines of the stories on a page; one "" where it is one story."""
    drafts = drafts_of(page_of(*blocks), BODY_SIZE)
    return [draft.headline.text if draft.headline else "" for draft in drafts]


def words(number: int) -> str:
    return "Court " + " ".join(WORDS[: number - 1])


@pytest.mark.parametrize(("size", "is_headline"), [(11.0, False), (13.0, True)])
def test_a_headline_is_a_fifth_larger_than_the_text(size: float, is_headline: bool) -> None:
    second = (headline("Court frees a captain", size), byline(), Said(prose(60), rows=6))

    assert len(stories(*FIRST, *second)) == (2 if is_headline else 1)


@pytest.mark.parametrize(
    ("number", "is_headline"), [(1, False), (2, True), (27, True), (34, False)]
)
def test_a_headline_over_a_story_has_two_to_thirty_words(number: int, is_headline: bool) -> None:
    second = (headline(words(number).strip(), 18.0), byline(), Said(prose(60), rows=6))

    assert len(stories(*FIRST, *second)) == (2 if is_headline else 1)


@pytest.mark.parametrize(("length", "is_story"), [(36, False), (45, True)])
def test_a_story_has_forty_words(length: int, is_story: bool) -> None:
    # In type that is too small for a brief's headline.
    second = (headline("Court frees a captain", 13.0), byline(), Said(prose(length), rows=4))

    assert len(stories(*FIRST, *second)) == (2 if is_story else 1)


@pytest.mark.parametrize(("size", "is_story"), [(14.5, False), (18.0, True)])
def test_a_byline_at_the_end_is_no_sign_under_a_subhead(size: float, is_story: bool) -> None:
    second = (headline("Court frees a captain", size), Said(prose(60), rows=6), byline())

    assert len(stories(*FIRST, *second)) == (2 if is_story else 1)


@pytest.mark.parametrize(
    ("size", "length", "is_brief"),
    [(12.5, 23, False), (15.0, 23, True), (15.0, 18, False), (15.0, 22, True)],
)
def test_among_stories_a_large_headline_over_a_paragraph_is_a_brief(
    size: float, length: int, is_brief: bool
) -> None:
    second = (headline("Court frees a captain", 20.0), byline(), Said(prose(60), rows=6))
    brief = (headline("Bakers win a prize", size), Said(prose(length), rows=3))

    found = stories(*FIRST, *second, *brief)

    assert len(found) == (3 if is_brief else 2)


@pytest.mark.parametrize(("between", "is_headline"), [(3, True), (4, False)])
def test_a_bold_line_of_the_texts_size_heads_a_story_with_its_byline_near(
    between: int, is_headline: bool
) -> None:
    bold = Said("Court frees a captain", Kind.ASIDE, font="Serif-Bold")
    notes = [Said(f"Note {number}", Kind.ASIDE, gap=12.0) for number in range(between)]
    second = (bold, *notes, byline(gap=12.0), Said(prose(60), rows=6))

    assert len(stories(*FIRST, *second)) == (2 if is_headline else 1)


@pytest.mark.parametrize(("gap", "is_deck"), [(36.0, True), (44.0, False)])
def test_smaller_type_right_under_a_headline_is_its_deck(gap: float, is_deck: bool) -> None:
    over = headline("Court frees a captain", 20.0)
    under = headline("His ship lies at Port Elsa still", 14.0, gap=gap)

    found = stories(*FIRST, over, under, byline(), Said(prose(60), rows=6))

    assert found[-1] == (over if is_deck else under).text


@pytest.mark.parametrize(
    ("gap", "is_its"), [(24.0, True), (78.0, True), (82.0, False), (140.0, False)]
)
def test_a_byline_drawn_after_all_headlines_is_of_the_one_right_above_it(
    gap: float, is_its: bool
) -> None:
    blocks = (
        headline("Ferries sail again", 20.0),
        headline("Court frees captain", 20.0, gap=0.0, x=300.0),
        byline(gap=gap),
        byline("By Tom Archer", gap=0.0, x=300.0),
        Said(prose(60), rows=12),
        Said(prose(60), rows=12, gap=-132.0, x=300.0),
    )

    assert len(stories(*blocks)) == (2 if is_its else 1)
