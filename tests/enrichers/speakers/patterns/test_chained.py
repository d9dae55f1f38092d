"""Somebody does something and says something."""

import pytest

from searchkit.enrichers.speakers.patterns import chained
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Sergei Lavrov rejected the plan and said it was late.", "Sergei Lavrov", "said"),
        ("Wang Yi walked out, adding that it was late.", "Wang Yi", "adding"),
        ("Wang Yi walked out while Ada Quist said it was late.", "Wang Yi", None),
    ],
)
def test_chained(text: str, name: str, cue: str | None) -> None:
    assert cue_of(chained.find, text, name) == cue
