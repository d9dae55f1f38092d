"""Somebody whose words are given by an outlet."""

import pytest

from searchkit.enrichers.speakers.patterns import quoted
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Ada Quist was quoted as saying that it was late.", "Ada Quist", "saying"),
        ("Ada Quist was quoted by the Fjord News agency as saying it was late.", "Ada Quist", "saying"),
        ("Ada Quist was accused by a paper of saying it was late.", "Ada Quist", None),
        ("Ada Quist was quoted by the paper.", "Ada Quist", None),
    ],
)  # fmt: skip
def test_quoted(text: str, name: str, cue: str | None) -> None:
    assert cue_of(quoted.find, text, name) == cue
