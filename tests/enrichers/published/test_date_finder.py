from datetime import date

import pytest

from searchkit.domain.article import (
    Article,
    Confidence,
    Dropped,
    DroppedKind,
    Kind,
    Paragraph,
    PublishedDate,
)
from searchkit.enrichers.published import DateFinder

FINDER = DateFinder()
TUESDAY = date(2021, 3, 23)


def published(
    *texts: str,
    url: str | None = None,
    caption: str | None = None,
    dateline: str | None = None,
    **dropped: str,
) -> PublishedDate:
    paragraphs = [Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts)]
    if caption:
        paragraphs.append(Paragraph(len(paragraphs), Kind.CAPTION, caption))
    article = Article(
        "aaaaaaaaaa",
        0,
        tuple(paragraphs),
        url=url,
        dateline=dateline,
        dropped=tuple(Dropped(DroppedKind[kind.upper()], text) for kind, text in dropped.items()),
    )
    found = FINDER.enrich(article).published
    assert found is not None
    return found


STORY = ("The ministers met at length on Tuesday and agreed on little.", "They will meet again.")


def test_metadata_is_trusted_before_all_else() -> None:
    found = published(
        *STORY,
        url="https://news.example/2021/03/22/talks",
        metadata="date: 2021-03-23 (meta article:published_time)",
    )

    assert found == PublishedDate(TUESDAY, "meta article:published_time", Confidence.STATED)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2021/03/23/talks",
        "https://news.example/world/20210323/talks.html",
        "https://news.example/world/2021/mar/23/talks",
        "https://news.example/talks-20210323-story.html",
        "https://news.example/talks-march-23-2021",
        "https://web.archive.org/web/20220101000000/https://news.example/2021/03/23/talks",
    ],
)
def test_an_address_holds_the_day(url: str) -> None:
    assert published(*STORY, url=url).date == TUESDAY


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/article/120210323456",
        "https://news.example/2021/03/talks",
        "https://web.archive.org/web/20220101000000/https://news.example/talks",
    ],
)
def test_an_address_without_a_day_says_nothing(url: str) -> None:
    assert published(*STORY, url=url).date is None


def test_the_day_of_publication_goes_before_that_of_the_last_change() -> None:
    found = published(*STORY, date_line="Published March 23, 2021")

    assert (found.date, found.confidence) == (TUESDAY, Confidence.STATED)


def test_the_day_of_a_change_is_inferred() -> None:
    line = "Updated 9:05 PM EDT, Tue March 23, 2021"

    found = published(*STORY, date_line=line)

    assert found == PublishedDate(TUESDAY, f"date line {line}", Confidence.INFERRED)


def test_of_two_days_in_a_line_the_one_of_publication_counts() -> None:
    line = "Updated March 25, 2021, 9:05 p.m. Published March 23, 2021"

    found = published(*STORY, date_line=line)

    assert (found.date, found.confidence) == (TUESDAY, Confidence.STATED)


def test_the_head_of_a_printed_page_has_the_day_of_the_issue() -> None:
    found = published(*STORY, running_head="THE COURIER Tuesday, March 23, 2021 A3")

    assert found == PublishedDate(
        TUESDAY, "running head Tuesday, March 23, 2021", Confidence.STATED
    )


def test_a_day_without_a_year_takes_the_year_of_the_print() -> None:
    assert published(*STORY, date_line="23 March", page_stamp="24/03/2021, 10:15").date == TUESDAY
    assert published(*STORY, date_line="23 March").date is None


def test_a_weekday_is_counted_back_from_the_print() -> None:
    found = published(*STORY, page_stamp="3/25/2021, 9:05 AM")

    assert found == PublishedDate(TUESDAY, 'lead "Tuesday"; printed 3/25/2021', Confidence.INFERRED)


def test_a_weekday_inside_a_quotation_is_no_day_of_the_story() -> None:
    found = published("“See you on Tuesday,” she said.", page_stamp="3/25/2021, 9:05 AM")

    assert found.date is None


def test_a_picture_from_the_archive_says_nothing_of_the_day() -> None:
    caption = "FILE - They met in Guilin, Monday, March 22, 2021. (A. B.)"

    assert published(*STORY, caption=caption).date is None


def test_a_weekday_too_far_ahead_of_the_caption_is_one_before_it() -> None:
    caption = "They meet in Guilin, Wednesday, March 24, 2021. (A. B.)"

    assert published(*STORY, caption=caption).date == date(2021, 3, 24)


def test_today_is_the_day_of_print() -> None:
    found = published(*STORY, date_line="Today", page_stamp="3/23/2021, 9:05 AM")

    assert (found.date, found.confidence) == (TUESDAY, Confidence.INFERRED)


def test_today_without_a_print_day_is_unknown() -> None:
    assert published(*STORY, date_line="Today") == PublishedDate()


def test_hours_ago_reach_back_over_midnight() -> None:
    assert (
        published(*STORY, date_line="3 hours ago", page_stamp="24/03/2021, 01:10").date == TUESDAY
    )


def test_a_dateline_takes_its_year_from_the_print() -> None:
    found = published("BEIJING, March 23 (Reuters) - They met.", page_stamp="1/4/2022, 9:05 AM")

    assert (found.date, found.confidence) == (TUESDAY, Confidence.INFERRED)


def test_a_weekday_of_the_lead_is_counted_from_the_caption() -> None:
    found = published(*STORY, caption="They meet in Guilin, Monday, March 22, 2021. (A. B.)")

    assert found == PublishedDate(
        TUESDAY, 'caption Monday, March 22, 2021; lead "Tuesday"', Confidence.INFERRED
    )


def test_a_date_that_the_story_tells_is_not_its_own() -> None:
    text = "The treaty was signed on March 23, 2021, and both sides praised it at the time."

    assert published(text, *STORY, *STORY).date is None


def test_a_given_date_is_kept() -> None:
    given = PublishedDate(date(2020, 1, 1), "given", Confidence.STATED)
    article = Article("aaaaaaaaaa", 0, (), url="https://a.example/2021/03/23/", published=given)

    assert FINDER.enrich(article).published == given


@pytest.mark.parametrize(
    "opening",
    [
        "(San Juan, Puerto Rico) March 23, 2021 - ",
        "San Juan, Puerto Rico, March 23, 2021 – ",
        "Madrid, 23 de marzo de 2021.- ",
    ],
)
def test_a_press_release_opens_with_its_place_and_day(opening: str) -> None:
    found = published(opening + "The harbour office opens today, and everybody is welcome. " * 4)

    assert found.date == TUESDAY


def test_a_day_that_the_first_sentence_tells_of_is_not_the_day_of_the_release() -> None:
    prose = "Boats of every kind were counted by the office, which had asked for a list. " * 3

    found = published("On March 23, 2021 - a Tuesday - the office will open. " * 4, prose, prose)

    assert found.date is None


# On either side of what a lead, a page, a title and a line may be.

STAMP = "3/25/2021, 9:05 AM"


@pytest.mark.parametrize(("before", "found"), [(2, True), (3, True), (4, False), (5, False)])
def test_a_weekday_is_the_storys_own_in_its_first_four_paragraphs(before: int, found: bool) -> None:
    texts = ["Nothing was said of it."] * before

    day = published(*texts, "They met on Tuesday.", page_stamp=STAMP).date

    assert (day == TUESDAY) is found


@pytest.mark.parametrize(("more", "found"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_text_of_one_or_two_paragraphs_is_a_page_that_nobody_has_cut(
    more: int, found: bool
) -> None:
    page = "Council votes for the bridge by Ann Miller Posted: March 23, 2021 " + (
        "It was a long debate about the bridge, and nobody was happy with it, as the mayor said. "
        * 3
    )

    assert (published(page, *["It was so."] * more).date == TUESDAY) is found


@pytest.mark.parametrize(
    ("letters", "found"), [(120, True), (158, True), (165, False), (200, False)]
)
@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_only_a_short_line_among_paragraphs_dates_them(
    letters: int, found: bool, place: int
) -> None:
    line = ("Posted: March 23, 2021 | " + "The Courier of the harbour | " * 10)[:letters]
    texts = ["They met.", "It was so.", "And so.", "It ended.", "Nobody knew."]

    found_day = published(*texts[:place], line, *texts[place:]).date

    assert (found_day == TUESDAY) is found


def test_a_line_in_the_middle_of_a_story_does_not_date_it() -> None:
    texts = ("They met.", "It was so.", "And so.")

    assert published(*texts, "Posted: March 23, 2021", *texts).date is None


@pytest.mark.parametrize(
    ("title", "is_stamp"),
    [("Bridge", False), ("Bridge op", False), ("Bridge, now", True), ("Bridge is open", True)],
)
def test_a_day_and_a_clock_beside_the_title_are_the_print_of_a_browser(
    title: str, is_stamp: bool
) -> None:
    found = published("They met on Tuesday.", f"{STAMP} {title}", title)

    assert found.date == (TUESDAY if is_stamp else date(2021, 3, 25))


@pytest.mark.parametrize(
    ("letters", "is_stamp"), [(150, True), (240, True), (260, False), (320, False)]
)
def test_the_edge_of_a_printed_page_is_a_line_of_a_title_and_an_address(
    letters: int, is_stamp: bool
) -> None:
    title = "Bridge is open - The Courier of the harbour"
    edge = f"{STAMP} {title} https://courier.example/{'bridge-is-open-' * 30}"[:letters]

    found = published("They met on Tuesday.", edge, title)

    assert (found.date == TUESDAY) is is_stamp


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Tuesday, March 23, 2021", TUESDAY),
        ("Monday, March 22, 2021", TUESDAY),
        ("Saturday, March 20, 2021", TUESDAY),
        ("Friday, March 19, 2021", date(2021, 3, 19)),
        ("Wednesday, March 17, 2021", date(2021, 3, 17)),
    ],
)
def test_a_story_is_told_within_three_days_of_its_picture(caption: str, expected: date) -> None:
    assert published("They met on Tuesday.", caption=f"They meet, {caption}.").date == expected


# Every source, with what it says of itself.


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"metadata": "date: 2021-03-23"}, "2021-03-23 metadata stated"),
        ({"metadata": "date: 2021-02-30"}, "None"),
        ({"metadata": "author: Ann Miller"}, "None"),
        (
            {"metadata": "date, as guessed: 2021-03-23 (text under the title)"},
            "2021-03-23 text under the title inferred",
        ),
        (
            {"url": "https://news.example/2021/03/23/talks"},
            "2021-03-23 address /2021/03/23/ stated",
        ),
        ({"date_line": "March 23, 2021"}, "2021-03-23 date line March 23, 2021 stated"),
        (
            {"date_line": "Tuesday, March 23, 2021"},
            "2021-03-23 date line Tuesday, March 23, 2021 stated",
        ),
        ({"byline": "By Ann Miller, March 23, 2021"}, "2021-03-23 date line March 23, 2021 stated"),
        ({"date_line": "On March 23, 2021, the council met there"}, "None"),
        ({"date_line": "© March 23, 2021"}, "None"),
        ({"date_line": "Updated March 23, 2021"}, "2021-03-23 date line Updated March 23, 2021 inferred"),
        ({"dateline": "LIMA, March 23, 2021"}, "2021-03-23 dateline March 23, 2021 stated"),
        (
            {"running_head": "The Courier Tuesday, March 23, 2021 A3"},
            "2021-03-23 running head Tuesday, March 23, 2021 stated",
        ),
        (
            {"date_line": "2 hours ago", "page_stamp": "3/23/2021, 9:05 AM"},
            '2021-03-23 date line "2 hours ago"; printed 3/23/2021 inferred',
        ),
        ({"date_line": "2 hours ago"}, "None"),
        (
            {"date_line": "Nobody knows", "page_stamp": "3/24/2021, 9:05 AM"},
            '2021-03-23 lead "Tuesday"; printed 3/24/2021 inferred',
        ),
        (
            {"date_line": "March 23", "page_stamp": "3/25/2021, 9:05 AM"},
            '2021-03-23 date line "March 23" inferred',
        ),
        (
            {"date_line": "March 23", "page_stamp": "1/5/2022, 9:05 AM"},
            '2021-03-23 date line "March 23" inferred',
        ),
        (
            {"date_line": "March 23", "url": "https://news.example/2021/03/talks"},
            '2021-03-23 date line "March 23" inferred',
        ),
        (
            {"date_line": "March 23", "caption": "The quay, Monday, March 22, 2021."},
            '2021-03-23 date line "March 23" inferred',
        ),
        (
            {"date_line": "February 29", "page_stamp": "3/25/2021, 9:05 AM"},
            '2020-02-29 date line "February 29" inferred',
        ),
        (
            {"date_line": "February 30", "page_stamp": "3/25/2021, 9:05 AM"},
            '2021-03-23 lead "Tuesday"; printed 3/25/2021 inferred',
        ),
        (
            {"dateline": "LIMA, March 23", "page_stamp": "3/25/2021, 9:05 AM"},
            "2021-03-23 dateline LIMA, March 23 inferred",
        ),
        (
            {"caption": "The quay, Monday, March 22, 2021."},
            '2021-03-23 caption Monday, March 22, 2021; lead "Tuesday" inferred',
        ),
        (
            {"caption": "The quay, Monday, March 22, 2021.", "page_stamp": "3/22/2021, 9:05 AM"},
            "2021-03-22 caption Monday, March 22, 2021 inferred",
        ),
        ({"caption": "The quay, filed Monday, March 22, 2021."}, "None"),
        ({"caption": "The quay, Monday, March 22, 2021.", "date_line": "Today"}, "None"),
        ({"page_stamp": "3/23/2021, 9:05 AM"}, '2021-03-23 lead "Tuesday"; printed 3/23/2021 inferred'),
        ({"page_stamp": "4/3/2021, 9:05 PM"}, '2021-03-30 lead "Tuesday"; printed 4/3/2021 inferred'),
        ({"page_stamp": "3/4/2021, 19:05"}, '2021-03-30 lead "Tuesday"; printed 3/4/2021 inferred'),
        ({"page_stamp": "no day at all"}, "None"),
        ({}, "None"),
    ],
)  # fmt: skip
def test_each_source_says_what_it_rests_on(given: dict[str, str], expected: str) -> None:
    found = published(*STORY, **given)

    told = (found.date, found.evidence, found.confidence and found.confidence.value)
    assert " ".join(str(each) for each in told if each != "" and each) == (
        "" if expected == "None" else expected
    )


def test_the_sources_are_asked_in_order_of_trust() -> None:
    # Each below the one above it says another day; taken away one by one, the next is the day.
    sources = {
        "metadata": "date: 2021-03-01",
        "url": "https://news.example/2021/03/02/talks",
        "date_line": "March 3, 2021",
        "dateline": "LIMA, March 4, 2021",
        "running_head": "The Courier March 5, 2021",
        "caption": "The quay, March 6, 2021.",
    }

    days = []
    while sources:
        found = published("It was so.", "They met.", "And so.", **sources)
        days.append(found.date and found.date.day)
        sources.pop(next(iter(sources)))

    assert days == [1, 2, 3, 4, 5, 6]
