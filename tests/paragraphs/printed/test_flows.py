"""What rows of one size of type are as paragraphs, and which rows are not of them."""

import pytest

from searchkit.paragraphs.printed.flows import paragraphs_of, without_interlopers
from searchkit.paragraphs.printed.interleaved_columns import uncrossed
from tests.support.parts import BODY_SIZE, row

EDGE = 372.0


@pytest.mark.parametrize(("short_of_the_edge", "paragraphs"), [(1.35, 2), (1.65, 1)])
def test_lines_that_end_at_the_edge_but_for_rounding_are_justified(
    short_of_the_edge: float, paragraphs: int
) -> None:
    first = ["the harbour of Elsa will stay open", "and nobody had hoped for so much."]
    second = ["Longshoremen had walked out again", "and came back to work in July now"] * 3
    rows = [
        row(text, 100.0 + 12.0 * number, width=EDGE - 72.0 - short_of_the_edge, order=number)
        for number, text in enumerate([*first, *second])
    ]
    rows[1].x1 = EDGE - 5.0  # the rest of the line is too narrow for the next word
    rows[3].x1 = EDGE

    assert len(paragraphs_of(rows, rows, BODY_SIZE)) == paragraphs


@pytest.mark.parametrize(("step", "is_of_the_text"), [(28.0, True), (32.0, False)])
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_in_bold_capitals_far_from_all_text_is_not_of_it(
    step: float, is_of_the_text: bool, place: str
) -> None:
    text = row("the harbour of Elsa is to stay open", 200.0)
    name = row("PETS", 200.0 - step if place == "above" else 200.0 + step, font="Serif-Bold")
    rows = [name, text] if place == "above" else [text, name]

    assert (name in without_interlopers(rows)) is is_of_the_text


@pytest.mark.parametrize(("step", "is_indent"), [(72.0, True), (88.0, False)])
def test_a_line_far_within_a_column_is_no_column_of_its_own(step: float, is_indent: bool) -> None:
    """A poem or a list in columns that were drawn across the page."""
    rows = []
    for number in range(12):
        y, x = 100.0 + 12.0 * number, 72.0 + (step if number % 3 == 2 else 0.0)
        rows.append(row(f"{number} the harbour of Elsa", y, x=x, width=110.0))
        rows.append(row(f"{number} and the quay of Lisbon", y, x=300.0, width=200.0))

    left = [each.text for each in uncrossed(rows)[:12]]

    assert (left == [f"{number} the harbour of Elsa" for number in range(12)]) is is_indent
