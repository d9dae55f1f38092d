"""By which parts of a name somebody is meant: invented people with names as the world has them."""

import pytest

from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Park Geun Ae", ["Park", "Geun Ae", "Ae"]),
        ("Chen Shui Long", ["Chen", "Shui Long", "Long"]),
        ("Nguyen Thi Loan", ["Nguyen", "Loan"]),
        ("Wang Lo", ["Wang", "Lo"]),
        ("Luiz Inácio Mota da Serra", ["Luiz Inácio", "Inácio Mota", "Mota", "da Serra", "Serra"]),
        ("Raed Abu Saud al-Hadi", ["Abu Saud", "al-Hadi", "Hadi", "Raed al-Hadi"]),
        ("Andrés Manuel Lago Obregón", ["Lago Obregón", "Obregón", "Lago", "Andrés Manuel Lago"]),
        ("Alexander van der Molen", ["van der Molen", "der Molen", "Molen", "Alexander"]),
        ("Joe R. Linden", ["Linden", "Joe Linden"]),
        ("Mohammed bin Zaki Al Badri", ["bin Zaki", "Al Badri", "Badri", "Sheikh Mohammed"]),
    ],
)
def test_somebody_is_found_again_by_a_part_of_the_name(name: str, parts: list[str]) -> None:
    story = f"The harbour was opened by {name}."

    found = {part: speakers(story, f"“No,” {part} said.")[1] for part in parts}

    assert found == {part: [name] for part in parts}


@pytest.mark.parametrize("part", ["Lago Mota", "Geun", "Inácio Serra", "Manuel Lago"])
def test_who_has_another_part_is_somebody_else(part: str) -> None:
    story = (
        "The harbour was opened by Luiz Inácio Mota da Serra, and by Andrés Manuel Lago Obregón."
    )

    assert speakers(story, f"“No,” {part} said.")[1] == [part]
