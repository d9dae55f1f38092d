"""How a text marks its paragraphs: by an indent, by a gap, or not at all."""

import itertools
from collections.abc import Sequence
from enum import StrEnum

from searchkit.language.sentences import ends_with_stop, starts_sentence
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import rule, threshold

INDENT_EMS = threshold(
    (0.55, 5.0), "newspapers indent by 1 em, typescripts by 3; less is ragged setting"
)
GAP_EMS = threshold(
    0.16, "beyond the leading; Chromium's rounding makes 0.08, the smallest gaps printed are 0.25"
)
HOLE_LEADINGS = threshold(
    2.6, "a step this large holds a picture or another text, and says little by itself"
)
PLAIN_END_EMS = threshold(6.0, "the next word, however long, would have fitted")
LEAST_PLAIN_ENDS = threshold(3, "two may be accidents")
PLAIN_SHARE = threshold(
    0.6,
    "of ends that show by themselves; ten printed layouts",
)
SIGN_SHARE = threshold(0.1, "of the steps from line to line: paragraphs have up to ten lines")
INDENTS_FOR_GAPS = threshold(
    0.5, "indented lines for each gap: subheads and pictures leave gaps in an indented text"
)


class ParagraphStyle(StrEnum):
    """The sign of a new paragraph."""

    INDENT = "indent"
    GAP = "gap"
    NONE = "none"


@rule(
    "printed.first-line",
    example="a line that begins an em further in than its column",
    counter="a line in the middle of its column",
    chosen_on="the real prints of the dev data",
)
def is_indented(row: Row, body: float) -> bool:
    """Whether the row begins to the right of its column's edge, as a first line does."""
    return INDENT_EMS[0] * body < row.indent < INDENT_EMS[1] * body


def style_of(strips: Sequence[Sequence[Row]], body: float) -> ParagraphStyle:
    """Return the style of rows that were set alike.

    Paragraph ends that show by themselves decide: a sentence that ends early in its line, before
    another that begins the next. The sign that most of them carry is the style. Where they are too
    few, shares decide that were chosen on ten printed layouts.
    """
    pairs = [pair for strip in strips for pair in itertools.pairwise(strip) if _tells(*pair)]
    if not pairs:
        return ParagraphStyle.NONE
    gaps = [b.y - a.y > b.leading + GAP_EMS * body for a, b in pairs]
    indents = [is_indented(b, body) for _, b in pairs]
    plain = [
        number
        for number, (a, b) in enumerate(pairs)
        if a.right - a.x1 > PLAIN_END_EMS * body
        and ends_with_stop(a.text)
        and starts_sentence(b.text)
    ]
    if len(plain) >= LEAST_PLAIN_ENDS:
        indented = sum(indents[number] for number in plain) / len(plain)
        apart = sum(gaps[number] for number in plain) / len(plain)
        if indented >= PLAIN_SHARE and indented >= apart:
            return ParagraphStyle.INDENT
        if apart >= PLAIN_SHARE:
            return ParagraphStyle.GAP
    indent_share, gap_share = sum(indents) / len(pairs), sum(gaps) / len(pairs)
    if indent_share >= SIGN_SHARE and indent_share >= INDENTS_FOR_GAPS * gap_share:
        return ParagraphStyle.INDENT
    return ParagraphStyle.GAP if gap_share >= SIGN_SHARE else ParagraphStyle.NONE


@rule(
    "printed.telling-step",
    example="two lines of a column, one below the other",
    counter="a line in bold over one that is not",
    chosen_on="the real prints of the dev data",
)
def _tells(first: Row, second: Row) -> bool:
    """Whether the space between two lines is that of the text, not of a subhead or a picture."""
    return first.is_bold == second.is_bold and second.y - first.y < HOLE_LEADINGS * second.leading
