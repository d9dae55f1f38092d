"""Where the columns' edges are: strips of lines that run down a page, their leading, left and right."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import NO_DATA, threshold

SAME_COLUMN_EMS = threshold(5.0, "indents and lists stay within it, columns do not")
NEIGHBOURS = threshold(
    6, NO_DATA + "rows on either side that say where the edge is; floats move it within a column"
)
LONG_STRIP = threshold(12, "rows; a shorter list or appendix says too little of its own leading")
FARTHEST_STRIP = threshold(
    12, NO_DATA + "a column further away in the file's order is not around it"
)
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
            or row.y < previous.y + 0.3 * body
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
        if step > 0.8 * body and count >= max(3, 0.25 * total):
            return step
    return steps.most_common(1)[0][0] if steps else 1.2 * body


def set_leading(strips: Sequence[Sequence[Row]], body: float) -> None:
    """Set the leading of every row.

    A long strip has its own: a list or an appendix may be set tighter than the story.
    """
    leading = leading_of(strips, body)
    for strip in strips:
        own = leading_of([strip], body) if len(strip) >= LONG_STRIP else leading
        # One that is much larger comes of one-line paragraphs, not of the setting.
        for row in strip:
            row.leading = own if own <= 1.25 * leading else leading


def set_edges(strips: Sequence[Sequence[Row]], body: float) -> None:
    """Set left, right and indent of every row."""
    for strip in strips:
        for number, row in enumerate(strip):
            near = strip[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
            row.left = _left_edge(near)
            row.right = max(other.x1 for other in strip[max(0, number - 5) : number + NEIGHBOURS])
    _set_short_strips(strips, body)
    for strip in strips:
        for row in strip:
            row.indent = row.x0 - row.left


def _left_edge(near: Sequence[Row]) -> float:
    places = Counter(round(row.x0) for row in near)
    common = [place for place, count in places.items() if count >= max(2, 0.2 * len(near))]
    return float(min(common or places))


def _set_short_strips(strips: Sequence[Sequence[Row]], body: float) -> None:
    """A strip of three rows may be all indent, or centred: its edges are those of its column."""
    rows = [row for strip in strips for row in strip]
    places = Counter(round(row.x0) for row in rows)
    common = [place for place, count in places.items() if count >= 0.12 * len(rows)]
    reach = _right_edges(rows, 2.0)
    for number, strip in enumerate(strips):
        if len(strip) > SHORT_STRIP:
            continue
        if (column := _column_around(strips, number)) is not None:
            for row in strip:
                row.left, row.right = column
            continue
        for row in strip:
            outer = [place for place in common if 0.5 * body < row.x0 - place < 4.5 * body]
            same = [place for place in common if abs(row.x0 - place) <= 0.4 * body]
            if outer or same:
                row.left = float(min(outer or same))
            row.right = max(row.right, reach(row))


def _right_edges(rows: Sequence[Row], tolerance: float) -> Callable[[Row], float]:
    """Return a function that says how far right the rows of a row's page and left edge reach."""
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for row in rows:
        place = row.page, round(row.left / tolerance)
        edges[place] = max(edges[place], row.x1)

    def reach(row: Row) -> float:
        place = round(row.left / tolerance)
        return max(edges.get((row.page, near), 0.0) for near in (place - 1, place, place + 1))

    return reach


def widen_edges(rows: Sequence[Row], body: float) -> None:
    """Set the right edge of every row to that of its whole column on the page.

    Without indents and gaps it decides where paragraphs end, and short lines must not move it.
    """
    reach = _right_edges(rows, body)
    for row in rows:
        row.right = max(row.x1, reach(row))


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
        if all(left - 2 <= row.x0 and row.x1 <= right + 2 for row in strip):
            return left, right
    return None
