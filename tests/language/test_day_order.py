from datetime import date

import pytest

from searchkit.language.day_order import settled_date
from searchkit.language.written_dates import written_dates

FEBRUARY, MARCH = date(2021, 2, 3), date(2021, 3, 2)


def settled(text: str, host: str = "") -> date | None:
    found = written_dates(text)
    return settled_date(found[0], found, host, text)


@pytest.mark.parametrize(
    ("host", "day"),
    [
        ("news.example.co.uk", MARCH),
        ("lemonde.fr", MARCH),
        ("example.us", FEBRUARY),
        ("state.gov", FEBRUARY),
        ("example.com", None),
        ("example.ca", None),
        ("", None),
    ],
)
def test_the_outlets_country_tells_the_order(host: str, day: date | None) -> None:
    assert settled("Published 2/3/2021", host) == day


def test_a_clock_of_an_american_time_zone_tells_the_order() -> None:
    assert settled("2/3/2021 05:03 AM EST") == FEBRUARY


def test_the_same_day_written_out_tells_the_order() -> None:
    assert settled("2/3/2021 - They met on March 2, 2021.") == MARCH


def test_points_are_day_first() -> None:
    assert settled("2.3.2021") == MARCH


@pytest.mark.parametrize(
    ("text", "host", "language", "day"),
    [
        ("2/3/2021", "", "en-GB", MARCH),
        ("2/3/2021", "", "en_AU", MARCH),
        ("2/3/2021", "", "en-US", FEBRUARY),
        ("2/3/2021", "", "en", None),
        ("2/3/2021", "", "tl", None),
        ("2/3/2021", "", "fr", MARCH),
        ("2/3/2021", "", "de-CH", MARCH),
        ("2/3/2021", "news.example.fr", "en-US", MARCH),  # the host before the language
        ("2/3/2021", "example.co", "", None),
        ("2/3/2021", "example.mil", "", FEBRUARY),
        ("2/3/2021", "example.edu", "", FEBRUARY),
        ("2/3/2021, 14/07/2023", "", "", MARCH),
        ("2/3/2021, 07/14/2023", "", "", FEBRUARY),
        ("2/3/2021, 14/07/2023, 07/14/2023", "", "", None),
        ("2/3/2021 - February 3, 2021", "", "", FEBRUARY),
        ("2/3/2021 - February 3, 2021 - March 2, 2021", "", "", None),
        ("2/3/2021 " + "le port est ouvert tout l’hiver " * 7, "", "", MARCH),
        ("2/3/2021 " + "le port est ouvert tout l’hiver " * 5, "", "", None),
        ("2/3/2021 " + "the port is open all winter " * 9, "", "", None),
        ("2/3/2021 PST", "", "fr", FEBRUARY),
    ],
)
def test_who_wrote_it_and_what_else_is_written_tell_the_order(
    text: str, host: str, language: str, day: date | None
) -> None:
    found = written_dates(text)

    assert settled_date(found[0], found, host, text, language=language) == day


def test_a_date_that_is_read_in_one_order_only_needs_no_sign() -> None:
    assert settled("14/07/2023") == date(2023, 7, 14)
