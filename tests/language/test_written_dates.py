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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday, March 23, 2021, at", "March 23, 2021: 2021-03-23 tue"),
        ("Tue., Mar. 23, 2021", "Mar. 23, 2021: 2021-03-23 tue"),
        ("Friday, March 23, 2021", "March 23, 2021: 2021-03-23 fri"),
        ("Dienstag, den 23. März 2021", "23. März 2021: 2021-03-23 tue"),
        ("the 23rd of March 2021", "23rd of March 2021: 2021-03-23"),
        ("23-Mar-2021", "23-Mar-2021: 2021-03-23"),
        ("3 באוקטובר 2021", "3 באוקטובר 2021: 2021-10-03"),
        ("14 ביולי 2021", "14 ביולי 2021: 2021-07-14"),
        ("1 מאי 2021", "1 מאי 2021: 2021-05-01"),
        ("2021-03-23T09:05", "2021-03-23: 2021-03-23"),
        ("2021/3/23", "2021/3/23: 2021-03-23"),
        ("2021-3/23", ""),
        ("2021. 3. 23.", "2021. 3. 23.: 2021-03-23"),
        ("2021年 3月 23日", "2021年 3月 23日: 2021-03-23"),
        ("23/3/2021", "23/3/2021: 2021-03-23 day first"),
        ("3/23/2021", "3/23/2021: 2021-03-23 month first"),
        ("3/2/2021", "3/2/2021: 2021-02-03 either"),
        ("3/3/2021", "3/3/2021: 2021-03-03"),
        ("12/12/2021", "12/12/2021: 2021-12-12"),
        ("13/12/2021", "13/12/2021: 2021-12-13 day first"),
        ("12/13/2021", "12/13/2021: 2021-12-13 month first"),
        ("Tuesday, 2/3/2021", "2/3/2021: 2021-03-02 tue day first"),
        ("Wednesday, 2/3/2021", "2/3/2021: 2021-02-03 wed month first"),
        ("Friday, 2/3/2021", "2/3/2021: 2021-03-02 fri either"),
        ("23.3.2021", "23.3.2021: 2021-03-23"),
        ("3.2.2021", "3.2.2021: 2021-02-03"),
        ("3-2-2021", "3-2-2021: 2021-02-03 either"),
        ("14-2-2021", "14-2-2021: 2021-02-14 day first"),
        ("3-2-21", ""),
        ("23/3/21", "23/3/21: 2021-03-23 day first"),
        ("23.3.21", "23.3.21: 2021-03-23"),
        ("23/3/60", "23/3/60: 2060-03-23 day first"),
        ("23/3/61", "23/3/61: 1961-03-23 day first"),
        ("um 20.10.12 Uhr", ""),
        ("at 20.10.12", ""),
        ("20.10.12 GMT", ""),
        ("version 10.4.11", ""),
        ("am 20.10.12", "20.10.12: 2012-10-20"),
        ("31/2/2021", ""),
        ("31. Februar 2021", ""),
        ("29 February 2021", ""),
        ("29 February 2020", "29 February 2020: 2020-02-29"),
        ("1 Foo 2021", ""),
        ("March 23 1899", ""),
        ("1.5.1900", "1.5.1900: 1900-05-01"),
        ("31.12.2099", "31.12.2099: 2099-12-31"),
        ("3/2/2021 and 4/2/2021", "3/2/2021: 2021-02-03 either, 4/2/2021: 2021-02-04 either"),
        ("2021-03-23/24.3.2021", "2021-03-23: 2021-03-23"),
        ("StaffMarch 23, 2021Share", "March 23, 2021: 2021-03-23"),
        ("25. Januar 202225. Januar 2022", "25. Januar 2022: 2022-01-25"),
        ("23 de marzo de 2021", "23 de marzo de 2021: 2021-03-23"),
        ("$23.3.2021", "23.3.2021: 2021-03-23"),
        ("23.3.2021%", ""),
        ("1.23.3.2021", ""),
    ],
)  # fmt: skip
def test_where_a_date_stands_and_in_which_order_it_may_be_read(text: str, expected: str) -> None:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    orders = {None: "", True: " day first", False: " month first"}

    found = [
        f"{text[each.start : each.end]}: {each.date}"
        f"{'' if each.weekday is None else ' ' + names[each.weekday]}"
        f"{orders[each.day_before_month]}{' either' if each.either_order else ''}"
        for each in written_dates(text)
    ]

    assert ", ".join(found) == expected


def test_the_other_order_of_a_date() -> None:
    assert written_dates("3/2/2021")[0].other_date == date(2021, 3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 23", [(3, 23)]),
        ("Mar. 23rd", [(3, 23)]),
        ("23rd March", [(3, 23)]),
        ("on 1 May and May 31", [(5, 1), (5, 31)]),
        ("May 32", []),
        ("0 May", []),
        ("Foo 23", []),
        ("March 23, 2021", []),
        ("March 23:00", []),
    ],
)
def test_days_of_a_month_without_a_year(text: str, expected: list[tuple[int, int]]) -> None:
    assert list(yearless_dates(text)) == expected
