"""The days around a page's headline: how far from it, in what kind of line, and what they are said to be."""

from datetime import date

import pytest
from lxml import html

from searchkit.readers.html.markup_dates import published_on
from searchkit.readers.html.seen_days import SeenDay, seen_days

DAY = date(2023, 11, 8)
TITLE = "Council votes for the bridge"


def seen(body: str, *, title: str = TITLE, outlet: str = "The Courier") -> list[SeenDay]:
    tree = html.fromstring(
        f"<html lang=en><head><title>{title} | {outlet}</title></head><body>{body}</body></html>"
    )
    return seen_days(tree, "courier.example")


def lines(count: int) -> str:
    return "".join(f"<p>Bridge {'again ' * (number + 1)}</p>" for number in range(count))


def around(line: str, *, place: int) -> list[SeenDay]:
    """Return the days of a page with a line so many places behind its headline."""
    heading = f"<h1>{TITLE}</h1>"
    if place < 0:
        return seen(f"{lines(14 + place)}{line}{lines(-place - 1)}{heading}{lines(3)}")
    return seen(f"{heading}{lines(place - 1)}{line}{lines(3)}")


@pytest.mark.parametrize(
    ("place", "is_seen"),
    [(-12, False), (-11, False), (-10, True), (-2, True), (1, True), (28, True), (29, True), (30, False), (33, False)],
)  # fmt: skip
def test_days_are_looked_for_around_the_headline(place: int, is_seen: bool) -> None:
    found = around("<p>Nov 8, 2023</p>", place=place)

    assert [(each.day, each.place) for each in found] == ([(DAY, place)] if is_seen else [])


@pytest.mark.parametrize(
    ("place", "dates_it"), [(-4, False), (-3, False), (-2, True), (1, True), (8, True), (9, False), (11, False)]
)  # fmt: skip
def test_a_line_of_nothing_but_a_day_dates_the_story_right_at_the_headline(
    place: int, dates_it: bool
) -> None:
    (found,) = around("<p>Nov 8, 2023</p>", place=place)

    assert found.is_line
    assert found.dates_the_story is dates_it


@pytest.mark.parametrize("place", [-8, 1, 20])
def test_a_labelled_day_dates_the_story_wherever_it_stands(place: int) -> None:
    (found,) = around("<p>Published: Nov 8, 2023</p>", place=place)

    assert found.is_labelled
    assert found.dates_the_story


def test_a_day_of_a_change_dates_nothing() -> None:
    (found,) = around("<p>Updated: Nov 8, 2023</p>", place=1)

    assert found.is_update
    assert not found.dates_the_story


@pytest.mark.parametrize(
    ("label", "is_labelled"),
    [
        ("Published", True),
        ("The Courier of the harbour, published on", True),  # forty letters
        ("The Courier of the harbours, published on", False),
        ("The Courier of the eastern harbour of Elsa, published on", False),
    ],
)
def test_a_short_line_labels_the_day_below_it(label: str, is_labelled: bool) -> None:
    (found,) = around(f"<p>{label}</p><p>Nov 8, 2023</p>", place=1)

    assert found.is_labelled is is_labelled


@pytest.mark.parametrize(
    ("letters", "is_seen"), [(60, True), (138, True), (144, False), (180, False)]
)
def test_a_long_line_is_prose(letters: int, is_seen: bool) -> None:
    line = f"Nov 8, 2023 {'Ann Miller and ' * 20}"[:letters].rstrip().ljust(letters, "x")

    assert bool(around(f"<p>{line}</p>", place=1)) is is_seen


@pytest.mark.parametrize(
    ("line", "is_line"),
    [
        ("Nov 8, 2023", True),
        ("Wednesday, Nov 8, 2023, 4:43 p.m.", True),
        ("Nov 8, 2023, 4 pm", True),
        ("Ann Miller, Tom Archer, Rosa Dias | Nov 8, 2023", True),
        ("Ann Miller, Tom Archer, Rosa Dias, Ana | Nov 8, 2023", False),  # seven words
        ("By Ann Miller, Tom Archer, Rosa | Nov 8, 2023", True),
        ("Ann Miller for The Courier | Nov 8, 2023", True),
        ("Ann Miller with The Courier | Nov 8, 2023", False),  # a small word of four letters
        ("Ann Miller, editor - Nov 8, 2023 - 4 min read", True),
        ("Nov 8, 2023 - Dec 9, 2023", False),
        ("Nov 8, 2023 to Dec 9, 2023", False),
        ("Nov 8, 2023 | Dec 9, 2023", True),
        ("The vote on Nov 8, 2023", False),
        ("The vote was Nov 8, 2023", False),
        ("Nov 8, 2023, was the day", False),
        ("Nov 8, 2023 Nobody came.", False),
        ("Published on Nov 8, 2023 by the council", True),
    ],
)
def test_a_line_that_says_nothing_but_when_and_by_whom(line: str, is_line: bool) -> None:
    assert around(f"<p>{line}</p>", place=1)[0].is_line is is_line


@pytest.mark.parametrize(
    "line",
    ["Born Nov 8, 2023", "© Nov 8, 2023", "Bob says: Nov 8, 2023", "3/2/2023", "no day at all"],
)
def test_a_line_that_dates_something_else_or_nothing(line: str) -> None:
    assert around(f"<p>{line}</p>", place=1) == []


@pytest.mark.parametrize(
    ("opening", "is_one"),
    [
        ("Karlsruhe (12.11.2021) - ", True),
        ("Karlsruhe, Land Baden (12.11.2021) - ", True),
        ("Karlsruhe (12.11.2021). ", True),
        ("Karlsruhe 12.11.2021 und ", False),
        ("Karlsruhe 12. November 2021 – ", True),
        ("am 12. November 2021 – ", False),
        ("Karlsruhe (3/2/2021) - ", False),
        ("Karlsruhe. Am Markt (12.11.2021) - ", False),
    ],
)
def test_a_press_release_opens_with_its_place_and_day(opening: str, is_one: bool) -> None:
    text = f"{opening}{'Der Hafen bleibt offen, und niemand weiß, warum das so ist. ' * 4}"

    assert bool(around(f"<p>{text}</p>", place=1)) is is_one


# What an element carries for programs.


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<time datetime=2023-11-08>Wednesday</time>", "time element line"),
        ("<time datetime=2023-11-08 itemprop=datePublished>Wednesday</time>", "time element labelled line"),
        ("<time datetime=2023-11-08 pubdate>Wednesday</time>", "time element labelled line"),
        ("<time datetime=2023-11-08 class=updated>Wednesday</time>", "time element update line"),
        ("<time datetime=2023-11-08 itemprop=dateModified>Wednesday</time>", "time element update line"),
        ("<span itemprop=datePublished content=2023-11-08>Wednesday</span>", "span element labelled"),
        ("<time title=2023-11-08>Wednesday</time>", "time element line"),
        ("<time datetime=2023-11-09>Nov 8, 2023</time>", "beside the headline line"),
        ("<time>Wednesday</time>", ""),
        ("Ann Miller of The Courier in Port Elsa, <time datetime=2023-11-08>Wed</time>", "time element line"),
        ("Ann Miller of The Courier in New Port Elsa, <time datetime=2023-11-08>Wed</time>", "time element"),
    ],
)  # fmt: skip
def test_a_stamp_tells_the_day(element: str, expected: str) -> None:
    found = around(f"<p>{element}</p>", place=1)

    told = [
        " ".join(
            [
                each.where,
                *(["update"] if each.is_update else []),
                *(["labelled"] if each.is_labelled else []),
                *(["line"] if each.is_line else []),
            ]
        )
        for each in found
    ]
    assert " ".join(told) == expected
    assert all(each.day == DAY for each in found)


# What is not of the story.


@pytest.mark.parametrize(
    ("wrapped", "is_seen"),
    [
        ("<div>{}</div>", True),
        ("<div class=byline>{}</div>", True),
        ("<aside class=meta>{}</aside>", True),
        ("<aside>{}</aside>", False),
        ("<aside class=box>{}</aside>", False),
        ("<figure>{}</figure>", False),
        ("<blockquote>{}</blockquote>", False),
        ("<nav>{}</nav>", False),
        ("<footer>{}</footer>", False),
        ("<div class=comments>{}</div>", False),
        ("<div id=related>{}</div>", False),
        ("<div class=wp-caption>{}</div>", False),
        ("<article class=related>{}</article>", True),
    ],
)
def test_a_day_beside_the_story_is_not_its_own(wrapped: str, is_seen: bool) -> None:
    assert bool(around(wrapped.format("<p>Nov 8, 2023</p>"), place=1)) is is_seen


# Which line is the headline.


@pytest.mark.parametrize(
    ("title", "heading", "place"),
    [
        ("Politics", "<h1>The Courier of Elsa</h1>", 3),  # its first heading
        ("Bridges!", "<h1>The Courier of Elsa</h1><p>one</p><h2>Bridges</h2>", 5),
        ("Bridge of Elsa", "<h1>The Courier</h1><p>one</p><h2>Bridge of Elsa</h2>", 3),
        ("Bridge of Elsa", "<p>The Courier</p><p>one</p><p>Bridge of Elsa</p>", 3),
        ("Mill Bridge", "<p>The Courier</p><p>one</p><p>Mill Bridge</p>", 3),
        ("Our Bridge", "<p>The Courier</p><p>one</p><p>Our Bridge</p>", 5),  # too short
    ],
)
def test_the_headline_is_what_the_title_says(title: str, heading: str, place: int) -> None:
    (found,) = seen(f"{heading}<p>one</p><p>two</p><p>Nov 8, 2023</p>", title=title)

    assert found.place == place


@pytest.mark.parametrize(
    ("title", "place"), [("Bridges", 5), ("Our Bridge", 5), ("Mill Bridge", 3), ("The bridges", 3)]
)
def test_a_line_of_ten_letters_may_be_the_title(title: str, place: int) -> None:
    body = f"<p>The Courier</p><p>one</p><p>{title}</p><p>one</p><p>two</p><p>Nov 8, 2023</p>"

    (found,) = seen(body, title=title, outlet="Elsa")

    assert found.place == place


# What the page states, and what it shows beside that.


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Nov 8, 2023", 1, DAY),
        ("Nov 8, 2023", 15, DAY),
        ("Nov 8, 2023", 16, date(2023, 11, 9)),
        ("Nov 8, 2023", -10, DAY),
        ("Updated: Nov 8, 2023", 3, DAY),
        ("The vote on Nov 8, 2023", 1, date(2023, 11, 9)),
        ("Nov 10, 2023", 1, date(2023, 11, 10)),
        ("Nov 7, 2023", 1, date(2023, 11, 9)),
    ],
)
def test_a_day_beside_the_stated_one_is_the_same_in_local_time(
    line: str, place: int, day: date
) -> None:
    heading = f"<h1>{TITLE}</h1>"
    body = (
        f"{lines(14 + place)}<p>{line}</p>{lines(-place - 1)}{heading}{lines(3)}"
        if place < 0
        else f"{heading}{lines(place - 1)}<p>{line}</p>{lines(3)}"
    )
    tree = html.fromstring(
        f"<html lang=en><head><title>{TITLE}</title>"
        f"<meta property=article:published_time content=2023-11-09T01:00:00Z></head><body>{body}</body></html>"
    )

    found = published_on(tree, "https://courier.example/bridge")

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "name", ["commentlist", "comment-list", "comments-area", "comment_thread", "comments"]
)
def test_the_days_of_comments_are_none_of_the_story(name: str) -> None:
    box = f"<ol class='{name}'><li><cite>Ratu</cite> <a>Nov 8, 2023 at 4:11 pm</a><p>At last.</p></li></ol>"

    assert seen(f"<h1>{TITLE}</h1>{lines(2)}{box}") == []


@pytest.mark.parametrize("label", ["Print date:", "Closing date:", "Date of print:", "Event date:"])
def test_the_day_of_something_else_dates_no_story(label: str) -> None:
    assert not any(
        each.dates_the_story
        for each in seen(f"<h1>{TITLE}</h1><p>{label} 8 Nov 2023</p>{lines(3)}")
    )


def test_two_numbers_between_dashes_are_in_no_order() -> None:
    assert seen(f"<h1>{TITLE}</h1><p>08-11-2023</p>{lines(3)}", outlet="x") == []
    (found,) = seen(f"<h1>{TITLE}</h1><p>18-11-2023</p>{lines(3)}")
    assert found.day == date(2023, 11, 18)
