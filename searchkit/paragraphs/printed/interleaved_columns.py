"""Columns that were drawn line by line across the page, put back one after the other.

Some printers' drivers sort a page's text by height before they write it: the first line of each column,
then the second of each. Read in that order every sentence is broken by its neighbour.
"""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.type_sizes import is_same_size
from searchkit.rules import rule, threshold

CROSSED_SHARE = threshold(
    0.25, "of a page's rows followed by one at the same height, in another column"
)
LEAST_CROSSED = threshold(4, "a short story's columns; a table's rows have shorter cells")
QUOTE_SIZE = threshold(1.15, "times the text's; smaller type is a caption's")
QUOTE_STEP = threshold(1.6, "times the size: the lines of one quotation")
LEAST_CHARACTERS = threshold(12, "shorter ones are a table's cells")
COLUMN_STEP_EMS = threshold(8.0, "from the left edge of a column to that of the next")
CROSSED_GUTTER_EMS = threshold(0.8, "a space of justified text is narrower")
SAME_HEIGHT_EMS = threshold(
    1.0, "gaps between paragraphs shift the lines of one column against the other's"
)


def uncrossed(rows: list[Row]) -> list[Row]:
    """Return the rows of a page in columns, if they were drawn across them."""
    crossed = [(a, b) for a, b in itertools.pairwise(rows) if _crosses(a, b)]
    if len(crossed) < max(LEAST_CROSSED, CROSSED_SHARE * len(rows)):
        return rows
    # The smallest of the edges is the first column's.
    starts = _column_starts([row for pair in crossed for row in pair])[1:]
    ordered: list[Row] = []
    quotes: list[Row] = []
    band: dict[int, list[Row]] = defaultdict(list)
    usual = sorted(row.size for row in rows)[len(rows) // 2]
    # By the top of the type: a headline's last line comes before the byline beside its foot.
    for row in sorted(rows, key=lambda row: (row.y - row.size, row.x0)):
        if _is_quoted(row, quotes, usual):
            quotes.append(row)
        elif any(row.x0 < start - row.size and row.x1 > start + row.size for start in starts):
            ordered += _columns_of(band)
            band.clear()
            ordered.append(row)
        else:
            band[sum(start <= row.x0 for start in starts)].append(row)
    return ordered + _columns_of(band) + quotes


@rule(
    "printed.quote-over-columns",
    example="a line in large type across two columns that go on below it",
    counter="a headline across two columns that begin below it",
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_quoted(row: Row, quotes: Sequence[Row], usual: float) -> bool:
    """Whether a row is of a pull quote: it lies over columns that go on below it."""
    if row.size < QUOTE_SIZE * usual:
        return False
    last = quotes[-1] if quotes else None
    goes_on = (
        last is not None
        and is_same_size(last.size, row.size)
        and 0 < row.y - last.y < QUOTE_STEP * row.size
    )
    return goes_on or row.text[0] in '“„«"‘'


@rule(
    "printed.crossed-columns",
    fires_on="a row is followed by one at the same height, in another column",
    example="the first lines of two columns, drawn one after the other",
    counter="two cells of a table, which are a word each",
    chosen_on="the real prints of the dev data",
)
def _crosses(first: Row, second: Row) -> bool:
    em = first.size
    return (
        abs(first.y - second.y) < SAME_HEIGHT_EMS * em
        and max(second.x0 - first.x1, first.x0 - second.x1) > CROSSED_GUTTER_EMS * em
        and is_same_size(second.size, em)
        and min(len(first.text), len(second.text)) >= LEAST_CHARACTERS
    )


def _column_starts(rows: Sequence[Row]) -> list[float]:
    """Return the left edges of columns: indents within a column count to it."""
    starts: list[float] = []
    for row in sorted(rows, key=lambda row: row.x0):
        if not starts or row.x0 > starts[-1] + COLUMN_STEP_EMS * row.size:
            starts.append(row.x0)
    return starts


def _columns_of(band: dict[int, list[Row]]) -> list[Row]:
    return [row for column in sorted(band) for row in band[column]]
