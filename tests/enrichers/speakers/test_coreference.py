"""Every name is found again by any part of it."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.speakers.speaker_finder import read


def names(*texts: str) -> list[list[str]]:
    """Return whom each paragraph mentions, under their full names."""
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    _, scenes = read(Article("aaaaaaaaaa", 0, paragraphs))
    return [[m.entity.name for m in scene.mentions if m.entity is not None] for scene in scenes]


@pytest.mark.parametrize(
    ("introduction", "later", "full"),
    [
        ("Foreign Minister Wang Yi arrived.", "Talks failed, Wang said.", "Wang Yi"),
        ("Minister Han Seo-yeon arrived.", "Talks failed, Han said.", "Han Seo-yeon"),
        ("Nguyen Thi Lan arrived.", "Talks failed, Lan said.", "Nguyen Thi Lan"),
        ("Alexander van der Bellen arrived.", "Then van der Bellen said no.", "Alexander van der Bellen"),
        ("Alexander van der Bellen arrived.", "Van der Bellen said no.", "Alexander van der Bellen"),
        ("Rolando dela Cruz arrived.", "Then Dela Cruz said no.", "Rolando dela Cruz"),
        ("President Bashar al-Assad arrived.", "Then Assad said no.", "Bashar al-Assad"),
        ("President Bashar al-Assad arrived.", "Al-Assad said no.", "Bashar al-Assad"),
        ("Prince Mohammed bin Salman arrived.", "Then bin Salman said no.", "Mohammed bin Salman"),
        ("Andrés Manuel López Obrador arrived.", "Then López Obrador said no.", "Andrés Manuel López Obrador"),
        ("Pedro Sánchez Castejón arrived.", "Then Sánchez said no.", "Pedro Sánchez Castejón"),
        ("Luther “Stan” Pate arrived.", "Then Pate said no.", "Luther Pate"),
        ("James B. Comey Jr. arrived.", "Then Comey said no.", "James B. Comey Jr."),
        ("The World Health Organization (WHO) met.", "Then WHO said no.", "World Health Organization"),
        ("The World Food Programme met.", "Then the WFP said no.", "World Food Programme"),
        ("Foreign Minister Wang Yi arrived.", "Then the minister said no.", "Wang Yi"),
        ("Ada Quist, the former mayor of Lugo, left.", "Then the former mayor said no.", "Ada Quist"),
        ("The Rail Workers’ Union met.", "Then the union said no.", "Rail Workers’ Union"),
        ("UNESCO met in Paris.", "Then the agency said no.", "UNESCO"),
        ("U.S. Secretary of State Antony Blinken arrived.", "Then Blinken said no.", "Antony Blinken"),
        ("“No,” said Chad Bown.", "Then Bown said no.", "Chad Bown"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_a_part_of_it(introduction: str, later: str, full: str) -> None:
    assert full in names(introduction, later)[1]


def test_of_two_with_one_family_name_the_title_tells() -> None:
    found = names(
        "Bill Clinton and Hillary Clinton arrived.",
        "Mrs. Clinton said no.",
        "Mr. Clinton said yes.",
    )

    assert found[1:] == [["Hillary Clinton"], ["Bill Clinton"]]


def test_another_minister_is_not_the_minister_of_education() -> None:
    found = names(
        "Education Minister Han Seo-yeon met Health Minister Ko Tae-il.",
        "The education minister said no.",
    )

    assert found[1] == ["Han Seo-yeon"]


def test_the_president_is_not_the_vice_president() -> None:
    found = names("Vice President Ada Quist arrived.", "The president said no.")

    assert found[1] == []


@pytest.mark.parametrize(
    ("introduced", "role"),
    [
        ("Tom Archer, the deputy minister of ports, left.", "minister"),
        ("Tom Archer, deputy speaker of the house, left.", "speaker"),
        ("Tom Archer, a deputy governor, left.", "governor"),
    ],
)
def test_a_rank_behind_a_name_is_part_of_the_role(introduced: str, role: str) -> None:
    found = names(introduced, f"The {role} said no.", f"The deputy {role} said yes.")

    assert found[1:] == [[], ["Tom Archer"]]


def test_a_title_alone_is_no_name() -> None:
    assert names("The Foreign Minister said that the U.S. Secretary had left.") == [[]]


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    assert names("Donors left. The donors were angry.") == [[]]


def test_who_belongs_to_somebody_is_a_name_of_its_own() -> None:
    assert names("MSNBC’s Chris Matthews said no.") == [["MSNBC", "Chris Matthews"]]


@pytest.mark.parametrize(
    ("first", "later", "full"),
    [
        ("Owen T. Hale Jr. said no.", "Hale said he would wait.", "Owen T. Hale Jr."),
        ("Owen T. Hale spoke first.", "Owen T. Hale Jr. said no.", "Owen T. Hale Jr."),
        ("“No,” said Marcus Bell III.", "Bell said he was sorry.", "Marcus Bell III"),
    ],
)
def test_a_name_keeps_what_tells_son_from_father(first: str, later: str, full: str) -> None:
    assert names(first, later)[1] == [full]


@pytest.mark.parametrize(
    ("times", "later"), [(0, "Paul Lima"), (1, "Paul Lima"), (2, "Tom Lima"), (3, "Tom Lima")]
)
def test_of_two_brothers_a_bare_name_is_the_one_whom_the_article_keeps_calling_so(
    times: int, later: str
) -> None:
    bare = ["Lima said no."] * times

    found = names(
        "Tom Lima and Paul Lima run the mill.",
        "Tom Lima left.",
        *bare,
        "Paul Lima came.",
        "It rained.",
        "Lima said no.",
    )

    assert found[2:] == [["Tom Lima"]] * times + [["Paul Lima"], [], [later]]
