"""What a part of a print looks like in its column."""

import pytest

from searchkit.domain.article import Kind
from searchkit.paragraphs.printed.story_parts import Part
from tests.support.parts import row


@pytest.mark.parametrize(
    ("before", "behind", "is_centred"),
    [
        (14.0, 14.0, False),  # an indent, and a line that nearly fills its column
        (16.0, 16.0, True),
        (100.0, 114.0, True),
        (100.0, 116.0, False),
        (116.0, 100.0, False),
        (0.0, 200.0, False),
    ],
)
def test_a_line_in_the_middle_stands_further_in_than_an_indent_on_both_sides_alike(
    before: float, behind: float, is_centred: bool
) -> None:
    text = "Ferries sail again"
    middle = row(text, x=72.0 + before, width=300.0 - before - behind)

    assert Part([middle], text, Kind.ASIDE, "", None).is_centred is is_centred
