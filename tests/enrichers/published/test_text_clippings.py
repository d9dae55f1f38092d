"""Dates in clippings that were kept as text: what dates them, and what only looks as if it did."""

from datetime import date

import pytest

from searchkit.domain.article import Confidence, PublishedDate
from searchkit.enrichers.published import DateFinder
from tests.support.understanding import read

STORY = (
    "The cooperative in Bari said on Friday that it would close three of its nine mills before the"
    " harvest, which nobody had expected.\n\n"
    "“We heard it on the radio,” said Pia Lorusso, who drives a lorry for the largest of them and has"
    " done so for years.\n\n"
    "The region said that it had asked for the accounts twice and had been given a calendar with"
    " pictures instead.\n"
)
MAY = date(2020, 5, 6)


def published(head: str, foot: str = "", finder: DateFinder | None = None) -> PublishedDate:
    (article,) = read("a.txt", f"{head}\n\n{STORY}\n\n{foot}\n".encode())
    found = (finder or DateFinder()).enrich(article).published
    assert found is not None
    return found


@pytest.mark.parametrize(
    "head",
    [
        "Mills to close\n\nBy Pia Lorusso\n\nMay 6, 2020",
        "Mills to close\n\nPublished 6 May 2020",
        "Mills to close\n\nhttps://mill.example/20200506-mills",
        "Mills to close\n\nBARI, May 6, 2020 (ANSA) - The mills were quiet.",
    ],
)
def test_a_clipping_states_its_day(head: str) -> None:
    found = published(head)

    assert (found.date, found.confidence) == (MAY, Confidence.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "On May 6, 2020, the mill was opened.",
        "Nina Lorusso was born on 3 March 1951.",
        "When: 9 June 2020, 7 p.m., town hall",
        "Joined May 11, 2017",
        "Printed on May 6, 2020",
        "Downloaded from mill.example on May 6, 2020",
        "Accessed 6 May 2020",
        "Time of Request: Friday, March 20, 2018 16:51:31",
        "um 20.10.12 Uhr",
        "05/04/2018",
        "Published 05/04/2018",
        "https://mill.example/2023/10/3-questions-for-the-mayor",
        "© 2019 The Mill",
        "Copyright © 12 May 2019 The Mill. All rights reserved.",
        "Founded 12 May 1919",
    ],
)
def test_a_line_that_dates_something_else_leaves_the_clipping_without_a_day(line: str) -> None:
    assert published(f"Mills to close\n\n{line}").date is None
    assert published("Mills to close", line).date is None


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("5/7/20, 9:41 AM        Mills to close | The Mill\n\nMills to close", "1/1"),
        ("Mills to close | The Mill        07.05.2020, 09:41\n\nMills to close", "Page 1 of 1"),
        ("Mills to close | The Mill\n\nMills to close", "1 of 1      5/7/2020, 9:41 AM"),
        (
            "2020/05/07, 09:41      Mills to close - The Mill\n\nMills to close\n\nBy Pia Lorusso",
            "1/1",
        ),
    ],
)
def test_the_stamp_of_a_browser_is_the_day_of_printing(head: str, foot: str) -> None:
    found = published(head, foot)

    assert found.confidence is not Confidence.STATED
    assert found.date in (None, date(2020, 5, 1), date(2020, 5, 7))


def test_a_story_of_today_is_not_as_old_as_its_picture() -> None:
    picture = "Photo: Mill workers in Bari, Monday, May 4, 2009. (P. L.)"

    assert published("Mills to close\n\nToday", picture).date is None


@pytest.mark.parametrize(
    "line", ["May 6, 2030", "Published: May 6, 2030", "https://mill.example/2030/05/06/mills"]
)
def test_nothing_is_dated_after_the_last_day_of_publication(line: str) -> None:
    head = f"Mills to close\n\n{line}"

    assert published(head).date == date(2030, 5, 6)
    assert published(head, finder=DateFinder(latest=date(2026, 1, 1))).date is None


def test_what_is_passed_over_for_being_in_the_future_leaves_room_for_the_next_source() -> None:
    head = "Mills to close\n\nhttps://mill.example/2030/05/06/mills\n\nPublished 6 May 2020"

    assert published(head, finder=DateFinder(latest=date(2026, 1, 1))).date == MAY


@pytest.mark.parametrize(
    "line",
    [
        "This story was originally published May 6, 2020 at 5:30 PM with the headline “Rain”.",
        "Published May 6, 2020, 7:15 p.m. with files from the harbour desk",
        "May 6, 2020, 7:15 p.m. EST This article was amended to correct a name.",
    ],
)
def test_a_line_below_that_says_when_the_story_was_published_is_no_concert(line: str) -> None:
    assert published("Mills to close", line).date == MAY
