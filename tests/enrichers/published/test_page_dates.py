"""Whole pages as text, invented: what stands around a date tells whether it is the page's."""

from datetime import date

import pytest

from searchkit.enrichers.published.page_dates import date_of_page

DAY = date(2023, 11, 8)
STORY = (
    "The council voted for the bridge after a debate of nine hours. Nobody was happy with it, "
    "said its mayor, who had promised a tunnel. The old bridge was opened on May 4, 1952, and was "
    "to be closed by December 31, 2030. "
)
MENU = "Skip to content News Sport Weather Contact Subscribe Council votes for bridge "


def day_of(text: str, host: str = "courier.example") -> date | None:
    found = date_of_page(text, host, None)
    return found.date if found else None


@pytest.mark.parametrize(
    "head",
    [
        "By Ann Miller Posted: Nov 8, 2023 / 04:43 PM CST Updated: Nov 9, 2023 / 05:02 PM CST ",
        "Published 22:00 GMT, 8 November 2023 | Updated: 08:39 GMT, 10 November 2023 ",
        "By ANN MILLER 11/08/2023 05:03 AM EST ",
        "Von Anna Müller 08.11.2023, 12:01 Uhr Lesedauer: 8 Min. ",
        "Veröffentlicht am 8. November 2023 ",
        "par Anne Meunier le 8 novembre 2023 à 07h00 ",
        "Publicado el 8 de noviembre de 2023 ",
        "Wed, Nov 8, 2023 - 5:50 AM Ann Miller ",
        "By Ann MillerStaff reporterNov 8, 2023, 12:51 AM ESTLeave a comment ",
    ],
)
def test_the_line_under_the_headline_is_the_pages_date(head: str) -> None:
    page = f"Council votes for bridge - The Courier {MENU}{head}{STORY}© 2024 The Courier"

    assert day_of(page) == DAY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{MENU}{STORY}Copyright 8 November 2023 The Courier",
        f"{MENU}{STORY}Downloaded from courier.example on November 8, 2023",
        f"{MENU}{STORY}He was born on November 8, 2023, in a car.",
        f"{MENU}{STORY}A post shared by Ann (@annmiller) on Nov 8, 2023",
    ],
)
def test_a_date_of_the_story_or_the_foot_is_not_the_pages(text: str) -> None:
    assert day_of(text) is None


def test_numbers_are_read_in_the_order_of_the_outlets_country() -> None:
    page = f"{MENU}Publié le 08/11/23 à 16h33 {STORY}"

    assert day_of(page, "courrier.fr") == DAY
    assert day_of(page, "courier.com") is None


def test_comments_come_after_the_page_they_are_about() -> None:
    page = (
        f"Council votes for bridge - The Courier {MENU}By Ann Miller on November 8, 2023 {STORY}"
        "2 comments: Bob says: November 9, 2023 at 10:12 am Rubbish. "
        "Eve says: November 10, 2023 at 11:40 am Quite."
    )

    assert day_of(page) == DAY


def test_the_day_of_the_last_change_is_better_than_none() -> None:
    found = date_of_page(f"{STORY * 3}Last updated on 8 November 2023", "", None)

    assert found is not None
    assert (found.date, found.is_changed) == (DAY, True)


def test_nothing_is_later_than_the_print() -> None:
    page = f"{MENU}Posted: Nov 8, 2023 {STORY}"

    assert date_of_page(page, "", None, latest=date(2023, 11, 7)) is None


def test_the_month_of_the_address_bears_the_date_out() -> None:
    page = f"{MENU}October 9, 2023 | November 8, 2023 | {STORY}"

    found = date_of_page(page, "courier.example", (2023, 11))

    assert found is not None
    assert found.date == DAY
