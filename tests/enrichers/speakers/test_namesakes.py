"""Whom a family name means that two people bear, and what capitals alone may stand for."""

import pytest

from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    ("first", "second", "speaks"),
    [
        (1, 1, "Juana Ibarra"),
        (2, 1, "Juana Ibarra"),
        (3, 1, "Marta Ibarra"),
        (5, 2, "Juana Ibarra"),
        (6, 2, "Marta Ibarra"),
    ],
)
def test_of_two_with_one_family_name_it_is_the_last_unless_the_other_is_named_three_times_as_often(
    first: int, second: int, speaks: str
) -> None:
    story = ["Marta Ibarra came."] * first + ["Juana Ibarra left."] * second

    assert speakers(*story, "“No,” said Ibarra.")[-1] == [speaks]


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("IB", "Interstate Board for the River Darya"),
        ("IBRDAR", "Interstate Board for the River Darya"),
        ("IBRDARYA", "Interstate Board for the River Darya"),
        ("IBRDARIYA", "IBRDARIYA"),  # nine letters
    ],
)
def test_an_acronym_behind_a_name_stands_for_it_up_to_eight_letters(
    acronym: str, name: str
) -> None:
    met = f"The Interstate Board for the River Darya ({acronym}) met in Lisbon."

    assert speakers(met, f"{acronym} said so on Monday.")[1] == [name]


@pytest.mark.parametrize(
    ("word", "is_body"),
    [("A", False), ("AB", True), ("ABCDE", True), ("ABCDEF", True), ("ABCDEFG", False)],
)
def test_a_word_in_capitals_is_a_body_up_to_six_letters(word: str, is_body: bool) -> None:
    story = f"“No,” the {word} said.", "It said that nobody was hurt."

    assert speakers(*story)[1] == [word] * is_body


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Zed Lind", True),
        ("Zed Lugo Cy Lind", True),
        ("Zed Lugo Cy Dan Lind", False),
    ],
)
def test_a_name_of_four_words_that_speaks_is_a_person(name: str, is_person: bool) -> None:
    assert speakers(f"“No,” said {name}.", "“Never,” she added.")[1] == [name] * is_person


@pytest.mark.parametrize(
    ("last", "speaks"),
    [
        ("Nishikawa Kenji", "Nishikawa Kenji"),  # of whom the family name comes first
        ("Nishikawa Zed", "Ana Nishikawa"),  # who may be called Nishikawa
        ("Kenji Nishikawa", "Kenji Nishikawa"),
    ],
)
def test_a_family_name_may_be_that_of_somebody_whose_family_name_comes_first(
    last: str, speaks: str
) -> None:
    story = f"Bo Nishikawa and Ana Nishikawa met {last}.", "“No,” said Nishikawa."

    assert speakers(*story)[1] == [speaks]


@pytest.mark.parametrize(
    ("role", "speaks"),
    [
        ("former prime minister", "Bo Lind"),
        ("outgoing prime minister", "Bo Lind"),
        ("veteran minister", "Ana Lima"),
    ],
)
def test_former_and_veteran_are_no_other_office(role: str, speaks: str) -> None:
    story = "Minister Ana Lima met Prime Minister Bo Lind.", f"The {role} said so."

    assert speakers(*story)[1] == [speaks]


def test_an_office_that_one_country_has_needs_no_country_beside_its_name() -> None:
    assert speakers("“No,” Britain’s Home Office said.", "“Never,” the Home Office said.") == [
        ["Home Office"],
        ["Home Office"],
    ]
    assert speakers("“No,” Kenya’s foreign ministry said.") == [["Foreign Ministry (Kenya)"]]
