"""How far a sign of a paragraph's beginning is counted, and what a line's end is called."""

import pytest

from searchkit.paragraphs.plain.break_odds import Boundary, SoFar, fixed_signs
from searchkit.paragraphs.plain.text_rows import TextRow


def boundary(*, room: float = 0.0, left: float = 0.0) -> Boundary:
    """Return a place where a sentence ends, and a long word begins the next."""
    above = TextRow(0, 0, "and the harbour was open.", 0, False)
    below = TextRow(1, 0, "Longshoremen wait for boats", 0, False)
    return Boundary(above, below, TextRow(2, 0, "of the port", 0, False), False, 0.0, room, 0.0, left)  # fmt: skip


def strength(sign: str, *, room: float = 0.0, words: int = 35, usual: float = 35.0) -> float:
    so_far = SoFar(words, usual, is_quoting=False)
    return dict(fixed_signs(boundary(room=room), so_far))[sign]


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (0.017, "line reaches the edge"),
        (0.022, "line nearly reaches the edge"),
        (0.045, "line nearly reaches the edge"),
        (0.055, "line ends before the edge"),
    ],
)
def test_how_near_to_the_edge_a_line_ends(left: float, told: str) -> None:
    assert ("inset", told) in boundary(left=left).signs()


@pytest.mark.parametrize(
    ("room", "more", "counts"),
    [
        (0.25, 0.28, True),
        (0.31, 0.36, False),  # the rest of a table's row
        (-0.085, -0.09, True),
        (-0.11, -0.12, False),
    ],
)
def test_room_is_counted_up_to_three_tenths_of_the_width(
    room: float, more: float, counts: bool
) -> None:
    sign = "room left on the line before"

    assert (strength(sign, room=room) != strength(sign, room=more)) is counts


@pytest.mark.parametrize(
    ("words", "more", "counts"), [(120, 150, True), (165, 200, False), (9, 8, True), (7, 6, False)]
)
def test_a_paragraph_is_counted_as_long_up_to_four_and_a_half_times_the_usual(
    words: int, more: int, counts: bool
) -> None:
    sign = "paragraph is long enough"

    assert (strength(sign, words=words) != strength(sign, words=more)) is counts
