"""How long may a line of furniture be? Prose may open or end like one, and is longer."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.end_matter import is_about_heading, is_closing_heading, note_for

WORDS = (
    "the old harbour is to stay open until the men of the last ferry are home again and " * 8
).split()


def of_words(number: int, opening: str, ending: str = "") -> str:
    """Return a line of so many words, the opening and the ending among them."""
    middle = number - len(opening.split()) - len(ending.split())
    return " ".join([*opening.split(), *WORDS[:middle], *ending.split()])


@pytest.mark.parametrize(
    ("opening", "label", "longest", "too_long"),
    [
        ("3/14/24, 9:41 AM Harbour talks resume while", DroppedKind.PAGE_STAMP, 27, 34),
        ("By Ana Lima and", DroppedKind.BYLINE, 15, 18),
        ("Copyright 2024 The Courier, which", Kind.ASIDE, 37, 45),
        ("Read more: the night on which", Kind.ASIDE, 20, 25),
        ("(Reporting by Ana Lima and", DroppedKind.CREDIT, 37, 45),
        ("FILE - A ferry leaves while", Kind.CAPTION, 84, 96),
    ],
)
def test_a_line_that_is_longer_than_its_kind_is_prose(
    opening: str, label: object, longest: int, too_long: int
) -> None:
    assert label_for(of_words(longest, opening)) is label
    assert label_for(of_words(too_long, opening)) is None


@pytest.mark.parametrize(
    ("opening", "ending", "longest", "too_long"),
    [
        ("1. Of the minutes", "public. ↩", 84, 100),
        ("Anna Reyes can be reached at the office if", "", 46, 56),
        ("Press office: +44 20 7946 0000, which", "", 27, 34),
        ("Additional reporting by Tom Archer while", "", 84, 100),
        ("This article was written when", "", 56, 68),
        ("Anna Reyes is a reporter at the Courier, where", "", 42, 51),
    ],
)
def test_a_note_that_is_longer_than_its_kind_is_prose(
    opening: str, ending: str, longest: int, too_long: int
) -> None:
    assert note_for(of_words(longest, opening, ending)) is not None
    assert note_for(of_words(too_long, opening, ending)) is None


@pytest.mark.parametrize(
    ("line", "is_bar"),
    [
        ("Home World Sport", False),
        ("Home World Politics Sport", True),
        ("Home World Politics Sport Search Menu Video Photos Live News Weather Health Tech Science", True),
        ("Home World Politics Sport Search Menu Video Photos Live News Weather Health Tech Science Opinion Culture Business Share Tweet", False),
        # Three in five words name a section or a button.
        ("Home World Politics Sport Search Elsa Harbour Night", True),
        ("Home World Politics Sport Elsa Harbour Night Ferry", False),
        ("World Politics Sport Harbour Ferry", True),
        ("The world of politics and sports", False),
    ],
)  # fmt: skip
def test_a_navigation_bar_has_some_words_and_most_of_them_are_sections(
    line: str, is_bar: bool
) -> None:
    assert (label_for(line) is DroppedKind.NAVIGATION) is is_bar


@pytest.mark.parametrize(("characters", "label"), [(560, DroppedKind.URL), (640, None)])
def test_no_rule_looks_at_a_line_longer_than_any_furniture(characters: int, label: object) -> None:
    assert label_for(f"https://example.org/{'x' * characters}"[:characters]) is label


def test_a_heading_is_a_line_and_no_paragraph() -> None:
    contact = (
        "For more information, please contact the press office of the old harbour at Port Elsa"
    )

    assert is_closing_heading(contact)
    assert not is_closing_heading(f"{contact} by night")
    assert is_about_heading(
        "About the United Ports of the Eastern Coast and of all the Islands in the Bay of Elsa"
    )
