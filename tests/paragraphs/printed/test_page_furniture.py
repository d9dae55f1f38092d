"""What belongs to the page and what to the story, at its edges and within it."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box, Line
from tests.support.print import column, line, pages, told

STORY = [
    "The harbour of Elsa will stay open through the winter,",
    "the minister of ports said in Lisbon on Tuesday evening.",
    "",
    "Dockers had walked out in May, and they came back to work",
    "when the talks began in July, after a summer of silence.",
    "",
    "Nobody will be turned away at the gate, the minister told",
    "them, and no ship will wait longer than it has to wait.",
]


def small(x: float, y: float, *texts: str) -> list[Line]:
    """Return lines in small type."""
    return [line(x, y + 9.5 * number, text, 8.0) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "caption",
    [
        ("Pilots wait at the mouth of the river Tejo for the first", "ships of the spring to pass the bar of Lisbon."),
        ("Nuno Duarte kept a diary of every ship.",),
        ("A crane that nobody has been trained to use, at the eastern", "quay of Elsa, with the old town behind it"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("y", [30.0, 800.0])
def test_small_type_at_a_pages_edge_that_says_something_is_kept(
    caption: tuple[str, ...], y: float
) -> None:
    printed = pages([*column(72, 100, STORY), *small(72, y, *caption)], column(72, 100, STORY[3:]))

    assert " ".join(caption) in told(printed, Kind.ASIDE)


def test_a_few_words_under_a_picture_at_the_foot_are_its_caption() -> None:
    printed = pages(
        [*column(72, 100, STORY), *small(72, 812, "The eastern quay of Elsa")],
        images=[Box(72, 640, 300, 800)],
    )

    assert told(printed, Kind.CAPTION) == ["The eastern quay of Elsa"]


def test_a_few_words_in_the_margin_are_a_running_head() -> None:
    printed = pages([*small(72, 30, "The Elsa Courier, Thursday"), *column(72, 100, STORY)])

    assert told(printed, DroppedKind.RUNNING_HEAD) == ["The Elsa Courier, Thursday"]


def test_what_repeats_is_a_running_head_however_long_it_is() -> None:
    head = "The Elsa Courier: all the news of the harbour since 1891."
    printed = pages(*[[*small(72, 30, head), *column(72, 100, STORY)] for _ in range(2)])

    assert told(printed, DroppedKind.RUNNING_HEAD) == [head, head]


def test_the_figures_of_a_table_are_no_page_numbers() -> None:
    table = [
        each
        for number, (port, ships) in enumerate((("Elsa", "41"), ("Lisbon", "172"), ("Sines", "9")))
        for each in (line(72, 300 + 14 * number, port, 8), line(200, 300 + 14 * number, ships, 8))
    ]
    printed = pages(
        [*column(72, 100, STORY), *table, *column(72, 400, STORY), *small(290, 812, "7")]
    )

    assert told(printed, DroppedKind.PAGE_NUMBER) == ["7"]
    assert {"41", "172", "9"} <= set(" ".join(told(printed, Kind.ASIDE)).split())


@pytest.mark.parametrize("y", [735.0, 760.0, 800.0])
def test_a_number_below_all_else_is_the_pages(y: float) -> None:
    printed = pages([*column(72, 100, STORY), line(290, y, "12")])

    assert told(printed, DroppedKind.PAGE_NUMBER) == ["12"]


def test_what_stands_in_the_margin_of_one_page_of_many_is_no_head() -> None:
    heads = ["Elsa Courier 1", "The quay as it was", *(f"Elsa Courier {n}" for n in (3, 4, 5))]
    printed = pages(
        *[
            [*small(72, 30, head), *column(72, 100, [f"{number} {text}" for text in STORY if text])]
            for number, head in enumerate(heads, start=1)
        ]
    )

    assert "The quay as it was" in told(printed, Kind.ASIDE)
    assert len(told(printed, DroppedKind.RUNNING_HEAD)) == 4


@pytest.mark.parametrize("jump", ["HARBOUR, Page B4", "Continued on page 7", "See STRIKE, A9"])
def test_where_a_story_goes_on_is_said_at_the_foot_of_a_page(jump: str) -> None:
    printed = pages([*column(72, 600, STORY), *small(300, 790, jump)])

    assert told(printed, DroppedKind.JUMP_LINE) == [jump]


@pytest.mark.parametrize(
    "teaser",
    [
        "Hundreds of firms race to dredge the rivers of the north but nobody can say who will get there first",
        "With 40 million euros from the union the ministry of ports wants to build the largest crane of them all",
        "The island of Kos has waited for its ferry since the spring and the mayor says that he has had enough",
    ],
)
def test_prose_without_its_stop_beside_a_heading_is_a_link_to_another_story(teaser: str) -> None:
    story = [*STORY, "", *STORY]
    printed = pages(
        [
            *column(72, 100, story),
            line(72, 330, "Read on about ports", 14),
            *column(
                72,
                350,
                [teaser[:60].rsplit(" ", 1)[0], teaser[len(teaser[:60].rsplit(" ", 1)[0]) + 1 :]],
            ),
        ]
    )

    assert teaser in told(printed, Kind.ASIDE)
