"""A word of saying, then somebody."""

import pytest

from searchkit.enrichers.speakers.patterns import inverted
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("“Never,” said Wang Yi, who left.", "Wang Yi", "said"),
        ("“Never,” said the Chinese foreign minister, Wang Yi.", "Wang Yi", "said"),
        ("The sea will rise, warned Ada Quist.", "Ada Quist", "warned"),
        ("Speaking in Manaus, said Ada Quist had left.", "Ada Quist", None),
        ("They met Ada Quist.", "Ada Quist", None),
        ("“Never,” said Quist campaign manager Bo Lind.", "Bo Lind", "said"),
        ("“Never,” said Quist campaign manager Bo Lind.", "Quist", None),
        ("“Never,” wrote former Reuters correspondent Marit Vold.", "Marit Vold", "wrote"),
        ("“Never,” said Ada Quist’s longtime lawyer Sef Amari.", "Sef Amari", "said"),
        ("“Never,” said a senior Quist adviser.", "Quist", None),
        ("“No,” said World Press Guild (WPG) Asia director Bo Lind.", "Bo Lind", "said"),
        ("“No,” said World Press Guild (WPG) Asia director Bo Lind.", "World Press Guild", None),
        ("It is late, noted the union’s Bo Lind.", "Bo Lind", "noted"),
        ("Said Ada Quist: “Never.”", "Ada Quist", "Said"),
        ("It was late. Said Ada Quist, who left: “Never.”", "Ada Quist", "Said"),
        ("It was late. Asked Ada Quist and two others why.", "Ada Quist", None),
        ("Marit Vold, a nurse, said Ada Quist believes in it.", "Ada Quist", None),
        ("Marit Vold, a nurse, said Ada Quist walked out.", "Ada Quist", None),
        ("Marit Vold, a nurse, said Ada Quist “knew it all along.”", "Ada Quist", None),
        ("Marit Vold, who lost, blasted Ada Quist as a fraud.", "Ada Quist", None),
        ("The letter, which Marit Vold wrote, asked Ada Quist to resign.", "Ada Quist", None),
        ("Marit Vold, in tears, thanked Ada Quist for her help.", "Ada Quist", None),
    ],
)
def test_inverted(text: str, name: str, cue: str | None) -> None:
    assert cue_of(inverted.find, text, name) == cue
