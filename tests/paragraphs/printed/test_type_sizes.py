"""Which sizes of type are a story's, and which are those of names and figures."""

import pytest

from searchkit.paragraphs.printed.type_sizes import body_sizes
from tests.support.parts import row

TEXT = "the harbour of Elsa is to stay open through all"


@pytest.mark.parametrize(("characters", "is_body"), [(18, False), (23, True)])
def test_lines_of_a_story_are_longer_than_those_of_a_table(characters: int, is_body: bool) -> None:
    story = [row(TEXT, 100.0 + 12.0 * number) for number in range(30)]
    other = [row(TEXT[:characters], 500.0 + 10.0 * number, size=8.0) for number in range(20)]

    assert (8.0 in body_sizes([*story, *other])) is is_body
