"""What belongs to the page and what to the story, at its edges and within it."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box, Line, Page, PrintedPages
from tests.support.print import STORY, column, line, pages, told


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


# On either side of where a page's edge ends.


def heads(y: float, text: str = "The Elsa Courier", pages_with_it: int = 2) -> list[str]:
    """Return what is a running head, of a line on several pages that differ in all else."""
    printed = pages(
        *[
            [line(72, y, text), *column(72, 140, [f"{number} {each}" for each in STORY if each])]
            for number in range(pages_with_it)
        ]
    )
    return told(printed, DroppedKind.RUNNING_HEAD)


@pytest.mark.parametrize(
    ("y", "is_head"), [(60.0, True), (90.0, True), (97.0, False), (112.0, False)]
)
def test_what_repeats_within_a_ninth_of_the_page_is_a_head(y: float, is_head: bool) -> None:
    assert (heads(y) == ["The Elsa Courier"] * 2) is is_head


@pytest.mark.parametrize(
    ("letters", "is_head"), [(60, True), (115, True), (124, False), (160, False)]
)
def test_a_head_is_no_longer_than_a_line(letters: int, is_head: bool) -> None:
    text = ("The Elsa Courier, all the news of the harbour " * 4)[:letters].strip("h ") + "h"
    text = text.ljust(letters, "h")

    assert bool(heads(30.0, text)) is is_head


@pytest.mark.parametrize(("count", "is_head"), [(2, False), (3, True), (4, True)])
def test_what_stands_over_the_text_of_three_pages_is_a_fixed_head(
    count: int, is_head: bool
) -> None:
    assert (heads(120.0, pages_with_it=count) == ["The Elsa Courier"] * count) is is_head


@pytest.mark.parametrize(
    ("y", "is_number"), [(735.0, True), (720.0, True), (708.0, False), (690.0, False)]
)
def test_a_page_number_stands_within_an_inch_and_a_half_of_the_edge(
    y: float, is_number: bool
) -> None:
    printed = pages([*column(72, 100, STORY), line(290, y, "12")])

    assert (told(printed, DroppedKind.PAGE_NUMBER) == ["12"]) is is_number


@pytest.mark.parametrize(
    ("y", "is_head"), [(40.0, True), (70.0, True), (75.0, False), (95.0, False)]
)
def test_the_margin_of_a_newspapers_page_is_an_inch(y: float, is_head: bool) -> None:
    lines = [*small(72, y, "The Elsa Courier, Thursday"), *column(72, y + 16, STORY)]
    tall = PrintedPages((Page(1, 900.0, 1500.0, tuple(lines)),))

    assert (told(tall, DroppedKind.RUNNING_HEAD) != []) is is_head


@pytest.mark.parametrize(
    ("y", "is_head"), [(35.0, True), (46.0, True), (56.0, False), (62.0, False)]
)
def test_the_margin_of_a_page_printed_across_is_a_twelfth_of_its_height(
    y: float, is_head: bool
) -> None:
    lines = [*small(72, y, "The Elsa Courier, Thursday"), *column(72, y + 16, STORY)]
    across = PrintedPages((Page(1, 792.0, 612.0, tuple(lines)),))

    assert (told(across, DroppedKind.RUNNING_HEAD) != []) is is_head


@pytest.mark.parametrize(("words", "is_foot"), [(6, True), (9, True), (10, False), (14, False)])
def test_a_line_apart_at_the_foot_is_short(words: int, is_foot: bool) -> None:
    foot = " ".join(["Courier"] * words)
    printed = pages([*column(72, 620, [each for each in STORY if each]), line(72, 790, foot)])

    assert (told(printed, DroppedKind.RUNNING_HEAD) == [foot]) is is_foot


@pytest.mark.parametrize(
    ("step", "is_foot"), [(14.0, False), (18.0, False), (20.5, True), (40.0, True)]
)
def test_a_foot_stands_apart_from_the_text(step: float, is_foot: bool) -> None:
    lines = [each for each in STORY if each] * 2
    top = 790.0 - step - 12.0 * (len(lines) - 1)
    printed = pages([*column(72, top, lines), line(72, 790, "The Elsa Courier")])

    assert (told(printed, DroppedKind.RUNNING_HEAD) == ["The Elsa Courier"]) is is_foot


@pytest.mark.parametrize(
    ("step", "is_note"), [(9.5, True), (12.4, True), (13.2, False), (20.0, False)]
)
def test_lines_of_a_note_in_the_margin_lie_close(step: float, is_note: bool) -> None:
    note = [
        line(72, 22, "The eastern quay of Elsa in", 8.0),
        line(72, 22 + step, "may as it was seen from the sea", 8.0),
    ]
    printed = pages([*note, *column(72, 120, STORY)])

    assert bool(told(printed, DroppedKind.RUNNING_HEAD)) is not is_note


@pytest.mark.parametrize(
    ("below", "is_caption"), [(5.0, True), (24.0, True), (27.0, False), (40.0, False)]
)
def test_a_few_words_at_the_foot_near_a_picture_are_its_caption(
    below: float, is_caption: bool
) -> None:
    printed = pages(
        [*column(72, 100, STORY), *small(72, 812, "The eastern quay of Elsa")],
        images=[Box(72, 600, 300, 804 - below)],
    )

    assert (told(printed, DroppedKind.RUNNING_HEAD) == []) is is_caption


def on_second_page(of: int, size: float) -> list[str]:
    """Return what is a running head, of prints whose second page has a line that no other has."""
    printed = pages(
        *[
            [
                *([line(72, 40, "The quay as it was", size)] if number == 2 else []),
                *column(72, 100, [f"{number} {each}" for each in STORY if each]),
            ]
            for number in range(1, of + 1)
        ]
    )
    return told(printed, DroppedKind.RUNNING_HEAD)


@pytest.mark.parametrize(("of", "is_head"), [(2, True), (3, True), (4, False), (5, False)])
def test_a_print_of_four_pages_would_repeat_its_head(of: int, is_head: bool) -> None:
    assert bool(on_second_page(of, 8.0)) is is_head


@pytest.mark.parametrize(
    ("size", "is_head"), [(8.0, False), (9.3, False), (9.7, True), (10.0, True)]
)
def test_small_print_that_no_other_page_has_is_no_head(size: float, is_head: bool) -> None:
    assert bool(on_second_page(5, size)) is is_head


@pytest.mark.parametrize(
    ("size", "is_head"), [(10.0, True), (11.0, True), (11.5, False), (14.0, False)]
)
def test_the_first_line_of_a_headline_stands_apart_and_is_no_head(
    size: float, is_head: bool
) -> None:
    printed = pages([line(72, 40, "The quay as it was", size), *column(72, 100, STORY)])

    assert bool(told(printed, DroppedKind.RUNNING_HEAD)) is is_head


def test_what_the_browser_calls_the_page_says_which_of_two_lines_is_the_headline() -> None:
    stamp = line(72, 20, "3/14/24, 9:41 AM Ferries sail again at last - The Elsa Courier", 8)
    head = [
        line(72, 70, "The harbour board of Elsa and all its members at the quay"),
        line(72, 94, "Ferries sail again at last"),
    ]

    assert told(pages([stamp, *head, *column(72, 130, STORY)]), Kind.TITLE) == [
        "Ferries sail again at last"
    ]
