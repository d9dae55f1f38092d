"""How a text marks its paragraphs: by an indent, by a gap, or not at all."""

import itertools
from collections.abc import Sequence
from enum import StrEnum

from searchkit.paragraphs.printed.rows import Row

INDENT_EMS = (0.55, 5.0)  # newspapers indent by 1 em, typescripts by 3; less is ragged setting
GAP_EMS = (
    0.16  # beyond the leading; Chromium's rounding makes 0.08, the smallest gaps printed are 0.25
)


class Style(StrEnum):
    """The sign of a new paragraph."""

    INDENT = "indent"
    GAP = "gap"
    NONE = "none"


def is_indented(row: Row, body: float) -> bool:
    """Whether the row begins to the right of its column's edge, as a first line does."""
    return INDENT_EMS[0] * body < row.indent < INDENT_EMS[1] * body


def style_of(strips: Sequence[Sequence[Row]], leading: float, body: float) -> Style:
    """Return the style of rows that were set alike. The shares were chosen on ten printed layouts."""
    rows = [row for strip in strips for row in strip]
    if not rows:
        return Style.NONE
    steps = [b.y - a.y for strip in strips for a, b in itertools.pairwise(strip)]
    indented = sum(is_indented(row, body) for row in rows)
    indents = indented / len(rows)
    gaps = sum(step > leading + GAP_EMS * body for step in steps) / max(1, len(steps))
    if (indents >= 0.1 and indents >= 0.5 * gaps) or (
        indents >= 0.03 and indented >= 3 and gaps < 0.03
    ):
        return Style.INDENT
    return Style.GAP if gaps >= 0.08 else Style.NONE
