"""According to somebody."""

import pytest

from searchkit.enrichers.speakers.patterns import according_to
from tests.enrichers.speakers.scenes import cue_of
from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("It was late, according to Wang Yi.", "Wang Yi", "according"),
        (
            "According to the Chinese foreign minister, Wang Yi, it was late.",
            "Wang Yi",
            "According",
        ),
        ("It was late, according to Reuters analyst Bo Lind.", "Bo Lind", "according"),
        ("It was late, according to Reuters analyst Bo Lind.", "Reuters", None),
        ("According to Quist’s former agent Marit Vold, it was late.", "Marit Vold", "According"),
        ("It was late, according to Harbour Commission records.", "Harbour Commission", None),
        ("It fell, according to Harbour Commission shipping data.", "Harbour Commission", None),
        ("It leads, according to a new Lugo University poll.", "Lugo University", None),
        ("It was late, according to the Harbour Commission.", "Harbour Commission", "according"),
        ("It went according to plan, Ada Quist thought.", "Ada Quist", None),
    ],
)
def test_according_to(text: str, name: str, cue: str | None) -> None:
    assert cue_of(according_to.find, text, name) == cue


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a report by Ines Coly", ["Ines Coly"]),
        ("a report on Ines Coly", []),
        ("a statement about Ines Coly", []),
        ("Ines Coly, who chairs it", ["Ines Coly"]),
    ],
)
def test_whom_a_report_is_on_did_not_write_it(source: str, names: list[str]) -> None:
    assert speakers(f"The quay was never paid for, according to {source}.") == [names]
