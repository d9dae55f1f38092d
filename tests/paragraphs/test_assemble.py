import pytest

from searchkit.domain.article import Dropped, DroppedKind, Kind
from searchkit.paragraphs.assemble import article_of
from searchkit.paragraphs.blocks import Block

LEAD = Block(Kind.BODY, "PORT ELSA (Reuters) - The harbour will stay open.")


def test_the_dateline_is_a_field_and_stays_in_the_text() -> None:
    article = article_of([LEAD], "digest", 0)

    assert article.dateline == "PORT ELSA"
    assert article.paragraphs[0].text == LEAD.text


@pytest.mark.parametrize(
    ("blocks", "source"),
    [
        ((), "Reuters"),
        ((Block(DroppedKind.URL, "https://www.nytimes.com/a"),), "The New York Times"),
        ((Block(DroppedKind.URL, "https://courier.example/a"),), "courier.example"),
        ((Block(DroppedKind.URL, "https://web.archive.org/a"),), "Reuters"),
        ((Block(DroppedKind.METADATA, "source: The Courier (meta og:site_name)"),), "The Courier"),
    ],
)
def test_the_source_is_the_outlet_if_known_else_the_agency(
    blocks: tuple[Block, ...], source: str
) -> None:
    article = article_of([*blocks, LEAD], "digest", 0)

    assert article.source == source
    assert article.agency == "Reuters"


@pytest.mark.parametrize("line", ["By Ana Felix,", "by Ana Felix , ", "Ana Felix"])
def test_a_byline_ends_with_the_name(line: str) -> None:
    article = article_of([Block(DroppedKind.BYLINE, line), LEAD], "digest", 0)

    assert article.byline == "Ana Felix"


def test_an_address_that_is_no_web_address_is_only_dropped() -> None:
    script = Block(DroppedKind.URL, "javascript:alert(1)")

    article = article_of([script, LEAD], "digest", 0)

    assert article.url is None
    assert article.dropped == (Dropped(DroppedKind.URL, "javascript:alert(1)"),)


def test_the_title_comes_first_and_a_second_one_is_an_aside() -> None:
    article = article_of(
        [Block(Kind.ASIDE, "deck"), Block(Kind.TITLE, "One"), LEAD, Block(Kind.TITLE, "Two")],
        "digest",
        0,
    )

    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.TITLE, "One"),
        (Kind.ASIDE, "deck"),
        (Kind.BODY, LEAD.text),
        (Kind.ASIDE, "Two"),
    ]


def test_a_byline_loses_its_by_and_names_the_agency() -> None:
    byline = Block(DroppedKind.BYLINE, "By ANA LIMA, Associated Press")

    article = article_of([byline, Block(Kind.BODY, "The harbour is open.")], "digest", 0)

    assert (article.byline, article.agency) == ("ANA LIMA, Associated Press", "AP")


@pytest.mark.parametrize("kind", [DroppedKind.RUNNING_HEAD, DroppedKind.PAGE_STAMP])
def test_the_outlet_stands_behind_the_title_at_a_page_s_edge(kind: DroppedKind) -> None:
    title = Block(Kind.TITLE, "Harbour talks resume in Port Elsa - at last")
    edge = Block(kind, "3/14/24, 9:41 AM Harbour talks resume in Port Elsa - at last | The Courier")

    assert article_of([title, edge, LEAD], "digest", 0).source == "The Courier"


@pytest.mark.parametrize(
    "printed_behind",
    ["18/11/2024, 09:05", "2024-11-18 09:05", "https://courier.example/harbour?page=2 3/4"],
)
def test_what_a_browser_prints_behind_the_outlet_is_not_of_its_name(printed_behind: str) -> None:
    title = Block(Kind.TITLE, "Harbour talks resume in Port Elsa")
    edge = Block(DroppedKind.RUNNING_HEAD, f"{title.text} | Radio 4 Elsa {printed_behind}")

    assert article_of([title, edge, LEAD], "digest", 0).source == "Radio 4 Elsa"


def test_half_a_title_is_no_outlet() -> None:
    title = Block(Kind.TITLE, "Harbour talks resume in Port Elsa - At last")
    edge = Block(DroppedKind.RUNNING_HEAD, "Harbour talks resume in Port Elsa - At last")

    assert article_of([title, edge, LEAD], "digest", 0).source == "Reuters"
