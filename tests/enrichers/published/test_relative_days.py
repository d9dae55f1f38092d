"""Days that are said by another day, and clocks on both sides of midnight."""

from datetime import date

import pytest

from searchkit.enrichers.published.relative_days import (
    counts_from_reading,
    first_weekday,
    on_or_after,
    on_or_before,
    said_from,
)

THURSDAY = date(2021, 3, 25)


@pytest.mark.parametrize(
    ("text", "hour", "day"),
    [
        ("2 hours ago", 9, 25),
        ("2 hours ago", 2, 25),
        ("3 hours ago", 2, 24),
        ("3 hours ago", None, 25),
        ("an hour ago", 0, 24),
        ("one hour ago", 1, 25),
        ("5h ago", 4, 24),
        ("40 minutes ago", 0, 25),
        ("a day ago", 9, 24),
        ("3 days ago", None, 22),
        ("3d ago", 9, 22),
        ("a week ago", 9, 18),
        ("2w ago", 9, 11),
        ("Today", None, 25),
        ("just now", 9, 25),
        ("Heute", 9, 25),
        ("Yesterday", None, 24),
        ("ieri", 9, 24),
    ],
)
def test_what_is_said_from_the_day_of_reading(text: str, hour: int | None, day: int) -> None:
    assert said_from(text, THURSDAY, hour) == date(2021, 3, day)
    assert counts_from_reading(text)


@pytest.mark.parametrize("text", ["Tuesday", "long ago", "March 23", "three of them", ""])
def test_what_does_not_count_from_the_day_of_reading(text: str) -> None:
    assert said_from(text, THURSDAY, 9) is None
    assert not counts_from_reading(text)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("They met on Tuesday and on Friday.", "Tuesday"),
        ("“See you Friday,” she said on Tuesday.", "Tuesday"),
        ("They will meet next Friday, he said on Monday.", "Monday"),
        ("It was last Friday, and they met on Sunday.", "Sunday"),
        ("They meet every Friday, he said Saturday.", "Saturday"),
        ("Fridays are for fish, he said Thursday.", "Thursday"),
        ("They met again.", None),
    ],
)
def test_the_first_weekday_that_a_story_tells_itself(text: str, weekday: str | None) -> None:
    assert first_weekday(text) == weekday


@pytest.mark.parametrize(
    ("weekday", "before", "after"),
    [
        ("Thursday", 25, 25),
        ("Friday", 19, 26),
        ("Saturday", 20, 27),
        ("Sunday", 21, 28),
        ("Monday", 22, None),
        ("Tuesday", 23, None),
        ("Wednesday", 24, None),
    ],
)
def test_a_weekday_before_and_after_a_thursday(
    weekday: str, before: int, after: int | None
) -> None:
    assert on_or_before(THURSDAY, weekday) == date(2021, 3, before)
    assert on_or_after(THURSDAY, weekday) == (date(2021, 3, after) if after else None)
