"""Several stories on one page, and one story with several headings."""

from collections.abc import Sequence

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Line
from tests.support.print import pages, stories
from tests.support.typesetter import Setting, column, width_of

STORY = [
    "The harbour of Elsa will stay open through the winter, the minister of ports said in Lisbon on "
    "Tuesday evening, after a night of talks that nobody had hoped for.",
    "Dockers had walked out in May, and they came back to work when the talks began in July, after a "
    "summer of silence and of empty quays.",
]
SETTING = Setting(width=150, size=9, leading=11, indent=9)


def page(headings: Sequence[tuple[str, float]], count: int = 3) -> list[Line]:
    """Return a page of columns, each with a heading of its size over the text."""
    lines: list[Line] = []
    for number, (heading, size) in enumerate(headings):
        x, y = 50 + 170 * (number % count), 100 + 250 * (number // count)
        headline = Line(x, x + min(width_of(heading, size), 155), y, size, "Serif", heading)
        lines += [headline, *column(STORY, x, y + 20, SETTING)]
    return lines


def titles(lines: list[Line]) -> list[str]:
    return [b.text for story in stories(pages(lines)) for b in story if b.label is Kind.TITLE]


@pytest.mark.parametrize(
    "headlines",
    [
        ("Ferry sails at night again", "Court hears of missing cranes"),
        ("Old pilot keeps his diary", "Norway sells two more ships", "Cod is gone from the north"),
        ("Mayor of Elsa steps down", "Bridge to Sines opens in May", "Two swimmers saved off Elsa"),
    ],
)
def test_headlines_of_one_size_over_columns_head_stories_of_their_own(
    headlines: tuple[str, ...],
) -> None:
    assert titles(page([(each, 13.0) for each in headlines])) == list(headlines)


def test_subheads_under_a_larger_headline_head_none() -> None:
    headings = [("Harbour of Elsa stays open", 24.0), ("What the dockers of Elsa want", 12.5)]

    assert titles(page([*headings, ("Who pays for the new cranes", 12.5)])) == [
        "Harbour of Elsa stays open"
    ]


def test_headings_of_a_text_in_one_column_head_none() -> None:
    headings = [
        (each, 14.0) for each in ("What the dockers of Elsa want", "Who pays for the cranes")
    ]

    assert len(titles(page(headings, count=1))) == 1


@pytest.mark.parametrize(
    "headlines",
    [
        ("Ferry sails at night again",),
        ("Ferry sails at night again", "Court hears of missing cranes"),
        ("Old pilot keeps his diary", "Norway sells two more ships", "Cod is gone from the north"),
    ],
)
def test_what_is_printed_sideways_is_in_one_story_and_once(headlines: tuple[str, ...]) -> None:
    sideways = Line(570, 578, 400, 7, "Serif", "Picture by Tom Archer", is_turned=True)

    told = stories(pages([*page([(each, 13.0) for each in headlines]), sideways]))

    found = [(block.label, block.text, block.page) for story in told for block in story]
    assert len(told) == len(headlines)
    assert found.count((Kind.ASIDE, "Picture by Tom Archer", 1)) == 1
