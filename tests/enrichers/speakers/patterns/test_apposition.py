"""Somebody, something about them, then a word of saying."""

import pytest

from searchkit.enrichers.speakers.patterns import apposition
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Wang Yi, the foreign minister, said talks would go on.", "Wang Yi", "said"),
        (
            "Ali Hassan, 34, a fisherman from Basra, told reporters of the storm.",
            "Ali Hassan",
            "told",
        ),
        ("Ada Quist — a former mayor — argued against it.", "Ada Quist", "argued"),
        (
            "Marty West, a professor who once worked for the governor, called it absurd.",
            "Marty West",
            "called",
        ),
        ("Ada Quist, the mayor, left. Police said so.", "Ada Quist", None),
        ("Sen. Ada Quist, R-Ky., said it was late.", "Ada Quist", "said"),
        ("Rep. Bo Lind, D-N.Y., who had lost, said it was late.", "Bo Lind", "said"),
        ("Bo Lind, 81 and retired in Salem, Mass., said it was late.", "Bo Lind", "said"),
        (
            "Ada Quist (a nurse so young that she has been mistaken for a pupil), 24, said no.",
            "Ada Quist",
            "said",
        ),
    ],
)
def test_apposition(text: str, name: str, cue: str | None) -> None:
    assert cue_of(apposition.find, text, name) == cue
