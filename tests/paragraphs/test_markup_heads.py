"""A line of a page with bars in it: the fields of a head, or words that stand side by side."""

import pytest

from searchkit.domain.clipping import MarkedBlock, MarkedText
from searchkit.paragraphs.markup import story_of_markup

PROSE = "The lake of Van has fallen by a metre since the spring, the governor said on Tuesday."


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("By Elif Kaya | March 14, 2024 | Updated March 15, 2024", 3),
        ("By Elif Kaya | March 14, 2024", 2),
        ("Ferries | Fares", 1),
        ("Lakes | March 14, 2024", 1),
    ],
)
def test_bars_part_the_fields_of_a_head_and_nothing_else(line: str, pieces: int) -> None:
    told = story_of_markup(MarkedText((MarkedBlock("p", line), MarkedBlock("p", PROSE))))

    assert [block.text for block in told][:-1] == (line.split(" | ") if pieces > 1 else [line])
    assert told[-1].text == PROSE
