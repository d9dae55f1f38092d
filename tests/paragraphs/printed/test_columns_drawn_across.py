"""Columns that a file draws row by row are read down, one after the other."""

from dataclasses import replace

import pytest

from tests.support.print import column, pages, told
from tests.support.typesetter import Setting, by_rows, columns

STORY = [
    "The harbour of Elsa will stay open through the winter, the minister of ports said in Lisbon.",
    "Dockers had walked out in May, and they came back to work when the talks began in July.",
    "“We cannot wait for another winter,” said Ana Lima, who speaks for the dockers of the quay.",
    "Nobody will be turned away at the gate, the minister told them on Tuesday evening.",
    "Critics say the figures leave out the cost of dredging, which falls on the towns upriver.",
    "The company that runs the ferries declined to comment on what it called a rumour.",
]
INDENTED = Setting(width=150, size=9, leading=11, indent=9)
BLOCKS = Setting(width=150, size=9, leading=11, indent=0, gap=6)
RAGGED = Setting(width=150, size=9, leading=11, indent=9, is_justified=False)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("setting", [INDENTED, BLOCKS, RAGGED])
@pytest.mark.parametrize("gutter", [11.0, 24.0])
def test_the_same_paragraphs_are_found_in_whichever_order_columns_are_drawn(
    count: int, setting: Setting, gutter: float
) -> None:
    pieces = columns(STORY, count, setting, gutter=gutter)
    down = [line for piece in pieces for line in piece]

    assert told(pages(down)) == told(pages(by_rows(pieces))) == STORY


def test_two_columns_of_a_few_lines_are_seen() -> None:
    pieces = columns(STORY[:3], 2, BLOCKS)

    assert told(pages(by_rows(pieces))) == STORY[:3]


def test_a_full_line_of_justified_text_goes_on_in_the_next_column() -> None:
    first = column(
        72,
        100,
        ["Pilots wait at the mouth of the river", "for the first ships of the spring."] * 4,
        width=180,
    )
    second = column(
        300,
        100,
        [
            "The bar of Lisbon is the worst of all",
            "that they know, one of them said on",
            "the quay.",
            "",
            "Two were",
            "",
            "Both came",
            "",
            "No ship",
        ],
        width=None,
    )
    second[:2] = [replace(each, x1=480) for each in second[:2]]

    assert told(pages([*first, *second]))[0].endswith(
        "the spring. The bar of Lisbon is the worst of all that they know, one of them said on the quay."
    )
