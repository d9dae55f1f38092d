"""Columns that a file draws row by row are read down, one after the other."""

from dataclasses import replace

import pytest

from searchkit.domain.clipping import Line
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


@pytest.mark.parametrize("setting", [INDENTED, BLOCKS])
@pytest.mark.parametrize("quote", ["“We cannot wait”", "„Nobody knows“", "«It is over»"])
@pytest.mark.parametrize(("x0", "x1"), [(60.0, 350.0), (170.0, 250.0)])
def test_a_pull_quote_over_columns_drawn_by_rows_does_not_cut_them(
    setting: Setting, quote: str, x0: float, x1: float
) -> None:
    pieces = columns(STORY, 2, setting)
    middle = pieces[0][len(pieces[0]) // 2].y
    shifted = [
        [replace(each, y=each.y + 40) if each.y > middle else each for each in piece]
        for piece in pieces
    ]
    quoted = [
        Line(x0, x1, middle + 22 + 16 * n, 14, "Serif-Italic", text)
        for n, text in enumerate((quote, "she told them"))
    ]

    assert told(pages(by_rows([*shifted, quoted]))) == STORY


@pytest.mark.parametrize("setting", [INDENTED, BLOCKS])
@pytest.mark.parametrize("width", [30.0, 50.0, 75.0])
def test_a_wide_space_in_a_justified_line_is_no_gutter(setting: Setting, width: float) -> None:
    parted = []
    for number, each in enumerate(piece := columns(STORY, 1, setting)[0]):
        first, _, second = each.text.rpartition(" ")
        if first and number % 3 == 1 and each.x1 == 200:
            edge = each.x1 - width - 4.5 * len(second) / 2
            parted += [
                replace(each, x1=edge, text=first),
                replace(each, x0=edge + width, text=second),
            ]
        else:
            parted.append(each)

    assert len(parted) >= len(piece) + 3
    assert told(pages(parted)) == STORY
