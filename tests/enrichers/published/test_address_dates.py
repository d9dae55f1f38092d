"""Addresses as outlets write them, and numbers in addresses that are no day."""

from datetime import date

import pytest

from searchkit.enrichers.published.address_dates import date_of_address, month_of_address


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("2021/03/23/talks.html", "/2021/03/23/"),
        ("2021-03-23-talks", "/2021-03-23-"),
        ("2021_03_23_talks", "/2021_03_23_"),
        ("world/20210323/talks", "/20210323/"),
        ("talks-20210323114500.html", "-202103231"),
        ("2021/3/23/talks", "/2021/3/23/"),
        ("2021/mar/23/talks", "/2021/mar/23/"),
        ("2021-march-23-talks", "/2021-march-23-"),
        ("2021mar23", "/2021mar23"),
        ("talks-march-23-2021.html", "-march-23-2021."),
        ("talks-23-march-2021", "-23-march-2021"),
        ("talks-23-03-2021.html", "-23-03-2021."),
        ("talks/03-23-2021", "/03-23-2021"),
        ("talks.23.03.2021", ".23.03.2021"),
        ("a-32-13-2021/2021/03/23/talks", "/2021/03/23/"),
        ("2021/02/30/2021/03/23/talks", "/2021/03/23/"),
    ],
)
def test_an_address_says_the_day_and_where(path: str, words: str) -> None:
    assert date_of_address(f"https://news.example/{path}") == (date(2021, 3, 23), words)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/",
        "https://2021-03-23.example/talks",
        "https://news.example/2021/02/30/talks",
        "https://news.example/2021/00/23/talks",
        "https://news.example/2021/march/3-questions-for-the-mayor",
        "https://news.example/2021/foo/23/talks",
        "https://news.example/2021/3/10-questions-for-the-mayor",
        "https://news.example/120210323",
        "https://news.example/202103234",
        "https://news.example/03-04-2021",
        "https://news.example/2199/03/23/talks",
        "https://news.example/1899/03/23/talks",
    ],
)
def test_an_address_without_a_day(url: str) -> None:
    assert date_of_address(url) is None


@pytest.mark.parametrize(
    ("path", "month"),
    [
        ("2021/03/talks", (2021, 3)),
        ("2021/3/talks", (2021, 3)),
        ("2021-03/talks", (2021, 3)),
        ("2021/03", (2021, 3)),
        ("202103/talks", (2021, 3)),
        ("1998/12/talks", (1998, 12)),
        ("2021/talks", (2021, None)),
        ("1998/talks", (1998, None)),
        ("2021/13/talks", (2021, None)),
        ("talks-2021", None),
        ("talks", None),
        ("199803/talks", None),
    ],
)
def test_an_address_says_the_month_or_the_year(
    path: str, month: tuple[int, int | None] | None
) -> None:
    assert month_of_address(f"https://news.example/{path}") == month
