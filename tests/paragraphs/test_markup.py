"""A page's blocks as a story: what the head is, what a line break parts, what a list is."""

from collections.abc import Sequence

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import MarkedBlock, MarkedText, PagePart
from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.markup import story_of_markup
from tests.support.understanding import body, read

PROSE = "The lake of Van has fallen by a metre since the spring, the governor said on Tuesday."
WIDE = f"{PROSE} Fishermen say that it is two, and that the birds have left."


def told(*blocks: MarkedBlock, title: str | None = None) -> Sequence[Block]:
    return story_of_markup(MarkedText(blocks, title=title))


def labels(*blocks: MarkedBlock, title: str | None = None) -> list[tuple[str, str]]:
    return [(str(block.label), block.text) for block in told(*blocks, title=title)]


def lines(*texts: str) -> MarkedBlock:
    return MarkedBlock("p", "\n".join(texts))


def test_lines_of_the_head_stand_apart_from_each_other_and_from_the_text() -> None:
    head = lines("Lake falls again", "Elif Kaya", "March 14, 2024", WIDE)

    assert labels(head, title="Lake falls again") == [
        ("title", "Lake falls again"),
        ("byline", "Elif Kaya"),
        ("date line", "March 14, 2024"),
        ("body", WIDE),
    ]


@pytest.mark.parametrize("between", [" | ", " · ", " • "])
def test_a_byline_and_a_day_side_by_side_are_two(between: str) -> None:
    line = lines(f"By Elif Kaya{between}March 14, 2024")

    assert labels(line) == [("byline", "By Elif Kaya"), ("date line", "March 14, 2024")]


@pytest.mark.parametrize(
    ("texts", "paragraphs"),
    [
        ((WIDE, PROSE), 2),
        ((f"{WIDE[:-1]},", PROSE), 1),
        ((WIDE, PROSE.lower()), 1),
        (("The lake is low.", "The birds left."), 1),
        (("A lake in Turkey", WIDE), 2),
        (("The lake, said", WIDE), 2),
        (("The governor of the", WIDE), 1),
    ],
)
def test_a_line_break_parts_where_lines_are_as_long_as_paragraphs(
    texts: tuple[str, ...], paragraphs: int
) -> None:
    assert len(told(lines(*texts))) == paragraphs


@pytest.mark.parametrize(
    ("length", "parted"), [(100, False), (126, False), (134, True), (165, True)]
)
def test_lines_that_hands_wrapped_are_shorter_than_paragraphs(length: int, parted: bool) -> None:
    line = ("The lake is low. " + "It falls and falls and " * 9)[: length - 2].rstrip() + "x."

    assert (len(told(lines(line, "Nobody knows why."))) == 2) is parted


@pytest.mark.parametrize(("letters", "parted"), [(40, True), (80, True), (100, False)])
def test_a_short_line_above_a_long_one_is_its_heading(letters: int, parted: bool) -> None:
    head = ("A lake in Turkey and its birds " * 5)[: letters - 1] + "x"

    assert (len(told(lines(head, WIDE))) == 2) is parted


def item(text: str, number: int = 1) -> MarkedBlock:
    return MarkedBlock("li", text, list=number)


def test_a_list_is_prose_where_most_of_its_letters_are_sentences() -> None:
    assert {label for label, _ in labels(item("Birds."), item(PROSE))} == {"body"}
    assert {label for label, _ in labels(item("Birds and boats " * 4), item(PROSE))} == {"body"}
    assert {label for label, _ in labels(item("Birds and boats " * 7), item(PROSE))} == {"aside"}
    assert [label for label, _ in labels(item(PROSE), item("Birds.", 2))] == ["body", "aside"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The lake of Van is low.", "aside"),
        ("The lake of Van is low this year too.", "body"),
        ("The lake of Van is low this year too", "aside"),
    ],
)
def test_an_item_of_eight_words_that_ends_like_a_sentence_is_prose(text: str, label: str) -> None:
    assert labels(item(text)) == [(label, text)]


@pytest.mark.parametrize(
    ("letters", "label"), [(96, "aside"), (118, "aside"), (124, "body"), (150, "body")]
)
def test_a_heading_as_long_as_a_paragraph_is_one_below_the_first(letters: int, label: str) -> None:
    question = f"{'Will the lake ever ' * 9}"[: letters - 1].rstrip()
    question += "x" * (letters - 1 - len(question)) + "?"
    heading = MarkedBlock("h3", question)

    assert labels(MarkedBlock("p", PROSE), heading)[1] == (label, question)
    assert labels(heading, MarkedBlock("p", PROSE))[0] == ("aside", question)


@pytest.mark.parametrize("part", PagePart)
def test_each_part_of_a_page_is_kept_or_dropped_under_its_name(part: PagePart) -> None:
    (block,) = told(MarkedBlock("p", PROSE, part))

    match part:
        case PagePart.STORY:
            assert block.label is Kind.BODY
        case PagePart.BESIDE:
            assert block.label is Kind.ASIDE
        case _:
            assert isinstance(block.label, DroppedKind)


def test_furniture_that_stands_together_is_one_and_a_repeated_title_is_dropped() -> None:
    menu = [MarkedBlock("li", text, PagePart.NAVIGATION, 1) for text in ("Home", "World")]

    assert labels(*menu, lines("Lake falls"), lines("Lake falls"), title="Lake falls") == [
        ("title", "Lake falls"),
        ("navigation", "Home · World"),
        ("repeated text", "Lake falls"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe from $2 a month to read on. Cancel at any time.",
        "This article is for subscribers only. Already a subscriber? Log in.",
        "To continue reading, create an account or log in.",
        "Already a member? Sign in to read the rest.",
    ],
)
def test_a_paywalls_sentence_is_an_aside_whatever_its_box_is_called(text: str) -> None:
    (article,) = read(
        "a.html", f"<article><h1>Pier to open</h1><p>{PROSE}</p><p>{text}</p></article>".encode()
    )

    assert body(article) == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "Subscribers may cancel at any time, the regulator told the two companies on Monday.",
        "Members of the club were told to register to vote before the end of the month.",
        "Hunters had to register to keep their rifles, and to create an account to do so.",
    ],
)
def test_what_is_told_of_subscribers_is_prose(text: str) -> None:
    (article,) = read(
        "a.html", f"<article><h1>Pier to open</h1><p>{PROSE}</p><p>{text}</p></article>".encode()
    )

    assert body(article) == [PROSE, text]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2022年9月12日 来源：苏瓦日报", "苏瓦日报"),
        ("2022年9月12日 10:15 来源：太平洋新闻 作者：王芳", "太平洋新闻"),
        ("2022年9月12日　出典：南洋新報", "南洋新報"),
    ],
)
def test_what_stands_behind_a_chinese_day_is_the_outlet(line: str, source: str) -> None:
    page = f"<h1>拉巴萨糖厂停产</h1><p>{line}</p><p>斐济糖业公司周一宣布，糖厂将停产六周以更换锅炉。</p>"

    (article,) = read("a.html", f"<meta charset=utf-8><article>{page}</article>".encode())

    assert article.source == source
    assert body(article) == ["斐济糖业公司周一宣布，糖厂将停产六周以更换锅炉。"]
