"""Somebody, then a word of saying."""

import pytest

from searchkit.enrichers.speakers.patterns import subject_verb
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Sergei Lavrov said sanctions were unjust.", "Sergei Lavrov", "said"),
        ("Wang Yi has repeatedly warned the bloc.", "Wang Yi", "warned"),
        ("The Ministry of Health (MOH) announced a ban.", "Ministry of Health", "announced"),
        ("He added that talks would go on.", "He", "added"),
        ("Ada Quist was accused of lying.", "Ada Quist", "passive accused"),
        ("Ada Quist accused of lying by prosecutors.", "Ada Quist", "passive accused"),
        ("Ada Quist accused the mayor of lying.", "Ada Quist", "accused"),
        ("Ada Quist called for an inquiry.", "Ada Quist", "called"),
        ("It was an act that Ada Quist described as cruel.", "Ada Quist", "described"),
        ("The fire, which Mayor Bo Lind described as an attack, is out.", "Bo Lind", "described"),
        ("Ada Quist described as cruel by critics left.", "Ada Quist", "passive described"),
        ("Ada Quist is warning the bloc of a flood.", "Ada Quist", "warning"),
        ("Ada Quist is calling for an inquiry.", "Ada Quist", "calling"),
        ("Ada Quist left the room.", "Ada Quist", None),
    ],
)
def test_subject_verb(text: str, name: str, cue: str | None) -> None:
    assert cue_of(subject_verb.find, text, name) == cue
