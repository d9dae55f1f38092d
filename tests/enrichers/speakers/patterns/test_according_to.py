"""According to somebody."""

import pytest

from searchkit.enrichers.speakers.patterns import according_to
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("It was late, according to Wang Yi.", "Wang Yi", "according"),
        (
            "According to the Chinese foreign minister, Wang Yi, it was late.",
            "Wang Yi",
            "According",
        ),
        ("It went according to plan, Ada Quist thought.", "Ada Quist", None),
    ],
)
def test_according_to(text: str, name: str, cue: str | None) -> None:
    assert cue_of(according_to.find, text, name) == cue
