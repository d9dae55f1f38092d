"""Pieces of lines, and lines drawn late: what is put together, and where it is read."""

import pytest

from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.reading_order import in_reading_order
from tests.support.parts import row

TEXT = "the harbour of Elsa is to stay open through all"


def read(*rows: Row) -> list[str]:
    for order, each in enumerate(rows):
        each.order = order
    return [each.text for each in in_reading_order(rows)]


def long(y: float, **given: object) -> Row:
    return row(TEXT, y, width=300.0, **given)  # type: ignore[arg-type]


# Pieces of one line.


@pytest.mark.parametrize(
    ("drop", "is_one"), [(0.0, True), (1.4, True), (1.6, False), (1.8, False), (4.0, False)]
)
def test_pieces_of_a_line_are_drawn_on_one_baseline(drop: float, is_one: bool) -> None:
    pieces = row("Ferries sail", 99.55), row("again", 99.55 + drop, x=136.0)

    assert (len(read(*pieces)) == 1) is is_one


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (-3.3, ["Ferries", "again"]),
        (-2.7, ["Ferriesagain"]),
        (1.0, ["Ferriesagain"]),
        (1.4, ["Ferries again"]),
        (4.8, ["Ferries again"]),
        (5.3, ["Ferries", "again"]),
    ],
)
def test_pieces_that_touch_are_one_word_or_two(gap: float, expected: list[str]) -> None:
    x = 107.0 + gap  # from the end of the first

    assert read(row("Ferries"), row("again", x=x)) == expected
    assert sorted(read(row("again", x=x), row("Ferries"))) == sorted(expected)


def test_a_piece_in_the_middle_joins_both_its_neighbours() -> None:
    first, last = row("Ferries"), row("again", x=142.0)
    middle = row("sail", x=111.0, width=27.0)

    assert read(first, last, long(112.0), middle) == ["Ferries sail again", TEXT]


def test_a_longer_piece_gives_the_line_its_type() -> None:
    first, second = row("So"), row("the ferries", x=86.0, font="Serif-Bold")
    second.tag, second.block = "P", 4
    for order, each in enumerate((first, second)):
        each.order = order

    (line,) = in_reading_order([first, second])

    assert (line.text, line.is_bold, line.tag, line.block) == ("So the ferries", True, "P", 4)
    assert (line.x0, line.x1) == (72.0, second.x1)


@pytest.mark.parametrize("known", [{"size": 12.0}, {"page": 2}])
def test_pieces_of_another_size_or_page_stay_apart(known: dict[str, object]) -> None:
    pieces = row("Ferries sail"), row("again", x=136.0, **known)  # type: ignore[arg-type]

    assert len(read(*pieces)) == 2


def test_a_piece_that_was_drawn_last_is_read_in_its_line() -> None:
    lines = [row("the old quay of Elsa", 100.0 + 12 * number) for number in range(20)]
    late = row("that nobody had painted", lines[15].y, x=lines[15].x1 + 4.0)

    assert read(*lines, late)[15] == "the old quay of Elsa that nobody had painted"


# Wide spaces.


def spaced(gap: float = 60.0, leading: float = 12.0, **below: object) -> list[str]:
    return read(
        long(100.0),
        row("Ferries", 100.0 + leading, width=40.0),
        row("again", 100.0 + leading, x=112.0 + gap, width=40.0),
        long(100.0 + 2 * leading, **below),
    )


@pytest.mark.parametrize(
    ("gap", "is_one"), [(6.0, True), (60.0, True), (86.0, True), (94.0, False), (140.0, False)]
)
def test_a_stretched_line_of_few_words_is_one(gap: float, is_one: bool) -> None:
    assert (spaced(gap) == [TEXT, "Ferries again", TEXT]) is is_one


@pytest.mark.parametrize(
    ("leading", "is_one"), [(9.0, True), (17.0, True), (19.0, False), (24.0, False)]
)
def test_the_next_lines_lie_across_a_wide_space(leading: float, is_one: bool) -> None:
    assert (len(spaced(leading=leading)) == 3) is is_one


@pytest.mark.parametrize(
    ("below", "is_one"),
    [({}, True), ({"x": 400.0}, True), ({"x": 140.0}, False), ({"size": 14.0}, True)],
)
def test_a_line_that_leaves_the_gap_open_shows_a_gutter(
    below: dict[str, object], is_one: bool
) -> None:
    assert (len(spaced(**below)) == 3) is is_one  # type: ignore[arg-type]


# Lines drawn late.


def with_hole(lines: int, y: float, **late: object) -> list[str]:
    """Return a column with a hole of so many lines, and a line drawn after it."""
    above = [row(f"above {number}", 100.0 + 10 * number, width=300.0) for number in range(3)]
    below = [
        row(f"below {number}", 130.0 + 10 * (lines + number), width=300.0) for number in range(2)
    ]
    return read(*above, *below, row("late", y, **{"width": 200.0, **late}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "is_filled"), [(0, False), (1, True), (5, True), (8, True), (9, False), (10, False)]
)
def test_a_hole_of_up_to_eight_lines_is_filled(lines: int, is_filled: bool) -> None:
    assert (with_hole(lines, 130.0)[3] == "late") is is_filled


@pytest.mark.parametrize(
    ("y", "is_filled"),
    [(127.0, False), (129.0, True), (132.0, True), (133.0, False), (140.0, False)],
)
def test_a_late_line_is_the_next_in_its_hole(y: float, is_filled: bool) -> None:
    assert (with_hole(3, y)[3] == "late") is is_filled


@pytest.mark.parametrize(
    ("late", "is_filled"),
    [
        ({"x": 67.5}, True),
        ({"x": 66.0}, False),
        ({"x": 190.0}, True),
        ({"x": 195.0}, False),
        ({"size": 12.0}, False),
    ],
)
def test_a_late_line_lies_within_its_column(late: dict[str, object], is_filled: bool) -> None:
    assert (with_hole(3, 130.0, **late)[3] == "late") is is_filled
