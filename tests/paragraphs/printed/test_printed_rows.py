"""What is known of a line before its paragraph is: whether it is an item, and how large its type is."""

import pytest

from searchkit.domain.clipping import Box
from searchkit.paragraphs.printed.printed_rows import rows_of
from tests.support.print import line, pages

TEXT = "the harbour of Elsa is to stay open through all"


@pytest.mark.parametrize(("below", "is_item"), [(0.9, True), (1.1, False)])
def test_a_drawn_bullet_may_reach_a_little_below_its_line(below: float, is_item: bool) -> None:
    bullet = Box(72, 97, 75, 100 + below)

    (item,) = rows_of(pages([line(80, 100, TEXT)], marks=[bullet]).pages)

    assert item.is_item is is_item


@pytest.mark.parametrize(("height", "is_item"), [(6.6, True), (7.4, False)])
def test_a_box_as_high_as_its_line_is_to_be_ticked_and_no_bullet(
    height: float, is_item: bool
) -> None:
    mark = Box(72, 99 - height, 75, 99)

    (item,) = rows_of(pages([line(80, 100, TEXT)], marks=[mark]).pages)

    assert item.is_item is is_item


@pytest.mark.parametrize(("step", "is_scan"), [(18.0, True), (22.0, False)])
def test_lines_far_apart_say_nothing_of_whether_a_page_was_scanned(
    step: float, is_scan: bool
) -> None:
    lines = [line(72, 100 + step * n, TEXT, 10.0 + n % 2 / 2) for n in range(20)]

    sizes = {row.size for row in rows_of(pages(lines).pages)}

    assert (len(sizes) == 1) is is_scan
