"""Captions, credits and links among body text. Where two rules disagreed, a case says which is right."""

import pytest

from searchkit.language.captions import ends_in_credit, is_caption, is_link, starts_caption


@pytest.mark.parametrize(
    "text",
    [
        "PHOTO: An elephant in a pen.",
        "File photo: Ministers meet.",
        "Ministers meet in Guilin, where talks were said to go on. (Lu Boan/Xinhua via AP)",
        "Drivers unload sacks. Photo by Hiba Osman",
        "FILE - A ferry leaves the harbour in May.",
        "In this March 3 photo, a ferry leaves.",
        "(Reporting by Ana Lima in Port Elsa; Editing by Tom Archer)",
    ],
)
def test_a_caption_is_known_by_its_label_or_its_credit(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Watch out,” he said.",
        "Senator Joe Manchin (D-W.Va.) said no.",
        "The photo shows her, he said.",
        "Photographers said no.",
    ],
)
def test_a_story_is_no_caption(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        # Only speakers knew these.
        "Video: The harbour at night",
        "Image caption — Dockers wait at the gate.",
        "(© FEI/Christophe Taniere)",
        "A ferry leaves. (Courtesy of the port)",
        # Only paragraphs knew these, so that who is named in a picture could speak in an export.
        "Gray wears a shirt of the union. (Greg Trotter / News-Leader)",
        "Hamilton plays the drums on her new album. (Supplied photo)",
        "Gary Cameron/Reuters.",
        "A ferry leaves. Tom Archer for The Courier",
        "Figure 3. Ships by year",
    ],
)
def test_where_two_rules_disagreed_it_is_a_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        # To speakers a label made a caption of any length: the credit of a picture is glued to prose.
        "Photo: AP Walker said it mattered. " + "The trip was meant to open the border. " * 12,
        # European papers name the agency so at the end of a story.
        "Der Minister reist am Montag ab. (dpa)",
    ],
)
def test_where_two_rules_disagreed_it_is_prose(text: str) -> None:
    assert not is_caption(text)


def test_a_link_to_another_story_is_no_prose_either() -> None:
    # "MORE: What to know" made MORE a speaker before the finder of speakers asked the same rule.
    assert is_link("MORE: What to know about the storm")
    assert is_link("Read more: Ferry strike enters its third week")
    assert not is_link("More ferries will run, the company said.")


def test_a_caption_over_several_lines_is_known_by_its_first_and_its_last() -> None:
    assert starts_caption("FILE - Dockers wait at the gate of the harbour, where")
    assert ends_in_credit("talks were to go on all night. (Tom Archer/Courier)")
    assert not ends_in_credit("talks (Tom Archer/Courier")


@pytest.mark.parametrize(
    "text",
    [
        "Lees ook: Guyana koopt een veerpont",
        "Lesen Sie auch: Fähre fährt wieder",
        "À lire aussi : Le bac repart".replace(" :", ":"),
        "Leia também: Balsa volta a navegar",
        "Les også: Ferga går igjen",
        "Читайте также: Паром снова ходит",
        "延伸阅读：渡轮复航",
    ],
)
def test_a_link_to_another_story_is_one_in_its_language(text: str) -> None:
    assert is_link(text)
    assert not is_link(text.replace(":", "").replace("：", ""))
