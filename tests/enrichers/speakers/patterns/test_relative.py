"""Somebody who is described by a clause, or says something within it."""

import pytest

from searchkit.enrichers.speakers.patterns import relative
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Sergei Lavrov, who arrived on Monday, said he was ready.", "Sergei Lavrov", "said"),
        ("They met Ada Quist, who argued that it was late.", "Ada Quist", "argued"),
        ("Wang Yi, speaking in Nanning, said it was unjust.", "Wang Yi", "said"),
        ("Ada Quist, who left early.", "Ada Quist", None),
    ],
)
def test_relative(text: str, name: str, cue: str | None) -> None:
    assert cue_of(relative.find, text, name) == cue
