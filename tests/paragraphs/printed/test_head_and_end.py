"""What stands before a story's first paragraph, and what follows its last, near the edges of either."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.printed.bylines import name_bylines
from searchkit.paragraphs.printed.head_and_end import keep_lead, set_end, set_head
from tests.support.parts import BODY_SIZE, Said, byline, headline, page_of, prose

DATE = Said("March 14, 2024", DroppedKind.DATE_LINE, is_field=True)
TITLE = headline("Ferries sail again", 20.0)


def parted(words: int, paragraphs: int = 1) -> list[Said]:
    return [Said(prose(words // paragraphs), rows=3) for _ in range(paragraphs)]


@pytest.mark.parametrize(("number", "is_byline"), [(11, True), (13, False)])
def test_names_above_a_date_are_a_byline_before_the_first_paragraph(
    number: int, is_byline: bool
) -> None:
    parts = page_of(TITLE, Said(prose(number)), Said("Ana Lima and Tom Archer", Kind.ASIDE), DATE)

    name_bylines(parts, BODY_SIZE)

    assert (parts[2].label is DroppedKind.BYLINE) is is_byline


@pytest.mark.parametrize(
    ("words", "size", "is_lead"),
    [(15, 13.0, False), (18, 13.0, True), (18, 14.5, True), (18, 16.0, False)],
)
def test_a_lead_is_larger_than_the_text_by_half_at_most(
    words: int, size: float, is_lead: bool
) -> None:
    lead = headline(prose(words), size)
    parts = page_of(TITLE, byline(), lead, *parted(40))

    keep_lead(parts)

    assert (parts[2].label is Kind.BODY) is is_lead


@pytest.mark.parametrize(("words", "begins"), [(11, False), (13, True)])
def test_a_story_begins_with_a_paragraph_of_twelve_words(words: int, begins: bool) -> None:
    parts = page_of(TITLE, Said(prose(words)), *parted(40))

    set_head(parts)

    assert (parts[1].label is Kind.BODY) is begins


@pytest.mark.parametrize(("before", "is_in_head"), [(12, True), (15, False)])
def test_a_byline_among_the_first_parts_ends_the_head(before: int, is_in_head: bool) -> None:
    notes = [Said(f"Note {number}", Kind.ASIDE, gap=12.0) for number in range(before - 1)]
    parts = page_of(Said(prose(20)), *notes, byline(gap=12.0), *parted(40))

    set_head(parts)

    assert (parts[0].label is Kind.ASIDE) is is_in_head


def test_a_name_behind_the_only_paragraph_ends_the_story_and_no_head() -> None:
    parts = page_of(TITLE, *parted(40), byline("— ANA LIMA"))

    set_head(parts)

    assert parts[1].label is Kind.BODY


def test_what_has_no_prose_has_no_head() -> None:
    parts = page_of(TITLE, Said(prose(8)), byline(), Said(prose(9)))

    set_head(parts)

    assert [part.label for part in parts[1::2]] == [Kind.BODY, Kind.BODY]


@pytest.mark.parametrize(
    ("heading", "after", "closes"),
    [
        ("Notes to editors", 36, True),
        ("Notes to editors", 45, False),
        ("12 comments", 62, True),
        ("12 comments", 78, False),
        ("© 2024 The Courier", 22, True),
        ("© 2024 The Courier", 28, False),
        ("Related stories", 9, True),
        ("Related stories", 11, False),
    ],
)
def test_how_much_may_follow_a_heading_that_ends_a_story(
    heading: str, after: int, closes: bool
) -> None:
    # Of a hundred words.
    end = Said(heading, Kind.ASIDE)
    parts = page_of(TITLE, Said(prose(100 - after), rows=9), end, Said(prose(after), rows=4))

    set_end(parts)

    assert (parts[3].label is Kind.ASIDE) is closes
