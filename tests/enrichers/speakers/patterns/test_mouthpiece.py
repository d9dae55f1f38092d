"""A nameless voice of an institution."""

import pytest

from searchkit.enrichers.speakers.patterns import mouthpiece
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("A spokesman for the Ministry of Fish said it was late.", "Ministry of Fish", "said"),
        ("A spokeswoman for the Ministry of Fish on Monday said no.", "Ministry of Fish", "said"),
        ("A Kisumu police spokesman said it was late.", "Kisumu police", "said"),
        ("The Pentagon’s spokeswoman on Monday said no.", "Pentagon", "said"),
        ("A Pentagon lawyer said it was late.", "Pentagon", None),
        ("A lawyer for the Ministry of Fish said it was late.", "Ministry of Fish", None),
        ("A spokesman for Ada Quist said it was late.", "Ada Quist", None),
    ],
)
def test_mouthpiece(text: str, name: str, cue: str | None) -> None:
    assert cue_of(mouthpiece.find, text, name) == cue
