"""A press database's export, saved as a PDF: each record is a story with its own head."""

from dataclasses import replace

import pytest

from searchkit.domain.article import Article, Kind
from searchkit.domain.clipping import Clipping, Line
from searchkit.paragraphs.articles import articles_of
from tests.support.letters import lost_letters
from tests.support.print import line, pages
from tests.support.typesetter import Setting, column

TEXT = [
    "LISBON — The harbour of Elsa will stay open through the winter, the minister of ports said on "
    "Tuesday evening, after a night of talks that nobody had hoped for.",
    "“Nobody will be turned away,” said Ana Lima, who speaks for the dockers of the eastern quay and "
    "has not missed a night of the talks since they began in July.",
    "A second vote is due before the summer recess, and few expect it to pass without a fight, since "
    "the towns along the river would have to pay for the dredging.",
]
SETTING = Setting(width=480, size=10, leading=11.2, indent=0, gap=8, is_justified=False)


def centred(y: float, text: str, size: float = 10, font: str = "Sans") -> Line:
    return line(306 - 0.25 * size * len(text), y, text, size, font)


def document(
    title: str, outlet: str, day: str, byline: str, page: int, *, field: str = "Body"
) -> list[Line]:
    """Return a page as Nexis Uni prints a story."""
    head = [
        centred(82, title, 16, "Sans-Bold"),
        centred(105, outlet),
        centred(120, day),
        centred(135, f"Copyright 2019 {outlet} Ltd All Rights Reserved"),
        *(
            line(63, 153 + 17 * at, text)
            for at, text in enumerate(
                ("Section: NEWS; Pg. 4", "Length: 98 words", f"Byline: {byline}")
            )
        ),
        line(63, 212, field, 12, "Sans-Bold"),
    ]
    body = column(TEXT, 63, 238, SETTING)
    foot = body[-1].y
    tail = [
        line(140, foot + 25, "Classification", 12, "Sans-Bold"),
        line(63, foot + 49, "Language: ENGLISH", 10, "Sans-Bold"),
        line(63, foot + 66, f"Load-Date: {day}"),
        centred(foot + 90, "End of Document", 10, "Sans-Bold"),
        line(253, 31, title, 8),
        line(514, 31, f"Page {page} of 4", 8),
    ]
    return [*head, *body, *tail]


COVER = [
    line(63, 72, "User Name: Robin Carter"),
    line(63, 89, "Date and Time: Monday, November 30, 2020 3:12:00 PM EDT"),
    line(63, 106, "Job Number: 125412345"),
    line(63, 134, "Documents (2)", 15),
    line(63, 159, "1. Harbour of Elsa stays open"),
    line(63, 176, "Search Terms: harbour"),
    line(63, 193, "2. Two cranes are missing in Sines"),
    line(63, 210, "Search Terms: harbour"),
]
DOCUMENTS = [
    ("Harbour of Elsa stays open", "The Elsa Courier", "March 14, 2019 Thursday", "Anna Reyes"),
    ("Two cranes are missing in Sines", "Sines Daily", "May 3, 2019 Friday", "Tom Archer and Ines Dias"),
    ("Norway buys a ferry", "The Elsa Courier", "June 9, 2019 Sunday", "Anna Reyes"),
]  # fmt: skip


def read(*printed: list[Line]) -> tuple[Article, ...]:
    return articles_of(Clipping("0" * 64, pages(*printed)))


@pytest.mark.parametrize("cover", [[], [COVER]])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_document_is_a_story_with_its_head(cover: list[list[Line]], count: int) -> None:
    printed = [document(*each, page) for page, each in enumerate(DOCUMENTS[:count], start=2)]

    articles = read(*cover, *printed)

    assert [(a.title, a.source, a.byline) for a in articles] == [
        (title, outlet, byline) for title, outlet, _, byline in DOCUMENTS[:count]
    ]
    for article in articles:
        assert [p.text for p in article.paragraphs if p.kind is Kind.BODY] == TEXT


def test_the_cover_and_the_fields_are_no_text_and_are_not_lost() -> None:
    printed = [COVER, *(document(*each, page) for page, each in enumerate(DOCUMENTS, start=2))]

    articles = read(*printed)

    assert {p.kind for a in articles for p in a.paragraphs} == {Kind.TITLE, Kind.BODY}
    fields = " ".join(d.text for a in articles for d in a.dropped)
    assert "Job Number: 125412345" in fields
    assert "section: NEWS; Pg. 4" in fields


def test_a_story_over_two_pages_goes_on() -> None:
    whole = document(*DOCUMENTS[0], 2)
    cut = next(place for place, each in enumerate(whole) if each.y == 238.0) + 1
    rest = [replace(each, y=each.y - 160) for each in whole[cut:] if each.y > 200]

    article, _ = read(whole[:cut], rest, document(*DOCUMENTS[1], 4))

    assert [p.text for p in article.paragraphs if p.kind is Kind.BODY] == TEXT


def test_no_letter_of_the_stories_is_lost() -> None:
    printed = document(*DOCUMENTS[1], 1)

    assert not lost_letters(" ".join(TEXT) + DOCUMENTS[1][0], read(printed))


@pytest.mark.parametrize(("step", "is_one"), [(1.1, True), (1.3, True), (1.4, False), (2.0, False)])
def test_a_headline_of_two_lines_is_one_where_they_lie_close(step: float, is_one: bool) -> None:
    first = centred(82 - 16 * step, "Ministers meet at night:", 16, "Sans-Bold")

    (article,) = read([first, *document(*DOCUMENTS[0], 1)])

    assert (article.title == "Ministers meet at night: Harbour of Elsa stays open") is is_one


def test_a_page_that_says_what_was_searched_for_is_behind_the_last_story_and_not_lost() -> None:
    first, second = (document(*each, page) for page, each in enumerate(DOCUMENTS[:2], start=2))
    summary = [line(63, 72, "Search Summary"), line(63, 100, "Text: harbour and ferries")]

    articles = read(COVER, first, second, summary)

    assert [p.text for p in articles[1].paragraphs if p.kind is Kind.BODY] == TEXT
    fields = [" ".join(d.text for d in article.dropped) for article in articles]
    assert ["harbour and ferries" in text for text in fields] == [False, True]
    assert ["Job Number" in text for text in fields] == [True, False]
