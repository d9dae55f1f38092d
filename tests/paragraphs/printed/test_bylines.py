"""Names at the head of a printed story that no "By" introduces."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.printed.bylines import are_names, name_bylines
from tests.support.parts import BODY_SIZE, Said, byline, headline, page_of, prose

TITLE = Said("Ferries sail again", Kind.TITLE, 20.0)
DATE = Said("March 14, 2024", DroppedKind.DATE_LINE, is_field=True)
STORY = Said(prose(30), rows=4)


def who_wrote(*blocks: Said) -> list[str]:
    parts = page_of(*blocks)
    name_bylines(parts, BODY_SIZE)
    return [part.text for part in parts if part.label is DroppedKind.BYLINE]


@pytest.mark.parametrize(
    ("size", "is_byline"), [(9.0, True), (11.3, True), (11.7, False), (14.0, False)]
)
def test_names_under_the_headline_are_set_no_larger_than_the_text(
    size: float, is_byline: bool
) -> None:
    names = Said("Anna Reyes and Tom Archer", Kind.ASIDE, size)

    assert bool(who_wrote(TITLE, names, STORY)) is is_byline


@pytest.mark.parametrize(
    ("text", "is_byline"),
    [
        ("Anna Reyes", True),
        ("Anna Reyes and Tom Archer", True),
        ("Anna Reyes & Tom Archer", True),
        ("Anna Reyes in Lisbon", True),
        ("Anna Reyes | Lisbon", True),
        ("Anna Reyes, Elsa Courier", True),
        ("Anna Reyes / 4 May", False),
        ("Anna de la Reyes", True),
        ("Anna Reyes in Port Elsa, Tom Archer in New Lisbon, Rosa Dias", True),
        ("Anna Reyes in Port Elsa, Tom Archer in New Lisbon and Rosa Dias", False),  # 13 words
        ("Anna Reyes:", False),
        ("Anna Reyes?", False),
        ("Anna", False),
        ("The Elsa Courier", False),
        ("Anna Courier", False),
        ("Harbour Reyes", False),
        ("Anna Reyes and Harbour Lights", False),
        ("Li Wei", True),
    ],
)
def test_a_byline_is_names_of_people_and_little_else(text: str, is_byline: bool) -> None:
    assert are_names(text) is is_byline
    assert bool(who_wrote(TITLE, Said(text, Kind.ASIDE), STORY)) is is_byline


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((Said("Harbour Reyes", Kind.ASIDE), DATE, STORY), ["Harbour Reyes"]),  # above the date
        ((Said("Anna Reyes", Kind.ASIDE), STORY), []),  # under no headline
        ((TITLE, STORY, Said("Anna Reyes", Kind.ASIDE)), []),
        ((TITLE, Said("Anna Reyes"), STORY), ["Anna Reyes"]),
        ((TITLE, Said("Anna Reyes", Kind.CAPTION), STORY), []),
        ((TITLE, Said("Anna Reyes", Kind.ASIDE, is_field=True), STORY), []),
        ((TITLE, byline(), Said("Anna Reyes", Kind.ASIDE), STORY), ["By Ana Lima"]),
        ((TITLE, Said("Anna Reyes", Kind.ASIDE), Said("Tom Archer", Kind.ASIDE), STORY), ["Anna Reyes"]),
        ((headline("Anna Reyes", 10.0), TITLE, STORY), []),
    ],
)  # fmt: skip
def test_where_a_byline_stands(blocks: tuple[Said, ...], expected: list[str]) -> None:
    assert who_wrote(*blocks) == expected
