"""Where a name begins and ends."""

import pytest

from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize("degree", ["MP", "M.P.", "M.B.E.", "OBE"])
def test_a_degree_behind_a_name_does_not_part_it_from_its_verb(degree: str) -> None:
    assert speakers(f"Ada Quist {degree} said so.") == [["Ada Quist"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two donors left. Donor Sheldon Adelson said so.", "Sheldon Adelson"),
        ("Two donors left. Donor Adelson said so.", "Adelson"),
        ("Two donors left. Donor Judge Adelson said so.", "Adelson"),
        ("Two reefs are left. Reef Watch Pacific said so.", "Reef Watch Pacific"),
    ],
)
def test_a_word_that_opens_a_sentence_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    "body",
    [
        "Hospitals’ Forum",  # no list has the plural
        "Weavers’ Forum",
        "Retailers' Forum",
        "People’s Forum",
        "Quists’ Union",  # nobody knows what a quist is, but its union is one
    ],
)
def test_an_apostrophe_behind_many_stands_within_a_name(body: str) -> None:
    assert speakers(f"The {body} said so.") == [[body]]


@pytest.mark.parametrize(
    ("named", "body"),
    [
        ("Transport and Communications Agency", "Transport and Communications Agency"),
        ("Road Harbour Transport and Post Agency", "Road Harbour Transport and Post Agency"),
        ("Rail Road Harbour Transport and Post Agency", "Post Agency"),
    ],
)
def test_three_words_before_and_are_the_first_half_of_a_bodys_name(named: str, body: str) -> None:
    assert speakers(f"“No,” the {named} said.") == [[body]]


@pytest.mark.parametrize(
    ("named", "body"),
    [
        ("Carmaker Hoshida", "Hoshida"),
        ("Carmaker Hoshida Lugo Zedra", "Hoshida Lugo Zedra"),
        ("Carmaker Hoshida Lugo Zedra Quist", "Carmaker Hoshida Lugo Zedra Quist"),
    ],
)
def test_what_kind_of_body_it_is_stands_before_a_name_of_three_words(named: str, body: str) -> None:
    assert speakers(f"{named} said so.") == [[body]]
