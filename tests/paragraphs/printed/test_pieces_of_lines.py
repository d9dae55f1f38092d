"""Pieces of a line that were drawn apart are one line, with what the longer of them is known by."""

import pytest

from searchkit.domain.clipping import Box, Page
from searchkit.paragraphs.printed.mirrored_pages import from_left
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.reading_order import in_reading_order
from tests.support.parts import row
from tests.support.print import line


def joined(first: Row, second: Row) -> Row:
    """Return the line that two pieces make, in the order in which they are drawn."""
    second.order = first.order + 1
    (whole,) = in_reading_order([first, second])
    return whole


@pytest.mark.parametrize("is_link_first", [False, True])
def test_pieces_are_read_from_the_left_whichever_was_drawn_first(is_link_first: bool) -> None:
    text = row("the minister of ports said in", x=72.0)
    link = row("Lisbon", x=text.x1 + 2.5)

    whole = joined(*((link, text) if is_link_first else (text, link)))

    assert (whole.text, whole.x0, whole.x1) == ("the minister of ports said in Lisbon", 72.0, link.x1)  # fmt: skip


@pytest.mark.parametrize(("gap", "text"), [(1.0, "Lisbon’s"), (1.4, "Lisbon ’s")])
def test_pieces_of_one_word_lie_closer_than_two_words(gap: float, text: str) -> None:
    name = row("Lisbon", x=72.0)

    assert joined(name, row("’s", x=name.x1 + gap)).text == text


@pytest.mark.parametrize("is_long_first", [False, True])
def test_the_longer_piece_says_how_the_line_is_set(is_long_first: bool) -> None:
    link = row("Lisbon", x=72.0, font="Serif-Bold", tag="Link", block=1)
    text = row("where the talks began in July", x=link.x1 + 2.5, tag="P", block=2)

    whole = joined(*((text, link) if is_long_first else (link, text)))

    assert (whole.font, whole.is_bold, whole.tag, whole.block) == ("Serif", False, "P", 2)


def test_a_longer_piece_without_a_tag_leaves_the_shorter_ones() -> None:
    link = row("Lisbon", x=72.0, tag="P", block=1)

    whole = joined(link, row("where the talks began in July", x=link.x1 + 2.5))

    assert (whole.tag, whole.block) == ("P", 1)


def test_a_piece_between_two_that_lie_apart_makes_one_line_of_three() -> None:
    first, last = row("the minister", x=72.0, order=0), row("said so", x=180.0, order=1)
    middle = row("of ports", x=first.x1 + 2.5, width=180.0 - 2.5 - first.x1 - 2.5, order=2)

    (whole,) = in_reading_order([first, last, middle])

    assert whole.text == "the minister of ports said so"


def test_pictures_and_bullets_of_a_page_read_from_the_right_are_turned_over_with_it() -> None:
    text = "قال وزير الموانئ إن الميناء سيبقى مفتوحا طوال الشتاء"
    page = Page(1, 595.0, 842.0, (line(100, 100, text),), (Box(95, 200, 295, 400),), (Box(500, 92, 503, 95),))  # fmt: skip

    (turned,) = from_left([page])

    assert turned.images == (Box(300, 200, 500, 400),)
    assert turned.marks == (Box(92, 92, 95, 95),)
    assert (turned.lines[0].x0, turned.lines[0].x1) == (595 - page.lines[0].x1, 495.0)
