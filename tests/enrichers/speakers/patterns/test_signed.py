"""A quote with the name of whose words they are set behind it."""

import pytest

from searchkit.enrichers.speakers.patterns import signed
from tests.enrichers.speakers.scenes import cue_of


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("“The reef will be there.” — Marva Toppin", "Marva Toppin", "—"),
        ("“The reef will be there.” -Commissioner Basil Orde", "Basil Orde", "-"),
        ("“The reef will be there.” ― Dr. Ines Coly, a biologist in Dakar.", "Ines Coly", "―"),
        ("“The reef will be there.” — Marva Toppin laughed and said no.", "Marva Toppin", None),
        ("The reef — Marva Toppin", "Marva Toppin", None),
        ("“The reef will be there.” (Marva Toppin, diver)", "Marva Toppin", "("),
        ("“The reef will be there.” (Marva Toppin, 2018)", "Marva Toppin", None),
        ("“The reef will be there.” (Marva Toppin)", "Marva Toppin", None),
        ("“The reef will be there.” (Dr. Marva Toppin)", "Marva Toppin", "("),
    ],
)
def test_signed(text: str, name: str, cue: str | None) -> None:
    assert cue_of(signed.find, text, name) == cue
