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
