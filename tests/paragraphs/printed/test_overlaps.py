"""Things on a page that lie over each other, and those that only touch."""

import pytest

from searchkit.domain.clipping import Box
from searchkit.paragraphs.printed.overlaps import overlap


@pytest.mark.parametrize(
    ("left", "right", "reach", "do"),
    [
        (10.0, 35.0, 0.0, True),
        (49.0, 60.0, 0.0, True),
        (50.0, 60.0, 0.0, False),  # they touch
        (10.0, 30.0, 0.0, False),
        (55.0, 60.0, 6.0, True),
        (56.0, 60.0, 6.0, False),
        (10.0, 25.0, 6.0, True),
        (10.0, 24.0, 6.0, False),
    ],
)
def test_things_overlap_where_they_share_a_stretch_of_the_pages_width(
    left: float, right: float, reach: float, do: bool
) -> None:
    column, other = Box(30.0, 0.0, 50.0, 10.0), Box(left, 500.0, right, 510.0)

    assert overlap(column, other, reach=reach) is do
    assert overlap(other, column, reach=reach) is do
