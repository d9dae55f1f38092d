"""Somebody, a colon, their words."""

import pytest

from searchkit.enrichers.speakers.patterns import colon
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Wang Yi: Sanctions are not acceptable", "Wang Yi", ":"),
        ("Ada Quist (Lugo): “We are ready.”", "Ada Quist", ":"),
        ("France: bakers to march", "France", None),
        ("Fisheries minister Ada Quist: “We are ready.”", "Ada Quist", ":"),
        ("The former Lima mayor Ada Quist: “We are ready.”", "Ada Quist", ":"),
        ("Striking doctor Bo Lind, 41: “We are ready.”", "Bo Lind", ":"),
        ("Poll of readers of Ada Quist: she was late.", "Ada Quist", None),
        ("We met Ada Quist: she was late.", "Ada Quist", None),
    ],
)
def test_colon(text: str, name: str, cue: str | None) -> None:
    assert cue_of(colon.find, text, name) == cue
