"""How far from its picture a caption may stand that says itself what it is, and what a list's lines are."""

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Box
from searchkit.paragraphs.printed.picture_captions import name_captions
from searchkit.paragraphs.printed.pictures import Pictures
from searchkit.paragraphs.printed.roles import name_by_looks
from searchkit.paragraphs.printed.story_parts import Part
from tests.support.parts import BODY_SIZE, Said, page_of, prose, row


def box_above(part: Part, points: float) -> Box:
    """Return a picture that ends so far above the first line's letters."""
    bottom = part.rows[0].y - part.size - points
    return Box(72.0, bottom - 200.0, 272.0, bottom)


@pytest.mark.parametrize(("points", "is_caption"), [(115.0, True), (125.0, False)])
def test_who_is_where_is_said_within_some_lines_of_the_picture(
    points: float, is_caption: bool
) -> None:
    parts = page_of(Said("Ana Lima (left) and Tom Archer met on the quay of Elsa.", gap=400.0))

    name_captions(parts, Pictures({1: [box_above(parts[0], points)]}, {}, {}))

    assert (parts[0].label is Kind.CAPTION) is is_caption


@pytest.mark.parametrize(("points", "is_caption"), [(57.0, True), (63.0, False)])
def test_what_stands_under_a_credit_is_a_caption_where_the_picture_is_near(
    points: float, is_caption: bool
) -> None:
    credit = Said("NUNO DIAS", Kind.CAPTION, 6.0, gap=400.0)
    parts = page_of(credit, Said("Pilots wait for the spring.", gap=18.0))

    name_captions(parts, Pictures({1: [box_above(parts[1], points)]}, {}, {}))

    assert (parts[1].label is Kind.CAPTION) is is_caption


@pytest.mark.parametrize(
    ("lines", "stopped", "is_list"),
    [
        (11, 2, True),  # streets that are abbreviated: "12 Quay St."
        (9, 2, False),
        (5, 1, True),
        (4, 1, False),
    ],
)
def test_of_a_lists_lines_one_in_five_may_end_like_a_sentence(
    lines: int, stopped: int, is_list: bool
) -> None:
    story = page_of(*[Said(prose(30), rows=4)] * 6)
    texts = ["Ana Lima went home."] * stopped + ["Tom Archer of Elsa"] * (lines - stopped)
    rows = [row(text, 600.0 + 12.0 * number, order=90) for number, text in enumerate(texts)]
    part = Part(rows, " ".join(texts), Kind.BODY, "", BODY_SIZE)

    name_by_looks([*story, part])

    assert part.why.endswith("short lines, a list or an address") is is_list
