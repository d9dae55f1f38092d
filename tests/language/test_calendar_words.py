import re

import pytest

from searchkit.language.calendar_words import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTH,
    WEEKDAY,
    glued_before,
    months,
    named,
    weekdays,
)


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Sept", 9),
        ("MÄRZ", 3),
        ("Maerz", 3),
        ("août", 8),
        ("Aout", 8),
        ("octubre", 10),
        ("kvetna", 5),
        ("października", 10),
        ("января", 1),
        ("أكتوبر", 10),  # the reader of pages knew no Arabic month, the finder of dates did
        ("lipnja", 6),  # Croatian June; the reader of pages took it for the Polish July
        ("StaffMarch", 3),
        ("Marvellous", None),
    ],
)
def test_a_month_is_known_by_its_name_in_the_languages_of_the_worlds_news(
    word: str, month: int | None
) -> None:
    assert named(word, months()) == month


def test_the_english_names_are_those_of_the_table() -> None:
    assert [months()[name.lower()] for name in ENGLISH_MONTHS] == [*range(1, 13)]
    assert [weekdays()[name.lower()] for name in ENGLISH_WEEKDAYS] == [*range(7)]


@pytest.mark.parametrize("name", [*ENGLISH_MONTHS, "Sept.", "Dec.", "Jan"])
def test_an_english_month_fits_its_pattern_in_full_and_short(name: str) -> None:
    assert re.fullmatch(MONTH, name)


@pytest.mark.parametrize("name", [*ENGLISH_WEEKDAYS, "Tues", "Thurs"])
def test_an_english_weekday_fits_its_pattern_in_full_and_short(name: str) -> None:
    assert re.fullmatch(WEEKDAY, name)


@pytest.mark.parametrize(
    ("word", "letters"), [("StaffMarch", 5), ("eMay", 1), ("March", 0), ("MARCH", 0), ("m", 0)]
)
def test_letters_of_another_word_are_told_by_the_capital_behind_them(
    word: str, letters: int
) -> None:
    assert glued_before(word) == letters
