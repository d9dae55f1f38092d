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
