"""Reading order: what was drawn later than it is read goes where it is read.

Most writers draw text in reading order, columns one after the other, and sorting by place would undo
that. But browsers draw links after the text around them, and page layout leaves pieces of a column for
last: then a line has a hole that a later piece fills exactly, and that is where the piece belongs.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from searchkit.paragraphs.printed.interleaved_columns import uncrossed
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.type_sizes import is_same_size
from searchkit.rules import fact, limit, rule, threshold

BASELINE_EMS = threshold(0.15, "pieces of one line are drawn on one baseline but for rounding")
TOUCHING_EMS = threshold(0.5, "columns and table cells lie further apart; a word space is 0.25")
TIGHT_EMS = threshold(0.12, "half a word space: pieces of one word")
OVERLAPPING_EMS = threshold(0.3, "italics and kerned marks reach into the piece behind them")
EDGE_EMS = threshold((0.5, 2.0), "how far a late line may lie out of its column: left, right")
NEXT_LINE_LEADINGS = threshold(
    (0.8, 1.25), "from the line above a hole to the late line that fills it"
)
WIDEST_SPACE_EMS = threshold(9.0, "a line of two words in a column of a dozen ems")
NEAREST = fact(4, "rows before and after, which hold the lines next to a line in two pieces")
LARGEST_LEADING = threshold(
    1.8, "times the size: the next line, and not one over a paragraph's gap"
)
MOST_ROWS = limit(4_000, "of a page: a newspaper's has 1,500; more is a drawing or an attack")
LARGEST_HOLE_LINES = threshold(8, "a hole of more lines is a picture's")


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Return the rows in reading order, numbered by it."""
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_page[row.page].append(row)
    ordered: list[Row] = []
    for on_page in by_page.values():
        if len(on_page) > MOST_ROWS:
            ordered += on_page
        else:
            on_page = uncrossed(on_page)
            for order, row in enumerate(on_page, start=on_page[0].order):
                row.order = order
            ordered += _with_holes_filled(_without_gaps(_without_holes(on_page)))
    for order, row in enumerate(ordered):
        row.order = order
    return ordered


def _without_holes(rows: Sequence[Row]) -> list[Row]:
    """Put pieces of one line together, however far apart they were drawn."""
    by_baseline: dict[int, list[Row]] = defaultdict(list)
    kept: list[Row] = []
    for row in rows:
        at = round(row.y)
        near = (other for place in (at - 1, at, at + 1) for other in by_baseline[place])
        if (host := next((other for other in near if _touch(other, row)), None)) is not None:
            _join(host, row)
        else:
            kept.append(row)
            by_baseline[at].append(row)
    # A piece in the middle may now touch both its neighbours.
    for on_line in by_baseline.values():
        if len(on_line) > 1:
            _join_neighbours(on_line, kept)
    return kept


def _without_gaps(rows: Sequence[Row]) -> list[Row]:
    """Put the pieces of a justified line together that few wide spaces part, as in a narrow column.

    No gutter is there: the lines above and below run over it.
    """
    kept: list[Row] = []
    for place, row in enumerate(rows):
        host = kept[-1] if kept else None
        if host is not None and _is_beside(host, row):
            near = [*kept[-NEAREST - 1 : -1], *rows[place + 1 : place + 1 + NEAREST]]
            if _is_run_over(host, row, near):
                host.text = f"{host.text} {row.text}"
                host.x1 = row.x1
                continue
        kept.append(row)
    return kept


@rule(
    "printed.wide-space",
    fires_on="two pieces on one baseline lie further apart than words, and nearer than two columns may",
    example="the words of a stretched line",
    counter="two cells ten ems apart",
    chosen_on="the real prints of the dev data",
)
def _is_beside(first: Row, second: Row) -> bool:
    em = first.size
    return (
        abs(first.y - second.y) <= BASELINE_EMS * em
        and is_same_size(second.size, em)
        and TOUCHING_EMS * em < second.x0 - first.x1 <= WIDEST_SPACE_EMS * em
    )


@rule(
    "printed.run-over-gap",
    example="two pieces with a gap between them, above and below which a line lies across it",
    counter="two columns with a gutter that no line lies across",
    chosen_on="the real prints of the dev data",
)
def _is_run_over(first: Row, second: Row, near: Sequence[Row]) -> bool:
    """Whether the next line above and the next below lie across the gap between two pieces."""
    sides = {True: [False, False], False: [False, False]}  # above: has a line, one across
    for row in near:
        distance = abs(row.y - first.y)
        if not TOUCHING_EMS * first.size < distance < LARGEST_LEADING * first.size:
            continue
        if row.x1 <= first.x0 or row.x0 >= second.x1 or not is_same_size(row.size, first.size):
            continue
        side = sides[row.y < first.y]
        side[0] = True
        side[1] |= row.x0 < first.x1 - first.size and row.x1 > second.x0 + first.size
    (above, over), (below, under) = sides[True], sides[False]
    return (over or under) and over == above and under == below


@rule(
    "printed.pieces-of-a-line",
    fires_on="two pieces on one baseline lie as close as words",
    example="a link that a browser drew after the line around it",
    counter="the same words in the next column",
    chosen_on="the real prints of the dev data",
)
def _touch(first: Row, second: Row) -> bool:
    em = first.size
    return (
        abs(first.y - second.y) <= BASELINE_EMS * em
        and is_same_size(second.size, em)
        and -OVERLAPPING_EMS * em
        <= max(second.x0 - first.x1, first.x0 - second.x1)
        <= TOUCHING_EMS * em
    )


def _join(first: Row, second: Row) -> None:
    """Add the second row to the first, on the side where it lies."""
    left, right = (first, second) if first.x0 <= second.x0 else (second, first)
    tight = right.x0 - left.x1 < TIGHT_EMS * first.size
    text = left.text + ("" if tight else " ") + right.text
    if len(second.text) > len(first.text):
        first.font, first.is_bold, first.is_italic = second.font, second.is_bold, second.is_italic
        first.tag, first.block = (
            second.tag or first.tag,
            second.block if second.block is not None else first.block,
        )
    first.text = text
    first.x0, first.x1 = left.x0, max(left.x1, right.x1)


def _join_neighbours(on_line: list[Row], kept: list[Row]) -> None:
    on_line.sort(key=lambda row: row.x0)
    first = on_line[0]
    for second in on_line[1:]:
        if _touch(first, second):
            # Whichever was drawn first keeps its place in the order.
            earlier, later = (first, second) if first.order < second.order else (second, first)
            _join(earlier, later)
            kept.remove(later)
            first = earlier
        else:
            first = second


def _with_holes_filled(rows: list[Row]) -> list[Row]:
    """Move lines drawn later into the holes of a column that they fill."""
    strips = _strips(rows)
    for later, strip in enumerate(strips):
        moved: list[Row] = []
        for row in strip:
            for host in strips[:later]:
                if (place := _place_in(host, row)) is not None:
                    host.insert(place, row)
                    moved.append(row)
                    break
        strip[:] = [row for row in strip if row not in moved]
    return [row for strip in strips for row in strip]


def _strips(rows: Iterable[Row]) -> list[list[Row]]:
    strips: list[list[Row]] = []
    for row in rows:
        if strips and _is_below(strips[-1][-1], row):
            strips[-1].append(row)
        else:
            strips.append([row])
    return strips


@rule(
    "printed.line-of-a-column",
    fires_on="a row of the same size stands below another, in its column",
    example="a line of the same size below another",
    counter="a line of the next column",
    chosen_on="the real prints of the dev data",
)
def _is_below(first: Row, second: Row) -> bool:
    return (
        second.y - first.y > TOUCHING_EMS * first.size
        and is_same_size(first.size, second.size)
        and overlap(first, second, reach=first.size)
    )


def _place_in(host: Sequence[Row], row: Row) -> int | None:
    """Return the place in `host` whose hole the row begins to fill; None where there is none."""
    if len(host) < 3 or not host[0].y < row.y < host[-1].y:
        return None
    if not is_same_size(host[0].size, row.size):
        return None
    em = row.size
    left, right = min(other.x0 for other in host), max(other.x1 for other in host)
    if row.x0 < left - EDGE_EMS[0] * em or row.x1 > right + EDGE_EMS[1] * em:
        return None
    leading = min(b.y - a.y for a, b in itertools.pairwise(host))
    for place, (above, below) in enumerate(itertools.pairwise(host), start=1):
        if above.y < row.y < below.y:
            least, most = NEXT_LINE_LEADINGS
            is_next_line = least * leading <= row.y - above.y <= most * leading
            is_hole = below.y - above.y <= (LARGEST_HOLE_LINES + 1) * leading
            return place if is_next_line and is_hole else None
    return None
