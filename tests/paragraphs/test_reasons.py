"""Why each piece of a clipping is what it is, in the words that `parse --explain` shows."""

from dataclasses import replace

import pytest

from searchkit.domain.clipping import Box, Line, MarkedBlock, MarkedText, PlainText, PrintedPages
from searchkit.paragraphs.markup import story_of_markup
from searchkit.paragraphs.plain import stories_of_text
from tests.support.print import STORY, blocks, column, line, pages

TEXT = column(72, 130, STORY)
TITLE = line(72, 80, "Harbour of Elsa stays open", 20)


def why(content: PrintedPages, text: str) -> str:
    """Return the last reason for the block that begins so."""
    return next(
        block.reason.rpartition("; ")[2] for block in blocks(content) if block.text.startswith(text)
    )


@pytest.mark.parametrize(
    ("drawn", "text", "reason"),
    [
        ([line(72, 100, "Ana Lima and Tom Archer"), line(72, 114, "March 14, 2024")], "Ana Lima", "names above the date"),
        ([line(72, 104, "Ana Lima and Tom Archer")], "Ana Lima", "names under the headline"),
        ([line(72, 20, "Harbour stays open — The Courier https://courier.example/a", 8)], "Harbour stays open —", "a title and its address in the margin"),
        ([line(72, 800, "Elsa and the islands")], "Elsa and", "stands apart at the page's edge"),
        ([replace(line(72, 84, "Elsa and the islands"), tag="Artifact")], "Elsa and", "the file itself marks it as furniture"),
        ([line(72, 260, "— ANA LIMA")], "— ANA", "a name after a dash, at the end of a story"),
    ],
)  # fmt: skip
def test_what_stands_around_a_printed_story_says_why_it_is_none_of_it(
    drawn: list[Line], text: str, reason: str
) -> None:
    assert why(pages([TITLE, *drawn, *TEXT]), text) == reason


def test_what_is_printed_at_one_place_of_three_pages_says_so() -> None:
    header = line(300, 110, "Sign up to the letter of the coast", 10)

    printed = pages(*([header, *TEXT] for _ in range(3)))

    assert why(printed, "Sign up") == "printed at the same place of several pages"


def test_a_page_that_is_in_the_file_twice_says_so() -> None:
    long = column(72, 130, [f"{number} {STORY[0]}" for number in range(9)])

    assert why(pages(long, long), "8 The harbour") == "on a page that is in the file twice"


@pytest.mark.parametrize(
    ("drawn", "text", "reason"),
    [
        ([line(72, 412, "Ana Lima (left) and Tom Archer met on the quay of Elsa.")], "Ana Lima", "says who is where in a picture"),
        ([line(72, 408, "NUNO DIAS/ELSA COURIER", 6), line(72, 424, "Pilots wait for the first ship of spring.")], "Pilots", "under a picture and its credit"),
        ([line(72, 408, "NUNO DIAS/ELSA COURIER", 6)], "NUNO", "a name and a paper, beside a picture"),
    ],
)  # fmt: skip
def test_what_stands_by_a_picture_says_why_it_is_of_it(
    drawn: list[Line], text: str, reason: str
) -> None:
    printed = pages([TITLE, *TEXT, *drawn], images=[Box(72, 260, 300, 400)])

    assert why(printed, text) == reason


@pytest.mark.parametrize(
    ("clipping", "text", "reason"),
    [
        ("Harbour stays open | The Elsa Courier\n\nHarbour stays open\n\n{}", "Harbour stays open |", "the headline and the outlet's name"),
        ("Harbour stays open — The Courier https://courier.example/a\n\nHarbour stays open\n\n{}", "Harbour stays open —", "the page's title and its address"),
    ],
)  # fmt: skip
def test_what_stands_around_a_story_in_text_says_why_it_is_none_of_it(
    clipping: str, text: str, reason: str
) -> None:
    told = clipping.format("\n".join(STORY))

    (story,) = stories_of_text(PlainText(told))

    assert next(block.reason for block in story if block.text.startswith(text)) == reason


def test_the_head_of_a_page_says_where_it_is_from() -> None:
    told = story_of_markup(
        MarkedText(
            (
                MarkedBlock("h1", "Harbour stays open"),
                MarkedBlock("h1", "Harbour stays open"),
                MarkedBlock("p", "Sefa Tui and Ana Lima"),
                MarkedBlock("p", "March 14, 2024"),
                MarkedBlock("p", " ".join(STORY[:2])),
            ),
            title="Harbour stays open",
            url="https://courier.example/harbour",
        )
    )

    assert [block.reason for block in told[:4]] == [
        "the page's title",
        "the page's head",
        "the title once more",
        "a name above the day",
    ]
