"""Whole pages as text, invented: what stands around a date tells whether it is the page's."""

from datetime import date

import pytest

from searchkit.enrichers.published.page_dates import PageDate, candidates, date_of_page

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


# What stands around a date, and what it is worth against the same date with nothing around it.

SECTIONS = str.split(
    "News Sport Weather Opinion Culture Travel Letters Obituaries Crosswords Jobs Property Motoring"
    " Gardens Schools Courts Markets Shipping Tides Chess Bridge Radio Films Books Recipes"
)
# A menu without end that never repeats how it starts: what does is the headline.
MENU_WITHOUT_END = " | ".join(f"{one} {other}" for one in SECTIONS for other in SECTIONS[::-1])
ABOVE, BELOW = 200, 1_000


def weighed(
    before: str = "",
    after: str = "",
    *,
    day: str = "Nov 8, 2023",
    month: tuple[int, int | None] | None = None,
) -> list[PageDate]:
    """Return the dates of a page of which the first always begins at the same place."""
    menu = f"{MENU_WITHOUT_END[: ABOVE - 2 - len(before)]}| {before}"
    return list(candidates(f"{menu}{day}{after}".ljust(BELOW, "|"), "courier.example", month))


def worth(before: str = "", after: str = "", day: str = "Nov 8, 2023") -> float:
    return round(weighed(before, after, day=day)[0].weight - weighed()[0].weight, 1)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Posted ", "", 5.0),
        ("Published: 22:00 GMT, ", "", 7.0),  # label and clock
        ("Updated: ", "", 2.5),
        ("Updated ", ", 4:43 PM", 4.5),
        ("", ", 4:43 PM", 2.0),
        ("By Ann Miller ", "", 2.0),
        ("", " by Ann Miller", 2.0),
        ("By Ann Miller ", ", 4:43 PM", 4.0),
        ("by Ann Miller on ", "", 0.5),  # a byline, within what may be a sentence
        ("The council met ", "", -1.0),
        ("the vote on ", "", -4.5),
        ("the vote on ", ", 4:43 PM", -4.5),  # the clock of a meeting
        ("seized by the police in Lima on ", "", -4.5),
        ("", ", the council voted for it", -3.0),
        ("Posted ", ", the council voted for it", 3.5),
        ("Updated ", ", the council voted for it", 1.0),
        ("© ", "", -8.0),
        ("Bob says: ", "", -4.0),
        ("Oct ", " 2012 2013", -4.0),  # the banner of an archive
        ("Born ", "", -4.0),
        ("", " 7PM 6°C", -2.0),  # the day of reading, whose clock is one all the same
    ],
)
def test_what_stands_around_a_date_makes_it_more_or_less_the_pages(
    before: str, after: str, expected: float
) -> None:
    assert worth(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "is_stated", "is_changed"),
    [
        ("", "", False, False),
        ("Posted ", "", True, False),
        ("By Ann Miller ", "", True, False),
        ("", " by Ann Miller", True, False),
        ("", ", 4:43 PM", True, False),
        ("4:43 PM ", "", True, False),
        ("the vote on ", ", 4:43 PM", False, False),
        ("Updated ", "", False, True),
        ("Updated ", ", 4:43 PM", False, True),
    ],
)
def test_a_label_a_byline_or_a_clock_states_the_date(
    before: str, after: str, is_stated: bool, is_changed: bool
) -> None:
    found = weighed(before, after)[0]

    assert (found.is_stated, found.is_changed) == (is_stated, is_changed)


def test_the_right_day_of_the_week_speaks_for_a_date() -> None:
    assert worth(day="Wed, Nov 8, 2023") == 0.5
    assert worth(day="Thu, Nov 8, 2023") == 0.0


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ((2023, 11), 4.0),
        ((2023, None), 1.0),
        ((2023, 10), -3.0),
        ((2022, 11), -3.0),
        ((2022, None), -3.0),
        (None, 0.0),
    ],
)
def test_the_address_speaks_for_its_month_and_against_all_others(
    month: tuple[int, int | None] | None, expected: float
) -> None:
    assert weighed(month=month)[0].weight - weighed()[0].weight == expected


@pytest.mark.parametrize(
    ("again", "expected"), [(0, 0.0), (1, 0.5), (2, 1.0), (3, 1.5), (4, 1.5), (5, 1.5)]
)
def test_a_day_that_a_page_repeats_is_more_likely_its_own(again: int, expected: float) -> None:
    assert worth(after=f"{'|' * 40}Nov 8, 2023" * again) == expected


@pytest.mark.parametrize(
    ("gap", "others", "expected"),
    [(180, 1, -1.0), (196, 1, 0.0), (40, 1, -1.0), (40, 2, -2.0), (40, 3, -2.0), (150, 2, -1.0)],
)
def test_other_days_close_by_make_a_list_of_stories(gap: int, others: int, expected: float) -> None:
    days = [f"{'|' * gap}Nov {9 + number}, 2023" for number in range(others)]

    assert worth(after="".join(days)) == expected


def test_a_date_counts_less_the_further_down_it_stands() -> None:
    top, middle, foot = (
        next(candidates(f"{MENU_WITHOUT_END[:above]}| Nov 8, 2023".ljust(1_000, "|"), "", None))
        for above in (0, 500, 987)
    )

    assert round(top.weight - middle.weight, 2) == 1.0
    assert round(middle.weight - foot.weight, 2) == 0.97


# Which of the dates is taken.


@pytest.mark.parametrize(("above", "found"), [(40, True), (200, True), (300, False), (600, False)])
def test_a_date_behind_a_word_is_the_pages_near_its_top_alone(above: int, found: bool) -> None:
    text = f"{MENU_WITHOUT_END[:above]} seen Nov 8, 2023".ljust(1_000, "|")

    assert (day_of(text) == DAY) is found


@pytest.mark.parametrize(("above", "first"), [(300, False), (390, False), (510, True), (600, True)])
def test_the_first_date_is_taken_where_a_later_one_is_hardly_better(
    above: int, first: bool
) -> None:
    text = f"Nov 8, 2023 | {MENU_WITHOUT_END[:above]} | Dec 9, 2023, 4:43 PM".ljust(1_000, "|")

    assert (day_of(text) == DAY) is first


@pytest.mark.parametrize(("apart", "found"), [(40, True), (110, True), (130, False), (300, False)])
def test_the_day_of_publication_stands_beside_that_of_the_last_change(
    apart: int, found: bool
) -> None:
    menu = MENU_WITHOUT_END[:90]
    between = MENU_WITHOUT_END[300 : 300 + apart - 23]
    text = f"{menu} | Nov 8, 2023 {between} | Updated: Nov 9, 2023, 4:43 PM".ljust(1_000, "|")

    assert (day_of(text) == DAY) is found


def test_a_date_after_the_last_change_is_not_that_of_publication() -> None:
    text = f"Updated: Nov 8, 2023, 4:43 PM | Nov 9, 2023 | {MENU_WITHOUT_END[:600]}"

    assert day_of(text) == DAY


@pytest.mark.parametrize(("letters", "is_one"), [(12, False), (14, False), (17, True), (22, True)])
def test_a_headline_repeats_the_first_sixteen_letters_of_the_pages_title(
    letters: int, is_one: bool
) -> None:
    title = "Council votes for bridge"[:letters]
    text = f"{title} {MENU_WITHOUT_END[:300]} {title}| Nov 8, 2023".ljust(900, "|")

    found = date_of_page(text, "", None)

    assert found is not None
    assert found.is_stated is is_one  # by the headline beside it


@pytest.mark.parametrize(
    ("above", "is_stated"), [(0, True), (20, True), (80, True), (88, False), (300, False)]
)
def test_a_bare_date_beside_the_headline_is_stated(above: int, is_stated: bool) -> None:
    title = "Council votes for bridge"
    page = f"{title} {MENU_WITHOUT_END[:300]} {title}"
    text = f"{page}{'|' * above}Nov 8, 2023".ljust(900, "|")

    found = date_of_page(text, "", None)

    assert found is not None
    assert found.is_stated is is_stated
