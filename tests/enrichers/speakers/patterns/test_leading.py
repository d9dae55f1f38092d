"""Somebody does something, and a quote follows that is nobody else's."""

import pytest

from searchkit.enrichers.speakers.patterns import leading
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Ada Quist was blunt: “The sea is cold.”", "Ada Quist", ":"),
        ("“It is late.” Bo Lind paused. “Too late.”", "Bo Lind", "."),
        ("Asked about the sea, Ada Quist shrugged. “It is cold.”", "Ada Quist", "."),
        ("Ada Quist paused. “It is cold,” said Bo Lind.", "Ada Quist", None),
        ("The letter came from Ada Quist yesterday. “It is cold.”", "Ada Quist", None),
        ("Ada Quist was blunt.", "Ada Quist", None),
    ],
)
def test_leading(text: str, name: str, cue: str | None) -> None:
    assert cue_of(leading.find, text, name) == cue
