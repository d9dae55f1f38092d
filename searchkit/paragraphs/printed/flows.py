"""Rows of one size of type -> paragraphs."""

import itertools
from collections.abc import Sequence

from searchkit.paragraphs.printed.breaks import break_at
from searchkit.paragraphs.printed.column_strips import (
    cut_strips,
    set_edges,
    set_leading,
    widen_edges,
)
from searchkit.paragraphs.printed.cut_sentences import resumed
from searchkit.paragraphs.printed.lists import outside_lists
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.paragraph_style import ParagraphStyle, style_of
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.seams import Seam, Setting
from searchkit.paragraphs.printed.tags import trusts_tags
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

REACHING_EMS = threshold(0.15, "from the right edge of a column: rounding, and hanging hyphens")
TOGETHER_STEP = threshold(3.0, "times the size: a line and the one over a paragraph's gap")


@dataclass(slots=True)
class TextPiece:
    """Rows that make one paragraph, or one block of other text."""

    rows: list[Row]
    reason: str  # why it starts here

    @property
    def order(self) -> int:
        """Return the place in the file of its first row."""
        return self.rows[0].order


def paragraphs_of(flow: Sequence[Row], everything: Sequence[Row], body: float) -> list[TextPiece]:
    """Return the paragraphs of a flow. `everything` are the rows of the file, in order."""
    if not flow:
        return []
    strips = cut_strips(flow, body)
    set_leading(strips, body)
    set_edges(strips, body)
    strips = resumed(strips, everything, body)
    flow = [row for strip in strips for row in strip]
    style = style_of(outside_lists(strips), body)
    if style is ParagraphStyle.NONE:
        widen_edges(flow, body)
    justified = sum(row.right - row.x1 < REACHING_EMS * body for row in flow) / len(flow)
    setting = Setting(style, body, justified, trusts_tags(strips))
    pieces = [TextPiece([flow[0]], "the first line of its size")]
    for first, second in itertools.pairwise(flow):
        between = [row for row in everything[first.order + 1 : second.order] if row.label is None]
        reason = break_at(Seam(first, second, setting, between, pieces[-1].rows))
        if reason:
            pieces.append(TextPiece([], reason))
        pieces[-1].rows.append(second)
    return pieces


def without_interlopers(flow: Sequence[Row]) -> list[Row]:
    """Return the rows without short bold ones that stand alone between two columns.

    "PETS", over a continuation, is set in the size of the text and drawn between its columns.
    """
    kept: list[Row] = []
    for number, row in enumerate(flow):
        before = flow[number - 1] if number else None
        after = flow[number + 1] if number + 1 < len(flow) else None
        if (
            row.is_bold
            and row.text.isupper()
            and not (before and before.is_bold)
            and not (after and after.is_bold)
            and (before is None or not _is_under(before, row))
            and (after is None or not _is_under(row, after))
        ):
            continue
        kept.append(row)
    return kept


@rule(
    "printed.with-its-neighbour",
    fires_on="a row stands a line or a paragraph's gap below another",
    example="a name in bold, a line above its text",
    counter="a name in bold between two columns, with no text near",
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_under(first: Row, second: Row) -> bool:
    return (
        first.page == second.page
        and 0 < second.y - first.y < TOGETHER_STEP * first.size
        and overlap(first, second)
    )
