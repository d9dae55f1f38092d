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
