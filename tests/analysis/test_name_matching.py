import pytest

from searchkit.analysis.name_matching import answering, is_surname
from searchkit.analysis.person_name import name_keys, read_asked

PEOPLE = (
    "Wang Yi",
    "Wang Wenbin",
    "Sergei Lavrov",
    "Kim Jong-un",
    "Kim Kardashian",
    "Ban Ki-moon",
    "Moon Jae-in",
    "Nguyễn Phú Trọng",
    "Lee Child",
    "Lee Zeldin",
    "Alexander Van der Bellen",
    "Bashar al-Assad",
    "Joe Biden Jr.",
    "Andrés Manuel López Obrador",
    "Mohammed bin Salman",
    "Janet L. Yellen",
    "Beijing",
    "Ministry of Foreign Affairs",
    "Bank of England",
    "Luiz Inácio Lula da Silva",
    "Mary Ann Lyle",
    "Conor O’Brien",
)


def meant(asked: str, *people: str) -> list[str]:
    names = people or PEOPLE
    return [names[place] for place in answering(asked, [[name] for name in names])]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("wang", ["Wang Yi", "Wang Wenbin"]),
        ("WANG YI", ["Wang Yi"]),
        ("Lavrov", ["Sergei Lavrov"]),
        ("Kim", ["Kim Jong-un"]),
        ("Moon", ["Moon Jae-in"]),
        ("Ban", ["Ban Ki-moon"]),
        ("Nguyen", ["Nguyễn Phú Trọng"]),
        ("Kardashian", ["Kim Kardashian"]),
        ("Child", ["Lee Child"]),
        ("Bellen", ["Alexander Van der Bellen"]),
        ("van der Bellen", ["Alexander Van der Bellen"]),
        ("al-Assad", ["Bashar al-Assad"]),
        ("Biden", ["Joe Biden Jr."]),
        ("ministry of foreign affairs", ["Ministry of Foreign Affairs"]),
        ("beijing", ["Beijing"]),
        ("López Obrador", ["Andrés Manuel López Obrador"]),
        ("bin Salman", ["Mohammed bin Salman"]),
        ("Janet Yellen", ["Janet L. Yellen"]),
        ("O'Brien", ["Conor O’Brien"]),
    ],
)
def test_a_name_means_those_who_go_by_it(asked: str, who: list[str]) -> None:
    assert meant(asked) == who


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Lula", ["Luiz Inácio Lula da Silva"]),
        ("Sergei", ["Sergei Lavrov"]),
        ("Yi", ["Wang Yi"]),
        ("Jong Un", ["Kim Jong-un"]),
        ("Affairs", ["Ministry of Foreign Affairs"]),
        ("Obrador López", ["Andrés Manuel López Obrador"]),
        ("Jinping Xi", []),
    ],
)
def test_where_nobody_goes_by_it_any_part_is_meant(asked: str, who: list[str]) -> None:
    assert meant(asked) == who


@pytest.mark.parametrize(
    "asked", ["Lav", "", "—", "Janet Q. Yellen", "Joe Biden Sr.", "Ann Yellen", "Wang Yi Min"]
)
def test_a_name_means_nobody_else(asked: str) -> None:
    assert meant(asked) == []


def test_whoever_gives_an_initial_gives_all() -> None:
    bushes = ("George W. Bush", "George H.W. Bush")

    assert meant("George W. Bush", *bushes) == ["George W. Bush"]
    assert meant("President George HW Bush", *bushes) == ["George H.W. Bush"]
    assert meant("George Bush", *bushes) == [*bushes]
    assert meant("Robert F. Roe", "Robert F. Roe Jr.", "Robert G. Roe") == ["Robert F. Roe Jr."]


def test_a_hyphenated_word_is_a_family_name_first() -> None:
    people = ("Linda Thomas-Roe", "Thomas Roe", "Kim Jong-un")

    assert meant("Thomas-Roe", *people) == ["Linda Thomas-Roe"]
    assert meant("Thomas Roe", *people) == ["Thomas Roe"]
    assert meant("Jong-un", *people) == ["Kim Jong-un"]


def test_a_pope_goes_by_his_given_name() -> None:
    assert meant("Pope Francis", "Pope Francis", "Jane Francis") == ["Pope Francis"]
    assert meant("Pope Francis", "Jane Francis") == []
    assert meant("Pope Francis", "Francis", "Jane Francis") == ["Francis"]


def test_who_is_called_so_alone_is_meant_with_the_one_whose_name_it_is_part_of() -> None:
    assert meant("Lula", "Lula", "Luiz Inácio Lula da Silva") == [
        "Lula",
        "Luiz Inácio Lula da Silva",
    ]
    assert meant("Hamas", "Hamas", "Hamas Health Ministry") == ["Hamas"]


def test_somebody_else_who_bears_it_keeps_a_part_from_being_meant() -> None:
    assert meant("Ann Lyle") == ["Mary Ann Lyle"]
    assert meant("Ann Lyle", "Ann Lyle", "Mary Ann Lyle") == ["Ann Lyle"]
    assert meant("Yi", "Wang Yi", "Ann Yi") == ["Ann Yi"]


@pytest.mark.parametrize(
    ("text", "words", "suffix"),
    [
        ("Mr. Lavrov", "lavrov", ""),
        ("Foreign Minister Wang Yi", "wang yi", ""),
        ("Secretary of State for Defence Ben Wallace", "ben wallace", ""),
        ("German Chancellor Olaf Scholz", "olaf scholz", ""),
        ("Payne, Marise", "marise payne", ""),
        ("Payne, Sen. Marise", "marise payne", ""),
        ("Dmitry Peskov, the Kremlin's spokesman", "dmitry peskov", ""),
        ("Kennedy, Robert F., Jr.", "robert f kennedy", "jr"),
        ("Robert F. Kennedy Jr", "robert f kennedy", "jr"),
        ("Jane Roe, PhD", "jane roe", ""),
        ("Minister Jordan Peterson", "jordan peterson", ""),
        ("General Motors", "motors", ""),
        ("President", "president", ""),
        ("Xi", "xi", ""),
    ],
)
def test_titles_are_dropped_and_what_is_turned_is_turned_back(
    text: str, words: str, suffix: str
) -> None:
    read = read_asked(text)

    assert (" ".join(read.words), read.suffix) == (words, suffix)


def test_spellings_of_one_name_share_a_key() -> None:
    spellings = ["Kim Jong Un", "KIM JONG-UN", "Kim Jong‑un", "Kim, Jong Un", "Mr. Kim Jong Un"]

    assert len({*name_keys(spellings)}) == 1
    assert name_keys(["Conor O’Brien"]) == name_keys(["conor o'brien"])
    assert name_keys(["Nicolás Maduro"]) == name_keys(["President Nicolas Maduro"])


def test_different_names_have_different_keys() -> None:
    names = [
        *("Robert F. Kennedy", "Robert F. Kennedy Jr.", "George W. Bush", "George H.W. Bush"),
        *("Foreign Ministry", "Justice Department", "Justice Ministry", "General Motors", "Motors"),
        *("习近平", "李克强", "राम", "रमा", "—", "–"),
    ]

    assert len({*name_keys(names)}) == len(names)


def test_a_surname_is_told_from_other_parts() -> None:
    assert is_surname("Lavrov", "Sergei Lavrov")
    assert not is_surname("Sergei", "Sergei Lavrov")
    assert not is_surname("England", "Bank of England")
