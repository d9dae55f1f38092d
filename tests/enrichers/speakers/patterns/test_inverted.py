"""A word of saying, then somebody."""

import pytest

from searchkit.enrichers.speakers.patterns import inverted
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("“Never,” said Wang Yi, who left.", "Wang Yi", "said"),
        ("“Never,” said the Chinese foreign minister, Wang Yi.", "Wang Yi", "said"),
        ("The sea will rise, warned Ada Quist.", "Ada Quist", "warned"),
        ("Speaking in Manaus, said Ada Quist had left.", "Ada Quist", None),
        ("They met Ada Quist.", "Ada Quist", None),
    ],
)
def test_inverted(text: str, name: str, cue: str | None) -> None:
    assert cue_of(inverted.find, text, name) == cue
