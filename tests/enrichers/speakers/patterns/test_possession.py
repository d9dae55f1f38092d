"""Somebody's statement."""

import pytest

from searchkit.enrichers.speakers.patterns import possession
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Sergei Lavrov’s remarks drew laughter.", "Sergei Lavrov", "remarks"),
        ("Ada Quist’s sharp warning was heard.", "Ada Quist", "warning"),
        ("Ada Quist’s house burned.", "Ada Quist", None),
    ],
)
def test_possession(text: str, name: str, cue: str | None) -> None:
    assert cue_of(possession.find, text, name) == cue
