"""Somebody who does something while saying something, the saying first."""

import pytest

from searchkit.enrichers.speakers.patterns import participle
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Insisting that it was late, Ada Quist left the hall.", "Ada Quist", "Insisting"),
        (
            "It rained. Complaining of a long night, Bo Lind sent them home.",
            "Bo Lind",
            "Complaining",
        ),
        ("“No.” Adding that it was late, Ada Quist left.", "Ada Quist", "Adding"),
        ("Walking to the hall, Ada Quist fell.", "Ada Quist", None),
        ("Saying so, Ada Quist left.", "Ada Quist", None),
    ],
)
def test_participle(text: str, name: str, cue: str | None) -> None:
    assert cue_of(participle.find, text, name) == cue
