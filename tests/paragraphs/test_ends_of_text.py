"""What follows a story in a text file is no part of its prose, and where the next story begins."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from tests.support.understanding import body, read

HEAD = ("Lighthouse lit again", "By Mere Vunisa")
TOLD = (
    "The lighthouse of Suva will be lit again from May, the ministry of fisheries said on Tuesday after a vote.",
    "“We did not choose the dark,” said Mere Vunisa, who keeps the light and has kept it since she was nine.",
    "Australia pays for a third of the oil, and nobody in Canberra seems to know why.",
)


def story(*below: str, between: str = "\n\n") -> Article:
    (article,) = read("a.txt", between.join((*HEAD, *TOLD, *below)).encode())
    return article


def asides(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is Kind.ASIDE]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "below",
    [
        ("Tags: Fiji, light, oil",),
        ("Trending: Budget | Elections | Reef",),
        ("Support our journalism. Donate today to keep the Reef Herald free for everyone.",),
        ("Contact: Josefa Naidu, +679 330 4455, press@light.example",),
        ("press@light.example",),
        ("Related articles", "Oil price falls", "Reef fee rises in Nadi"),
        ("Most read", "1 Cat found", "2 Dog lost"),
        ("References", "1. https://news.example.org/light", "2. https://reef.example.org/oil"),
        ("About Suva Lights", "Suva Lights is a company with nine lamps and a boat."),
        ("Media contact:", "Josefa Naidu", "press@light.example"),
        ("Yours sincerely,", "Tevita Koroi", "Nadi"),
    ],
    ids=lambda below: below[0][:20],
)
def test_what_follows_a_story_is_an_aside(below: tuple[str, ...], between: str) -> None:
    article = story(*below, between=between)

    assert body(article) == list(TOLD)
    assert asides(article) == list(below)
    assert article.title == HEAD[0]


@pytest.mark.parametrize(
    "opening", ["Dear Editor,", "Good morning,", "Hello readers!", "FOR IMMEDIATE RELEASE"]
)
def test_a_salutation_is_no_headline(opening: str) -> None:
    (article,) = read("a.txt", "\n\n".join((opening, *TOLD)).encode())

    assert article.title is None
    assert body(article) == list(TOLD)


@pytest.mark.parametrize("section", ["OPINION", "World news", "Letters to the editor"])
def test_the_name_of_a_section_is_no_headline(section: str) -> None:
    (article,) = read("a.txt", "\n\n".join((section, *HEAD, *TOLD)).encode())

    assert article.title == HEAD[0]


def test_the_buttons_of_a_saved_page_are_navigation() -> None:
    page = (
        "Skip to content",
        "Home",
        "News",
        "Sport",
        "Subscribe",
        *HEAD,
        *TOLD,
        "Tweet",
        "Share on Facebook",
    )

    (article,) = read("a.txt", "\n".join(page).encode())

    assert article.title == HEAD[0]
    assert body(article) == list(TOLD)
    navigation = [found.text for found in article.dropped if found.kind is DroppedKind.NAVIGATION]
    assert navigation[:5] == list(page[:5])


def test_two_buttons_are_none() -> None:
    (article,) = read("a.txt", "\n\n".join(("Culture", "Video", *TOLD)).encode())

    assert article.title == "Video"


def test_an_address_among_references_is_not_the_storys() -> None:
    listed = (
        "Sources",
        "https://www.bbc.co.uk/news/world-1",
        "https://www.nytimes.com/2015/a.html",
    )

    article = story(*listed)

    assert article.url is None
    assert article.source is None


def test_the_one_address_below_a_story_is_its_own() -> None:
    assert story("https://reefherald.example/light").url == "https://reefherald.example/light"


def test_the_outlets_slogan_at_head_and_foot_is_an_aside() -> None:
    text = "\n\n".join(
        ("REEF HERALD\nThe paper that floats", *HEAD, *TOLD, "Reef Herald. News for islands")
    )

    (article,) = read("a.txt", text.encode())

    assert article.title == HEAD[0]
    assert asides(article) == ["The paper that floats", "Reef Herald. News for islands"]
    assert article.source == "REEF HERALD"


def test_a_line_without_a_stop_below_the_byline_is_a_deck() -> None:
    deck = "Keepers call the dark a gift that nobody had asked for, and Canberra pays for the oil in part"

    article = story()
    (with_deck,) = read("a.txt", "\n\n".join((*HEAD, deck, *TOLD)).encode())

    assert body(article) == body(with_deck) == list(TOLD)
    assert asides(with_deck) == [deck]


CELLS = ("Country", "Lamps", "Fiji", "12", "Tonga", "14")


@pytest.mark.parametrize(
    "cells", [CELLS, ("Fiji", "9", "Tonga", "7"), ("Oil", "$ 1,200", "Wicks", "4.5 %")]
)
def test_the_cells_of_a_table_are_kept_as_asides(cells: tuple[str, ...]) -> None:
    text = "\n\n".join((*HEAD, *TOLD[:2], "\n".join(cells), TOLD[2]))

    (article,) = read("a.txt", text.encode())

    assert body(article) == list(TOLD)
    assert asides(article) == list(cells)


@pytest.mark.parametrize(
    "rows", [("3", "Suva"), ("Fiji", "Tonga", "4"), ("Nadi", "Suva", "Levuka", "9")]
)
def test_fewer_cells_or_a_single_number_are_no_table(rows: tuple[str, ...]) -> None:
    text = "\n\n".join((*HEAD, *TOLD[:2], "\n".join(rows), TOLD[2]))

    (article,) = read("a.txt", text.encode())

    assert not any(p.break_reason == "a table's cell" for p in article.paragraphs)


def test_a_wrapped_line_that_looks_like_a_heading_is_prose() -> None:
    text = (
        "The lamps of Suva are lit again, and all the keepers have come back to the island.\n"
        "About 70 percent of the oil that is burnt in the lamps of Fiji comes from\n"
        "Australia, and nobody knows why, the ministry said on Tuesday.\n"
    )

    (article,) = read("a.txt", f"{HEAD[0]}\n\n{text}".encode())

    assert not asides(article)


NEXT = (
    "Visas return for Tongans",
    "By Tom Archer",
    "Passengers from Tonga will need a visa again, the interior ministry said in a note that was published at noon.",
    "The boats were built in Norway and are older than most of their captains, the minister told parliament.",
)


@pytest.mark.parametrize("gap", ["\n\f", "\n\n\n\n", "\n\n\n\n\n\n"])
def test_a_second_story_behind_a_gap_begins_with_its_byline(gap: str) -> None:
    text = "\n\n".join((*HEAD, *TOLD)) + gap + "\n\n".join(NEXT)

    first, second = read("a.txt", text.encode())

    assert (first.title, second.title) == (HEAD[0], NEXT[0])
    assert (first.byline, second.byline) == ("Mere Vunisa", "Tom Archer")
    assert body(first) == list(TOLD)
    assert body(second) == list(NEXT[2:])


def test_a_second_story_behind_a_gap_begins_with_a_day_and_a_dateline() -> None:
    told = (NEXT[0], "March 4, 2016", f"APIA — {NEXT[2]}", NEXT[3])
    text = "\n\n".join((*HEAD, *TOLD)) + "\n\n\n\n" + "\n\n".join(told)

    articles = read("a.txt", text.encode())

    assert [article.title for article in articles] == [HEAD[0], NEXT[0]]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
@pytest.mark.parametrize("name", ["Tom Archer", "Anna Reyes", "Peter Naidu in Nadi"])
def test_without_a_wide_gap_a_subhead_and_a_name_begin_no_story(gap: str, name: str) -> None:
    text = "\n\n".join((*HEAD, *TOLD)) + gap + "\n\n".join((NEXT[0], name, *NEXT[2:]))

    assert len(read("a.txt", text.encode())) == 1


def test_a_page_with_its_running_head_is_no_story() -> None:
    page = f"Reef Herald\nMarch 3, 2016\n\n{TOLD[0]}\n\n{TOLD[1]}\n\n{TOLD[2]}"

    assert len(read("a.txt", f"{page}\n\f{page}".encode())) == 1


def test_a_gap_before_next_to_nothing_begins_no_story() -> None:
    text = "\n\n".join((*HEAD, *TOLD)) + "\n\n\n\nThe author\n\nBy Tom Archer\n\nHe lives in Suva."

    assert len(read("a.txt", text.encode())) == 1
