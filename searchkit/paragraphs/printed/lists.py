"""Lists within a text: their hanging indents say nothing of how its paragraphs are marked."""

from collections.abc import Sequence

from searchkit.paragraphs.printed.breaks import starts_item
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import threshold

LEAST_ROWS = threshold(6, "outside of lists; fewer show no style")
SAME_EDGE = threshold(0.5, "points, of rounding; an item's text stands further in")


def outside_lists(strips: Sequence[Sequence[Row]]) -> Sequence[Sequence[Row]]:
    """Return the runs of rows that no list holds; all rows where little else is left."""
    kept: list[list[Row]] = []
    for strip in strips:
        kept.append([])
        marker: float | None = None  # left edge of the item by now
        for row in strip:
            if starts_item(row):
                marker = row.x0
            elif marker is None:
                kept[-1].append(row)
            elif row.x0 <= marker + SAME_EDGE:
                marker = None
                kept.append([row])
    return [run for run in kept if run] if sum(map(len, kept)) >= LEAST_ROWS else strips
