"""A name set beside the noun that it explains."""

import pytest

from searchkit.enrichers.speakers.patterns import apposed
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        (
            "Their spokeswoman, Marijke van der Heijden, said it was over.",
            "Marijke van der Heijden",
            "said",
        ),
        (
            "A shopkeeper near the gates, Rosa Huanca, 61, said she had lost customers.",
            "Rosa Huanca",
            "said",
        ),
        ("The owner, Rahman Textiles, announced a closure.", "Rahman Textiles", "announced"),
        ("After Duarte, Ada Quist left.", "Ada Quist", None),
        (
            "The tax, which the bank’s chief executive, Ada Quist, called absurd, will rise.",
            "Ada Quist",
            "called",
        ),
    ],
)
def test_apposed(text: str, name: str, cue: str | None) -> None:
    assert cue_of(apposed.find, text, name) == cue
