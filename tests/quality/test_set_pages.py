"""A floor under paragraphs recovered from pages that no browser prints: columns drawn row by row, and more.

The pages are the stories of tests/golden/stories, set by `tests/support/typesetter.py`. A change of the
stories or of the typesetter needs a new measurement, which is why the digest is checked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b

import pytest

from searchkit.domain.clipping import Line
from tests.support.print import pages, told
from tests.support.scores import Score, paragraph_score
from tests.support.stories import stories
from tests.support.typesetter import Setting, by_rows, column, columns, width_of

INDENTED = Setting(width=160, size=9, leading=11, indent=9)
BLOCKS = Setting(width=160, size=9, leading=11, indent=0, gap=6)
RAGGED = Setting(width=220, size=10, leading=12, indent=12, is_justified=False)
TYPESCRIPT = Setting(width=440, size=12, leading=24, indent=36, is_justified=False)


def rows_of_two(story: Sequence[str]) -> list[Line]:
    return by_rows(columns(story, 2, RAGGED, gutter=16))


def rows_of_three(story: Sequence[str]) -> list[Line]:
    return by_rows(columns(story, 3, INDENTED, gutter=12))


def rows_of_blocks(story: Sequence[str]) -> list[Line]:
    return by_rows(columns(story, 3, BLOCKS, gutter=12))


def typescript(story: Sequence[str]) -> list[Line]:
    return column(story, 72, 100, TYPESCRIPT)


def sections(story: Sequence[str]) -> list[Line]:
    """Set a subhead of the text's own size, in bold, before every third paragraph."""
    lines: list[Line] = []
    for start in range(0, len(story), 3):
        y = lines[-1].y + 16 if lines else 100.0
        if lines:
            lines.append(
                Line(60, 60 + width_of("What is next", 9), y, 9, "Serif-Bold", "What is next")
            )
            y += 11
        lines += column(story[start : start + 3], 60, y, replace(INDENTED, width=200))
    return lines


def wide_spaces(story: Sequence[str]) -> list[Line]:
    """Part every fifth full line of a justified column by a space of five ems."""
    lines: list[Line] = []
    for number, each in enumerate(column(story, 60, 100, INDENTED)):
        first, _, second = each.text.rpartition(" ")
        if number % 5 == 2 and first and each.x1 == 220:
            edge = each.x1 - 45 - width_of(second, 9) / 2
            lines += [replace(each, x1=edge, text=first), replace(each, x0=edge + 45, text=second)]
        else:
            lines.append(each)
    return lines


Layout = Callable[[Sequence[str]], list[Line]]
# Half a point below what was measured.
FLOORS: Mapping[Layout, float] = {
    rows_of_two: 99.5,
    rows_of_three: 99.5,
    rows_of_blocks: 98.1,
    typescript: 99.5,
    sections: 99.5,
    wide_spaces: 98.1,
}
CORPUS_DIGEST = "c31aace7b4f733d0"


@cache
def printed(layout: Layout) -> tuple[tuple[tuple[str, ...], tuple[Line, ...]], ...]:
    """Return the paragraphs of each story, and the lines that they are set in."""
    told_by = [(story.lead, *story.body[1:]) for story in stories()]
    return tuple((body, tuple(layout(body))) for body in told_by)


def test_the_floors_are_of_these_pages() -> None:
    digest = blake2b(digest_size=8)
    for layout in FLOORS:
        digest.update(repr(printed(layout)).encode())

    assert digest.hexdigest() == CORPUS_DIGEST


@pytest.mark.parametrize("layout", FLOORS, ids=lambda layout: layout.__name__)
def test_paragraphs_of_a_set_page_do_not_fall_below_the_floor(layout: Layout) -> None:
    score = Score()
    for body, lines in printed(layout):
        score += paragraph_score(list(body), told(pages(list(lines))))

    assert score.f1 >= FLOORS[layout]
