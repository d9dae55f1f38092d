"""Where the columns' edges are: strips of lines that run down a page, their leading, left and right."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

from searchkit.paragraphs.printed.paragraph_style import INDENT_EMS
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.reading_order import BASELINE_EMS
from searchkit.rules import NO_DATA, limit, threshold

SAME_COLUMN_EMS = threshold(5.0, "indents and lists stay within it, columns do not")
COMMON_STEP = threshold(0.25, "of the steps from line to line")
EDGE_ROWS = threshold(2, "one alone hangs out: a bullet, a figure")
NEIGHBOURS = threshold(
    6, NO_DATA + "rows on either side that say where the edge is; floats move it within a column"
)
LONG_STRIP = threshold(12, "rows; a shorter list or appendix says too little of its own leading")
COLUMN_SHARE = threshold(0.12, "of a flow's rows that begin at a column's edge")
FARTHEST_STRIP = limit(12, "time on pages of single words: pieces of column that are looked over")
SHORT_STRIP = threshold(
    3, "rows; three may all be indented or centred, and their edge is the page's"
)


def cut_strips(rows: Sequence[Row], body: float) -> list[list[Row]]:
    """Return the pieces of column in order: each goes down one page, about one left edge."""
    strips: list[list[Row]] = []
    previous: Row | None = None
    for row in rows:
        if (
            previous is None
            or row.page != previous.page
            or row.y <= previous.y + BASELINE_EMS * body
            or abs(row.x0 - previous.x0) > SAME_COLUMN_EMS * body
        ):
            strips.append([])
        row.strip = len(strips) - 1
        strips[-1].append(row)
        previous = row
    return strips


def leading_of(strips: Sequence[Sequence[Row]], body: float) -> float:
    """Return the distance of baselines within a paragraph: the smallest that is common."""
    steps = Counter(
        round((b.y - a.y) * 2) / 2 for strip in strips for a, b in itertools.pairwise(strip)
    )
    total = sum(steps.values())
    for step, count in sorted(steps.items()):
        # A page of one-line paragraphs has more gaps than leadings: the commonest step misleads.
        if count >= COMMON_STEP * total:
            return step
    return steps.most_common(1)[0][0] if steps else body


def set_leading(strips: Sequence[Sequence[Row]], body: float) -> None:
    """Set the leading of every row.

    A long strip has its own: a list or an appendix may be set tighter than the story.
    """
    leading = leading_of(strips, body)
    for strip in strips:
        own = leading_of([strip], body) if len(strip) >= LONG_STRIP else leading
        for row in strip:
            row.leading = own


def set_edges(strips: Sequence[Sequence[Row]], body: float) -> None:
    """Set left, right and indent of every row."""
    for strip in strips:
        for number, row in enumerate(strip):
            near = strip[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
            row.left = _left_edge(near)
            row.right = max(other.x1 for other in near)
    _set_short_strips(strips, body)
    for strip in strips:
        for row in strip:
            row.indent = row.x0 - row.left


def _left_edge(near: Sequence[Row]) -> float:
    places = Counter(round(row.x0) for row in near)
    common = [place for place, count in places.items() if count >= EDGE_ROWS]
    return float(min(common or places))


def _set_short_strips(strips: Sequence[Sequence[Row]], body: float) -> None:
    """A strip of three rows may be all indent, or centred: its edges are those of its column."""
    rows = [row for strip in strips for row in strip]
    places = Counter(round(row.x0) for row in rows)
    common = [place for place, count in places.items() if count >= COLUMN_SHARE * len(rows)]
    least, largest = INDENT_EMS
    for number, strip in enumerate(strips):
        if len(strip) > SHORT_STRIP:
            continue
        if (column := _column_around(strips, number)) is not None:
            for row in strip:
                row.left, row.right = column
            continue
        for row in strip:
            outer = [place for place in common if least * body < row.x0 - place < largest * body]
            row.left = float(min(outer, default=row.left))


def widen_edges(rows: Sequence[Row], body: float) -> None:
    """Set the right edge of every row to that of its whole column on the page.

    Without indents and gaps it decides where paragraphs end, and short lines must not move it.
    """
    edges: dict[tuple[int, int], float] = defaultdict(float)
    places = [(row.page, round(row.left / body)) for row in rows]
    for row, place in zip(rows, places, strict=True):
        edges[place] = max(edges[place], row.x1)
    for row, (page, left) in zip(rows, places, strict=True):
        row.right = max(edges.get((page, near), 0.0) for near in (left - 1, left, left + 1))


def _column_around(strips: Sequence[Sequence[Row]], number: int) -> tuple[float, float] | None:
    """Return the edges of the long strip next to a short one, if it spans that."""
    strip = strips[number]
    for step in (1, -1):
        neighbour = number + step
        while (
            0 <= neighbour < len(strips)
            and len(strips[neighbour]) <= SHORT_STRIP
            and abs(neighbour - number) < FARTHEST_STRIP
        ):
            neighbour += step
        if not 0 <= neighbour < len(strips) or strips[neighbour][0].page != strip[0].page:
            continue
        left = min(row.left for row in strips[neighbour])
        right = max(row.right for row in strips[neighbour])
        if all(left <= round(row.x0) and row.x1 <= right for row in strip):
            return left, right
    return None
