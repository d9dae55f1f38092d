"""Where a column begins, and how far apart its lines lie."""

import pytest

from searchkit.paragraphs.printed.column_strips import leading_of, set_edges
from searchkit.paragraphs.printed.printed_rows import Row
from tests.support.parts import BODY_SIZE, row

TEXT = "the harbour of Elsa is to stay open through all"


def lines(places: list[float], leading: float = 12.0, page: int = 1) -> list[Row]:
    """Return lines below each other that begin at these places."""
    return [row(TEXT, 100.0 + leading * number, x=x, page=page) for number, x in enumerate(places)]


@pytest.mark.parametrize(("close", "leading"), [(4, 18.0), (5, 12.0)])
def test_a_list_of_single_lines_with_few_wrapped_ones_is_set_as_its_paragraphs_are_parted(
    close: int, leading: float
) -> None:
    rows = [row(TEXT, 100.0)]
    for number in range(18):
        rows.append(row(TEXT, rows[-1].y + (12.0 if number < close else 18.0)))

    assert leading_of([rows], BODY_SIZE) == leading


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ([62.0, *[72.0] * 9], 72.0),  # a figure hangs out of the margin
        ([62.0, 62.0, *[72.0] * 9], 62.0),  # two items of a list
        ([72.0, 72.0, *[84.0] * 9], 72.0),
    ],
)
def test_two_lines_that_begin_at_one_place_show_the_columns_edge(
    places: list[float], left: float
) -> None:
    strip = lines(places)

    set_edges([strip], BODY_SIZE)

    assert strip[-5].left == left


@pytest.mark.parametrize(("lines_at_the_edge", "is_indented"), [(11, False), (14, True)])
def test_three_lines_alone_on_a_page_are_indented_from_where_other_columns_begin(
    lines_at_the_edge: int, is_indented: bool
) -> None:
    before = [lines([72.0] * lines_at_the_edge), lines([400.0] * (97 - lines_at_the_edge))]
    alone = lines([82.0] * 3, page=2)

    set_edges([*before, alone], BODY_SIZE)

    assert (alone[0].indent == 10.0) is is_indented


def test_three_lines_beside_a_column_that_they_lie_in_have_its_edge_and_no_other() -> None:
    column = [*lines([72.0] * 9), *lines([300.0])]  # its last line reaches further
    short = lines([92.0] * 3)
    elsewhere = lines([82.0] * 20, page=2)

    set_edges([column, short, elsewhere], BODY_SIZE)

    assert {each.left for each in short} == {72.0}
