"""Columns that a layout dump prints side by side are read down; tables and spaced lines are left."""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

import pytest

from searchkit.paragraphs.plain.gutters import read_down
from tests.support.stories import story
from tests.support.understanding import body, read


def beside(*columns: Sequence[str], width: int, gutter: int = 4) -> str:
    """Return rows of these columns, each as wide as `width` and the gutter."""
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join("".join(f"{cell:{width + gutter}}" for cell in row).rstrip() for row in rows)


def columns(text: str, count: int, width: int) -> list[list[str]]:
    lines = [line for part in text.split("\n\n") for line in textwrap.wrap(f"  {part}", width)]
    rows = -(-len(lines) // count)
    return [lines[start : start + rows] for start in range(0, len(lines), rows)]


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("gutter", [2, 3, 9])
@pytest.mark.parametrize("name", ["grain-quay", "dam-talks", "reef-accord"])
def test_columns_of_a_layout_dump_are_read_down(name: str, gutter: int, count: int) -> None:
    told = story(name)
    page = beside(*columns("\n\n".join(told.body), count, 38), width=38, gutter=gutter)
    text = f"{told.title:^84}\n\nBy Joan Ade\nMay 5, 2022\n\n{page}\n"

    (article,) = read("page.txt", text.encode())

    assert article.title == told.title
    assert article.byline == "Joan Ade"
    assert body(article) == told.body


LEFT = (
    "the council of the port met in the old",
    "customs house and asked for lamps, for",
    "paint and for a bell that can be heard",
    "over the wind, which blows in winter from",
    "the north and in summer from the south.",
)
RIGHT = (
    "nobody on the island had seen the bell",
    "since the war, and the few who knew of",
    "it were asked to look in their cellars",
    "before the last ferry leaves for Naples",
    "and the customs house is shut for good.",
)


def reads_down(left: Sequence[str], right: Sequence[str], width: int = 42) -> bool:
    text = beside(left, right, width=width)
    return read_down(text).split("\n") == [*left, *right] != text.split("\n")


def test_five_rows_side_by_side_are_columns_and_four_are_not() -> None:
    assert reads_down(LEFT, RIGHT)
    assert not reads_down(LEFT[:4], RIGHT[:4])


def test_a_column_may_be_as_narrow_as_two_words_and_cells_are_narrower() -> None:
    assert reads_down([line[:14].strip(" ,").ljust(14, "e") for line in LEFT], RIGHT)
    assert reads_down([line[:15].strip(" ,") for line in LEFT], RIGHT)
    assert not reads_down([line[:12].strip(" ,") for line in LEFT], RIGHT)


def test_lines_of_a_column_are_filled_and_cells_are_not() -> None:
    def filled(share: float) -> list[str]:
        wide = "w" * 40
        return [*(line[: int(40 * share)].rstrip() for line in LEFT), wide]

    assert reads_down(filled(0.62), [*RIGHT, RIGHT[1]])
    assert not reads_down(filled(0.48), [*RIGHT, RIGHT[1]])


def test_lines_of_a_column_go_on_with_sentences_and_cells_do_not() -> None:
    def going_on(count: int, of: int) -> list[str]:
        lines = [LEFT[place % 5] for place in range(of)]
        return lines[:count] + [line.capitalize() for line in lines[count:]]

    right = [RIGHT[place % 5] for place in range(11)]

    assert reads_down(going_on(3, 11), right)
    assert not reads_down(going_on(2, 9), right[:9])


def test_a_table_keeps_its_rows() -> None:
    table = beside(
        ["Country", "Kenya", "Peru", "Norway", "Fiji", "Malta", "Chad"],
        ["Sum", "12", "14", "9", "1", "3", "22"],
        width=12,
    )

    assert read_down(table) == table


def test_the_foot_of_a_page_stays_below_its_columns() -> None:
    page = f"{beside(LEFT, RIGHT, width=42)}\n\n{'4':>40}\n"

    assert read_down(page).split("\n")[-3:] == ["", f"{'4':>40}", ""]
    assert read_down(page).split("\n")[:10] == [*LEFT, *RIGHT]


def test_the_column_on_the_left_may_go_on_below_the_one_on_the_right() -> None:
    page = f"{beside(LEFT, RIGHT, width=42)}\n\n{LEFT[0]}\n{LEFT[1]}\n"

    assert read_down(page).split("\n")[:13] == [*LEFT, "", LEFT[0], LEFT[1], *RIGHT, ""][:13]


def test_double_spaces_within_lines_are_no_gutter() -> None:
    text = "\n".join(line.replace(" ", "  ", 2 + place % 3) for place, line in enumerate(LEFT * 3))

    assert read_down(text) == text


@pytest.mark.parametrize(
    ("last", "parts"),
    [
        ("They will be paid.", True),
        ("They will be paid for it now, too.", True),  # "Nobody" had no room, yet "A" has
        ("They will be paid for it in three years.", False),
        ("They will be paid for a bell that", False),
    ],
)
def test_a_column_that_leaves_room_for_the_next_word_ends_a_paragraph(
    last: str, parts: bool
) -> None:
    left = (*LEFT[:2], "over the wind.", "", *LEFT[2:], last)
    right = ("A boat went out and came back in May,", *RIGHT)

    text = read_down(beside(left, right, width=42))

    assert (f"{last}\n\n{right[0]}" in text) == parts
