"""Somebody's words, given by somebody else."""

import pytest

from searchkit.enrichers.speakers.patterns import reported
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        (
            "The agency quoted a storekeeper, Hassan Bakr, as saying it was late.",
            "Hassan Bakr",
            "quoted",
        ),
        ("The letter, signed by Ada Quist and by Bo Lind, asked for bread.", "Ada Quist", "signed"),
        ("The letter, signed by Ada Quist and by Bo Lind, asked for bread.", "Bo Lind", "signed"),
        ("In a statement from Ada Quist it was denied.", "Ada Quist", "statement"),
        ("They came by Ada Quist.", "Ada Quist", None),
    ],
)
def test_reported(text: str, name: str, cue: str | None) -> None:
    assert cue_of(reported.find, text, name) == cue
