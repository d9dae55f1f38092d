"""Headline, byline and address of a print, however they are set."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.domain.clipping import Clipping, Line
from searchkit.paragraphs.articles import articles_of
from searchkit.paragraphs.printed.bylines import are_names
from tests.support.print import column, line, pages, told

STORY = [
    "The harbour of Elsa will stay open through the winter, the minister",
    "of ports said in Lisbon on Tuesday evening, after a night of talks.",
    "",
    "Dockers had walked out in May, and they came back to work when the",
    "talks began in July, after a summer of silence and of empty quays.",
    "",
    "Nobody will be turned away at the gate, the minister told them, and",
    "no ship will wait longer than it has to wait for a pilot or a berth.",
]
HEADLINE = line(72, 60, "Harbour stays open", 20)


def read(*lines: Line) -> Article:
    (article,) = articles_of(Clipping("0" * 64, pages(list(lines))))
    return article


def centred(y: float, texts: list[str], size: float, font: str = "Serif") -> list[Line]:
    """Return lines in the middle of the column of the story, one below the other."""
    return [
        line(240 - 0.25 * size * len(text), y + 1.2 * size * number, text, size, font)
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("size", "font"), [(10.0, "Serif-Bold"), (11.0, "Serif-Bold"), (16.0, "Serif")]
)
@pytest.mark.parametrize(
    "lines",
    [
        ["Ministry of Ports Welcomes", "Agreement with Dockers of Elsa", "and Promises Open Quays"],
        ["Institute of the Sea Finds", "That Half of the Cod", "of the Northern Banks", "Is Gone for Good"],
    ],
)  # fmt: skip
def test_a_centred_headline_of_several_lines_is_whole(
    lines: list[str], size: float, font: str
) -> None:
    article = read(*centred(60, lines, size, font), *column(72, 160, STORY))

    assert article.title == " ".join(lines)


def test_a_slogan_at_the_foot_is_no_headline() -> None:
    article = read(
        *centred(60, ["Harbour of Elsa Stays Open"], 14),
        *column(72, 120, STORY),
        *centred(640, ["Open harbours, open minds"], 18),
    )

    assert article.title == "Harbour of Elsa Stays Open"


def test_a_greeting_is_neither_headline_nor_story() -> None:
    article = read(
        *column(72, 100, ["Dear friends of the harbour,", "", *STORY, "", "Yours sincerely,"])
    )

    assert article.title is None
    assert len([p for p in article.paragraphs if p.kind is Kind.BODY]) == 3


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("Anna Reyes", "Anna Reyes"),
        ("TOM ARCHER", "TOM ARCHER"),
        ("Ingrid Solheim and Paul Weber", "Ingrid Solheim and Paul Weber"),
        ("Maria da Silva in Lisbon", "Maria da Silva"),
        ("Birna Karlsdóttir | Tue 8 Mar 2022 11.05 GMT", "Birna Karlsdóttir"),
        ("Sefa Tuilagi · March 8, 2022", "Sefa Tuilagi"),
        ("Anna Reyes | Lisbon", "Anna Reyes"),
        ("By Anna Reyes | March 14, 2023 | Lisbon", "Anna Reyes"),
        ("By Tom Archer, Friday 3 May 2019 10:15", "Tom Archer"),
        ("By Ingrid Solheim and Paul Weber • 14 June 2020", "Ingrid Solheim and Paul Weber"),
    ],
)
def test_a_byline_is_the_names_with_or_without_its_by(printed: str, byline: str) -> None:
    article = read(HEADLINE, line(72, 80, printed, 8), *column(72, 110, STORY))

    assert article.byline == byline


@pytest.mark.parametrize(
    "text", ["New Zealand", "Elsa Courier", "World News", "The Harbour Desk", "Anna Reyes is back."]
)
def test_what_is_no_persons_name_is_no_byline(text: str) -> None:
    assert not are_names(text)


def test_a_name_under_the_headline_does_not_outdo_the_byline() -> None:
    article = read(
        HEADLINE,
        line(72, 80, "Paul Weber", 8),
        line(72, 92, "By Anna Reyes", 8),
        *column(72, 120, STORY),
    )

    assert article.byline == "Anna Reyes"


@pytest.mark.parametrize(
    "cut",
    [
        ["https://www.courier.example/world/2023/03/", "harbour-stays-open.html"],
        ["https://www.courier.example/world/europe/2023/03/14/harbour-st", "ays-open/index.html"],
        ["www.courier.example/world/2023/03/harbour-stays-", "open-through-the-winter-minister-of-ports-", "says/"],
    ],
)  # fmt: skip
def test_an_address_wrapped_over_lines_is_whole(cut: list[str]) -> None:
    article = read(HEADLINE, *column(72, 90, cut), *column(72, 140, STORY))

    assert article.url is not None
    assert article.url.removeprefix("https://") == "".join(cut).removeprefix("https://")
    assert len([p for p in article.paragraphs if p.kind is not Kind.TITLE]) == 3


def test_a_word_after_an_address_is_no_part_of_it() -> None:
    lines = [
        "The minutes are at https://www.courier.example/minutes.html",
        "for all to read, the clerk said.",
    ]

    assert told(pages([HEADLINE, *column(72, 90, [*STORY, "", *lines])]))[-1] == " ".join(lines)


def test_addresses_that_a_story_lists_are_not_its_own() -> None:
    listed = ["https://archive.example/minutes/2021", "", "https://ports.example/report.html"]
    article = read(HEADLINE, *column(72, 90, [*STORY, "", "References", "", *listed]))

    assert article.url is None
    assert not [each for each in article.dropped if each.kind is DroppedKind.URL]


@pytest.mark.parametrize(
    "jump", ["See HARBOUR, B4", "HARBOUR, A11", "Continued on 4A", "Turn to B2"]
)
def test_where_a_story_goes_on_is_no_part_of_it(jump: str) -> None:
    assert told(pages([HEADLINE, *column(72, 90, [*STORY, jump])]), DroppedKind.JUMP_LINE) == [jump]


@pytest.mark.parametrize(
    "appeal",
    [
        "Support independent journalism. Make a donation to the Elsa Courier today.",
        "If you value what we do, please consider a gift; the Courier has no owner but its readers.",
        "Your donation helps us report from every harbour of the coast, whatever the weather.",
    ],
)
def test_an_appeal_to_the_reader_is_no_story(appeal: str) -> None:
    assert appeal in told(pages([HEADLINE, *column(72, 90, [*STORY, "", appeal])]), Kind.ASIDE)
