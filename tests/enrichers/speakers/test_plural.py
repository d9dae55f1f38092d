"""Who speaks where the text says "the two", "both", "it" or "the statement"."""

import pytest

from tests.enrichers.speakers.test_speaker_finder import speakers

LIMA, LIND = "“No,” Ana Lima said.", "“Yes,” Bo Lind said."


@pytest.mark.parametrize(
    "saying",
    [
        "The two said that it was late.",
        "Both men said that it was late.",
        "The two tired politicians said that it was late.",
    ],
)
def test_the_two_are_those_who_spoke_last(saying: str) -> None:
    assert speakers(LIMA, LIND, saying)[-1] == ["Ana Lima", "Bo Lind"]


@pytest.mark.parametrize(
    "saying",
    ["The others said that it was late.", "Two men said that it was late.", "Some said that."],
)
def test_others_are_nobody_who_spoke(saying: str) -> None:
    assert speakers(LIMA, LIND, saying)[-1] == []


def test_the_two_who_spoke_together_speak_again() -> None:
    assert speakers("Ana Lima and Bo Lind said no.", "The two said so twice.")[-1] == [
        "Ana Lima",
        "Bo Lind",
    ]


def test_one_who_spoke_is_no_two() -> None:
    assert speakers(LIMA, "The two politicians said that it was late.")[-1] == []


def test_of_three_who_spoke_the_two_are_the_last() -> None:
    told = speakers(LIMA, LIND, "“Perhaps,” Rui Duarte said.", "The two said that it was late.")

    assert told[-1] == ["Bo Lind", "Rui Duarte"]


def test_the_two_ministers_are_those_called_so_whoever_spoke_last() -> None:
    met = "Minister Ana Lima met Minister Bo Lind."
    spoke = "“No,” Mayor Rui Duarte said.", "“Yes,” Mayor Ada Quist said."

    assert speakers(met, *spoke, "The two ministers said so.")[-1] == ["Ana Lima", "Bo Lind"]
    assert speakers(met, "The ministers said so.")[-1] == ["Ana Lima", "Bo Lind"]


def test_of_one_minister_or_three_the_two_are_nobody() -> None:
    spoke = "“No,” Mayor Rui Duarte said.", "“Yes,” Mayor Ada Quist said."

    assert speakers("Minister Ana Lima left.", *spoke, "The two ministers said so.")[-1] == []
    three = "Minister Ana Lima met Minister Bo Lind and Minister Rui Duarte."
    assert speakers(three, "The two ministers said so.")[-1] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Lima met Bo Lind, and both said no.", ["Ana Lima", "Bo Lind"]),
        ("Ana Lima met Bo Lind for Rui Duarte, and both said no.", ["Ana Lima", "Bo Lind"]),
        ("Ana Lima met Bo Lind and Rui Duarte, and both said no.", []),
        ("Ana Lima met Bo Lind, and they said no.", []),
    ],
)
def test_both_are_the_only_two_named_before(text: str, names: list[str]) -> None:
    assert speakers(text) == [names]


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("The Harbour Authority closed the pier.", ["Harbour Authority"]),
        ("The Harbour Authority and the Port Union closed the pier.", []),
        ("Ana Lima closed the pier.", []),
    ],
)
def test_it_is_the_only_institution_named_before(before: str, names: list[str]) -> None:
    assert speakers(f"{before} It said that nobody was hurt.") == [names]


def test_what_it_asks_for_is_not_said() -> None:
    assert speakers("The Harbour Authority closed the pier. It asked for help.") == [[]]


@pytest.mark.parametrize(
    ("before", "names"),
    [
        (["“No,” the Harbour Authority said."], ["Harbour Authority"]),
        (["“No,” the Harbour Authority said.", "Nobody came."], []),
        (["“No,” the Harbour Authority and the Port Union said."], []),
        ([LIMA], []),
    ],
)
def test_it_is_the_institution_that_was_just_quoted(before: list[str], names: list[str]) -> None:
    assert speakers(*before, "It said that nobody was hurt.")[-1] == names


@pytest.mark.parametrize(
    ("before", "saying", "names"),
    [
        (["“No,” the Harbour Authority said."], "The statement said so.", ["Harbour Authority"]),
        (["“No,” the Harbour Authority said.", "Nobody came."], "The statement said so.", []),
        (["“No,” the Harbour Authority said."], "The report said so.", []),
        ([LIMA], "The statement said so.", []),
        (["Ana Lima wrote a letter to the mayor."], "The letter said so.", ["Ana Lima"]),
        (
            ["Ana Lima wrote a letter to the mayor.", LIND],
            "The angry letter said so.",
            ["Ana Lima"],
        ),
        (["Ana Lima wrote a letter to the mayor."], "The letter was signed by 212 dockers.", []),
    ],
)
def test_a_statement_is_of_whoever_made_one(
    before: list[str], saying: str, names: list[str]
) -> None:
    assert speakers(*before, saying)[-1] == names
