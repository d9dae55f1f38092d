from datetime import date

import pytest

from searchkit.language.written_dates import written_dates, yearless_dates

DAY = date(2021, 3, 23)


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, March 23, 2021",
        "March 23rd, 2021",
        "23rd March 2021",
        "Tue., Mar. 23, 2021",
        "23-Mar-2021",
        "23.3.2021",
        "23/3/2021",
        "3/23/2021",
        "2021-03-23T09:05:00+09:00",
        "23. März 2021",
        "23 mars 2021",
        "23 de marzo de 2021",
        "23 maart 2021",
        "23 марта 2021",
        "2021年3月23日",
        "2021. 3. 23.",
        "StaffMarch 23, 2021Share",
        "Dienstag, den 23. März 2021",
    ],
)
def test_a_day_is_read_as_the_worlds_press_writes_it(text: str) -> None:
    assert [written.date for written in written_dates(text)] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2021",
        "March 2021",
        "99/99/2021",
        "call 555-23-2021",
        "a 2021 23",
        "version 1.23.3.2021",
        "a score of 23-3-21",
        "up 3/2/21%",
    ],
)
def test_numbers_that_are_no_day_are_none(text: str) -> None:
    assert written_dates(text) == []


def test_the_day_with_the_utc_offset_stays_as_it_is_written() -> None:
    assert written_dates("2021-03-23T23:30:00-08:00")[0].date == DAY


def test_a_weekday_tells_which_number_is_the_month() -> None:
    tuesday = written_dates("Tuesday, 2/3/2021")[0]
    wednesday = written_dates("Wednesday, 2/3/2021")[0]

    assert (tuesday.date, tuesday.either_order) == (date(2021, 3, 2), False)
    assert (wednesday.date, wednesday.either_order) == (date(2021, 2, 3), False)


def test_a_date_glued_to_the_next_is_read() -> None:
    found = written_dates("Posted on 25. Januar 202225. Januar 2022Author")

    assert found[0].date == date(2022, 1, 25)


def test_a_day_without_a_year_is_a_month_and_a_day() -> None:
    assert list(yearless_dates("BEIJING, March 23 (Reuters) -")) == [(3, 23)]
    assert list(yearless_dates("23 March")) == [(3, 23)]
    assert list(yearless_dates("March 23, 2021, and Chapter 11")) == []
