"""Somebody of somewhere, then a word of saying."""

import pytest

from searchkit.enrichers.speakers.patterns import affiliation
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Huang Shu-fen of the opposition accused the government.", "Huang Shu-fen", "accused"),
        ("Ian Sterling, with the University of Alberta, said it was cold.", "Ian Sterling", "said"),
        (
            "The Association of Banks in Basel condemned the ruling.",
            "Association of Banks",
            "condemned",
        ),
        ("Lee Zeldin of New York, a supporter, said it would help.", "Lee Zeldin", "said"),
        ("Ada Quist of Lugo left.", "Ada Quist", None),
    ],
)
def test_affiliation(text: str, name: str, cue: str | None) -> None:
    assert cue_of(affiliation.find, text, name) == cue
