import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.text import read_text

DOUBLE_SPACED = """
 The harbour will stay open, $

minister says $

Today $
https://apnews.com/article/harbour-talks-0123456789abcdef $

 PORT ELSA (AP) — The minister of ports said $

on Tuesday that the harbour would stay open $

through the winter. $

 “Nobody will be turned away,” Ana Lima told $

dockers at the gate. The anti-$

government mood of the spring was gone. $
 In this photo released by the ministry, Minister Ana Lima, left, meets dockers at the gate of the $
southern harbour, Monday, March 4, 2024. (Tom Archer/AP) $
 The dockers had walked out in May and came $

back to work in July. $
"""


def article_in(text: str) -> Article:
    (article,) = articles_of(read_text(Source("clipping.txt", text.replace("$", "").encode())))
    return article


def texts(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is kind]


def test_a_double_spaced_dump_gives_its_paragraphs_back() -> None:
    article = article_in(DOUBLE_SPACED)

    assert texts(article, Kind.BODY) == [
        "PORT ELSA (AP) — The minister of ports said on Tuesday that the harbour would stay open"
        " through the winter.",
        "“Nobody will be turned away,” Ana Lima told dockers at the gate. The anti-government mood"
        " of the spring was gone.",
        "The dockers had walked out in May and came back to work in July.",
    ]


def test_a_caption_in_the_middle_is_a_caption() -> None:
    article = article_in(DOUBLE_SPACED)

    assert texts(article, Kind.CAPTION) == [
        "In this photo released by the ministry, Minister Ana Lima, left, meets dockers at the gate"
        " of the southern harbour, Monday, March 4, 2024. (Tom Archer/AP)"
    ]


def test_the_fields_of_a_wire_story_are_found() -> None:
    article = article_in(DOUBLE_SPACED)

    assert article.title == "The harbour will stay open, minister says"
    assert article.url == "https://apnews.com/article/harbour-talks-0123456789abcdef"
    assert (article.source, article.agency, article.dateline) == ("AP", "AP", "PORT ELSA")
    assert [found.kind for found in article.dropped] == [DroppedKind.DATE_LINE, DroppedKind.URL]


def test_a_blank_line_after_the_longest_line_parts_paragraphs_too() -> None:
    article = article_in(
        "Dockers win\n\nPORT ELSA — The dockers of Port Elsa won on Friday.\n\n"
        '"Nobody should doubt our resolve," Ana Lima said at the gate of the southern harbour."\n\n'
        "Harbour towns elsewhere are watching the strike.\n\nWork begins on Monday.\n"
    )

    assert len(texts(article, Kind.BODY)) == 4


def test_a_dateline_begins_a_paragraph_below_lines_without_a_stop() -> None:
    article = article_in(
        "MORNING DIGEST - Monday 7 June 2021\n\nDockers win\n\n"
        "PORT ELSA (AFP) - The dockers of Port Elsa won on Friday, their union said.\n\n"
        "Work begins on Monday at the gate of the southern harbour.\n"
    )

    assert texts(article, Kind.BODY)[0].startswith("PORT ELSA (AFP)")
    assert article.agency == "AFP"
    assert article.dateline == "PORT ELSA"


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://courier.example/world/2022/05/17/delta-\nbridge-reopens",
        "https://courier.example/world/2022/05/17/\ndelta-bridge-reopens",
        "https://courier.example/world/2022/05/17/delta-bri\ndge-reopens",
        "https://courier.example/\nworld/2022/05/17/delta-\nbridge-\nreopens",
    ],
)
def test_an_address_that_was_wrapped_is_whole(wrapped: str) -> None:
    article = article_in(
        f"Delta bridge reopens\n\nBy Ana Lima\n\n{wrapped}\n\n"
        "BASRA — Iraq and Iran reopened a bridge\nacross the river on Tuesday, ending a\n"
        "closure of nine years.\n\nThe crossing was shut after a dispute\nover customs fees.\n"
    )

    assert article.url == "https://courier.example/world/2022/05/17/delta-bridge-reopens"
    assert [text[:9] for text in texts(article, Kind.BODY)] == ["BASRA — I", "The cross"]


def test_a_line_below_a_whole_address_is_no_part_of_it() -> None:
    article = article_in(
        "Delta bridge reopens\nhttps://courier.example/world/delta-bridge\nToday\n\n"
        "BASRA — Iraq and Iran reopened a bridge across the river on Tuesday.\n"
    )

    assert article.url == "https://courier.example/world/delta-bridge"


def test_a_line_left_of_indented_paragraphs_is_a_subhead() -> None:
    article = article_in(
        "Levy fails\n\n  The finance minister told the senate on Friday that the\nlevy had failed.\n"
        "A second defeat in a single week\n  He said on Friday that the government of the day would\n"
        "bring a revised bill before winter.\n  The vote was watched closely in\nLa Paz.\n"
    )

    assert "A second defeat in a single week" in texts(article, Kind.ASIDE)


@pytest.mark.parametrize("letter", ["T", "W", "H"])
def test_an_initial_below_the_lines_that_stand_beside_it_goes_back_to_its_word(letter: str) -> None:
    text = (
        "Harbour talks resume\n\nBy Tom Archer\nToday\n\n"
        "he minister of ports said on Tuesday that the harbour would stay open all winter and that\n"
        "nobody would be turned away at its gate, whatever the price of the oil that is burnt in its\n\n"
        f"{letter}\n\nlamps.\n\nThe dockers had walked out in May.\n"
    )

    article = article_in(text)

    assert texts(article, Kind.BODY)[0].startswith(f"{letter}he minister of ports")


def test_what_stands_at_each_pages_edge_is_a_running_head_and_not_a_pull_quote() -> None:
    head = "Harbour talks resume between the dockers and the ministry of ports"
    pages = "\n\f".join(
        f"{head}\n\nThe dockers of pier {number} walked out in May, and came back.\n"
        for number in range(3)
    )

    article = article_in(f"{head}\n\n{pages}")

    repeated = [found.text for found in article.dropped if found.kind is DroppedKind.RUNNING_HEAD]
    assert repeated.count(head) >= 2
    assert texts(article, Kind.ASIDE) == []


@pytest.mark.parametrize(
    "line",
    [
        "Boyle is the Courier's Washington Editor",
        "Ana Lima, who is a Courier Columnist",
        "Tom Archer was in May the Foreign Correspondent",
    ],
)
def test_a_line_that_goes_on_in_lower_case_is_no_byline(line: str) -> None:
    text = f"Harbour talks resume\n\nBy Rui Costa\n\nThe talks of the winter resume.\nThe dockers of Lima wait at the gate.\n{line}\nand lives at the gate of the southern harbour with nine cats.\n"

    article = article_in(text)

    assert line in " ".join(texts(article, Kind.BODY))
