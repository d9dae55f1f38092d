"""The first of several who say something together."""

import pytest

from searchkit.enrichers.speakers.patterns import coordinated
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Marise Payne and Nanaia Mahuta said they shared concerns.", "Marise Payne", "said"),
        (
            "Marise Payne and her New Zealand counterpart Nanaia Mahuta said so.",
            "Marise Payne",
            "said",
        ),
        ("Ada Quist, Bo Lind and Carla Ruiz wrote to the king.", "Ada Quist", "wrote"),
        ("Ada Quist and Bo Lind on Monday said no.", "Ada Quist", "said"),
        ("Ada Quist (Oslo), Bo Lind (Lugo) and Eva Ruiz (Lima) all said no.", "Ada Quist", "said"),
        ("Ada Quist (Oslo), Bo Lind (Lugo) and Eva Ruiz (Lima) all said no.", "Bo Lind", "said"),
        ("Ada Quist and Bo Lind left.", "Ada Quist", None),
    ],
)
def test_coordinated(text: str, name: str, cue: str | None) -> None:
    assert cue_of(coordinated.find, text, name) == cue
