"""Somebody does something and says something."""

import pytest

from searchkit.enrichers.speakers.patterns import chained
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Sergei Lavrov rejected the plan and said it was late.", "Sergei Lavrov", "said"),
        ("Wang Yi walked out, adding that it was late.", "Wang Yi", "adding"),
        ("Ada Quist called Bo Lind a liar, adding that it was late.", "Ada Quist", "adding"),
        ("Ada Quist called Bo Lind a liar, adding that it was late.", "Bo Lind", None),
        (
            "At a rally in Lugo, Ada Quist went after Bo Lind, calling him weak.",
            "Ada Quist",
            "calling",
        ),
        ("Marit Vold backed Bo Lind of Lugo, saying he was right.", "Marit Vold", "saying"),
        ("When he met Marit Vold he backed Bo Lind, saying no.", "Marit Vold", None),
        ("Ada Quist unleashed a series of tweets early Friday saying no.", "Ada Quist", "saying"),
        ("The Lugo Council sent a letter on Monday asking for time.", "Lugo Council", "asking"),
        ("Ada Quist wrote the script of a film telling of war.", "Ada Quist", None),
        ("Wang Yi walked out while Ada Quist said it was late.", "Wang Yi", None),
    ],
)
def test_chained(text: str, name: str, cue: str | None) -> None:
    assert cue_of(chained.find, text, name) == cue
