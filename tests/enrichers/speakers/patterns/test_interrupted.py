"""Somebody, when or where it was, then a word of saying."""

import pytest

from searchkit.enrichers.speakers.patterns import interrupted
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("David Axelrod on Wednesday called on the mayor to go.", "David Axelrod", "called"),
        ("Angela Merkel, in a statement, said it was late.", "Angela Merkel", "said"),
        ("Ada Quist on 3 May wrote to the king.", "Ada Quist", "wrote"),
        ("Ada Quist last week told reporters that it was late.", "Ada Quist", "told"),
        ("Ada Quist earlier this month said it was late.", "Ada Quist", "said"),
        ("Ada Quist this morning in Oslo denied it.", "Ada Quist", None),
        ("Ada Quist on Wednesday left.", "Ada Quist", None),
    ],
)
def test_interrupted(text: str, name: str, cue: str | None) -> None:
    assert cue_of(interrupted.find, text, name) == cue
