"""On either side of a number that decides: what is still a paragraph, a head, a caption, and what is not."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box, Line
from tests.support.print import column, line, pages, told
from tests.support.typesetter import Setting
from tests.support.typesetter import column as set_column

STORY = [
    "The harbour of Elsa will stay open through the winter, the minister of ports said in Lisbon.",
    "Dockers had walked out in May, and they came back to work when the talks began in July.",
    "“We cannot wait for another winter,” said Ana Lima, who speaks for the dockers of the quay.",
    "Nobody will be turned away at the gate, the minister told them on Tuesday evening.",
] * 2
PLAIN = [
    "The harbour of Elsa will stay open through the winter,",
    "the minister of ports said in Lisbon on Tuesday evening.",
    "",
    "Dockers had walked out in May, and they came back to work",
    "when the talks began in July, after a summer of silence.",
]


@pytest.mark.parametrize(("gap", "found"), [(1.35, False), (1.95, True)])
def test_how_wide_a_gap_parts_paragraphs(gap: float, found: bool) -> None:
    setting = Setting(width=200, size=10, leading=12, indent=0, gap=gap)
    # Full last lines show no end: only the gap tells.
    lines = [
        Line(60, 260, each.y, each.size, each.font, each.text)
        for each in set_column(STORY, 60, 100, setting)
    ]

    assert (len(told(pages(lines))) == len(STORY)) is found


@pytest.mark.parametrize(("indent", "found"), [(4.6, False), (6.5, True)])
def test_how_deep_an_indent_is_one(indent: float, found: bool) -> None:
    setting = Setting(width=200, size=10, leading=12, indent=indent)
    lines = [
        Line(each.x0, 260, each.y, each.size, each.font, each.text)
        for each in set_column(STORY, 60, 100, setting)
    ]

    assert (told(pages(lines)) == STORY) is found


@pytest.mark.parametrize(("y", "is_head"), [(64.0, True), (80.0, False)])
def test_how_far_from_the_edge_a_head_may_stand(y: float, is_head: bool) -> None:
    printed = pages([line(72, y, "The Elsa Courier", 8.0), *column(72, 130, PLAIN)])

    assert (told(printed, DroppedKind.RUNNING_HEAD) == ["The Elsa Courier"]) is is_head


@pytest.mark.parametrize(("distance", "is_caption"), [(24.0, True), (33.0, False)])
def test_how_far_from_its_picture_a_caption_may_stand(distance: float, is_caption: bool) -> None:
    printed = pages(
        [*column(72, 100, PLAIN), line(72, 408 + distance, "The eastern quay of Elsa", 8)],
        images=[Box(72, 200, 300, 400)],
    )

    assert (told(printed, Kind.CAPTION) == ["The eastern quay of Elsa"]) is is_caption


@pytest.mark.parametrize(("size", "is_title"), [(11.0, False), (12.0, True)])
def test_how_large_a_headline_is(size: float, is_title: bool) -> None:
    printed = pages(
        [
            line(72, 60, "News from the coast of Elsa today", 10.0),
            line(72, 80, "Harbour stays open", size),
            *column(72, 110, PLAIN),
        ]
    )

    assert (told(printed, Kind.TITLE) == ["Harbour stays open"]) is is_title
